// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace sonorant::kernels {

/// Repetition of frames smoothed by two centred moving averages over `factor` steps, with zeros beyond the
/// ends before each of them (core/nn/upsample_smooth.h): every step is a weighted sum of three frames. Inside
/// the signal the weights depend on the place within the frame alone; near its ends they are counted anew.
class SmoothUpsampling {
public:
    SmoothUpsampling(std::int64_t factor, std::int64_t frames);
    std::int64_t length() const { return m_factor * m_frames; }

    /// rows[t - start] = the condition at step t, for the steps [start, start + count); zeros beyond the end.
    /// @param frames [frames][stride]
    void spread(const float* frames, std::int64_t stride, std::int64_t start, std::int64_t count,
                float* rows) const;
    /// The way back, for a whole signal: gradients of the steps [length][stride] to those of the frames,
    /// which are set.
    void gather(const float* steps, std::int64_t stride, float* frames) const;

private:
    using Weights = std::array<float, 3>; ///< of the frame before, the step's own, and the one behind
    Weights count(std::int64_t time) const;
    const Weights& weights(std::int64_t time) const;

    std::int64_t m_factor, m_frames, m_edge;
    std::vector<Weights> m_first, m_inner, m_last;
};

} // namespace sonorant::kernels
