// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fast/filter_block_function.h"
#include "core/nn/fir_filter.h"
#include "core/nn/neural_filter_block.h"
#include "core/nn/source_module_hn_nsf.h"
#include "core/nn/tensor_callable.h"
#include "projects/hn-nsf/waveform_stream.h"

namespace sonorant::projects::hn_nsf {

struct FilterModuleOptions {
    double samplingRate = 16000; ///< Hz
    std::int64_t hiddenDim = 64;
    std::int64_t kernelSize = 3;
    std::int64_t blocks = 5;        ///< of the harmonic branch; the noise branch has one
    std::int64_t convolutions = 10; ///< in a harmonic block; the noise block has half as many
};

/// The two neural filters and their mix: harmonics below, noise above a cut-off that depends on voicing.
/// Modules: l_har_blocks.i, l_noi_blocks.0, l_fir_lp_v, l_fir_lp_u, l_fir_hp_v, l_fir_hp_u.
class FilterModuleImpl : public torch::nn::Module, public TensorCallable {
public:
    explicit FilterModuleImpl(const FilterModuleOptions& options);
    /// @param source signals [B, T, 1]
    /// @param condition [B, T, hiddenDim]
    /// @return [B, T, 1]
    torch::Tensor forward(const HnNsfSource& source, const torch::Tensor& condition);
    /// The same, the blocks on the kernels of core/kernels; equal up to rounding.
    torch::Tensor forwardFast(const HnNsfSource& source, const torch::Tensor& condition,
                              ActivationPool& pool);
    /// Sine, noise, voicing and condition; the condition is known by its channels and the voicing by its
    /// zeros and ones, so they may come in any order, sine before noise.
    std::vector<torch::Tensor> callWithTensors(const std::vector<torch::Tensor>& inputs,
                                               ExecutionContext& context) override;
    /// Weights and filters of a stream; its frames are still to be filled in.
    WaveformParts parts() const;

private:
    torch::Tensor mix(const HnNsfSource& source, const torch::Tensor& harmonic, const torch::Tensor& noise);

    torch::nn::ModuleList m_harmonicBlocks{nullptr};
    torch::nn::ModuleList m_noiseBlocks{nullptr};
    FirFilter m_lowPassVoiced{nullptr};
    FirFilter m_lowPassUnvoiced{nullptr};
    FirFilter m_highPassVoiced{nullptr};
    FirFilter m_highPassUnvoiced{nullptr};
};
TORCH_MODULE(FilterModule);

} // namespace sonorant::projects::hn_nsf
