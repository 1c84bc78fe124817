// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/new_project.h"

#include <algorithm>
#include <map>
#include <set>

namespace sonorant {

namespace {

namespace fs = std::filesystem;

/// The waveform that the project will train on.
Path trainedWave(const FeatureRequest& request, const std::string& name) {
    return request.convert ? request.wavTarget / (name + ".wav")
                           : request.wavFolder / (name + request.wavExtension);
}

void addUp(FeatureReport& sum, const FeatureReport& part) {
    sum.made += part.made;
    sum.kept += part.kept;
    sum.failed += part.failed;
    sum.audioSeconds += part.audioSeconds;
    sum.seconds += part.seconds;
    sum.issues.insert(sum.issues.end(), part.issues.begin(), part.issues.end());
    sum.cancelled = sum.cancelled || part.cancelled;
}

} // namespace

std::vector<FeatureRequest> featureRequests(const RecordingSurvey& survey,
                                            const std::vector<std::string>& names, const Path& folder,
                                            int samplingRate, bool convert) {
    const std::set<std::string> wanted(names.begin(), names.end());
    std::map<std::string, std::vector<std::string>> byExtension;
    for (const Recording& recording : survey.recordings)
        if (recording.usable() && wanted.count(recording.name) > 0)
            byExtension[recording.extension].push_back(recording.name);
    std::vector<FeatureRequest> requests;
    for (auto& [extension, group] : byExtension) {
        FeatureRequest request;
        request.wavFolder = survey.folder;
        request.wavExtension = extension;
        request.melFolder = folder / "mfbsp";
        request.f0Folder = folder / "f0";
        request.names = std::move(group);
        request.samplingRate = samplingRate;
        request.convert = convert;
        if (convert) request.wavTarget = folder / "wav";
        requests.push_back(std::move(request));
    }
    return requests;
}

FeatureReport runFeatureRequests(FeatureService& service, const std::vector<FeatureRequest>& requests,
                                 const JobControl& job) {
    std::int64_t total = 0, before = 0;
    for (const FeatureRequest& request : requests)
        total += static_cast<std::int64_t>(request.names.size());
    FeatureReport sum;
    for (const FeatureRequest& request : requests) {
        job.throwIfStopped();
        JobControl part = job;
        part.report = [&](const Progress& progress) {
            job.progress(progress.what, before + progress.done, total);
        };
        addUp(sum, service.extract(request, part));
        if (sum.cancelled) break;
        before += static_cast<std::int64_t>(request.names.size());
        job.progress({}, before, total);
    }
    return sum;
}

std::vector<std::string> extractedNames(const std::vector<FeatureRequest>& requests) {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const FeatureRequest& request : requests)
        for (const std::string& name : request.names)
            if (fs::exists(request.melFolder / (name + request.melExtension), ignored) &&
                fs::exists(request.f0Folder / (name + request.f0Extension), ignored) &&
                fs::exists(trainedWave(request, name), ignored))
                names.push_back(name);
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace sonorant
