// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/statistics.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/corpus/file_facts.h"
#include "core/corpus/progress_meter.h"

#include <cmath>
#include <cstring>

namespace sonorant {

namespace {

constexpr double smallestDeviation = 1e-8;

void append(const Moments& moments, const FeatureSpec& feature, std::vector<float>& means,
            std::vector<float>& deviations) {
    for (std::size_t d = 0; d < static_cast<std::size_t>(feature.dimension); ++d) {
        const bool known = feature.normalize && moments.count > 0;
        const double deviation = known ? std::sqrt(moments.variance[d]) : 1.0;
        means.push_back(known ? static_cast<float>(moments.mean[d]) : 0.0F);
        deviations.push_back(deviation < smallestDeviation ? 1.0F : static_cast<float>(deviation));
    }
}

bool readPart(const Path& file, std::int64_t dimension, std::vector<float>& mean,
              std::vector<float>& deviation) {
    std::error_code failure;
    const auto count = static_cast<std::size_t>(dimension);
    const std::uintmax_t size = std::filesystem::file_size(file, failure);
    // By division: no dimension can overflow.
    if (failure || size % (2 * sizeof(float)) != 0 || size / (2 * sizeof(float)) != count) return false;
    std::string bytes;
    try {
        bytes = readFile(file);
    } catch (const Error&) {
        return false; // as good as missing: computed again
    }
    if (bytes.size() != size) return false;
    mean.resize(count);
    deviation.resize(count);
    if (count == 0) return true;
    std::memcpy(mean.data(), bytes.data(), count * sizeof(float));
    std::memcpy(deviation.data(), bytes.data() + count * sizeof(float), count * sizeof(float));
    return true;
}

} // namespace

std::vector<Moments> computeMoments(const SetSpec& spec, const SubsetScan& subset, const JobControl& job) {
    const std::vector<FeatureSpec> features = spec.features();
    const std::vector<Path> folders = foldersOf(subset.spec);
    std::vector<const UtteranceFacts*> used;
    for (const UtteranceFacts& facts : subset.utterances)
        if (facts.state == UtteranceState::Used) used.push_back(&facts);
    std::vector<Moments> all;
    for (std::size_t f = 0; f < features.size(); ++f) {
        const FeatureSpec& feature = features[f];
        Moments moments(static_cast<std::size_t>(feature.dimension));
        if (feature.normalize) {
            std::vector<FileMoments> files(used.size());
            ProgressMeter meter(job, "Statistics of " + feature.extension + " in " + subset.spec.name,
                                static_cast<std::int64_t>(used.size()));
            parallelFor(used.size(), [&](std::size_t i) {
                files[i] = momentsOf(readAllFrames(feature.file(folders[f], used[i]->name), feature),
                                     feature.voicedOnly());
                meter.step();
            });
            for (const FileMoments& file : files)
                moments.add(file);
        }
        all.push_back(std::move(moments));
    }
    return all;
}

Statistics statisticsOf(const SetSpec& spec, const std::vector<Moments>& moments) {
    Statistics statistics;
    for (std::size_t f = 0; f < spec.inputs.size(); ++f)
        append(moments[f], spec.inputs[f], statistics.inputMean, statistics.inputStd);
    for (std::size_t f = 0; f < spec.outputs.size(); ++f)
        append(moments[spec.inputs.size() + f], spec.outputs[f], statistics.outputMean, statistics.outputStd);
    return statistics;
}

std::optional<Statistics> readStatistics(const SetSpec& spec, const Path& inputFile, const Path& outputFile) {
    Statistics statistics;
    if (!readPart(inputFile, spec.inputDimension(), statistics.inputMean, statistics.inputStd))
        return std::nullopt;
    if (!readPart(outputFile, spec.outputDimension(), statistics.outputMean, statistics.outputStd))
        return std::nullopt;
    return statistics;
}

std::string statisticsBytes(const std::vector<float>& mean, const std::vector<float>& deviation) {
    std::string bytes;
    bytes.append(reinterpret_cast<const char*>(mean.data()), mean.size() * sizeof(float));
    bytes.append(reinterpret_cast<const char*>(deviation.data()), deviation.size() * sizeof(float));
    return bytes;
}

} // namespace sonorant
