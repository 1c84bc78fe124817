// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/spectral_distance.h"

#include "core/base/error.h"
#include "core/features/fft.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

namespace sonorant {

namespace {

constexpr double floorBelowMaximum = 80; // dB

/// Log power spectra in dB, [frames, bins], floored.
std::vector<double> logSpectra(std::span<const float> samples, std::size_t frames, std::size_t hop,
                               std::size_t fftSize) {
    const std::size_t bins = fftSize / 2 + 1;
    const Fft fft(fftSize);
    std::vector<double> spectra;
    spectra.reserve(frames * bins);
    std::vector<std::complex<double>> frame(fftSize);
    for (std::size_t f = 0; f < frames; ++f) {
        for (std::size_t i = 0; i < fftSize; ++i) {
            const double phase = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(fftSize);
            frame[i] = static_cast<double>(samples[f * hop + i]) * (0.5 - 0.5 * std::cos(phase));
        }
        fft.transform(frame);
        for (std::size_t k = 0; k < bins; ++k)
            spectra.push_back(10 * std::log10(std::norm(frame[k]) + 1e-20));
    }
    const double floor = *std::max_element(spectra.begin(), spectra.end()) - floorBelowMaximum;
    for (double& value : spectra)
        value = std::max(value, floor);
    return spectra;
}

} // namespace

double logSpectralDistance(std::span<const float> generated, std::span<const float> natural,
                           std::span<const float> f0, int samplingRate) {
    if (samplingRate < 1000)
        throw Error(ErrorKind::Configuration,
                    fmt::format("a sampling rate of {} Hz is too low", samplingRate), "spectral distance",
                    "give the recordings' rate in Hz, e.g. 16000");
    const auto rate = static_cast<std::size_t>(samplingRate);
    const std::size_t fftSize = std::bit_ceil((rate * 32 + 999) / 1000), bins = fftSize / 2 + 1;
    const std::size_t hop = (rate + 100) / 200;
    const std::size_t length = std::min(generated.size(), natural.size());
    const std::size_t frames = length >= fftSize ? (length - fftSize) / hop + 1 : 0;
    if (frames == 0)
        throw Error(ErrorKind::Mismatch,
                    fmt::format("the recordings are shorter than one frame of {} samples", fftSize),
                    "spectral distance");
    const std::vector<double> a = logSpectra(generated, frames, hop, fftSize);
    const std::vector<double> b = logSpectra(natural, frames, hop, fftSize);
    double sum = 0;
    std::size_t voiced = 0;
    for (std::size_t f = 0; f < frames; ++f) {
        const std::size_t centre = (f * hop + fftSize / 2) / hop;
        if (centre >= f0.size() || f0[centre] <= 0) continue;
        double squares = 0;
        for (std::size_t k = f * bins; k < (f + 1) * bins; ++k)
            squares += (a[k] - b[k]) * (a[k] - b[k]);
        sum += std::sqrt(squares / static_cast<double>(bins));
        ++voiced;
    }
    if (voiced == 0)
        throw Error(ErrorKind::Mismatch, "no voiced frame lies within both recordings", "spectral distance");
    return sum / static_cast<double>(voiced);
}

} // namespace sonorant
