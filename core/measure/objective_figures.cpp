// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/objective_figures.h"

#include "core/base/error.h"
#include "core/features/f0.h"
#include "core/features/mel.h"
#include "core/features/spectral_distance.h"
#include "core/measure/loudness.h"
#include "core/measure/mel_cepstrum.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace sonorant {

namespace {

void requireSamples(std::span<const float> samples, const char* which) {
    if (samples.empty())
        throw Error(ErrorKind::Mismatch, fmt::format("the {} recording holds no samples", which), "measure",
                    "leave the pair out");
    const auto bad = std::find_if(samples.begin(), samples.end(), [](float x) { return !std::isfinite(x); });
    if (bad != samples.end())
        throw Error(
            ErrorKind::Malformed,
            fmt::format("sample {} of the {} recording is not a finite number", bad - samples.begin(), which),
            "measure", "generate or convert it again");
}

/// Of both, and how many frames they have in common.
struct Pitch {
    std::vector<float> natural, generated; ///< Hz, 0 = unvoiced
};

void comparePitch(const Pitch& pitch, ObjectiveFigures& figures) {
    double hertz = 0, cents = 0;
    std::int64_t both = 0, differing = 0;
    for (std::size_t i = 0; i < pitch.natural.size(); ++i) {
        const double natural = pitch.natural[i], generated = pitch.generated[i];
        if ((natural > 0) != (generated > 0)) ++differing;
        if (natural <= 0 || generated <= 0) continue;
        const double interval = 1200 * std::log2(generated / natural);
        hertz += (generated - natural) * (generated - natural);
        cents += interval * interval;
        ++both;
    }
    figures.voicedInBoth = both;
    const auto frames = static_cast<double>(pitch.natural.size());
    if (frames > 0) figures.voicingError = 100 * static_cast<double>(differing) / frames;
    if (both == 0) return;
    figures.f0Hertz = std::sqrt(hertz / static_cast<double>(both));
    figures.f0Cents = std::sqrt(cents / static_cast<double>(both));
}

bool anyVoiced(const std::vector<float>& f0) {
    return std::any_of(f0.begin(), f0.end(), [](float x) { return x > 0; });
}

std::optional<double> spectralDistance(std::span<const float> natural, std::span<const float> generated,
                                       const std::vector<float>& f0, int samplingRate) {
    if (!anyVoiced(f0)) return {};
    try {
        return logSpectralDistance(generated, natural, f0, samplingRate);
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::Mismatch)
            return {}; // shorter than one frame, or voiced at its ends only
        throw;
    }
}

std::optional<double> levelDifference(std::span<const float> natural, std::span<const float> generated,
                                      int samplingRate) {
    const Loudness one = measureLoudness(natural, samplingRate),
                   other = measureLoudness(generated, samplingRate);
    if (one.level <= 0 || other.level <= 0) return {};
    return 20 * std::log10(other.level / one.level);
}

} // namespace

ObjectiveFigures measure(std::span<const float> natural, std::span<const float> generated, int samplingRate,
                         const MeasureOptions& options) {
    requireSamples(natural, "natural");
    requireSamples(generated, "generated");
    const MelOptions mel = MelOptions::forRate(samplingRate);
    ObjectiveFigures figures;
    const std::size_t common = std::min(natural.size(), generated.size());
    const auto a = natural.first(common), b = generated.first(common);
    figures.frames = static_cast<std::int64_t>(common) / mel.hop + 1;
    const F0Options search{samplingRate, mel.hop, options.f0Minimum, options.f0Maximum};
    const Pitch pitch{trackF0(a, figures.frames, search), trackF0(b, figures.frames, search)};
    comparePitch(pitch, figures);
    figures.logSpectralDistance = spectralDistance(a, b, pitch.natural, samplingRate);
    figures.melCepstralDistortion = melCepstralDistortion(a, b, samplingRate);
    figures.durationDifference =
        (static_cast<double>(generated.size()) - static_cast<double>(natural.size())) / samplingRate;
    figures.levelDifference = levelDifference(natural, generated, samplingRate);
    return figures;
}

std::span<const FigureColumn> figureColumns() {
    using F = ObjectiveFigures;
    using Value = std::optional<double>;
    static constexpr FigureColumn columns[] = {
        {"log_spectral_distance", "Log-spectral distance", "LSD", "dB", 2, false,
         [](const F& f) { return f.logSpectralDistance; }},
        {"mel_cepstral_distortion", "Mel-cepstral distortion", "MCD", "dB", 2, false,
         [](const F& f) { return f.melCepstralDistortion; }},
        {"f0_rmse_hz", "F0 error", "F0", "Hz", 1, false, [](const F& f) { return f.f0Hertz; }},
        {"f0_rmse_cents", "F0 error", "F0", "cents", 0, false, [](const F& f) { return f.f0Cents; }},
        {"voicing_error", "Voicing error", "voicing", "%", 1, false,
         [](const F& f) { return f.voicingError; }},
        {"duration_difference", "Duration difference", "duration", "s", 3, true,
         [](const F& f) { return Value(f.durationDifference); }},
        {"level_difference", "Level difference", "level", "dB", 1, true,
         [](const F& f) { return f.levelDifference; }},
    };
    return columns;
}

ObjectiveFigures meanFigures(std::span<const ObjectiveFigures> figures) {
    const auto mean = [&](std::optional<double> ObjectiveFigures::*member) -> std::optional<double> {
        double sum = 0;
        int count = 0;
        for (const ObjectiveFigures& each : figures) {
            if (!(each.*member)) continue;
            sum += *(each.*member);
            ++count;
        }
        return count > 0 ? std::optional<double>(sum / count) : std::nullopt;
    };
    ObjectiveFigures result;
    for (const ObjectiveFigures& each : figures) {
        result.frames += each.frames;
        result.voicedInBoth += each.voicedInBoth;
        result.durationDifference += each.durationDifference / static_cast<double>(figures.size());
    }
    for (const auto member :
         {&ObjectiveFigures::logSpectralDistance, &ObjectiveFigures::melCepstralDistortion,
          &ObjectiveFigures::f0Hertz, &ObjectiveFigures::f0Cents, &ObjectiveFigures::voicingError,
          &ObjectiveFigures::levelDifference})
        result.*member = mean(member);
    return result;
}

} // namespace sonorant
