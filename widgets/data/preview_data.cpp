// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/preview_data.h"

#include "core/base/error.h"
#include "core/corpus/file_facts.h"
#include "core/io/wave.h"

#include <algorithm>
#include <functional>

namespace sonorant {

namespace {

/// The first channel, at the file's own rate: a wrong rate is heard as what it is.
void readSound(const Path& file, PreviewData& data) {
    WaveReader reader(file);
    const auto channels = static_cast<std::size_t>(std::max(1, reader.info().channels));
    auto sound = std::make_shared<Sound>();
    auto pyramid = std::make_shared<MinMaxPyramid>();
    sound->rate = reader.info().samplingRate;
    std::vector<float> block(8192 * channels);
    while (const std::int64_t frames = reader.read(block))
        for (std::size_t i = 0; i < static_cast<std::size_t>(frames); ++i) {
            sound->samples.push_back(block[i * channels]);
            pyramid->append(block[i * channels]);
        }
    data.seconds = std::max(data.seconds, sound->seconds());
    data.sound = std::move(sound);
    data.waveform = std::move(pyramid);
}

void readFeature(const CheckedSet& set, std::size_t f, const Path& file, PreviewData& data) {
    const FeatureSpec& feature = set.features[f];
    const double seconds =
        static_cast<double>(feature.resolution) / static_cast<double>(set.spec->samplingRate);
    Matrix matrix = readAllFrames(file, feature);
    data.seconds = std::max(data.seconds, seconds * static_cast<double>(matrix.rows));
    if (feature.dimension > 1) {
        data.matrixName = feature.extension;
        data.secondsPerRow = seconds;
        data.matrix = std::make_shared<MemoryMatrixSource>(std::move(matrix));
    } else {
        data.curveName = feature.extension;
        data.secondsPerFrame = seconds;
        data.curveIsPitch = feature.voicedOnly();
        data.curve = std::move(matrix.values);
    }
}

} // namespace

PreviewData readPreview(const CheckedSet& set, const std::string& name) {
    PreviewData data;
    data.name = name;
    for (std::size_t f = 0; f < set.features.size(); ++f) {
        const Path file = set.file(f, name);
        const bool wave = set.features[f].storage() == Storage::Wave;
        const bool shown = wave                            ? data.sound != nullptr
                           : set.features[f].dimension > 1 ? data.matrix != nullptr
                                                           : !data.curve.empty();
        if (shown) continue;
        try {
            if (wave)
                readSound(file, data);
            else
                readFeature(set, f, file, data);
        } catch (const Error& error) {
            data.problems.push_back(set.features[f].extension + ": " + error.message());
        }
    }
    return data;
}

} // namespace sonorant
