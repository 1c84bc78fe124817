// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/missing_features.h"

#include "core/base/text.h"
#include "core/config/feature_sources.h"
#include "core/io/name_list.h"
#include "core/service/recordings.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace sonorant {

namespace {

FeatureRequest requestFor(const ProjectConfig& config, const FeatureSource& source) {
    FeatureRequest request;
    request.wavFolder = source.wavFolder;
    request.melFolder = source.melFolder;
    request.f0Folder = source.f0Folder;
    request.samplingRate = static_cast<int>(config.data.wavSampRate);
    request.threads = static_cast<int>(config.training.threads);
    return request;
}

std::vector<std::string> wantedNames(const ProjectConfig& config, const NameList& list,
                                     const FeatureRequest& request, const JobControl& job) {
    if (!list.names.empty()) return list.names;
    if (!list.file.empty()) {
        const Path file = config.resolve(list.file);
        return std::filesystem::is_regular_file(file) ? readNameList(file) : std::vector<std::string>();
    }
    std::vector<std::string> names;
    for (const Recording& recording : surveyRecordings(request.wavFolder, job).recordings)
        if (recording.extension == request.wavExtension) names.push_back(recording.name);
    return names;
}

bool exists(const Path& folder, const std::string& name, const std::string& extension) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(folder / Path(name + extension), ignored);
}

std::vector<std::string> namesToExtract(const ProjectConfig& config, const FeatureSource& source,
                                        const FeatureRequest& request, const JobControl& job) {
    std::set<std::string> seen(config.data.leaveOut.begin(), config.data.leaveOut.end());
    std::set<std::string> names;
    for (const NameList& list : source.lists)
        for (const std::string& name : wantedNames(config, list, request, job)) {
            job.throwIfStopped();
            if (!isSafeRelativeName(name) || !seen.insert(name).second) continue;
            const bool made = exists(request.melFolder, name, request.melExtension) &&
                              exists(request.f0Folder, name, request.f0Extension);
            if (!made && exists(request.wavFolder, name, request.wavExtension)) names.insert(name);
        }
    return {names.begin(), names.end()};
}

} // namespace

std::vector<FeatureRequest> projectFeatureRequests(const ProjectConfig& config) {
    std::vector<FeatureRequest> requests;
    for (const FeatureSource& source : featureSources(config))
        requests.push_back(requestFor(config, source));
    return requests;
}

std::vector<FeatureRequest> missingFeatures(const ProjectConfig& config, const JobControl& job) {
    std::vector<FeatureRequest> missing;
    for (const FeatureSource& source : featureSources(config)) {
        std::error_code ignored;
        if (!std::filesystem::is_directory(source.wavFolder, ignored)) continue;
        FeatureRequest request = requestFor(config, source);
        request.names = namesToExtract(config, source, request, job);
        if (!request.names.empty()) missing.push_back(std::move(request));
    }
    return missing;
}

std::size_t recordingCount(const std::vector<FeatureRequest>& requests) {
    std::size_t count = 0;
    for (const FeatureRequest& request : requests)
        count += request.names.size();
    return count;
}

} // namespace sonorant
