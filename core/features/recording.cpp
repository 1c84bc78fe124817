// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/recording.h"

#include "core/base/error.h"
#include "core/features/resample.h"
#include "core/io/wave.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace sonorant {

namespace {

std::vector<float> readInterleaved(const Path& file, WaveReader& reader) {
    const WaveInfo& info = reader.info();
    std::vector<float> samples(static_cast<std::size_t>(info.frames * info.channels));
    const std::int64_t frames = reader.read(samples);
    samples.resize(static_cast<std::size_t>(frames * info.channels));
    if (samples.empty())
        throw Error(ErrorKind::Malformed, "the recording holds no samples", toUtf8(file), "leave it out");
    const auto bad = std::find_if(samples.begin(), samples.end(), [](float x) { return !std::isfinite(x); });
    if (bad != samples.end())
        throw Error(ErrorKind::Malformed,
                    fmt::format("sample {} is not a number", (bad - samples.begin()) / info.channels),
                    toUtf8(file), "record or convert it again");
    return samples;
}

} // namespace

std::vector<float> readRecording(const Path& file, int samplingRate) {
    WaveReader reader(file);
    const WaveInfo& info = reader.info();
    if (info.samplingRate != samplingRate || info.channels != 1)
        throw Error(ErrorKind::Mismatch,
                    fmt::format("expected one channel at {} Hz, found {} at {} Hz", samplingRate,
                                info.channels, info.samplingRate),
                    toUtf8(file), "let the recordings be converted, or set wav_samp_rate to theirs");
    return readInterleaved(file, reader);
}

std::vector<float> convertRecording(const Path& file, int samplingRate, const Path& target) {
    WaveReader reader(file);
    const int channels = reader.info().channels;
    const std::vector<float> mono = mixDown(readInterleaved(file, reader), channels);
    std::vector<float> samples = resample(mono, reader.info().samplingRate, samplingRate);
    writeWave16(target, samples, samplingRate);
    for (float& sample : samples)
        sample = static_cast<float>(toInt16(sample)) / 32768.0f;
    return samples;
}

} // namespace sonorant
