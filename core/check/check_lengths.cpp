// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/check/check_parts.h"
#include "core/corpus/lengths.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace sonorant::checking {

namespace {

/// The length of one feature on the common scale.
struct Measured {
    std::size_t feature = 0;
    std::int64_t steps = 0; ///< of the output rate
};

/// A waveform of another rate counts as it would at the configured one: the rate is the cause, not its
/// length.
std::vector<std::int64_t> comparableFrames(const Subject& subject) {
    std::vector<std::int64_t> frames = subject.check.frames;
    const int rate = subject.check.samplingRate;
    const std::int64_t wanted = subject.set.spec->samplingRate;
    for (std::size_t f = 0; f < frames.size(); ++f)
        if (subject.feature(f).storage() == Storage::Wave && rate > 0 && rate != wanted)
            frames[f] = std::llround(static_cast<double>(frames[f]) * static_cast<double>(wanted) / rate);
    return frames;
}

/// Of the features that count in this set; those with one frame hold for the whole utterance.
std::vector<Measured> measured(const Subject& subject, const std::vector<std::int64_t>& frames) {
    const bool test = subject.set.role() == SetRole::Test;
    const std::size_t count = test ? subject.set.spec->inputs.size() : frames.size();
    std::vector<Measured> all;
    for (std::size_t f = 0; f < count; ++f)
        if (frames[f] > 1) all.push_back({f, frames[f] * subject.feature(f).resolution});
    return all;
}

std::string lengthText(const Subject& subject, const Measured& measured) {
    const FeatureSpec& feature = subject.feature(measured.feature);
    if (feature.storage() == Storage::Wave)
        return fmt::format("{} has {} samples", feature.extension, measured.steps);
    return fmt::format("{} has {} frames x {} = {}", feature.extension, measured.steps / feature.resolution,
                       feature.resolution, measured.steps);
}

/// The dimension with which a raw file would fit the other length, when that is a whole number.
std::string dimensionHint(const Subject& subject, const Measured& suspect, const Measured& other) {
    const FeatureSpec& feature = subject.feature(suspect.feature);
    if (feature.storage() != Storage::Raw || other.steps == 0) return {};
    const double values = static_cast<double>(suspect.steps / feature.resolution * feature.dimension);
    const double exact = values * static_cast<double>(feature.resolution) / static_cast<double>(other.steps);
    const double whole = std::round(exact);
    if (whole < 1 || whole == static_cast<double>(feature.dimension) ||
        std::abs(exact - whole) > 0.02 * whole)
        return {};
    return fmt::format("with a dimension of {} for {} the lengths would fit; otherwise ", whole,
                       feature.extension);
}

void compare(const Subject& subject, const std::vector<Measured>& lengths, bool refused) {
    const auto [low, high] =
        std::minmax_element(lengths.begin(), lengths.end(),
                            [](const Measured& a, const Measured& b) { return a.steps < b.steps; });
    const std::int64_t difference = high->steps - low->steps;
    const double percent = 100 * static_cast<double>(difference) / static_cast<double>(low->steps);
    const std::string both = lengthText(subject, *low) + ", " + lengthText(subject, *high);
    const std::vector<FindingNumber> numbers{
        {"shortest", double(low->steps)}, {"longest", double(high->steps)}, {"percent", percent}};
    if (refused) {
        const bool tolerated = subject.set.spec->leaveOutInvalid;
        std::string hint = dimensionHint(subject, *low, *high);
        if (hint.empty()) hint = dimensionHint(subject, *high, *low);
        subject.find(
            FindingKind::LengthMismatch, tolerated ? FindingGrade::Warning : FindingGrade::Error,
            fmt::format("{}: {:.1f} % apart, {} % at most", both, percent, limits::toleratedDifference),
            hint + "extract the features again, or leave the utterance out", numbers);
    } else if (difference > subject.set.spec->resolution) {
        subject.find(
            FindingKind::LengthDiffers, FindingGrade::Information,
            fmt::format("{}: {} steps ({:.1f} %) at the end are not used", both, difference, percent),
            "exact lengths come from features made from this very recording", numbers);
    }
}

void judgeUse(const Subject& subject, std::int64_t length) {
    UtteranceCheck& check = subject.check;
    const SetSpec& spec = *subject.set.spec;
    std::vector<Sequence> segments;
    check.length = length;
    check.segments =
        static_cast<std::int64_t>(appendSegments(spec, subject.utterance.name, length, segments));
    if (check.segments > 0) return;
    subject.find(FindingKind::TooShort, FindingGrade::Warning,
                 fmt::format("expected {} steps or more (minimum_len), found {}: it is not used",
                             spec.minimum, length),
                 "make data.minimum_len smaller, or leave the utterance out",
                 {{"expected", double(spec.minimum)}, {"found", double(length)}});
}

/// From the waveform where there is one, whatever its rate; else from the frames.
double secondsOf(const Subject& subject, const std::vector<Measured>& lengths) {
    for (std::size_t f = 0; f < subject.check.frames.size(); ++f)
        if (subject.feature(f).storage() == Storage::Wave && subject.check.frames[f] >= 0 &&
            subject.check.samplingRate > 0)
            return static_cast<double>(subject.check.frames[f]) / subject.check.samplingRate;
    std::int64_t longest = 0;
    for (const Measured& measured : lengths)
        longest = std::max(longest, measured.steps);
    return static_cast<double>(longest) / static_cast<double>(subject.set.spec->samplingRate);
}

} // namespace

void checkLengths(const Subject& subject) {
    const std::vector<std::int64_t> frames = comparableFrames(subject);
    const std::vector<Measured> lengths = measured(subject, frames);
    subject.check.seconds = secondsOf(subject, lengths);
    const bool complete = std::all_of(frames.begin(), frames.end(), [](std::int64_t f) { return f > 0; });
    if (!complete) return; // the file that lacks is a finding of its own
    const UtteranceLength common = utteranceLength(*subject.set.spec, frames);
    if (lengths.size() > 1) compare(subject, lengths, !common.problem.empty());
    if (common.problem.empty()) judgeUse(subject, common.length);
}

} // namespace sonorant::checking
