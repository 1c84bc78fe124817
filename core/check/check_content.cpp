// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/check/check_parts.h"
#include "core/check/signal_facts.h"
#include "core/corpus/file_facts.h"
#include "core/io/wave.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sonorant::checking {

namespace {

bool isPitch(const FeatureSpec& feature) {
    return feature.voicedOnly() && feature.dimension == 1;
}

void judgeFinite(const Subject& subject, std::size_t f, const SignalFacts& facts, std::int64_t columns) {
    if (facts.notFinite == 0) return;
    const std::int64_t row = facts.firstNotFinite / columns, column = facts.firstNotFinite % columns;
    const bool wave = subject.feature(f).storage() == Storage::Wave;
    const std::string where =
        wave ? fmt::format("sample {}", facts.firstNotFinite)
             : fmt::format("frame {}{}", row, columns > 1 ? fmt::format(", dimension {}", column) : "");
    subject.findIn(f, FindingKind::NotFinite, FindingGrade::Error,
                   fmt::format("{} of {} values are NaN or infinite, the first at {}", facts.notFinite,
                               facts.values, where),
                   wave ? "record or convert it again, or leave the utterance out"
                        : "extract the feature again, or leave the utterance out",
                   {{"count", double(facts.notFinite)},
                    {"values", double(facts.values)},
                    {"frame", double(row)},
                    {"dimension", double(column)}});
}

void judgeLevel(const Subject& subject, std::size_t f, const SignalFacts& facts) {
    const double rms = facts.rms();
    const double level = rms > 0 ? 20 * std::log10(rms) : -std::numeric_limits<double>::infinity();
    if (facts.allZero())
        subject.findIn(f, FindingKind::Silent, FindingGrade::Warning, "every sample is 0",
                       "record it again, or leave the utterance out", {{"zeros", double(facts.zeros)}});
    else if (level < limits::silentLevel)
        subject.findIn(
            f, FindingKind::Silent, FindingGrade::Warning,
            fmt::format("expected a level above {} dBFS, found {:.1f} dBFS", limits::silentLevel, level),
            "record it again, or leave the utterance out",
            {{"expected", limits::silentLevel}, {"found", std::max(level, -999.0)}});
    if (facts.fullScale == 0) return;
    const double share = facts.fullScaleShare();
    subject.findIn(f, FindingKind::Clipped,
                   share >= limits::clippedShare ? FindingGrade::Warning : FindingGrade::Information,
                   fmt::format("{} of {} samples ({:.3f} %) are at full scale beside another such one",
                               facts.fullScale, facts.values, 100 * share),
                   "record it again with less gain, or leave the utterance out",
                   {{"count", double(facts.fullScale)}, {"share", share}});
}

void checkWaveSamples(const Subject& subject, std::size_t f) {
    WaveReader reader(subject.file(f));
    const auto channels = static_cast<std::size_t>(std::max(1, reader.info().channels));
    std::vector<float> block(16384 * channels);
    SignalFacts facts;
    while (const std::int64_t frames = reader.read(block))
        facts.add(std::span<const float>(block).first(static_cast<std::size_t>(frames) * channels));
    judgeFinite(subject, f, facts, 1);
    judgeLevel(subject, f, facts);
}

void judgePitch(const Subject& subject, std::size_t f, const Matrix& matrix) {
    const double nyquist = static_cast<double>(subject.set.spec->samplingRate) / 2;
    const PitchFacts facts = pitchFacts(matrix.values, limits::highestPitch, nyquist);
    const auto report = [&](FindingGrade grade, std::int64_t count, const std::string& what,
                            const std::string& hint) {
        subject.findIn(f, FindingKind::F0Range, grade,
                       fmt::format("{} of {} frames {} ({:g} to {:g} Hz), the first bad one is {}", count,
                                   facts.frames, what, facts.lowest, facts.highest, facts.firstBad),
                       hint,
                       {{"count", double(count)},
                        {"frame", double(facts.firstBad)},
                        {"lowest", facts.lowest},
                        {"highest", facts.highest}});
    };
    if (facts.negative > 0)
        report(FindingGrade::Error, facts.negative, "are negative",
               "F0 is expected in Hz, 0 where there is no voice: not as a logarithm");
    if (facts.aboveNyquist > 0)
        report(FindingGrade::Error, facts.aboveNyquist,
               fmt::format("are above {:g} Hz, half the rate", nyquist),
               "the sampling rate of the F0 extraction was wrong, or the file holds something else");
    if (facts.aboveLimit > 0)
        report(FindingGrade::Warning, facts.aboveLimit,
               fmt::format("are above {:g} Hz", limits::highestPitch),
               "extract F0 again with a lower ceiling");
    if (facts.voiced == 0 && facts.negative == 0 && facts.frames > 1 &&
        !subject.check.has(FindingKind::TooShort))
        subject.findIn(f, FindingKind::Unvoiced, FindingGrade::Warning,
                       fmt::format("none of {} frames is voiced", facts.frames),
                       "extract F0 again with a lower threshold, or leave the utterance out",
                       {{"frames", double(facts.frames)}});
}

void checkMatrix(const Subject& subject, std::size_t f, FileMoments* moments) {
    const FeatureSpec& feature = subject.feature(f);
    const Matrix matrix = readAllFrames(subject.file(f), feature);
    SignalFacts facts;
    facts.add(matrix.values);
    judgeFinite(subject, f, facts, feature.dimension);
    if (isPitch(feature))
        judgePitch(subject, f, matrix);
    else if (facts.allZero())
        subject.findIn(f, FindingKind::Silent, FindingGrade::Warning, "every value is 0",
                       "extract the feature again", {{"zeros", double(facts.zeros)}});
    if (moments && facts.notFinite == 0) *moments = momentsOf(matrix, feature.voicedOnly());
}

} // namespace

void checkContent(const Subject& subject, std::size_t f, FileMoments* moments) {
    const FeatureSpec& feature = subject.feature(f);
    try {
        if (feature.storage() == Storage::Wave)
            checkWaveSamples(subject, f);
        else
            checkMatrix(subject, f, moments);
        // A normalised waveform has statistics, too; it is read whole then, as the scan does.
        if (feature.storage() == Storage::Wave && feature.normalize && moments &&
            !subject.check.has(FindingKind::NotFinite) && !subject.check.has(FindingKind::Channels))
            *moments = momentsOf(readAllFrames(subject.file(f), feature), false);
    } catch (const Error& error) {
        subject.findIn(f, FindingKind::Damaged, FindingGrade::Error, error.message(), error.hint());
    }
}

} // namespace sonorant::checking
