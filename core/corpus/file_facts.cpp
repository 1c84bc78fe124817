// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/file_facts.h"

#include "core/base/error.h"
#include "core/io/mapped_file.h"
#include "core/io/npy.h"
#include "core/io/raw_matrix.h"
#include "core/io/wave.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/stat.h>

namespace sonorant {

namespace {

std::int64_t measureWave(const Path& file, std::int64_t samplingRate) {
    const WaveInfo info = readWaveInfo(file);
    if (info.channels != 1)
        throw Error(ErrorKind::Mismatch, fmt::format("expected 1 channel, found {} channels", info.channels),
                    toUtf8(file), "mix the recording down to one channel");
    if (info.samplingRate != samplingRate)
        throw Error(ErrorKind::Mismatch,
                    fmt::format("expected a sampling rate of {} Hz (wav_samp_rate), found {} Hz",
                                samplingRate, info.samplingRate),
                    toUtf8(file), "resample the recordings, or correct data.wav_samp_rate");
    return info.frames;
}

std::int64_t measureNpy(const Path& file, const FeatureSpec& feature) {
    const NpyHeader header =
        parseMapped(file, [&](std::string_view bytes) { return parseNpyHeader(bytes, toUtf8(file)); });
    std::int64_t values = 1;
    for (const std::int64_t side : header.shape)
        values *= side;
    if (values % feature.dimension != 0)
        throw Error(ErrorKind::Mismatch,
                    fmt::format("expected a dimension of {}, found {} values", feature.dimension, values),
                    toUtf8(file), "correct input_dims or output_dims");
    return values / feature.dimension;
}

Matrix slice(Matrix whole, std::int64_t first, std::int64_t count, const Path& file) {
    if (first < 0 || count < 0 || first > whole.rows || count > whole.rows - first)
        throw Error(
            ErrorKind::Mismatch,
            fmt::format("expected {} frames from frame {} on, found {} in all", count, first, whole.rows),
            toUtf8(file), "the file may have changed since it was scanned: scan the data again");
    if (first == 0 && count == whole.rows) return whole;
    const auto begin = whole.values.begin() + first * whole.columns;
    return {count, whole.columns, std::vector<float>(begin, begin + count * whole.columns)};
}

} // namespace

FileStamp stampOf(const Path& file) {
    struct stat facts {};
    if (::stat(file.c_str(), &facts) != 0) {
        const int cause = errno;
        throw Error(cause == ENOENT || cause == ENOTDIR ? ErrorKind::NotFound : ErrorKind::Unreadable,
                    std::strerror(cause), toUtf8(file));
    }
    return {static_cast<std::uint64_t>(facts.st_size),
            static_cast<std::int64_t>(facts.st_mtim.tv_sec) * 1'000'000'000 + facts.st_mtim.tv_nsec};
}

FileLength measure(const Path& file, const FeatureSpec& feature, std::uint64_t bytes,
                   std::int64_t samplingRate) {
    switch (feature.storage()) {
    case Storage::Wave:
        return {measureWave(file, samplingRate), false};
    case Storage::Npy:
        return {measureNpy(file, feature), false};
    case Storage::Raw:
        break;
    }
    const std::uint64_t frame = sizeof(float) * static_cast<std::uint64_t>(feature.dimension);
    return {static_cast<std::int64_t>(bytes / frame), bytes % frame != 0};
}

Matrix readFrames(const Path& file, const FeatureSpec& feature, std::int64_t first, std::int64_t count) {
    switch (feature.storage()) {
    case Storage::Wave:
        return {count, 1, readWaveRange(file, first, count)};
    case Storage::Npy:
        return slice(readNpy(file, feature.dimension), first, count, file);
    case Storage::Raw:
        break;
    }
    return readRawMatrixRows(file, feature.dimension, first, count);
}

Matrix readAllFrames(const Path& file, const FeatureSpec& feature) {
    switch (feature.storage()) {
    case Storage::Wave: {
        std::vector<float> samples = readWave(file).samples;
        const auto count = static_cast<std::int64_t>(samples.size());
        return {count, 1, std::move(samples)};
    }
    case Storage::Npy:
        return readNpy(file, feature.dimension);
    case Storage::Raw:
        break;
    }
    return readRawMatrix(file, feature.dimension);
}

} // namespace sonorant
