// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/certify/certifier.h"

#include "core/certify/module_calls.h"
#include "core/model/registry.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>

namespace sonorant {

namespace {

using Verdict = ModuleCertificate::Verdict;

/// LibTorch appends a backtrace to its messages: the first line is what a person can use.
std::string firstLine(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

std::vector<torch::Tensor> converted(const std::vector<torch::Tensor>& tensors, torch::ScalarType type) {
    std::vector<torch::Tensor> result;
    for (const torch::Tensor& tensor : tensors)
        result.push_back(tensor.is_floating_point() ? tensor.to(type) : tensor);
    return result;
}

std::vector<torch::Tensor> callWhole(Model& model, const std::vector<torch::Tensor>& inputs,
                                     ExecutionContext& context) {
    if (inputs.empty()) throw Error(ErrorKind::Mismatch, "expected a tensor as input, found none", "inputs");
    Batch batch;
    batch.input = inputs[0];
    if (inputs.size() > 1) batch.target = inputs[1];
    for (std::int64_t i = 0; i < batch.input.size(0); ++i) {
        batch.sequences.push_back({});
        batch.indices.push_back(i);
    }
    return {model.forward(batch, context)};
}

std::string shapeText(const torch::Tensor& tensor) {
    return fmt::format("[{}]", fmt::join(tensor.sizes(), ", "));
}

/// A difference that no number tells.
void differ(ModuleCertificate& row, std::string reason) {
    row.verdict = Verdict::Differs;
    row.reason = std::move(reason);
    row.ratio = row.difference = std::numeric_limits<double>::infinity();
    row.calls = 1;
}

bool isWithin(const std::string& name, const std::string& outer) {
    return name != outer && (outer.empty() || name.starts_with(outer + "."));
}

} // namespace

torch::nn::Module* Certifier::Side::find(const std::string& name) const {
    for (const auto& item : model->named_modules())
        if (item.key() == name) return item.value().get();
    return nullptr;
}

Certifier::Certifier(const ModelContext& context, const StateDict& weights, const std::string& source,
                     double within)
    : m_within(within), m_own(makeSide(context, weights, source, torch::kFloat32)),
      m_precise(makeSide(context, weights, source, torch::kFloat64)) {}

Certifier::Side Certifier::makeSide(const ModelContext& context, const StateDict& weights,
                                    const std::string& source, torch::ScalarType type) const {
    ModelContext plain = context;
    plain.normalization = Normalization::identity(context.inputDim(), context.outputDim());
    Side side{nullptr, ExecutionContext::make(torch::kCPU, 1), type};
    side.model = ModelRegistry::instance().build(plain, side.context);
    loadStateDict(*side.model, weights, /*allowMismatched=*/false, source);
    side.model->to(type);
    side.model->eval();
    return side;
}

Certifier::Outputs Certifier::callSide(Side& side, const RecordedCall& call) {
    const torch::NoGradGuard noGradient;
    Outputs outputs;
    torch::nn::Module* const module = side.find(call.module);
    if (!module) {
        outputs.known = false;
        return outputs;
    }
    const bool stated = call.generator.defined();
    try {
        if (stated) side.context.generator.set_state(call.generator.to(torch::kCPU).contiguous());
        const torch::Tensor before = side.context.generator.get_state();
        const std::vector<torch::Tensor> inputs = converted(call.inputs, side.type);
        if (call.module.empty())
            outputs.tensors = callWhole(*side.model, inputs, side.context);
        else if (auto called = callModule(*module, inputs, side.context))
            outputs.tensors = std::move(*called);
        else
            outputs.known = false;
        outputs.drewUnknowing = !stated && !torch::equal(before, side.context.generator.get_state());
    } catch (const Error& error) {
        outputs.failure = error.what();
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        outputs.failure = firstLine(error.what());
    }
    return outputs;
}

ModuleCertificate Certifier::judge(const RecordedCall& call) {
    ModuleCertificate row;
    row.name = call.module;
    if (!m_own.find(call.module)) {
        row.reason = "the model here has no module of this name";
        return row;
    }
    if (call.inputs.empty() || call.outputs.empty()) {
        row.reason = "no tensors were recorded as inputs, or as outputs";
        return row;
    }
    const Outputs own = callSide(m_own, call);
    if (!own.known) {
        row.reason = "a module of this type cannot be called by itself";
        return row;
    }
    if (own.drewUnknowing) {
        row.reason = "it draws random numbers, but the generator's state was not recorded";
        return row;
    }
    if (!own.failure.empty()) {
        differ(row, "ours fails with the recorded input: " + own.failure);
        return row;
    }
    const Outputs precise = callSide(m_precise, call);
    if (!precise.failure.empty()) {
        row.reason = "it cannot be computed in float64: " + precise.failure;
        return row;
    }
    judgeOutputs(row, call, own, precise);
    return row;
}

void Certifier::judgeOutputs(ModuleCertificate& row, const RecordedCall& call, const Outputs& own,
                             const Outputs& precise) const {
    if (own.tensors.size() != call.outputs.size()) {
        differ(row,
               fmt::format("Python gave {} tensors, ours gives {}", call.outputs.size(), own.tensors.size()));
        return;
    }
    row.calls = 1;
    double worst = -1;
    for (std::size_t i = 0; i < own.tensors.size(); ++i) {
        if (!sameButForSingleAxes(own.tensors[i].sizes(), call.outputs[i].sizes())) {
            differ(row, fmt::format("Python's output is of shape {}, ours of {}", shapeText(call.outputs[i]),
                                    shapeText(own.tensors[i])));
            return;
        }
        const Distance distance = distanceOf(call.outputs[i], own.tensors[i], precise.tensors.at(i));
        if (distance.ratio() <= worst) continue;
        worst = row.ratio = distance.ratio();
        row.largestValue = distance.scale;
        row.difference = distance.difference;
        row.rounding = distance.rounding;
        row.referenceRounding = distance.referenceRounding;
        row.explained = std::min(distance.difference, m_within * distance.unit());
    }
    row.verdict = worst <= m_within ? Verdict::Agrees : Verdict::Differs;
}

/// A module may have been called several times: the worst call speaks for it.
void Certifier::merge(ModuleCertificate&& found) {
    const auto known = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&](const ModuleCertificate& row) { return row.name == found.name; });
    if (known == m_rows.end()) {
        m_rows.push_back(std::move(found));
        return;
    }
    const std::size_t calls = known->calls + found.calls;
    const bool worse =
        found.calls > 0 && (known->calls == 0 || found.ratio > known->ratio ||
                            (found.ratio == known->ratio && found.difference > known->difference));
    if (worse) *known = std::move(found);
    known->calls = calls;
}

void Certifier::compare(const Reference& reference, const JobControl& job) {
    m_files.push_back(reference.file);
    m_wholeRecorded = m_wholeRecorded || reference.whole();
    const auto total = static_cast<std::int64_t>(reference.calls.size());
    for (std::int64_t i = 0; i < total; ++i) {
        job.throwIfStopped();
        const RecordedCall& call = reference.calls[static_cast<std::size_t>(i)];
        job.progress("Comparing " + (call.module.empty() ? std::string("the whole model") : call.module), i,
                     total);
        ModuleCertificate row = judge(call);
        row.file = reference.file;
        merge(std::move(row));
    }
}

Certificate Certifier::certificate() const {
    Certificate certificate;
    certificate.within = m_within;
    certificate.files = m_files;
    certificate.modules = m_rows;
    std::stable_partition(certificate.modules.begin(), certificate.modules.end(),
                          [](const ModuleCertificate& row) { return !row.name.empty(); });
    const auto differs = [](const ModuleCertificate& row) { return row.verdict == Verdict::Differs; };
    bool compared = false, wholeCompared = !m_wholeRecorded;
    for (const ModuleCertificate& row : certificate.modules) {
        compared = compared || row.calls > 0;
        wholeCompared = wholeCompared || (row.name.empty() && row.calls > 0);
        if (!differs(row)) continue;
        const bool innermost = std::none_of(
            certificate.modules.begin(), certificate.modules.end(),
            [&](const ModuleCertificate& other) { return differs(other) && isWithin(other.name, row.name); });
        if (innermost) certificate.causes.push_back(row.name);
    }
    certificate.agrees = compared && wholeCompared && certificate.causes.empty();
    return certificate;
}

} // namespace sonorant
