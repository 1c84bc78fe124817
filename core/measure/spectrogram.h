// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/features/fft.h"

#include <complex>
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace sonorant {

struct SpectrogramOptions {
    double windowMs = 25; ///< of the Hann window: short ones show time, long ones harmonics. 1 to 500
    bool operator==(const SpectrogramOptions&) const = default;
};

/// A stretch of columns of a spectrogram, at one level of zoom.
struct SpectrogramTile {
    std::int64_t first = 0; ///< column of the level
    std::int64_t columns = 0;
    std::int64_t bins = 0;
    std::vector<float> values; ///< [columns, bins], dB: 0 is a sine of full scale, -140 the floor
};

/// Spectrogram of a sound of any length, computed where it is looked at: a level of zoom has columns of
/// hop * 2^level samples, and a tile holds 128 of them. A column shows the mean power of up to four windows
/// spread over its stretch, so that a tile costs the same at every level and no more than what is seen is
/// ever held. Computing is const and safe from several threads at once.
class Spectrogram {
public:
    using Samples = std::shared_ptr<const std::vector<float>>;
    static constexpr std::int64_t tileColumns = 128;
    static constexpr float floorDecibel = -140;

    /// @param samples one channel, full scale 1; must not change. Not finite ones count as zero
    /// @throws Error Configuration for a rate or window out of range
    Spectrogram(Samples samples, int samplingRate, const SpectrogramOptions& options = {});

    const SpectrogramOptions& options() const { return m_options; }
    int samplingRate() const { return m_rate; }
    double seconds() const;
    std::int64_t windowSamples() const { return static_cast<std::int64_t>(m_window.size()); }
    /// Of the finest level: a sixteenth of the window.
    std::int64_t hop() const { return m_hop; }
    /// FFT size / 2 + 1; bin k is at k * hertzPerBin().
    std::int64_t bins() const { return static_cast<std::int64_t>(m_fft.size() / 2 + 1); }
    double hertzPerBin() const;

    /// Levels [0, levels()): the coarsest has one tile.
    int levels() const { return m_levels; }
    double secondsPerColumn(int level) const;
    std::int64_t columns(int level) const;
    std::int64_t tiles(int level) const;
    /// The finest level that has no more than two columns per pixel.
    int levelFor(double secondsPerPixel) const;

    /// @throws Cancelled when a stop was requested
    SpectrogramTile compute(int level, std::int64_t tile, const std::stop_token& stop = {}) const;
    /// One column of the finest kind: the spectrum around a moment, [bins] in dB.
    std::vector<float> spectrumAt(double seconds) const;

private:
    void addPower(std::int64_t centre, std::vector<std::complex<double>>& work,
                  std::span<double> power) const;

    Samples m_samples;
    int m_rate;
    SpectrogramOptions m_options;
    std::vector<double> m_window; ///< Hann, scaled so that a sine of full scale gives 1
    Fft m_fft;
    std::int64_t m_hop = 1;
    int m_levels = 1;
};

} // namespace sonorant
