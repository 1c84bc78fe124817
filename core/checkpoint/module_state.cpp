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
        weights.emplace_back(prefix + parameter.key(), parameter.value().detach());
    for (const auto& buffer : module.named_buffers(/*recurse=*/false))
        weights.emplace_back(prefix + buffer.key(), buffer.value().detach());
    for (const auto& child : module.named_children())
        collect(*child.value(), prefix + child.key() + ".", weights);
}

std::string shapeText(const torch::Tensor& tensor) {
    return fmt::format("[{}]", fmt::join(tensor.sizes(), ", "));
}

std::string bothShapes(const std::string& name, const torch::Tensor& target, const torch::Tensor& source) {
    return fmt::format("{}: model {}, file {}", name, shapeText(target), shapeText(source));
}

/// A tensor of the module with what shall be copied into it.
struct Assignment {
    torch::Tensor target;
    torch::Tensor source;
};

std::vector<Assignment> plan(const StateDict& own, const StateDict& weights, bool tolerant,
                             LoadReport& report) {
    std::unordered_map<std::string_view, const torch::Tensor*> given;
    for (const auto& [name, tensor] : weights)
        given[name] = &tensor;
    std::vector<Assignment> assignments;
    std::unordered_set<std::string_view> names;
    for (const auto& [name, target] : own) {
        names.insert(name);
        const auto found = given.find(name);
        if (found == given.end()) {
            report.missing.push_back(fmt::format("{}: model {}", name, shapeText(target)));
            continue;
        }
        const torch::Tensor& source = *found->second;
        const bool sameShape = source.sizes() == target.sizes();
        if (!sameShape && !(tolerant && source.numel() == target.numel())) {
            report.mismatched.push_back(bothShapes(name, target, source));
            continue;
        }
        report.loaded.push_back(name);
        if (!sameShape) report.reshaped.push_back(bothShapes(name, target, source));
        assignments.push_back({target, sameShape ? source : source.reshape(target.sizes())});
    }
    for (const auto& [name, tensor] : weights)
        if (!names.contains(name))
            report.unexpected.push_back(fmt::format("{}: file {}", name, shapeText(tensor)));
    return assignments;
}

/// What did not fit, in a sentence; empty when everything did.
std::string misfits(const LoadReport& report) {
    constexpr std::size_t most = 4; // `show` lists the rest
    std::vector<std::string> parts;
    const auto add = [&](const char* what, const std::vector<std::string>& names) {
        if (!names.empty()) parts.push_back(fmt::format("{} {}", what, nameSome(names, most)));
    };
    add("missing:", report.missing);
    add("unexpected:", report.unexpected);
    add("of another shape:", report.mismatched);
    return fmt::format("{}", fmt::join(parts, "; "));
}

} // namespace

StateDict stateDictOf(const torch::nn::Module& module) {
    StateDict weights;
    collect(module, {}, weights);
    return weights;
}

Issues issuesOf(const LoadReport& report, const std::string& context) {
    const std::size_t ofModel = report.loaded.size() + report.missing.size() + report.mismatched.size();
    if (report.loaded.size() == ofModel && report.reshaped.empty() && report.unexpected.empty()) return {};
    Issues issues{
        {context,
         fmt::format("taken: {} of the model's {}", report.loaded.size(), counted(ofModel, "tensor")), "",
         Severity::Info}};
    const auto tell = [&](const std::vector<std::string>& names, const char* what, Severity severity) {
        for (const std::string& name : names)
            issues.push_back({context, fmt::format("{}: {}", what, name), "", severity});
    };
    tell(report.reshaped, "taken in the model's shape", Severity::Info);
    tell(report.mismatched, "not taken, another shape", Severity::Warning);
    tell(report.missing, "not in the checkpoint", Severity::Warning);
    tell(report.unexpected, "not in the model", Severity::Warning);
    return issues;
}

LoadReport loadStateDict(torch::nn::Module& module, const StateDict& weights, bool allowMismatched,
                         const std::string& context) {
    LoadReport report;
    const std::vector<Assignment> assignments = plan(stateDictOf(module), weights, allowMismatched, report);
    if (const std::string found = misfits(report); !found.empty() && !allowMismatched)
        throw Error(ErrorKind::Mismatch, "the weights do not fit the model: " + found, context,
                    "use the model and hyper-parameters that the checkpoint was made with, or set "
                    "allow_mismatched_pretrained_model");
    const torch::NoGradGuard noGrad;
    for (const Assignment& assignment : assignments)
        torch::Tensor(assignment.target).copy_(assignment.source);
    return report;
}

} // namespace sonorant
