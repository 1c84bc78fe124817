// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

/// Waveforms. Samples in memory are float32: int16 / 2^15, int32 / 2^31, 24 bit / 2^23, float as it is.
namespace sonorant {

/// What a sound file holds, from its header.
struct WaveInfo {
    std::int64_t frames = 0; ///< sample frames: samples per channel
    int channels = 0;
    int samplingRate = 0; ///< Hz
    std::string format;   ///< for people: "WAV, 16-bit PCM"
};

/// A waveform of one channel.
struct Waveform {
    std::vector<float> samples;
    int samplingRate = 0; ///< Hz
};

/// A sound file open for reading, of any number of channels (WAV, FLAC and what else libsndfile decodes).
/// Movable; one thread at a time.
class WaveReader {
public:
    /// @throws Error NotFound, Unreadable; Malformed for a broken header or samples that are cut off
    explicit WaveReader(const Path& file);
    WaveReader(WaveReader&&) noexcept;
    WaveReader& operator=(WaveReader&&) noexcept;
    ~WaveReader();

    const WaveInfo& info() const { return m_info; }
    /// @throws Error Mismatch beyond the end
    void seek(std::int64_t frame);
    /// Reads frames, channels interleaved, into `target` (its size a multiple of the channels) and returns
    /// how many; fewer than asked only at the end. @throws Error Malformed when decoding fails
    std::int64_t read(std::span<float> target);

private:
    struct Handle;
    std::unique_ptr<Handle> m_handle;
    WaveInfo m_info;
    Path m_file;
};

/// The header alone. @throws Error as WaveReader
WaveInfo readWaveInfo(const Path& file);

/// The whole file, which must have one channel. @throws Error as WaveReader; Mismatch for more channels
Waveform readWave(const Path& file);

/// Frames [first, first + count) of a file of one channel. @throws Error as readWave; Mismatch outside the
/// file
std::vector<float> readWaveRange(const Path& file, std::int64_t first, std::int64_t count);

/// What the framework writes for a sample: x * 2^15 clipped to [-32768, 32767] and truncated toward zero.
/// `sample` must not be NaN.
std::int16_t toInt16(float sample);

/// Writes one channel as 16-bit PCM WAV, atomically.
/// @throws Error Unwritable; Unsupported beyond 4 GiB; Malformed for NaN, which has no place in 16 bit and
/// tells of
///         a broken model: nothing is written then (infinities are clipped)
void writeWave16(const Path& file, std::span<const float> samples, int samplingRate);

} // namespace sonorant
