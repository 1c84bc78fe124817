// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/spectrogram.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace sonorant {

namespace {

constexpr std::int64_t windowsPerColumn = 4;
constexpr std::int64_t hopsPerWindow = 16;
constexpr std::size_t smallestFft = 512; // so that low frequencies are drawn smoothly

/// Symmetric Hann window over its sum's half: a sine of full scale has a peak of 1.
std::vector<double> hann(std::size_t size) {
    std::vector<double> window(size);
    double sum = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const double phase =
            2 * std::numbers::pi * (static_cast<double>(i) + 0.5) / static_cast<double>(size);
        window[i] = 0.5 - 0.5 * std::cos(phase);
        sum += window[i];
    }
    for (double& value : window)
        value *= 2 / sum;
    return window;
}

std::size_t windowSize(int rate, double windowMs) {
    if (rate < 1000 || rate > 10'000'000)
        throw Error(ErrorKind::Configuration, fmt::format("a sampling rate of {} Hz makes no sense", rate),
                    "spectrogram", "give the rate of the sound in Hz, e.g. 16000");
    if (!(windowMs >= 1 && windowMs <= 500))
        throw Error(ErrorKind::Configuration,
                    fmt::format("expected a window of 1 to 500 ms, found {} ms", windowMs), "spectrogram",
                    "5 ms show time well, 25 ms single harmonics");
    return static_cast<std::size_t>(std::max<long long>(8, std::llround(rate * windowMs / 1000)));
}

float toDecibel(double power) {
    return static_cast<float>(
        std::max<double>(Spectrogram::floorDecibel, 10 * std::log10(std::max(power, 1e-30))));
}

} // namespace

Spectrogram::Spectrogram(Samples samples, int samplingRate, const SpectrogramOptions& options)
    : m_samples(std::move(samples)), m_rate(samplingRate), m_options(options),
      m_window(hann(windowSize(samplingRate, options.windowMs))),
      m_fft(std::max(smallestFft, std::bit_ceil(m_window.size()))) {
    if (!m_samples) throw Error(ErrorKind::Internal, "a spectrogram of nothing was asked for");
    m_hop = std::max<std::int64_t>(1, windowSamples() / hopsPerWindow);
    while (tiles(m_levels - 1) > 1)
        ++m_levels;
}

double Spectrogram::seconds() const {
    return static_cast<double>(m_samples->size()) / m_rate;
}

double Spectrogram::hertzPerBin() const {
    return static_cast<double>(m_rate) / static_cast<double>(m_fft.size());
}

double Spectrogram::secondsPerColumn(int level) const {
    return static_cast<double>(m_hop << level) / m_rate;
}

std::int64_t Spectrogram::columns(int level) const {
    const std::int64_t stretch = m_hop << level;
    return (static_cast<std::int64_t>(m_samples->size()) + stretch - 1) / stretch;
}

std::int64_t Spectrogram::tiles(int level) const {
    return (columns(level) + tileColumns - 1) / tileColumns;
}

int Spectrogram::levelFor(double secondsPerPixel) const {
    int level = 0;
    while (level + 1 < m_levels && secondsPerColumn(level) * 2 < secondsPerPixel)
        ++level;
    return level;
}

/// Adds |X|^2 of the window around a sample to `power`.
void Spectrogram::addPower(std::int64_t centre, std::vector<std::complex<double>>& work,
                           std::span<double> power) const {
    const std::vector<float>& samples = *m_samples;
    const auto size = static_cast<std::int64_t>(samples.size());
    const std::int64_t start = centre - windowSamples() / 2;
    std::fill(work.begin(), work.end(), 0.0);
    for (std::int64_t i = std::max<std::int64_t>(0, -start);
         i < std::min<std::int64_t>(windowSamples(), size - start); ++i) {
        const float sample = samples[static_cast<std::size_t>(start + i)];
        if (std::isfinite(sample))
            work[static_cast<std::size_t>(i)] =
                static_cast<double>(sample) * m_window[static_cast<std::size_t>(i)];
    }
    m_fft.transform(work);
    for (std::size_t k = 0; k < power.size(); ++k)
        power[k] += std::norm(work[k]);
}

SpectrogramTile Spectrogram::compute(int level, std::int64_t tile, const std::stop_token& stop) const {
    SpectrogramTile result;
    result.first = tile * tileColumns;
    result.columns = std::clamp<std::int64_t>(columns(level) - result.first, 0, tileColumns);
    result.bins = bins();
    result.values.resize(static_cast<std::size_t>(result.columns * result.bins));
    const std::int64_t stretch = m_hop << level;
    const std::int64_t windows = std::min<std::int64_t>(windowsPerColumn, std::int64_t{1} << level);
    std::vector<std::complex<double>> work(m_fft.size());
    std::vector<double> power(static_cast<std::size_t>(result.bins));
    auto target = result.values.begin();
    for (std::int64_t column = result.first; column < result.first + result.columns; ++column) {
        if (stop.stop_requested()) throw Cancelled();
        std::fill(power.begin(), power.end(), 0.0);
        for (std::int64_t w = 0; w < windows; ++w)
            addPower(column * stretch + (2 * w + 1) * stretch / (2 * windows), work, power);
        for (const double sum : power)
            *target++ = toDecibel(sum / static_cast<double>(windows));
    }
    return result;
}

std::vector<float> Spectrogram::spectrumAt(double seconds) const {
    std::vector<std::complex<double>> work(m_fft.size());
    std::vector<double> power(static_cast<std::size_t>(bins()));
    addPower(std::llround(seconds * m_rate), work, power);
    std::vector<float> result(power.size());
    std::transform(power.begin(), power.end(), result.begin(), toDecibel);
    return result;
}

} // namespace sonorant
