// SPDX-License-Identifier: GPL-3.0-or-later
#include "projects/hn-nsf/filter_module.h"

#include "core/base/error.h"
#include "projects/hn-nsf/filter_taps.h"

#include <fmt/format.h>

namespace sonorant::projects::hn_nsf {

namespace {

constexpr double kVoicingSharpness = 10; ///< slope of the sigmoid that turns the voiced flag into a weight

torch::Tensor runBlocks(const torch::nn::ModuleList& blocks, torch::Tensor signal,
                        const torch::Tensor& condition) {
    for (const auto& block : *blocks)
        signal = block->as<NeuralFilterBlockImpl>()->forward(signal, condition);
    return signal;
}

FilterBlockTensors tensorsOf(const torch::nn::Module& block) {
    return FilterBlockTensors::of(*block.as<NeuralFilterBlockImpl>());
}

torch::Tensor runBlocksFast(const torch::nn::ModuleList& blocks, torch::Tensor signal,
                            const torch::Tensor& condition, ActivationPool& pool) {
    for (const auto& block : *blocks)
        signal = fastFilterBlock(tensorsOf(*block), signal, condition, kernels::bestKernels(), pool);
    return signal;
}

std::vector<float> tapsOf(const FirFilter& filter) {
    const torch::Tensor taps = filter->weight.detach().reshape({-1}).contiguous();
    return {taps.data_ptr<float>(), taps.data_ptr<float>() + taps.numel()};
}

} // namespace

FilterModuleImpl::FilterModuleImpl(const FilterModuleOptions& o) {
    m_harmonicBlocks = register_module("l_har_blocks", torch::nn::ModuleList());
    for (std::int64_t i = 0; i < o.blocks; ++i)
        m_harmonicBlocks->push_back(NeuralFilterBlock(1, o.hiddenDim, o.kernelSize, o.convolutions));
    m_noiseBlocks = register_module("l_noi_blocks", torch::nn::ModuleList());
    m_noiseBlocks->push_back(NeuralFilterBlock(1, o.hiddenDim, o.kernelSize, o.convolutions / 2));

    const FilterTaps taps = filterTaps(o.samplingRate);
    m_lowPassVoiced = register_module("l_fir_lp_v", FirFilter(1, taps.lowPassVoiced));
    m_lowPassUnvoiced = register_module("l_fir_lp_u", FirFilter(1, taps.lowPassUnvoiced));
    m_highPassVoiced = register_module("l_fir_hp_v", FirFilter(1, taps.highPassVoiced));
    m_highPassUnvoiced = register_module("l_fir_hp_u", FirFilter(1, taps.highPassUnvoiced));
}

torch::Tensor FilterModuleImpl::forward(const HnNsfSource& source, const torch::Tensor& condition) {
    const torch::Tensor harmonic = runBlocks(m_harmonicBlocks, source.sine, condition);
    const torch::Tensor noise = runBlocks(m_noiseBlocks, source.noise, condition);
    return mix(source, harmonic, noise);
}

torch::Tensor FilterModuleImpl::forwardFast(const HnNsfSource& source, const torch::Tensor& condition,
                                            ActivationPool& pool) {
    const torch::Tensor harmonic = runBlocksFast(m_harmonicBlocks, source.sine, condition, pool);
    const torch::Tensor noise = runBlocksFast(m_noiseBlocks, source.noise, condition, pool);
    return mix(source, harmonic, noise);
}

torch::Tensor FilterModuleImpl::mix(const HnNsfSource& source, const torch::Tensor& harmonic,
                                    const torch::Tensor& noise) {
    const torch::Tensor weight = torch::sigmoid(kVoicingSharpness * (source.voiced - 0.5));
    const torch::Tensor voiced = m_lowPassVoiced->forward(harmonic) + m_highPassVoiced->forward(noise);
    const torch::Tensor unvoiced = m_lowPassUnvoiced->forward(harmonic) + m_highPassUnvoiced->forward(noise);
    return weight * voiced + (1 - weight) * unvoiced;
}

std::vector<torch::Tensor> FilterModuleImpl::callWithTensors(const std::vector<torch::Tensor>& inputs,
                                                             ExecutionContext&) {
    HnNsfSource source;
    torch::Tensor condition;
    for (const torch::Tensor& input : inputs) {
        const bool signal = input.dim() == 3 && input.size(2) == 1;
        const bool flags = signal && (input == 0).logical_or(input == 1).all().item<bool>();
        torch::Tensor& target = !signal                  ? condition
                                : flags                  ? source.voiced
                                : !source.sine.defined() ? source.sine
                                                         : source.noise;
        target = input;
    }
    if (inputs.size() != 4 || !source.sine.defined() || !source.noise.defined() || !source.voiced.defined() ||
        !condition.defined())
        throw Error(
            ErrorKind::Mismatch,
            fmt::format(
                "expected sine, noise and voicing of one channel each and a condition, found {} tensors",
                inputs.size()),
            "inputs", "record the filter module of the published model");
    return {forward(source, condition)};
}

WaveformParts FilterModuleImpl::parts() const {
    WaveformParts parts;
    for (const auto& block : *m_harmonicBlocks)
        parts.harmonicBlocks.push_back(tensorsOf(*block));
    parts.noiseBlock = tensorsOf(*m_noiseBlocks->ptr(0));
    parts.filters = {tapsOf(m_lowPassVoiced), tapsOf(m_lowPassUnvoiced), tapsOf(m_highPassVoiced),
                     tapsOf(m_highPassUnvoiced)};
    parts.voicingSharpness = kVoicingSharpness;
    return parts;
}

} // namespace sonorant::projects::hn_nsf
