// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/mel_cepstrum.h"

#include "core/features/mel.h"
#include "core/measure/loudness.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace sonorant {

namespace {

constexpr double floorBelowMaximum = 80; // dB

/// [order + 1, bands]: row n holds 2 / bands * cos(pi n (b + 1/2) / bands).
Matrix cosines(std::int64_t bands) {
    Matrix table{cepstralOrder + 1, bands, {}};
    for (std::int64_t n = 0; n <= cepstralOrder; ++n)
        for (std::int64_t b = 0; b < bands; ++b) {
            const double turn = std::numbers::pi * static_cast<double>(n) * (static_cast<double>(b) + 0.5);
            table.values.push_back(static_cast<float>(2 / static_cast<double>(bands) *
                                                      std::cos(turn / static_cast<double>(bands))));
        }
    return table;
}

} // namespace

Matrix melCepstrum(std::span<const float> samples, int samplingRate) {
    const MelSpectrogram analysis(MelOptions::forRate(samplingRate));
    Matrix mel = analysis.compute(samples);
    const auto highest = std::max_element(mel.values.begin(), mel.values.end());
    const float floor = highest == mel.values.end()
                            ? 0
                            : *highest - static_cast<float>(floorBelowMaximum / 20 * std::numbers::ln10);
    for (float& value : mel.values)
        value = std::max(value, floor);
    const Matrix table = cosines(mel.columns - 1); // without the constant component
    Matrix cepstrum{mel.rows, cepstralOrder + 1, {}};
    cepstrum.values.reserve(static_cast<std::size_t>(cepstrum.rows * cepstrum.columns));
    for (std::int64_t frame = 0; frame < mel.rows; ++frame)
        for (std::int64_t n = 0; n <= cepstralOrder; ++n) {
            double sum = 0;
            const auto logs = mel.row(frame).subspan(1), weights = table.row(n);
            for (std::size_t b = 0; b < logs.size(); ++b)
                sum += static_cast<double>(logs[b]) * static_cast<double>(weights[b]);
            cepstrum.values.push_back(static_cast<float>(sum));
        }
    return cepstrum;
}

std::optional<double> melCepstralDistortion(std::span<const float> natural, std::span<const float> generated,
                                            int samplingRate) {
    const std::size_t common = std::min(natural.size(), generated.size());
    const Matrix a = melCepstrum(natural.first(common), samplingRate);
    const Matrix b = melCepstrum(generated.first(common), samplingRate);
    const std::vector<bool> active = activeFrames(frameLevels(natural.first(common), samplingRate));
    double sum = 0;
    std::int64_t frames = 0;
    for (std::int64_t frame = 0;
         frame < std::min<std::int64_t>(a.rows, static_cast<std::int64_t>(active.size())); ++frame) {
        if (!active[static_cast<std::size_t>(frame)]) continue;
        double squares = 0;
        for (std::int64_t n = 1; n <= cepstralOrder; ++n) {
            const double difference =
                static_cast<double>(a.at(frame, n)) - static_cast<double>(b.at(frame, n));
            squares += difference * difference;
        }
        sum += 10 / std::numbers::ln10 * std::sqrt(2 * squares);
        ++frames;
    }
    if (frames == 0) return {};
    return sum / static_cast<double>(frames);
}

} // namespace sonorant
