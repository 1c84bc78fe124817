// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/feature_step.h"

#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "core/base/text.h"
#include "core/io/name_list.h"
#include "core/service/engine.h"
#include "core/service/recordings.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

namespace sonorant::cli {

namespace {

std::size_t indexOf(const std::vector<std::string>& extensions, const std::string& wanted) {
    return static_cast<std::size_t>(std::find(extensions.begin(), extensions.end(), wanted) -
                                    extensions.begin());
}

/// What one folder of recordings can be analysed into, and the lists that name what is wanted of it.
struct Source {
    FeatureRequest request;
    std::vector<NameList> lists;
};

bool sameFeatures(const FeatureRequest& a, const FeatureRequest& b) {
    return a.melFolder == b.melFolder && a.f0Folder == b.f0Folder;
}

/// Collects the sources of a project, each pair of feature folders once per folder of recordings.
class SourceFinder {
public:
    explicit SourceFinder(const ProjectConfig& config)
        : m_config(config), m_mel(indexOf(config.data.inputExts, ".mfbsp")),
          m_f0(indexOf(config.data.inputExts, ".f0")), m_wav(indexOf(config.data.outputExts, ".wav")) {}

    /// @param outputs may lack the recordings: those of a source with the same features are taken then
    void add(const Folders& inputs, const Folders& outputs, const std::vector<NameList>& lists) {
        if (m_mel >= inputs.size() || m_f0 >= inputs.size()) return;
        FeatureRequest request;
        request.melFolder = m_config.resolve(inputs[m_mel]);
        request.f0Folder = m_config.resolve(inputs[m_f0]);
        const bool recorded = m_wav < outputs.size();
        if (recorded) request.wavFolder = m_config.resolve(outputs[m_wav]);
        request.samplingRate = static_cast<int>(m_config.data.wavSampRate);
        request.threads = static_cast<int>(m_config.training.threads);
        for (Source& known : m_sources) {
            if (!sameFeatures(known.request, request)) continue;
            if (recorded && known.request.wavFolder != request.wavFolder) continue;
            known.lists.insert(known.lists.end(), lists.begin(), lists.end());
            return;
        }
        if (recorded) m_sources.push_back({std::move(request), lists});
    }

    const std::vector<Source>& sources() const { return m_sources; }

private:
    const ProjectConfig& m_config;
    const std::size_t m_mel, m_f0, m_wav;
    std::vector<Source> m_sources;
};

NameList listAt(const std::vector<NameList>& lists, std::size_t index) {
    return index < lists.size() ? lists[index] : NameList();
}

std::vector<Source> sourcesOf(const ProjectConfig& config) {
    SourceFinder finder(config);
    const DataConfig& data = config.data;
    for (std::size_t i = 0; i < std::min(data.inputDirs.size(), data.outputDirs.size()); ++i) {
        std::vector<NameList> lists = {listAt(data.trnList, i)};
        if (!data.valSetName.names.empty()) lists.push_back(listAt(data.valList, i));
        finder.add(data.inputDirs[i], data.outputDirs[i], lists);
    }
    const InferenceConfig& test = config.inference;
    for (std::size_t i = 0; i < test.testInputDirs.size(); ++i) {
        std::vector<NameList> lists = {listAt(test.testList, i)};
        if (!test.inferenceDataList.empty()) lists = {NameList{test.inferenceDataList, {}}};
        finder.add(test.testInputDirs[i], i < test.testOutputDirs.size() ? test.testOutputDirs[i] : Folders(),
                   lists);
    }
    return finder.sources();
}

/// The names a list asks for; without a list, those of all recordings. A list that is not there asks for
/// none: the validation says so.
std::vector<std::string> wantedNames(const ProjectConfig& config, const NameList& list,
                                     const FeatureRequest& request) {
    if (!list.names.empty()) return list.names;
    if (!list.file.empty()) {
        const Path file = config.resolve(list.file);
        return std::filesystem::is_regular_file(file) ? readNameList(file) : std::vector<std::string>();
    }
    std::vector<std::string> names;
    for (const Recording& recording : surveyRecordings(request.wavFolder).recordings)
        if (recording.extension == request.wavExtension) names.push_back(recording.name);
    return names;
}

/// Names whose recording is there and of which a feature file is not.
std::vector<std::string> namesToExtract(const ProjectConfig& config, const Source& source) {
    const FeatureRequest& request = source.request;
    const std::vector<std::string>& leftOut = config.data.leaveOut;
    std::set<std::string> names;
    for (const NameList& list : source.lists)
        for (const std::string& name : wantedNames(config, list, request)) {
            if (!isSafeRelativeName(name) || std::find(leftOut.begin(), leftOut.end(), name) != leftOut.end())
                continue;
            const auto exists = [&](const Path& folder, const std::string& extension) {
                return std::filesystem::is_regular_file(folder / Path(name + extension));
            };
            const bool made = exists(request.melFolder, request.melExtension) &&
                              exists(request.f0Folder, request.f0Extension);
            if (!made && exists(request.wavFolder, request.wavExtension)) names.insert(name);
        }
    return {names.begin(), names.end()};
}

} // namespace

std::vector<FeatureRequest> featureRequests(const ProjectConfig& config) {
    std::vector<FeatureRequest> requests;
    for (const Source& source : sourcesOf(config))
        requests.push_back(source.request);
    return requests;
}

void makeMissingFeatures(const ProjectConfig& config, Engine& engine, Display& display) {
    std::vector<FeatureRequest> missing;
    std::size_t count = 0;
    for (const Source& source : sourcesOf(config)) {
        if (!std::filesystem::is_directory(source.request.wavFolder)) continue;
        FeatureRequest request = source.request;
        request.names = namesToExtract(config, source);
        count += request.names.size();
        if (!request.names.empty()) missing.push_back(std::move(request));
    }
    if (missing.empty()) return;
    display.line(
        fmt::format("The features of {} are not there yet: extracting them", counted(count, "recording")));
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
