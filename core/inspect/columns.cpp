// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/columns.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sonorant {

namespace {

/// What is common in speech work: mel bands, F0, both together, cepstra, MFCC, halves of FFTs and one more.
constexpr std::array<std::int64_t, 24> common{80, 1,  81, 60, 24, 13,  257, 513, 2,   3,   20,   25,
                                              26, 39, 40, 41, 64, 100, 128, 129, 256, 512, 1025, 768};

/// Extensions that mean the same to everyone.
struct Usual {
    const char* extension;
    std::int64_t columns;
};
constexpr std::array usual{Usual{".mfbsp", 80}, Usual{".f0", 1}, Usual{".lf0", 1}, Usual{".vuv", 1}};

/// Spread over the file; the mean of |x[i + lag] - x[i]|, each limited so that a few giants do not decide.
double meanStep(std::span<const float> values, std::size_t lag, double limit) {
    constexpr std::size_t most = 60'000;
    if (values.size() <= lag) return limit;
    const std::size_t pairs = values.size() - lag;
    // An odd stride, so that it shares no factor with the usual dimensions.
    const std::size_t stride = std::max<std::size_t>(1, pairs / most) | 1;
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < pairs; i += stride) {
        const double step = std::abs(static_cast<double>(values[i + lag]) - static_cast<double>(values[i]));
        if (!std::isfinite(step)) continue;
        sum += std::min(step, limit);
        ++count;
    }
    return count > 0 ? sum / static_cast<double>(count) : limit;
}

/// The size of a usual step between two values anywhere; 0 when all are equal.
double usualStep(std::span<const float> values) {
    std::vector<double> steps;
    const std::size_t half = values.size() / 2;
    const std::size_t stride = std::max<std::size_t>(1, half / 5000);
    for (std::size_t i = 0; i < half; i += stride)
        if (const double step =
                std::abs(static_cast<double>(values[half + i]) - static_cast<double>(values[i]));
            std::isfinite(step))
            steps.push_back(step);
    if (steps.empty()) return 0;
    const auto nth = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() * 9 / 10);
    std::nth_element(steps.begin(), nth, steps.end());
    return *nth;
}

ColumnChoice choiceOf(std::uint64_t bytes, std::int64_t columns) {
    const auto rowBytes = static_cast<std::uint64_t>(columns) * sizeof(float);
    return {columns, static_cast<std::int64_t>(bytes / rowBytes), static_cast<std::int64_t>(bytes % rowBytes),
            false, 1};
}

} // namespace

std::vector<ColumnChoice> plausibleColumns(std::uint64_t bytes, const std::string& extension,
                                           std::span<const float> values,
                                           std::span<const KnownFeature> known) {
    std::vector<ColumnChoice> choices;
    const auto add = [&](std::int64_t columns, bool sure) {
        const bool there = std::any_of(choices.begin(), choices.end(),
                                       [columns](const auto& each) { return each.columns == columns; });
        if (there || columns < 1) return;
        choices.push_back(choiceOf(bytes, columns));
        choices.back().ofProject = sure;
    };
    for (const KnownFeature& feature : known)
        if (feature.extension == extension) add(feature.columns, true);
    for (const Usual& each : usual)
        if (extension == each.extension) add(each.columns, true);
    const std::size_t sure = choices.size();
    for (const KnownFeature& feature : known)
        if (choiceOf(bytes, feature.columns).remainder == 0) add(feature.columns, false);
    for (const std::int64_t columns : common)
        if (const ColumnChoice choice = choiceOf(bytes, columns); choice.remainder == 0 && choice.rows > 0)
            add(columns, false);
    if (choices.empty()) add(1, false); // with a remainder

    const double limit = usualStep(values);
    if (limit > 0)
        for (ColumnChoice& each : choices)
            each.roughness = meanStep(values, static_cast<std::size_t>(each.columns), 2 * limit) / limit;
    // Neighbours within a spectrum are alike, too: a single column must be clearly the smoother one. Near
    // equals keep their order: twice the right number is nearly as smooth.
    const auto grade = [](const ColumnChoice& each) {
        return std::lround(each.roughness * (each.columns == 1 ? 1.25 : 1.0) * 50);
    };
    std::stable_sort(choices.begin() + static_cast<std::ptrdiff_t>(sure), choices.end(),
                     [&](const auto& a, const auto& b) { return grade(a) < grade(b); });
    return choices;
}

double implausibleShare(std::span<const float> values) {
    constexpr std::size_t most = 20'000;
    const std::size_t stride = std::max<std::size_t>(1, values.size() / most);
    std::size_t count = 0, odd = 0;
    for (std::size_t i = 0; i < values.size(); i += stride, ++count) {
        const float size = std::abs(values[i]);
        if (!(size <= 1e12F) || (size > 0 && size < 1e-20F)) ++odd;
    }
    return count > 0 ? static_cast<double>(odd) / static_cast<double>(count) : 0;
}

std::vector<KnownFeature> knownFeatures(const ProjectConfig& config) {
    std::vector<KnownFeature> known;
    const double rate = static_cast<double>(config.data.wavSampRate);
    const auto add = [&](const auto& extensions, const auto& dimensions, const auto& resolutions) {
        for (std::size_t i = 0; i < extensions.size() && i < dimensions.size(); ++i) {
            const double steps = i < resolutions.size() ? static_cast<double>(resolutions[i]) : 0;
            known.push_back({extensions[i], dimensions[i], rate > 0 ? steps / rate : 0});
        }
    };
    add(config.data.inputExts, config.data.inputDims, config.data.inputReso);
    add(config.data.outputExts, config.data.outputDims, config.data.outputReso);
    return known;
}

} // namespace sonorant
