// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/features/fft.h"
#include "core/io/matrix.h"

#include <cstdint>
#include <span>
#include <vector>

namespace sonorant {

/// Sizes in samples. The published ones are those of 16 kHz.
struct MelOptions {
    int samplingRate = 16000; ///< Hz
    std::int64_t frame = 400; ///< 25 ms
    std::int64_t hop = 80;    ///< 5 ms
    std::int64_t fft = 1024;
    std::int64_t bands = 80;

    /// Frame of 25 ms (an even number of samples), hop of 5 ms, FFT the next power of two from 2.5 frames.
    /// @throws Error Configuration below 1 kHz, where nothing of this makes sense
    static MelOptions forRate(int samplingRate);
};

/// The symmetric Blackman window squared, over the root of its own sum; float32 like everything behind it.
std::vector<float> melWindow(std::int64_t frame);

/// Filter bank [bands, fft / 2 + 1]. Row 0 holds the constant component; the others are triangles of equal
/// area whose edges are equally spaced in Hz below 1 kHz and in mel (1127.01048 ln(1 + f / 700)) above.
Matrix melFilterBank(const MelOptions& options);

/// Log mel spectrogram, equal to the framework's (.mfbsp). Safe to use from several threads at once.
class MelSpectrogram {
public:
    explicit MelSpectrogram(const MelOptions& options);

    const MelOptions& options() const { return m_options; }
    /// Frames of a recording: one per hop, centred on multiples of it.
    std::int64_t frames(std::int64_t samples) const;
    /// [frames, bands]: natural log of the filter bank's output. @param samples within [-1, 1]
    Matrix compute(std::span<const float> samples) const;

private:
    struct Band {
        std::size_t first = 0; ///< bin
        std::vector<float> weights;
    };
    void fillFrame(std::span<const float> samples, std::int64_t frame,
                   std::vector<std::complex<double>>& values) const;

    MelOptions m_options;
    Fft m_fft;
    std::vector<float> m_window;
    std::vector<Band> m_bands; ///< the filter bank without its zeros
};

} // namespace sonorant
