// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/checkpoint/state_dict.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <unordered_map>
#include <unordered_set>

/// Between a module and its state dict.
namespace sonorant {

namespace {

void collect(const torch::nn::Module& module, const std::string& prefix, StateDict& weights) {
    for (const auto& parameter : module.named_parameters(/*recurse=*/false))
        weights.tensors.push_back({prefix + parameter.key(), parameter.value().detach()});
    for (const auto& buffer : module.named_buffers(/*recurse=*/false))
        weights.tensors.push_back({prefix + buffer.key(), buffer.value().detach()});
    for (const auto& child : module.named_children())
        collect(*child.value(), prefix + child.key() + ".", weights);
}

std::string shapeText(const torch::Tensor& tensor) {
    return fmt::format("[{}]", fmt::join(tensor.sizes(), ", "));
}

/// A tensor of the module with what shall be copied into it.
struct Assignment {
    torch::Tensor target;
    torch::Tensor source;
};

std::vector<Assignment> plan(const StateDict& own, const StateDict& weights, bool tolerant,
                             LoadReport& report) {
    std::unordered_map<std::string_view, const torch::Tensor*> given;
    for (const NamedTensor& named : weights.tensors)
        given[named.name] = &named.tensor;
    std::vector<Assignment> assignments;
    std::unordered_set<std::string_view> names;
    for (const NamedTensor& named : own.tensors) {
        names.insert(named.name);
        const auto found = given.find(named.name);
        if (found == given.end()) {
            report.missing.push_back(named.name);
            continue;
        }
        torch::Tensor source = *found->second;
        const bool sameShape = source.sizes() == named.tensor.sizes();
        if (!sameShape && !(tolerant && source.numel() == named.tensor.numel())) {
            report.mismatched.push_back(fmt::format("{}: expected {}, found {}", named.name,
                                                    shapeText(named.tensor), shapeText(source)));
            continue;
        }
        report.loaded.push_back(named.name);
        assignments.push_back({named.tensor, sameShape ? source : source.reshape(named.tensor.sizes())});
    }
    for (const NamedTensor& named : weights.tensors)
        if (!names.contains(named.name)) report.unexpected.push_back(named.name);
    return assignments;
}

} // namespace

std::string LoadReport::text() const {
    constexpr std::size_t most = 20;
    std::vector<std::string> parts;
    const auto add = [&](const char* what, const std::vector<std::string>& names) {
        if (!names.empty()) parts.push_back(fmt::format("{} {}", what, nameSome(names, most)));
    };
    add("missing:", missing);
    add("unexpected:", unexpected);
    add("of another shape:", mismatched);
    return parts.empty() ? "all tensors fit" : fmt::format("{}", fmt::join(parts, "; "));
}

StateDict stateDictOf(const torch::nn::Module& module) {
    StateDict weights;
    collect(module, {}, weights);
    return weights;
}

LoadReport loadStateDict(torch::nn::Module& module, const StateDict& weights, const LoadOptions& options,
                         const std::string& context) {
    LoadReport report;
    const std::vector<Assignment> assignments =
        plan(stateDictOf(module), weights, options.allowMismatched, report);
    if (!report.complete() && !options.allowMismatched)
        throw Error(ErrorKind::Mismatch, "the weights do not fit the model: " + report.text(), context,
                    "use the model and hyper-parameters that the checkpoint was made with, or set "
                    "allow_mismatched_pretrained_model");
    const torch::NoGradGuard noGrad;
    for (const Assignment& assignment : assignments)
        torch::Tensor(assignment.target).copy_(assignment.source);
    return report;
}

} // namespace sonorant
