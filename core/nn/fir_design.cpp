// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/fir_design.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <cmath>
#include <complex>
#include <numbers>
#include <numeric>

namespace sonorant {

using std::numbers::pi;

namespace {

/// Main-lobe width of the Hamming window: transition / rate = 3.3 / taps.
constexpr double kHammingTransition = 3.3;

double sinc(double x) {
    return x == 0 ? 1 : std::sin(pi * x) / (pi * x);
}

} // namespace

std::vector<double> designLowPass(double samplingRate, double passEdge, double stopEdge) {
    if (!(samplingRate > 0 && passEdge >= 0 && passEdge < stopEdge))
        throw Error(
            ErrorKind::Configuration,
            fmt::format("no low-pass filter goes from {} Hz (pass) to {} Hz (stop) at a rate of {} Hz",
                        passEdge, stopEdge, samplingRate),
            "wav_samp_rate", "give a positive sampling rate and a stop edge above the pass edge");
    const auto half =
        static_cast<int>(std::ceil(kHammingTransition * samplingRate / (stopEdge - passEdge) / 2));
    std::vector<double> taps(static_cast<std::size_t>(2 * half + 1), 0.0);
    const double cutoff = (passEdge + stopEdge) / 2 / samplingRate; // in cycles per sample
    if (cutoff >= 0.5) {
        taps[static_cast<std::size_t>(half)] = 1;
        return taps;
    }
    for (int n = -half; n <= half; ++n) {
        const double window = 0.54 + 0.46 * std::cos(pi * n / half);
        taps[static_cast<std::size_t>(n + half)] = 2 * cutoff * sinc(2 * cutoff * n) * window;
    }
    const double sum = std::accumulate(taps.begin(), taps.end(), 0.0);
    for (double& tap : taps)
        tap /= sum;
    return taps;
}

std::vector<double> complementaryHighPass(const std::vector<double>& lowPass) {
    std::vector<double> taps(lowPass.size());
    for (std::size_t i = 0; i < taps.size(); ++i)
        taps[i] = (i == taps.size() / 2 ? 1 : 0) - lowPass[i];
    return taps;
}

double gainAt(const std::vector<double>& taps, double samplingRate, double frequency) {
    std::complex<double> sum;
    for (std::size_t i = 0; i < taps.size(); ++i)
        sum += taps[i] * std::polar(1.0, -2 * pi * frequency / samplingRate * static_cast<double>(i));
    return std::abs(sum);
}

} // namespace sonorant
