// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/nn/torch.h"

#include <cstring>
#include <stdexcept>
#include <string>

namespace sonorant::test {

/// The demo corpus read in the plainest way, apart from the readers of core/io: raw float32 features and
/// 16-bit PCM behind a 44-byte header.
inline torch::Tensor readRaw(const Path& file, std::int64_t dim) {
    const std::string bytes = readFile(file);
    const torch::Tensor values = torch::empty({static_cast<std::int64_t>(bytes.size() / 4) / dim, dim});
    std::memcpy(values.data_ptr(), bytes.data(), values.nbytes());
    return values;
}

inline torch::Tensor readPcm16(const Path& file) {
    const std::string bytes = readFile(file);
    const std::size_t chunk = bytes.find("data", 36);
    if (chunk == std::string::npos) throw std::runtime_error("not the plain WAV that the corpus holds");
    const std::size_t begin = chunk + 8;
    const torch::Tensor samples =
        torch::empty({static_cast<std::int64_t>((bytes.size() - begin) / 2)}, torch::kInt16);
    std::memcpy(samples.data_ptr(), bytes.data() + begin, samples.nbytes());
    return samples.to(torch::kFloat32) / 32768;
}

/// Mel and F0 side by side, [T, 81].
inline torch::Tensor corpusFeatures(const std::string& name) {
    const Path folder = Path(SONORANT_TEST_DATA) / "demo-corpus";
    const torch::Tensor mel = readRaw(folder / "mfbsp" / (name + ".mfbsp"), 80);
    const torch::Tensor f0 = readRaw(folder / "f0" / (name + ".f0"), 1);
    const std::int64_t frames = std::min(mel.size(0), f0.size(0));
    return torch::cat({mel.slice(0, 0, frames), f0.slice(0, 0, frames)}, 1);
}

inline torch::Tensor corpusWaveform(const std::string& name) {
    return readPcm16(Path(SONORANT_DEMO_PROJECT) / "wav" / (name + ".wav"));
}

} // namespace sonorant::test
