// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/training_parts.h"

#include "core/base/error.h"
#include "core/base/job_control.h"
#include "core/model/registry.h"

#include <fmt/format.h>

#include <set>

namespace sonorant {

namespace {

torch::Tensor toTensor(const std::vector<float>& values) {
    return torch::tensor(values, torch::kFloat32);
}

LoaderOptions loaderOptions(const ProjectConfig& config, Phase phase) {
    LoaderOptions options;
    options.batchSize = config.training.batchSize;
    options.shuffle = config.training.shuffle;
    options.blockShuffleByLength = config.training.sampler == "block_shuffle_by_length";
    options.batchMerge = config.data.wayToMergeDatasets == "batch_merge";
    options.workers = static_cast<int>(config.training.numWorkers);
    // Of the validation set no segment may be missing: its losses could not be compared.
    options.leaveOutUnreadable = phase == Phase::Train && config.training.unreadableData == "skip";
    return options;
}

/// Of both sets, each once.
std::vector<std::string> utteranceNames(const ProjectData& data) {
    std::set<std::string> names;
    for (const auto* const sets : {&data.training, &data.validation})
        for (const std::shared_ptr<DataSet>& set : *sets)
            for (std::int64_t i = 0; i < set->size(); ++i)
                names.insert(set->sequence(i).name);
    return {names.begin(), names.end()};
}

} // namespace

Normalization normalizationOf(const Statistics& statistics) {
    return {toTensor(statistics.inputMean), toTensor(statistics.inputStd), toTensor(statistics.outputMean),
            toTensor(statistics.outputStd)};
}

Issues lossTableWarnings(std::int64_t epochs, std::int64_t segments, std::size_t losses) {
    constexpr double limit = 1e9;
    const double bytes = LossMonitor::tableBytes(epochs, segments, losses);
    if (bytes <= limit) return {};
    return {
        {"training.epochs",
         fmt::format(
             "the losses of {} epochs x {} segments take {:.1f} GB of memory, and as much in each checkpoint",
             epochs, segments, bytes / 1e9),
         "train fewer epochs at a time, or make segments longer (data.truncate_seq)", Severity::Warning}};
}

TrainingParts buildTrainingParts(const ProjectConfig& config, RunControl& control, Issues& issues) {
    TrainingParts parts;
    const std::string wantedDevice = config.training.noCuda ? "cpu" : config.training.device;
    parts.context =
        ExecutionContext::make(parseDevice(wantedDevice), static_cast<std::uint64_t>(config.training.seed));

    JobControl job;
    job.stop = control.stopToken();
    job.report = [&control](const Progress& progress) {
        control.enter(RunState::Preparing, progress.what, progress.done, progress.total);
    };
    job.progress("Reading the data sets", 0, 0);
    parts.data = openTrainingData(config, job, issues);
    if (parts.data.training.empty())
        throw Error(ErrorKind::Configuration, "there is no training set", "data.trn_list",
                    "name the training utterances");
    parts.training = std::make_unique<Loader>(parts.data.training, loaderOptions(config, Phase::Train));
    if (!parts.data.validation.empty())
        parts.validation =
            std::make_unique<Loader>(parts.data.validation, loaderOptions(config, Phase::Validation));

    job.throwIfStopped();
    job.progress("Building the model", 0, 0);
    ModelContext modelContext;
    modelContext.options = config.model;
    modelContext.data = config.data;
    modelContext.folder = config.folder;
    modelContext.normalization = normalizationOf(parts.data.statistics);
    const ModelRegistry& registry = ModelRegistry::instance();
    parts.model = registry.build(modelContext, parts.context);
    parts.model->prepareTraining(utteranceNames(parts.data));
    parts.loss = registry.at(config.model.name).makeLoss(modelContext);
    parts.optimizer = makeOptimizer(config.training, parts.model->parameterGroups());
    parts.schedule = makeSchedule(config.training, parts.optimizer->rates());
    if (parts.schedule && parts.schedule->marksInitialRate()) parts.optimizer->markInitialRate();
    const std::vector<bool> flags = parts.loss->stoppingFlags();
    const std::int64_t segments =
        parts.training->segments() + (parts.validation ? parts.validation->segments() : 0);
    const Issues memory = lossTableWarnings(config.training.epochs, segments, flags.size());
    issues.insert(issues.end(), memory.begin(), memory.end());
    parts.trainMonitor =
        std::make_unique<LossMonitor>(config.training.epochs, parts.training->segments(), flags);
    if (parts.validation)
        parts.valMonitor =
            std::make_unique<LossMonitor>(config.training.epochs, parts.validation->segments(), flags);
    return parts;
}

} // namespace sonorant
