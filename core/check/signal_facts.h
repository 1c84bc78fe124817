// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

/// What the values of a file say about its health.
namespace sonorant {

/// Gathered stretch by stretch, in order.
struct SignalFacts {
    std::int64_t values = 0;
    std::int64_t notFinite = 0;       ///< NaN or infinite
    std::int64_t firstNotFinite = -1; ///< index of the first one
    std::int64_t zeros = 0;
    std::int64_t fullScale =
        0;             ///< samples at or beyond full scale in runs of two or more: a single peak is none
    double energy = 0; ///< sum of squares of the finite ones
    float minimum = 0, maximum = 0; ///< of the finite ones

    void add(std::span<const float> stretch);
    /// Of the finite values; 0 when there is none.
    double rms() const;
    bool allZero() const { return values > 0 && zeros == values; }
    double fullScaleShare() const {
        return values > 0 ? static_cast<double>(fullScale) / static_cast<double>(values) : 0;
    }

private:
    std::int64_t m_run = 0; ///< samples at full scale right before the next stretch
    bool m_any = false;
};

/// F0 in Hz, one value per frame, 0 for unvoiced.
struct PitchFacts {
    std::int64_t frames = 0, voiced = 0;
    std::int64_t negative = 0, aboveLimit = 0, aboveNyquist = 0;
    std::int64_t firstBad = -1; ///< the first frame that any of the three counts
    float lowest = 0, highest = 0;
};

/// @param limit Hz that no voice reaches; @param nyquist half the sampling rate
PitchFacts pitchFacts(std::span<const float> f0, double limit, double nyquist);

} // namespace sonorant
