// SPDX-License-Identifier: GPL-3.0-or-later
#include "projects/hn-nsf/filter_module.h"

#include "projects/hn-nsf/filter_taps.h"

namespace sonorant::projects::hn_nsf {

namespace {

constexpr double kVoicingSharpness = 10; ///< slope of the sigmoid that turns the voiced flag into a weight

torch::Tensor runBlocks(const torch::nn::ModuleList& blocks, torch::Tensor signal,
                        const torch::Tensor& condition) {
    for (const auto& block : *blocks)
        signal = block->as<NeuralFilterBlockImpl>()->forward(signal, condition);
    return signal;
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
    const torch::Tensor weight = torch::sigmoid(kVoicingSharpness * (source.voiced - 0.5));
    const torch::Tensor voiced = m_lowPassVoiced->forward(harmonic) + m_highPassVoiced->forward(noise);
    const torch::Tensor unvoiced = m_lowPassUnvoiced->forward(harmonic) + m_highPassUnvoiced->forward(noise);
    return weight * voiced + (1 - weight) * unvoiced;
}

} // namespace sonorant::projects::hn_nsf
