// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/wave_chunks.h"

#include "core/base/error.h"
#include "core/io/bytes.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

namespace sonorant {

namespace {

constexpr std::uint32_t unknownSize = 0xFFFFFFFFU;
constexpr std::uint64_t riffHeader = 12;
constexpr std::uint64_t chunkHeader = 8;
constexpr int maxChunks = 10000; ///< before the samples; real files have a handful

std::string readSome(std::ifstream& stream, std::uint64_t offset, std::size_t count) {
    std::string bytes(count, '\0');
    stream.seekg(static_cast<std::streamoff>(offset));
    stream.read(bytes.data(), static_cast<std::streamsize>(count));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
    stream.clear();
    return bytes;
}

} // namespace

void requireWholeWave(const Path& file) {
    const std::uint64_t size = fileSize(file);
    std::ifstream stream(file, std::ios::binary);
    const std::string head = readSome(stream, 0, riffHeader);
    if (!head.starts_with("RIFF")) return;
    if (head.size() < riffHeader)
        throw Error(ErrorKind::Malformed,
                    fmt::format("expected a WAV header of at least 44 bytes, found {}", size), toUtf8(file),
                    "the file is cut off");
    if (!head.ends_with("WAVE")) return;
    std::uint64_t offset = riffHeader;
    for (int i = 0; i < maxChunks; ++i) {
        const std::string chunk = readSome(stream, offset, chunkHeader);
        if (chunk.size() < chunkHeader)
            throw Error(ErrorKind::Malformed,
                        fmt::format("the WAV header ends after {} bytes without a \"data\" chunk", size),
                        toUtf8(file), "the file is cut off");
        const auto bytes = loadLittle<std::uint32_t>(chunk, 4);
        offset += chunkHeader;
        if (chunk.starts_with("data")) {
            if (bytes == unknownSize || bytes == 0 || bytes <= size - offset) return;
            throw Error(ErrorKind::Malformed,
                        fmt::format("expected {} bytes of samples, found {}", bytes, size - offset),
                        toUtf8(file), "the file is cut off: copy or convert it again");
        }
        offset += std::uint64_t(bytes) + (bytes & 1U); // chunks begin at even offsets
    }
    throw Error(ErrorKind::Malformed, fmt::format("no \"data\" chunk among the first {} chunks", maxChunks),
                toUtf8(file));
}

} // namespace sonorant
