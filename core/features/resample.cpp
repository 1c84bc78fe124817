// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/resample.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numbers>
#include <numeric>

namespace sonorant {

using std::numbers::pi;

namespace {

constexpr double kZeroCrossings = 48; ///< of the sinc on each side
constexpr double kKaiserBeta = 9;
constexpr double kCutoff = 0.47; ///< of the lower rate: the middle of the transition
constexpr std::size_t kCachedPhases = 4096;

/// Interpolation weights of one position between two input samples; weights[i] belongs to sample base - reach
/// + 1 + i.
struct Kernel {
    double cutoff; ///< cycles per input sample
    std::int64_t reach;

    Kernel(double fromRate, double toRate)
        : cutoff(kCutoff * std::min(1.0, toRate / fromRate)),
          reach(static_cast<std::int64_t>(std::ceil(kZeroCrossings / (2 * cutoff)))) {}

    double at(double distance) const {
        const double relative = distance / static_cast<double>(reach);
        if (std::abs(relative) >= 1) return 0;
        const double x = 2 * cutoff * distance;
        const double sinc = x == 0 ? 1 : std::sin(pi * x) / (pi * x);
        return 2 * cutoff * sinc * std::cyl_bessel_i(0.0, kKaiserBeta * std::sqrt(1 - relative * relative)) /
               std::cyl_bessel_i(0.0, kKaiserBeta);
    }

    /// @param fraction of a sample behind the base, in [0, 1)
    std::vector<double> weights(double fraction) const {
        std::vector<double> values(static_cast<std::size_t>(2 * reach));
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = at(static_cast<double>(static_cast<std::int64_t>(i) - reach + 1) - fraction);
        const double sum = std::accumulate(values.begin(), values.end(), 0.0);
        for (double& value : values)
            value /= sum; // a constant stays exactly what it is
        return values;
    }
};

float interpolate(std::span<const float> samples, std::int64_t base, const Kernel& kernel,
                  const std::vector<double>& weights) {
    const std::int64_t start = base - kernel.reach + 1;
    const std::int64_t from = std::max<std::int64_t>(0, -start);
    const std::int64_t to = std::min(static_cast<std::int64_t>(weights.size()),
                                     static_cast<std::int64_t>(samples.size()) - start);
    double sum = 0;
    for (std::int64_t i = from; i < to; ++i)
        sum += weights[static_cast<std::size_t>(i)] *
               static_cast<double>(samples[static_cast<std::size_t>(start + i)]);
    return static_cast<float>(sum);
}

} // namespace

std::vector<float> resample(std::span<const float> samples, int fromRate, int toRate) {
    if (fromRate <= 0 || toRate <= 0)
        throw Error(ErrorKind::Configuration,
                    fmt::format("cannot resample from {} to {} Hz", fromRate, toRate), "wav_samp_rate",
                    "give positive sampling rates");
    if (fromRate == toRate) return {samples.begin(), samples.end()};
    const std::int64_t divisor = std::gcd(fromRate, toRate);
    const std::int64_t up = toRate / divisor, down = fromRate / divisor;
    const auto size = static_cast<std::int64_t>(samples.size());
    std::vector<float> result(static_cast<std::size_t>((size * up + down - 1) / down));
    const Kernel kernel(fromRate, toRate);
    std::map<std::int64_t, std::vector<double>> phases; // the positions repeat after `up` samples
    for (std::size_t n = 0; n < result.size(); ++n) {
        const std::int64_t position = static_cast<std::int64_t>(n) * down;
        const std::int64_t phase = position % up;
        auto found = phases.find(phase);
        if (found == phases.end()) {
            if (phases.size() >= kCachedPhases) phases.clear();
            const double fraction = static_cast<double>(phase) / static_cast<double>(up);
            found = phases.emplace(phase, kernel.weights(fraction)).first;
        }
        result[n] = interpolate(samples, position / up, kernel, found->second);
    }
    return result;
}

std::vector<float> mixDown(std::span<const float> interleaved, int channels) {
    if (channels <= 1) return {interleaved.begin(), interleaved.end()};
    const auto width = static_cast<std::size_t>(channels);
    std::vector<float> mono(interleaved.size() / width);
    for (std::size_t frame = 0; frame < mono.size(); ++frame) {
        const auto values = interleaved.subspan(frame * width, width);
        mono[frame] = static_cast<float>(std::accumulate(values.begin(), values.end(), 0.0) /
                                         static_cast<double>(channels));
    }
    return mono;
}

} // namespace sonorant
