// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/io/bytes.h"
#include "core/io/wave.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

namespace sonorant {

std::int16_t toInt16(float sample) {
    const float scaled = sample * 32768.0F; // a power of two: exact
    if (scaled >= 32767.0F) return std::numeric_limits<std::int16_t>::max();
    if (scaled <= -32768.0F) return std::numeric_limits<std::int16_t>::min();
    return static_cast<std::int16_t>(scaled); // toward zero
}

void writeWave16(const Path& file, std::span<const float> samples, int samplingRate) {
    constexpr std::uint32_t headerBytes = 44;
    const std::uint64_t dataBytes = std::uint64_t(samples.size()) * 2;
    if (dataBytes > std::numeric_limits<std::uint32_t>::max() - headerBytes)
        throw Error(ErrorKind::Unsupported,
                    fmt::format("{} samples do not fit into a WAV file", samples.size()), toUtf8(file),
                    "write it in parts");
    if (samplingRate < 1)
        throw Error(ErrorKind::Configuration,
                    fmt::format("expected a sampling rate, found {} Hz", samplingRate), toUtf8(file));
    const auto rate = static_cast<std::uint32_t>(samplingRate);
    std::string bytes = "RIFF";
    bytes.reserve(headerBytes + static_cast<std::size_t>(dataBytes));
    appendLittle(bytes, static_cast<std::uint32_t>(headerBytes - 8 + dataBytes));
    bytes += "WAVEfmt ";
    appendLittle<std::uint32_t>(bytes, 16);
    appendLittle<std::uint16_t>(bytes, 1); // PCM
    appendLittle<std::uint16_t>(bytes, 1); // channels
    appendLittle<std::uint32_t>(bytes, rate);
    appendLittle<std::uint32_t>(bytes, rate * 2);
    appendLittle<std::uint16_t>(bytes, 2); // bytes per frame
    appendLittle<std::uint16_t>(bytes, 16);
    bytes += "data";
    appendLittle(bytes, static_cast<std::uint32_t>(dataBytes));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (std::isnan(samples[i]))
            throw Error(ErrorKind::Malformed,
                        fmt::format("expected numbers, found NaN at sample {} of {}", i, samples.size()),
                        toUtf8(file), "the model or its input is broken; nothing was written");
        appendLittle(bytes, static_cast<std::uint16_t>(toInt16(samples[i])));
    }
    writeFileAtomically(file, bytes);
}

} // namespace sonorant
