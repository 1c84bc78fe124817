// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/feature_step.h"

#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "core/base/text.h"
#include "core/service/engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace sonorant::cli {

namespace {

std::size_t indexOf(const std::vector<std::string>& extensions, const std::string& wanted) {
    return static_cast<std::size_t>(std::find(extensions.begin(), extensions.end(), wanted) -
                                    extensions.begin());
}

/// The requests for subsets whose inputs and recordings stand in `inputs` and `outputs`.
void addRequests(const ProjectConfig& config, const std::vector<Folders>& inputs,
                 const std::vector<Folders>& outputs, std::vector<FeatureRequest>& requests) {
    const std::size_t mel = indexOf(config.data.inputExts, ".mfbsp"),
                      f0 = indexOf(config.data.inputExts, ".f0");
    const std::size_t wav = indexOf(config.data.outputExts, ".wav");
    for (std::size_t i = 0; i < std::min(inputs.size(), outputs.size()); ++i) {
        if (mel >= inputs[i].size() || f0 >= inputs[i].size() || wav >= outputs[i].size()) continue;
        FeatureRequest request;
        request.wavFolder = config.resolve(outputs[i][wav]);
        request.melFolder = config.resolve(inputs[i][mel]);
        request.f0Folder = config.resolve(inputs[i][f0]);
        request.samplingRate = static_cast<int>(config.data.wavSampRate);
        request.threads = static_cast<int>(config.training.threads);
        const bool known = std::any_of(requests.begin(), requests.end(), [&](const FeatureRequest& other) {
            return other.wavFolder == request.wavFolder && other.melFolder == request.melFolder &&
                   other.f0Folder == request.f0Folder;
        });
        if (!known) requests.push_back(std::move(request));
    }
}

} // namespace

std::vector<FeatureRequest> featureRequests(const ProjectConfig& config) {
    std::vector<FeatureRequest> requests;
    addRequests(config, config.data.inputDirs, config.data.outputDirs, requests);
    addRequests(config, config.inference.testInputDirs, config.inference.testOutputDirs, requests);
    return requests;
}

void makeMissingFeatures(const ProjectConfig& config, Engine& engine, Display& display) {
    std::vector<FeatureRequest> missing;
    for (FeatureRequest& request : featureRequests(config)) {
        // Folders that exist may hold features made elsewhere: those are left alone.
        const bool absent =
            !std::filesystem::exists(request.melFolder) && !std::filesystem::exists(request.f0Folder);
        if (absent && std::filesystem::is_directory(request.wavFolder)) missing.push_back(std::move(request));
    }
    if (missing.empty()) return;
    display.line("The features are not there yet: extracting them from the recordings");
    if (const int status = extractFeatures(missing, engine, display); status != Done) throw Refused{status};
}

int extractFeatures(const std::vector<FeatureRequest>& requests, Engine& engine, Display& display) {
    const InterruptToken interrupt;
    std::size_t failed = 0;
    for (const FeatureRequest& request : requests) {
        JobDisplay job(display);
        const FeatureReport report = engine.features().extract(request, job.control(interrupt.token()));
        display.clear();
        printIssues(report.issues);
        display.line(
            fmt::format("{}: features of {} made, {} up to date, {} failed ({:.0f} s of audio in {:.1f} s)",
                        toUtf8(request.wavFolder), counted(report.made, "recording"), report.kept,
                        report.failed, report.audioSeconds, report.seconds));
        failed += report.failed;
        if (report.cancelled) return Interrupted;
    }
    return failed == 0 ? Done : Failed;
}

} // namespace sonorant::cli
