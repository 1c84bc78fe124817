// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/feature_tensor.h"

#include "core/io/wave.h"

#include <algorithm>

namespace sonorant {

namespace {

/// Frames in the file as it is now. Raw files tell it by their size, others by their header.
std::int64_t framesOf(const Path& file, const FeatureSpec& feature) {
    if (feature.storage() == Storage::Wave) return readWaveInfo(file).frames;
    return measure(file, feature, stampOf(file).bytes, 0).frames;
}

torch::Tensor loadPadded(const Path& file, const FeatureSpec& feature, const FrameRange& range) {
    const std::int64_t there =
        std::clamp<std::int64_t>(framesOf(file, feature) - range.first, 0, range.count);
    torch::Tensor padded = torch::zeros({range.count, feature.dimension}, torch::kFloat32);
    if (there > 0) padded.narrow(0, 0, there).copy_(toTensor(readFrames(file, feature, range.first, there)));
    return padded;
}

} // namespace

torch::Tensor toTensor(Matrix matrix) {
    auto owner = std::make_shared<std::vector<float>>(std::move(matrix.values));
    return torch::from_blob(
        owner->data(), {matrix.rows, matrix.columns}, [owner](void*) {}, torch::kFloat32);
}

torch::Tensor loadFeature(const Path& file, const FeatureSpec& feature, const FrameRange& range) {
    // Waveforms are never of one frame, so that their header need not be read twice.
    const bool single = range.count > 1 && feature.storage() != Storage::Wave && framesOf(file, feature) == 1;
    if (single) return toTensor(readFrames(file, feature, 0, 1)).repeat({range.count, 1});
    if (range.padShort) return loadPadded(file, feature, range);
    return toTensor(readFrames(file, feature, range.first, range.count));
}

} // namespace sonorant
