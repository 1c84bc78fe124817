// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/execution_context.h"
#include "core/nn/sine_generator.h"

#include <cstdint>
#include <vector>

namespace sonorant::projects::hn_nsf {

/// The values of one randn() of `total` elements, drawn as they are needed.
class NormalSequence {
public:
    /// @param generator is copied: the caller's is not advanced
    NormalSequence(const torch::Generator& generator, std::int64_t total);
    void next(float* to, std::int64_t count);
    /// Advances the caller's generator as drawing all of them does.
    static void skip(torch::Generator generator, std::int64_t total);

private:
    void refill();
    torch::Generator m_generator;
    std::int64_t m_remaining; ///< not drawn yet
    torch::Tensor m_values;
    std::int64_t m_position = 0, m_drawn = 0; ///< within m_values
};

/// How the harmonics are merged: SourceModuleHnNsf's l_linear.
struct SourceMerge {
    std::vector<float> weight; ///< [harmonicNum + 1]
    float bias = 0;
};

/// The source signals of SourceModuleHnNsf for one utterance, made step by step in constant memory: the same
/// draws, the same rounding of the phase, the same values up to the last bits of sine and tanh.
class SourceStream {
public:
    /// @param f0 [frames] in Hz, 0 = unvoiced, on the CPU
    /// Takes all draws of the utterance from the context's generator.
    SourceStream(const torch::Tensor& f0, std::int64_t factor, const SineGeneratorOptions& options,
                 SourceMerge merge, ExecutionContext& context);
    /// The next `count` steps. @param sine, noise, voiced [count]
    void next(std::int64_t count, float* sine, float* noise, float* voiced);

private:
    void advancePhases(std::int64_t count, float* turns);

    std::int64_t m_factor, m_harmonics, m_time = 0;
    SineGeneratorOptions m_options;
    SourceMerge m_merge;
    torch::Tensor m_f0, m_increments, m_initialPhase; ///< [frames], [frames, harmonics], [harmonics]
    std::vector<double> m_sum, m_shiftedSum;          ///< running phases in turns
    std::vector<float> m_lastPhase, m_drawn;
    torch::Tensor m_sines;
    NormalSequence m_sineNoise, m_noise;
};

} // namespace sonorant::projects::hn_nsf
