// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/wave.h"

#include "core/base/error.h"
#include "core/io/wave_chunks.h"

#include <fmt/format.h>
#include <sndfile.h>

#include <algorithm>

namespace sonorant {

namespace {

/// The integers are read as such and scaled here: the scale of libsndfile's own float reading depends on the
/// format.
enum class Scale { Int16, Int32, Float };

Scale scaleOf(int format) {
    switch (format & SF_FORMAT_SUBMASK) {
    case SF_FORMAT_PCM_S8:
    case SF_FORMAT_PCM_U8:
    case SF_FORMAT_PCM_16:
        return Scale::Int16;
    case SF_FORMAT_PCM_24:
    case SF_FORMAT_PCM_32:
        return Scale::Int32; // 24 bit come in the upper bits of 32
    default:
        return Scale::Float;
    }
}

std::string formatName(int format) {
    const auto nameOf = [](int command, int code) {
        SF_FORMAT_INFO info{};
        info.format = code;
        return sf_command(nullptr, command, &info, sizeof info) == 0 && info.name ? std::string(info.name)
                                                                                  : std::string("unknown");
    };
    return nameOf(SFC_GET_FORMAT_INFO, format & SF_FORMAT_TYPEMASK) + ", " +
           nameOf(SFC_GET_FORMAT_INFO, format & SF_FORMAT_SUBMASK);
}

constexpr std::int64_t blockSamples = 1 << 16;
constexpr std::int64_t mostPerByte = 64;         ///< samples that a byte of a packed file may stand for ...
constexpr std::int64_t longestSilence = 1 << 26; ///< ... beyond an hour or so

} // namespace

struct WaveReader::Handle {
    SNDFILE* file = nullptr;
    Scale scale = Scale::Float;
    std::vector<short> shorts;
    std::vector<int> ints;

    ~Handle() {
        if (file) sf_close(file);
    }
    /// Up to `frames` frames into target; the number read.
    std::int64_t readBlock(float* target, std::int64_t frames, int channels);
};

std::int64_t WaveReader::Handle::readBlock(float* target, std::int64_t frames, int channels) {
    const auto samples = static_cast<std::size_t>(frames * channels);
    if (scale == Scale::Float) return sf_readf_float(file, target, frames);
    if (scale == Scale::Int16) {
        shorts.resize(samples);
        const std::int64_t got = sf_readf_short(file, shorts.data(), frames);
        for (std::int64_t i = 0; i < got * channels; ++i)
            target[i] = static_cast<float>(shorts[static_cast<std::size_t>(i)]) / 32768.0F;
        return got;
    }
    ints.resize(samples);
    const std::int64_t got = sf_readf_int(file, ints.data(), frames);
    for (std::int64_t i = 0; i < got * channels; ++i)
        target[i] = static_cast<float>(ints[static_cast<std::size_t>(i)]) / 2147483648.0F;
    return got;
}

WaveReader::WaveReader(const Path& file) : m_handle(std::make_unique<Handle>()), m_file(file) {
    if (fileSize(file) == 0)
        throw Error(ErrorKind::Malformed, "expected a waveform (WAV or FLAC), found an empty file",
                    toUtf8(file));
    requireWholeWave(file); // libsndfile takes a cut-off file for a shorter one
    SF_INFO info{};
    m_handle->file = sf_open(file.c_str(), SFM_READ, &info);
    if (!m_handle->file)
        throw Error(ErrorKind::Malformed,
                    fmt::format("expected a waveform (WAV or FLAC), found none: {}", sf_strerror(nullptr)),
                    toUtf8(file), "the file may be cut off or of another format: convert it to WAV");
    if (info.frames < 0 || info.frames == SF_COUNT_MAX || info.channels < 1 || info.samplerate < 1)
        throw Error(ErrorKind::Malformed,
                    fmt::format("the header makes no sense: {} frames, {} channels, {} Hz", info.frames,
                                info.channels, info.samplerate),
                    toUtf8(file));
    // Digital silence packs to nothing, but no recording of hours does: such a header, or file, is made to
    // harm.
    if (info.frames > longestSilence &&
        static_cast<std::uint64_t>(info.frames / mostPerByte) > fileSize(file))
        throw Error(ErrorKind::Malformed,
                    fmt::format("expected at most {} samples per byte, found {} samples in {} bytes",
                                mostPerByte, info.frames, fileSize(file)),
                    toUtf8(file), "convert it to WAV if it really holds hours of digital silence");
    m_handle->scale = scaleOf(info.format);
    m_info = {info.frames, info.channels, info.samplerate, formatName(info.format)};
}

WaveReader::WaveReader(WaveReader&&) noexcept = default;
WaveReader& WaveReader::operator=(WaveReader&&) noexcept = default;
WaveReader::~WaveReader() = default;

void WaveReader::seek(std::int64_t frame) {
    if (frame < 0 || frame > m_info.frames)
        throw Error(ErrorKind::Mismatch,
                    fmt::format("expected a sample from 0 to {}, found {}", m_info.frames, frame),
                    toUtf8(m_file));
    if (sf_seek(m_handle->file, frame, SEEK_SET) != frame)
        throw Error(ErrorKind::Malformed,
                    fmt::format("cannot go to sample {}: {}", frame, sf_strerror(m_handle->file)),
                    toUtf8(m_file));
}

std::int64_t WaveReader::read(std::span<float> target) {
    const std::int64_t wanted = static_cast<std::int64_t>(target.size()) / m_info.channels;
    std::int64_t have = 0;
    while (have < wanted) {
        const std::int64_t block = std::clamp<std::int64_t>(blockSamples / m_info.channels, 1, wanted - have);
        const std::int64_t got =
            m_handle->readBlock(target.data() + have * m_info.channels, block, m_info.channels);
        if (sf_error(m_handle->file) != SF_ERR_NO_ERROR)
            throw Error(ErrorKind::Malformed, fmt::format("cannot decode: {}", sf_strerror(m_handle->file)),
                        toUtf8(m_file));
        have += got;
        if (got < block) break;
    }
    return have;
}

namespace {

WaveReader openMono(const Path& file) {
    WaveReader reader(file);
    if (reader.info().channels != 1)
        throw Error(ErrorKind::Mismatch,
                    fmt::format("expected 1 channel, found {} channels", reader.info().channels),
                    toUtf8(file), "mix the recording down to one channel");
    return reader;
}

std::vector<float> readExactly(WaveReader& reader, std::int64_t first, std::int64_t count, const Path& file) {
    const std::int64_t frames = reader.info().frames;
    if (first < 0 || count < 0 || first > frames || count > frames - first)
        throw Error(
            ErrorKind::Mismatch,
            fmt::format("expected {} samples from sample {} on, found {} in all", count, first, frames),
            toUtf8(file), "the file may have changed since it was scanned: scan the data again");
    std::vector<float> samples;
    if (first > 0) reader.seek(first);
    // Grows with what is decoded, not with what a header promises.
    while (static_cast<std::int64_t>(samples.size()) < count) {
        const std::size_t have = samples.size();
        const auto step = std::min<std::int64_t>(count - static_cast<std::int64_t>(have), 1 << 20);
        samples.resize(have + static_cast<std::size_t>(step));
        const std::int64_t got = reader.read(std::span(samples).subspan(have));
        if (got == step) continue;
        throw Error(ErrorKind::Malformed,
                    fmt::format("expected {} samples, found {}", first + count,
                                first + static_cast<std::int64_t>(have) + got),
                    toUtf8(file), "the file is cut off");
    }
    return samples;
}

} // namespace

WaveInfo readWaveInfo(const Path& file) {
    return WaveReader(file).info();
}

Waveform readWave(const Path& file) {
    WaveReader reader = openMono(file);
    return {readExactly(reader, 0, reader.info().frames, file), reader.info().samplingRate};
}

std::vector<float> readWaveRange(const Path& file, std::int64_t first, std::int64_t count) {
    WaveReader reader = openMono(file);
    return readExactly(reader, first, count, file);
}

} // namespace sonorant
