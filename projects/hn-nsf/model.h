// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fast/activation_pool.h"
#include "core/model/model.h"
#include "core/model/output_stream.h"
#include "core/nn/condition_module.h"
#include "core/nn/source_module_hn_nsf.h"
#include "core/nn/stft_loss.h"
#include "projects/hn-nsf/filter_module.h"

namespace sonorant::projects::hn_nsf {

/// The harmonic-plus-noise neural source-filter vocoder. Wang, Takaki, Yamagishi: Neural Source-Filter
/// Waveform Models for Statistical Parametric Speech Synthesis, TASLP 28, 2020,
/// doi 10.1109/TASLP.2019.2956145.
///
/// Input: frames of acoustic features, the last dimension F0 in Hz (0 = unvoiced). Output: the waveform.
/// The order of construction is the order of parameters and of random draws; keep it.
class HnNsfModel : public Model, public StreamingModel {
public:
    /// @throws Error Configuration when the data cannot feed this model or an option is out of range
    explicit HnNsfModel(const ModelContext& context);
    /// Waveform [B, T * upsampling]. @throws Error Mismatch for an input of another number of dimensions
    torch::Tensor forward(const Batch& batch, ExecutionContext& context) override;
    torch::Tensor inference(const Batch& batch, ExecutionContext& context) override;
    /// One piece on the plain path. On the fast path truly piece by piece, with memory that does not grow
    /// with the utterance beyond its frames.
    std::unique_ptr<OutputStream> stream(const Batch& batch, ExecutionContext& context) override;
    bool hasOwnKernels() const override { return m_fast && m_inputMean.is_cpu(); }

private:
    void checkInput(const Batch& batch) const;
    bool usesFastPath(const torch::Tensor& input) const;
    std::unique_ptr<OutputStream> fastStream(const torch::Tensor& input, ExecutionContext& context);
    torch::Tensor forwardFast(const torch::Tensor& input, ExecutionContext& context);

    bool m_fast, m_bfloat16;
    std::int64_t m_upsampling;
    SineGeneratorOptions m_sourceOptions;
    ActivationPool m_pool;
    std::int64_t m_inputDim;
    torch::Tensor m_inputMean, m_inputStd;
    ConditionModule m_condition{nullptr};
    SourceModuleHnNsf m_source{nullptr};
    FilterModule m_filter{nullptr};
};

/// Log spectra at three resolutions; the target may be [B, T, 1] or [B, T].
class HnNsfLoss : public Loss {
public:
    explicit HnNsfLoss(double samplingRate);
    std::vector<LossValue> compute(const torch::Tensor& output, const torch::Tensor& target) override;

private:
    MultiResolutionStftLoss m_spectral;
};

ModelFactory factory();

} // namespace sonorant::projects::hn_nsf
