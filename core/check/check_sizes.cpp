// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/check/check_parts.h"
#include "core/corpus/file_facts.h"
#include "core/io/wave.h"

#include <fmt/format.h>

namespace sonorant::checking {

namespace {

void checkWaveHeader(const Subject& subject, std::size_t f) {
    const WaveInfo info = readWaveInfo(subject.file(f));
    const std::int64_t wanted = subject.set.spec->samplingRate;
    subject.check.frames[f] = info.frames;
    subject.check.samplingRate = info.samplingRate;
    if (info.channels != 1)
        subject.findIn(f, FindingKind::Channels, FindingGrade::Error,
                       fmt::format("expected 1 channel, found {}", info.channels),
                       "mix the recording down to one channel",
                       {{"expected", 1}, {"found", double(info.channels)}});
    if (info.samplingRate != wanted)
        subject.findIn(f, FindingKind::SamplingRate, FindingGrade::Error,
                       fmt::format("expected {} Hz (wav_samp_rate), found {} Hz", wanted, info.samplingRate),
                       "resample the recording, or correct data.wav_samp_rate",
                       {{"expected", double(wanted)}, {"found", double(info.samplingRate)}});
}

void checkRaw(const Subject& subject, std::size_t f, std::uint64_t bytes) {
    const auto frame = sizeof(float) * static_cast<std::uint64_t>(subject.feature(f).dimension);
    subject.check.frames[f] = static_cast<std::int64_t>(bytes / frame);
    const std::uint64_t rest = bytes % frame;
    if (rest != 0)
        subject.findIn(f, FindingKind::OddSize, FindingGrade::Warning,
                       fmt::format("expected a multiple of {} bytes (4 x {}), found {} bytes: {} too many",
                                   frame, subject.feature(f).dimension, bytes, rest),
                       "check the dimension of this feature, or extract the file again",
                       {{"expected", double(frame)}, {"found", double(bytes)}, {"rest", double(rest)}});
}

/// A missing file is one, an unreadable one another cause; a missing folder is said once, for its set.
void checkFile(const Subject& subject, std::size_t f) {
    try {
        const FileStamp stamp = stampOf(subject.file(f));
        switch (subject.feature(f).storage()) {
        case Storage::Wave:
            checkWaveHeader(subject, f);
            break;
        case Storage::Npy:
            subject.check.frames[f] =
                measure(subject.file(f), subject.feature(f), stamp.bytes, subject.set.spec->samplingRate)
                    .frames;
            break;
        case Storage::Raw:
            checkRaw(subject, f, stamp.bytes);
            break;
        }
        if (subject.check.frames[f] == 0)
            subject.findIn(f, FindingKind::Empty, FindingGrade::Error, "the file holds no frame",
                           "extract or record it again");
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::NotFound)
            subject.findIn(f, FindingKind::Missing, FindingGrade::Warning, "the file is not there",
                           "extract the feature, or take the name from the list");
        else
            subject.findIn(f, FindingKind::Damaged, FindingGrade::Error, error.message(), error.hint());
    }
}

} // namespace

void checkSizes(const Subject& subject) {
    for (std::size_t f = 0; f < subject.set.features.size(); ++f)
        if (!subject.set.folderMissing[f]) checkFile(subject, f);
}

} // namespace sonorant::checking
