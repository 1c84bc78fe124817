// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listen/audition.h"

#include "core/base/error.h"
#include "core/config/model_descriptor.h"
#include "core/run/run_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace sonorant {

namespace {

bool isWave(const std::string& extension) {
    FeatureSpec feature;
    feature.extension = extension;
    return feature.storage() == Storage::Wave;
}

/// Both read the same kinds of files, so that one's model can read the other's folders.
bool sameFeatures(const DataConfig& one, const DataConfig& other) {
    return one.inputExts == other.inputExts && one.inputDims == other.inputDims &&
           one.inputReso == other.inputReso && one.outputExts == other.outputExts &&
           one.outputDims == other.outputDims && one.outputReso == other.outputReso &&
           one.wavSampRate == other.wavSampRate;
}

void takeFolders(ProjectConfig& config, const ProjectConfig& from) {
    config.data.trnSetName = from.data.trnSetName;
    config.data.valSetName = from.data.valSetName;
    config.data.trnList = from.data.trnList;
    config.data.valList = from.data.valList;
    config.data.inputDirs = from.data.inputDirs;
    config.data.outputDirs = from.data.outputDirs;
    config.data.leaveOut = from.data.leaveOut;
    config.data.pathCacheFile = from.data.pathCacheFile;
    config.inference = from.inference;
}

/// The training or validation set as a test set. Its caches are its own: a test set is scanned otherwise.
void makeTestSet(ProjectConfig& config, SetRole role) {
    const bool training = role == SetRole::Training;
    const DataConfig& data = config.data;
    config.inference.testSetName = training ? data.trnSetName : data.valSetName;
    for (std::string& name : config.inference.testSetName.names)
        name = "listen_" + name;
    config.inference.testList = training ? data.trnList : data.valList;
    config.inference.testInputDirs = data.inputDirs;
    config.inference.testOutputDirs = {Folders()}; // no targets: nothing is compared while generating
}

void requireSound(const ProjectConfig& config) {
    if (const std::string lines = linesFileOf(config); !lines.empty())
        throw Error(
            ErrorKind::Mismatch,
            fmt::format("expected a model that generates a waveform, found one that writes {}", lines),
            "model.name", "generate on the command line: sonorant-cli infer");
    const auto& extensions = config.data.outputExts;
    if (!extensions.empty() && extensions.front() == ".wav") return;
    throw Error(ErrorKind::Mismatch,
                fmt::format("expected a model that generates a waveform (\".wav\"), found {}",
                            extensions.empty() ? "no output" : extensions.front()),
                "data.output_exts", "only waveforms can be listened to; see them on the page Inspect");
}

/// Speed in words for the progress line, once there is something to tell from.
std::string speedWords(const AuditionReport& report) {
    if (report.seconds <= 0) return {};
    const double speed = report.speed();
    return fmt::format(" ({:.{}f} x real time)", speed, speed < 10 ? 1 : 0);
}

class Audition {
public:
    Audition(InferenceService& service, const ProjectConfig& project, const AuditionOptions& options,
             const AuditionProgress& onSound, const JobControl& job)
        : m_service(service), m_project(project), m_options(options), m_onSound(onSound), m_job(job) {}

    AuditionReport run(const std::vector<AuditionTask>& tasks) {
        for (const AuditionTask& task : tasks)
            m_report.wanted += task.utterances.size();
        for (const AuditionTask& task : tasks) {
            ProjectConfig config = readRunConfig({task.run}, m_project.folder).config;
            requireSound(config);
            for (const SetRole role : {SetRole::Test, SetRole::Validation, SetRole::Training})
                if (!m_report.cancelled) generate(task, config, role);
        }
        return std::move(m_report);
    }

private:
    void generate(const AuditionTask& task, const ProjectConfig& runConfig, SetRole role) {
        InferenceRequest request;
        for (const auto& [set, name] : task.utterances)
            if (set == role) request.names.push_back(name);
        if (request.names.empty()) return;
        request.config = auditionConfig(runConfig, m_project, role);
        request.trainedModel = task.checkpoint.file;
        request.untrained = task.checkpoint.file.empty();
        request.outputFolder = generatedFolder(task.run, task.checkpoint);
        if (m_options.trainingGoesOn) {
            request.config.training.device = "cpu";
            request.config.training.threads = 1;
            request.lowPriority = true;
        }
        GeneratedRecord record = GeneratedRecord::read(request.outputFolder);
        // Read before the weights are: should the file be replaced meanwhile, the sound counts as old.
        const FileStamp stamp = stampIfThere(task.checkpoint.file);
        request.onFile = [&](const GeneratedFile& file) {
            const GeneratedSound sound{file.file, file.audioSeconds, file.seconds, stamp};
            record.add(file.name, sound);
            record.write();
            ++m_report.made;
            m_report.audioSeconds += file.audioSeconds;
            m_report.seconds += secondsSinceLast(); // several may have been made at the same time
            if (m_onSound) m_onSound(task, file.name, sound);
        };
        m_last = Clock::now();
        const InferenceReport made = m_service.generate(request, jobFor(task));
        m_report.issues.insert(m_report.issues.end(), made.issues.begin(), made.issues.end());
        m_report.cancelled = made.cancelled;
    }

    /// Progress over all tasks instead of within one call.
    JobControl jobFor(const AuditionTask& task) const {
        return {m_job.stop, [this, &task](const Progress& progress) {
                    m_job.progress(
                        fmt::format("{}: {}{}", task.checkpoint.key, progress.what, speedWords(m_report)),
                        static_cast<std::int64_t>(m_report.made), static_cast<std::int64_t>(m_report.wanted));
                }};
    }

    using Clock = std::chrono::steady_clock;
    double secondsSinceLast() {
        const Clock::time_point before = std::exchange(m_last, Clock::now());
        return std::chrono::duration<double>(m_last - before).count();
    }

    Clock::time_point m_last;
    InferenceService& m_service;
    const ProjectConfig& m_project;
    AuditionOptions m_options;
    const AuditionProgress& m_onSound;
    const JobControl& m_job;
    AuditionReport m_report;
};

} // namespace

Path naturalRecording(const ProjectConfig& project, const CheckedSet& set, const std::string& name) {
    std::error_code failed;
    const auto among = [&](std::size_t first, std::size_t end) -> Path {
        for (std::size_t f = first; f < std::min({end, set.features.size(), set.folders.size()}); ++f) {
            if (set.features[f].storage() != Storage::Wave) continue;
            const Path file = set.file(f, name);
            if (std::filesystem::is_regular_file(file, failed)) return file;
        }
        return {};
    };
    const std::size_t inputs = set.spec->inputs.size();
    if (const Path target = among(inputs, set.features.size()); !target.empty()) return target;
    for (const Folders& folders : project.data.outputDirs)
        for (std::size_t i = 0; i < std::min(folders.size(), project.data.outputExts.size()); ++i) {
            if (!isWave(project.data.outputExts[i])) continue;
            const Path file = project.resolve(folders[i]) / (name + project.data.outputExts[i]);
            if (std::filesystem::is_regular_file(file, failed)) return file;
        }
    return among(0, inputs); // of a model that reads waveforms
}

ProjectConfig auditionConfig(const ProjectConfig& run, const ProjectConfig& project, SetRole role) {
    ProjectConfig config = run;
    config.folder = project.folder;
    if (sameFeatures(run.data, project.data)) takeFolders(config, project);
    if (role != SetRole::Test) makeTestSet(config, role);
    // What narrows a test set down for the command line does not hold for chosen utterances.
    config.inference.inferenceDataList.clear();
    config.inference.inferenceSampleStartIndex = 0;
    config.inference.inferenceSampleEndIndex = -1;
    config.inference.outputFilenamePrefix.clear();
    return config;
}

AuditionReport runAudition(InferenceService& service, const ProjectConfig& project,
                           const std::vector<AuditionTask>& tasks, const AuditionOptions& options,
                           const AuditionProgress& onSound, const JobControl& job) {
    return Audition(service, project, options, onSound, job).run(tasks);
}

} // namespace sonorant
