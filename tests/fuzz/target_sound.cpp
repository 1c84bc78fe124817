// SPDX-License-Identifier: GPL-3.0-or-later
// WAV, FLAC and what else libsndfile decodes.
#include "core/io/wave.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/memory_folder.h"

#include <vector>

using namespace sonorant;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Path file = fuzz::memoryFolder().write("input.wav", fuzz::bytesOf(data, size));
    WaveInfo info;
    if (!fuzz::allow([&] { info = readWaveInfo(file); })) return 0;
    fuzz::require(info.frames >= 0 && info.channels >= 1 && info.samplingRate >= 1,
                  "a header that makes sense");
    fuzz::allow([&] {
        const Waveform wave = readWave(file);
        fuzz::require(static_cast<std::int64_t>(wave.samples.size()) == info.frames, "every sample");
    });
    fuzz::allow([&] {
        WaveReader reader(file);
        std::vector<float> some(static_cast<std::size_t>(info.channels) * 100);
        const std::int64_t got = reader.read(some);
        fuzz::require(got >= 0 && got <= 100, "no more than was asked for");
        reader.seek(info.frames / 2);
        reader.read(some);
        reader.seek(0);
    });
    fuzz::allow([&] { readWaveRange(file, info.frames / 2, info.frames - info.frames / 2); });
    return 0;
}
