// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/f0.h"

#include "core/base/error.h"

#include <aubio/aubio.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace sonorant {

namespace {

constexpr float kSilenceDecibel = -60; ///< below it a frame is unvoiced whatever its shape
constexpr double kJump = 0.3;
constexpr double kLowest = 20; ///< Hz

struct Deleter {
    void operator()(aubio_pitch_t* pitch) const { del_aubio_pitch(pitch); }
    void operator()(fvec_t* vector) const { del_fvec(vector); }
};

/// Samples of one analysis: YIN compares windows of half this length up to half this length apart, and the
/// longest period must be among those distances, with room for its neighbours.
std::int64_t analysisLength(const F0Options& o) {
    return 2 * static_cast<std::int64_t>(std::ceil(1.5 * o.samplingRate / o.minimum));
}

bool near(double a, double b) {
    return std::abs(a - b) <= kJump * std::max(a, b);
}

} // namespace

void requireF0Range(double minimum, double maximum, int samplingRate) {
    if (minimum >= kLowest && minimum < maximum && maximum < samplingRate / 2.0) return;
    throw Error(
        ErrorKind::Configuration,
        fmt::format("F0 cannot be searched from {} to {} Hz at a sampling rate of {} Hz", minimum, maximum,
                    samplingRate),
        "F0 range",
        fmt::format("give {} or more, then more, then less than half the sampling rate, e.g. 60 to 500",
                    kLowest));
}

void smoothSingleJumps(std::vector<float>& f0) {
    const std::vector<float> original = f0;
    for (std::size_t i = 1; i + 1 < f0.size(); ++i) {
        const double before = original[i - 1], here = original[i], after = original[i + 1];
        if (before <= 0 || here <= 0 || after <= 0) continue;
        if (near(before, after) && !near(here, before) && !near(here, after))
            f0[i] = static_cast<float>((before + after) / 2);
    }
}

std::vector<float> trackF0(std::span<const float> samples, std::int64_t frames, const F0Options& options) {
    requireF0Range(options.minimum, options.maximum, options.samplingRate);
    const std::int64_t length = analysisLength(options);
    const std::int64_t hop = options.hop;
    const std::unique_ptr<aubio_pitch_t, Deleter> pitch(
        new_aubio_pitch("yin", static_cast<uint_t>(length), static_cast<uint_t>(hop),
                        static_cast<uint_t>(options.samplingRate)));
    const std::unique_ptr<fvec_t, Deleter> input(new_fvec(static_cast<uint_t>(hop)));
    const std::unique_ptr<fvec_t, Deleter> estimate(new_fvec(1));
    if (!pitch || !input || !estimate)
        throw Error(ErrorKind::ResourceExhausted, "aubio could not set up its pitch estimator", "F0");
    aubio_pitch_set_unit(pitch.get(), "Hz");
    aubio_pitch_set_silence(pitch.get(), kSilenceDecibel);

    // aubio analyses the last `length` samples fed to it. Feeding starts so much before the recording that
    // after `lead` hops the analysis is centred on sample 0.
    const std::int64_t lead = (length / 2 + hop - 1) / hop;
    const std::int64_t first = length / 2 - lead * hop;
    const auto size = static_cast<std::int64_t>(samples.size());
    std::vector<float> f0(static_cast<std::size_t>(frames), 0.0f);
    for (std::int64_t step = 0; step < frames + lead - 1; ++step) {
        for (std::int64_t i = 0; i < hop; ++i) {
            const std::int64_t at = first + step * hop + i;
            input->data[i] = at >= 0 && at < size ? samples[static_cast<std::size_t>(at)] : 0.0f;
        }
        aubio_pitch_do(pitch.get(), input.get(), estimate.get());
        const std::int64_t frame = step + 1 - lead;
        const double value = static_cast<double>(estimate->data[0]);
        if (frame < 0 || value < options.minimum || value > options.maximum) continue;
        if (static_cast<double>(aubio_pitch_get_confidence(pitch.get())) >= options.confidence)
            f0[static_cast<std::size_t>(frame)] = estimate->data[0];
    }
    smoothSingleJumps(f0);
    return f0;
}

} // namespace sonorant
