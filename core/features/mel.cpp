// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/mel.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace sonorant {

namespace {

constexpr double kLinearBelow = 1000; ///< Hz
constexpr float kAmplitudeFloor = 1e-12f;

double toMel(double hertz) {
    return 1127.01048 * std::log(1 + hertz / 700);
}
double toHertz(double mel) {
    return 700 * (std::exp(mel / 1127.01048) - 1);
}

/// Edges in Hz of `filters` triangles; filter i spans edges i to i + 2.
std::vector<double> filterEdges(std::int64_t filters, double upper) {
    const auto count = static_cast<std::size_t>(filters + 2);
    std::vector<double> edges(count);
    for (std::size_t i = 0; i < count; ++i)
        edges[i] = toHertz(toMel(upper) * static_cast<double>(i) / static_cast<double>(count - 1));
    const auto above = std::upper_bound(edges.begin(), edges.end() - 1, kLinearBelow);
    const auto linear = static_cast<std::size_t>(above - edges.begin());
    const double last = edges[linear];
    for (std::size_t i = 0; i < linear; ++i)
        edges[i] = last * static_cast<double>(i) / static_cast<double>(linear);
    return edges;
}

} // namespace

MelOptions MelOptions::forRate(int samplingRate) {
    if (samplingRate < 1000)
        throw Error(ErrorKind::Configuration,
                    fmt::format("a sampling rate of {} Hz is too low for acoustic features", samplingRate),
                    "data.wav_samp_rate", "give the recordings' rate in Hz, e.g. 16000");
    MelOptions options;
    options.samplingRate = samplingRate;
    options.frame = 2 * std::llround(samplingRate * 0.025 / 2);
    options.hop = std::llround(samplingRate * 0.005);
    options.fft = static_cast<std::int64_t>(
        std::bit_ceil(static_cast<std::uint64_t>(std::ceil(2.5 * static_cast<double>(options.frame)))));
    return options;
}

std::vector<float> melWindow(std::int64_t frame) {
    std::vector<float> window(static_cast<std::size_t>(frame));
    double sum = 0;
    for (std::size_t i = 0; i < window.size(); ++i) {
        const double turn = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(frame - 1);
        const auto blackman = static_cast<float>(0.42 - 0.5 * std::cos(turn) + 0.08 * std::cos(2 * turn));
        window[i] = blackman * blackman;
        sum += static_cast<double>(window[i]);
    }
    for (float& value : window)
        value = static_cast<float>(static_cast<double>(value) / std::sqrt(sum));
    return window;
}

Matrix melFilterBank(const MelOptions& options) {
    const std::int64_t bins = options.fft / 2 + 1;
    Matrix bank{options.bands, bins,
                std::vector<float>(static_cast<std::size_t>(options.bands * bins), 0.0f)};
    const double binWidth = static_cast<double>(options.samplingRate) / static_cast<double>(options.fft);
    bank.values[0] = static_cast<float>(1 / binWidth);
    const std::vector<double> edges = filterEdges(options.bands - 1, options.samplingRate / 2.0);
    for (std::int64_t band = 1; band < options.bands; ++band) {
        const auto i = static_cast<std::size_t>(band - 1);
        const double lower = edges[i], centre = edges[i + 1], upper = edges[i + 2];
        for (std::int64_t bin = 0; bin < bins; ++bin) {
            const double f = static_cast<double>(bin) * binWidth;
            const double height = std::min((f - lower) / (centre - lower), (upper - f) / (upper - centre));
            bank.values[static_cast<std::size_t>(band * bins + bin)] =
                static_cast<float>(std::max(0.0, height) * 2 / (upper - lower));
        }
    }
    return bank;
}

MelSpectrogram::MelSpectrogram(const MelOptions& options)
    : m_options(options), m_fft(static_cast<std::size_t>(options.fft)), m_window(melWindow(options.frame)) {
    const Matrix bank = melFilterBank(options);
    for (std::int64_t b = 0; b < bank.rows; ++b) {
        const auto row = bank.row(b);
        const auto isSet = [](float weight) { return weight != 0; };
        const auto first = std::find_if(row.begin(), row.end(), isSet);
        const auto last = std::find_if(row.rbegin(), row.rend(), isSet).base();
        m_bands.push_back({static_cast<std::size_t>(first - row.begin()),
                           first < last ? std::vector<float>(first, last) : std::vector<float>()});
    }
}

std::int64_t MelSpectrogram::frames(std::int64_t samples) const {
    return samples < 0 ? 0 : 1 + samples / m_options.hop;
}

/// Windowed samples around frame * hop, zeros beyond the ends, zeros up to the FFT's size.
void MelSpectrogram::fillFrame(std::span<const float> samples, std::int64_t frame,
                               std::vector<std::complex<double>>& values) const {
    std::fill(values.begin(), values.end(), 0.0);
    const std::int64_t start = frame * m_options.hop - m_options.frame / 2;
    const auto size = static_cast<std::int64_t>(samples.size());
    for (std::int64_t i = std::max<std::int64_t>(0, -start); i < std::min(m_options.frame, size - start); ++i)
        values[static_cast<std::size_t>(i)] = static_cast<double>(
            samples[static_cast<std::size_t>(start + i)] * m_window[static_cast<std::size_t>(i)]);
}

Matrix MelSpectrogram::compute(std::span<const float> samples) const {
    const std::int64_t count = frames(static_cast<std::int64_t>(samples.size()));
    Matrix mel{count, m_options.bands, std::vector<float>(static_cast<std::size_t>(count * m_options.bands))};
    std::vector<std::complex<double>> values(m_fft.size());
    std::vector<float> amplitudes(m_fft.size() / 2 + 1);
    auto target = mel.values.begin();
    for (std::int64_t frame = 0; frame < count; ++frame) {
        fillFrame(samples, frame, values);
        m_fft.transform(values);
        for (std::size_t bin = 0; bin < amplitudes.size(); ++bin)
            amplitudes[bin] = std::max(static_cast<float>(std::abs(values[bin])), kAmplitudeFloor);
        for (const Band& band : m_bands) {
            double sum = 0;
            for (std::size_t i = 0; i < band.weights.size(); ++i)
                sum += static_cast<double>(band.weights[i]) * static_cast<double>(amplitudes[band.first + i]);
            *target++ = static_cast<float>(std::log(std::max(sum, 1e-30)));
        }
    }
    return mel;
}

} // namespace sonorant
