// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/trainer.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/config/project_file.h"
#include "core/run/log_lines.h"
#include "core/train/checkpoint_files.h"
#include "core/train/find_checkpoint.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

namespace sonorant {

namespace {

/// A new run would write over them, and another run that goes on would take the new run's for its own.
/// @param network the file of the best network, which stands beside the checkpoints
void requireNoCheckpoints(const Path& network, const TrainingConfig& options) {
    const Path folder = network.parent_path();
    const std::size_t found = checkpointsNewestFirst(folder, options).size();
    std::error_code none;
    if (found == 0 && !std::filesystem::exists(network, none)) return;
    throw Error(
        ErrorKind::Configuration,
        found == 0
            ? fmt::format("the folder holds the network of another run, {}", toUtf8(network.filename()))
            : fmt::format("the folder holds {} of another run", counted(found, "checkpoint")),
        toUtf8(folder),
        "name another folder for the run, or another training.save_model_dir (empty: that of the run)");
}

} // namespace

Trainer::Trainer(TrainerSetup setup, RunControl& control, TrainingObserver& observer)
    : m_setup(std::move(setup)), m_options(m_setup.config.training), m_control(control), m_observer(observer),
      m_data(control, [this](MessageLevel level, const std::string& text,
                             const std::string& hint) { tell(level, text, hint); }),
      m_explosion(m_options.lossExplosion), m_start(Clock::now()) {}

TrainingOutcome Trainer::run() {
    prepare();
    const auto last = static_cast<int>(m_options.epochs);
    if (m_position.epoch >= last)
        return outcome(TrainingOutcome::Kind::Finished,
                       fmt::format("Nothing to do: the checkpoint has finished all {} epochs", last));
    m_control.enter(RunState::Running);
    // A run that was killed between its last checkpoint and its end ends as one that was not.
    bool ended = m_setup.resumeRun && m_position.epoch > 0 && !m_position.midEpoch() && stoppedEarly();
    while (!ended && m_position.epoch < last) {
        if (!runEpoch()) {
            saveMidEpoch();
            return outcome(
                TrainingOutcome::Kind::Stopped,
                fmt::format("Stopped in epoch {} of {}; the run can be resumed", m_position.epoch + 1, last));
        }
        ended = stoppedEarly();
    }
    if (ended) {
        const LossMonitor& decisive = m_parts.valMonitor ? *m_parts.valMonitor : *m_parts.trainMonitor;
        return outcome(TrainingOutcome::Kind::EarlyStopped,
                       fmt::format("Stopped early: no better epoch since epoch {}",
                                   decisive.bestEpoch().value_or(0) + 1));
    }
    return outcome(TrainingOutcome::Kind::Finished,
                   fmt::format("Finished after {}", counted(static_cast<std::size_t>(last), "epoch")));
}

void Trainer::prepare() {
    useThreads(m_options.threads);
    reserveMatrixMemory();
    m_writer = std::make_unique<RunWriter>(m_setup.run);
    Issues issues;
    m_parts = buildTrainingParts(m_setup.config, m_control, issues);
    tellIssues(issues);
    m_matrixThreads =
        std::make_unique<KeptMatrixThreads>(m_parts.model->hasOwnKernels() ? 1 : torch::get_num_threads());
    m_data.watch(*m_parts.training, m_options.loaderPatience);
    if (m_parts.validation) m_data.watch(*m_parts.validation, m_options.loaderPatience);
    loadStart();
    m_secondsBefore = m_position.seconds;
    m_start = Clock::now();
    // Only now is anything of an earlier part of the run replaced: a resumption that cannot work leaves it as
    // it was.
    if (m_setup.resumeRun)
        for (const std::string& damage :
             m_writer->dropRecordsAfter(m_position.step, m_position.epoch, m_position.info))
            tell(MessageLevel::Warning, damage, "the curves of this run have gaps; its weights do not");
    m_writer->begin(writeProjectText(m_setup.config));
    tell(MessageLevel::Info,
         fmt::format(
             "{} trainable parameters, {} training segments, {} validation segments, device {}, {} threads",
             m_parts.model->trainableParameterCount(), m_parts.training->segments(),
             m_parts.validation ? m_parts.validation->segments() : 0, m_parts.context.device.str(),
             torch::get_num_threads()));
}

void Trainer::loadStart() {
    Issues issues;
    if (m_setup.resumeRun) {
        Path file;
        const std::optional<EpochCheckpoint> newest =
            newestCheckpoint(modelFile("x").parent_path(), m_options, file, issues);
        if (newest) {
            // What the options say to ignore concerns the checkpoint that the run began with, not its own.
            TrainingConfig own = m_options;
            own.ignoreTrainingHistoryInTrainedModel = own.ignoreOptimizerStatisticsInTrainedModel = false;
            m_position = restoreSnapshot(m_parts, own, *newest, toUtf8(file.filename()), issues);
            tell(MessageLevel::Info, fmt::format("Resuming from {}", toUtf8(file.filename())));
            tellIssues(issues);
            return;
        }
        requireNothingLost(issues);
        issues.push_back({toUtf8(m_setup.run.folder), "the run has no checkpoint yet: it begins again", "",
                          Severity::Warning});
    }
    if (!m_setup.resumeRun) requireNoCheckpoints(modelFile(m_options.saveTrainedName), m_options);
    if (!m_setup.trainedModel.empty()) {
        const EpochCheckpoint start = readEpochCheckpoint(m_setup.trainedModel);
        m_position = restoreSnapshot(m_parts, m_options, start, toUtf8(m_setup.trainedModel), issues);
        tell(MessageLevel::Info,
             fmt::format("Starting from {} at epoch {}", toUtf8(m_setup.trainedModel), m_position.epoch + 1));
    }
    tellIssues(issues);
}

/// A run without a checkpoint that can be read begins again only if it was interrupted in its first epoch (or
/// between that epoch's record and its checkpoint). Otherwise the checkpoints are damaged or elsewhere, and
/// training anew would write over what is left of them.
void Trainer::requireNothingLost(const Issues& issues) {
    const Path folder = modelFile("x").parent_path();
    const std::size_t unreadable = checkpointsNewestFirst(folder, m_options).size();
    const std::size_t epochs = splitLines(readFile(m_setup.run.epochs())).size();
    if (unreadable == 0 && epochs < 2) return;
    tellIssues(issues);
    throw Error(
        ErrorKind::Unreadable,
        unreadable > 0 ? fmt::format("none of the run's {} can be read", counted(unreadable, "checkpoint"))
                       : fmt::format("the run has finished {}, but there is no checkpoint of them",
                                     counted(epochs, "epoch")),
        toUtf8(folder),
        "see whether the folder is complete (training.save_model_dir) and may be read; to begin anew, "
        "train into another folder");
}

bool Trainer::stoppedEarly() const {
    const LossMonitor& decisive = m_parts.valMonitor ? *m_parts.valMonitor : *m_parts.trainMonitor;
    const std::int64_t finished = m_position.epoch - 1;
    const std::int64_t waited = finished - decisive.bestEpoch().value_or(finished);
    const bool mayStop = !m_parts.schedule || m_parts.schedule->allowsEarlyStopping();
    return mayStop && m_options.noBestEpochs > 0 && waited >= m_options.noBestEpochs;
}

bool Trainer::runEpoch() {
    const auto epoch = static_cast<std::int64_t>(m_position.epoch);
    if (!m_position.midEpoch()) {
        m_parts.trainMonitor->beginEpoch(epoch);
        if (m_parts.valMonitor) m_parts.valMonitor->beginEpoch(epoch);
    }
    if (m_position.phase == Phase::Train) {
        if (!runPass(Phase::Train)) return false;
        m_position.phase = Phase::Validation;
        m_position.batches = 0;
        m_position.orders.clear();
    }
    if (m_parts.validation && !runPass(Phase::Validation)) return false;
    finishEpoch();
    return true;
}

void Trainer::finishEpoch() {
    TrainingParts& parts = m_parts;
    if (parts.valMonitor) {
        m_bestThisEpoch = parts.valMonitor->updateBest();
    } else {
        m_bestThisEpoch = parts.trainMonitor->forceBest();
    }
    const LossMonitor& decisive = parts.valMonitor ? *parts.valMonitor : *parts.trainMonitor;
    // Segments that were left out count as the others do: fewer of them are no better epoch.
    const double whole =
        parts.valMonitor ? 1 : m_data.partRead(decisive.visited().sum().item<std::int64_t>());
    if (parts.schedule) parts.schedule->step(decisive.epochSum() / whole, parts.optimizer->rates());

    EpochRecord record;
    record.epoch = m_position.epoch;
    record.trainLoss = parts.trainMonitor->epochMean();
    if (parts.valMonitor) record.devLoss = parts.valMonitor->epochMean();
    record.best = m_bestThisEpoch;
    record.lr = parts.optimizer->rate();
    record.seconds =
        parts.trainMonitor->epochSeconds() + (parts.valMonitor ? parts.valMonitor->epochSeconds() : 0.0);
    const std::string row = epochLine(record.epoch, record.seconds, record.trainLoss, record.devLoss,
                                      record.best, record.lr, parts.optimizer->initialRate());
    m_position.info += row + "\n";
    m_position.seconds = secondsSinceStart();

    // The records come first: a run that is killed before its checkpoint is written goes back behind them,
    // and they are dropped; the other way round they would be missing for ever.
    untilWritten([&] { m_writer->epoch(record, row); });
    if (m_bestThisEpoch) {
        const Path file = modelFile(m_options.saveTrainedName);
        save(
            file, [&] { writeWeights(file, stateDictOf(*parts.model)); }, true, -1);
    }
    if (m_options.forceSaveLiteTrainedNetworkPerEpoch) {
        const Path file = modelFile(fmt::format("{}_{:03d}", m_options.saveTrainedName, record.epoch));
        save(
            file, [&] { writeWeights(file, stateDictOf(*parts.model)); }, true, -1);
    }
    if (!m_options.notSaveEachEpoch) {
        const Path file = modelFile(fmt::format("{}_{:03d}", m_options.saveEpochName, record.epoch));
        save(
            file, [&] { writeEpochCheckpoint(file, takeSnapshot(parts, m_options, m_position, false)); },
            false, -1);
        if (m_options.saveModelEveryNMinibatches <= 0) removeMidEpochFiles(record.epoch);
    }
    m_observer.onEpoch(record);
    m_position.epoch += 1;
    m_position.phase = Phase::Train;
    m_position.batches = 0;
    m_position.orders.clear();
}

void Trainer::tell(MessageLevel level, const std::string& text, const std::string& hint) {
    const Message message{level, text, hint};
    m_writer->message(message);
    m_observer.onMessage(message);
}

void Trainer::tellIssues(const Issues& issues) {
    const auto level = [](Severity severity) {
        if (severity == Severity::Info) return MessageLevel::Info;
        return severity == Severity::Error ? MessageLevel::Error : MessageLevel::Warning;
    };
    for (const Issue& issue : issues)
        tell(level(issue.severity), issue.path.empty() ? issue.message : issue.path + ": " + issue.message,
             issue.hint);
}

double Trainer::secondsSinceStart() const {
    return m_secondsBefore + std::chrono::duration<double>(Clock::now() - m_start).count();
}

TrainingOutcome Trainer::outcome(TrainingOutcome::Kind kind, const std::string& message) const {
    const LossMonitor& decisive = m_parts.valMonitor ? *m_parts.valMonitor : *m_parts.trainMonitor;
    TrainingOutcome outcome;
    outcome.kind = kind;
    outcome.message = message;
    outcome.epochsDone = m_position.epoch;
    outcome.bestEpoch = static_cast<int>(decisive.bestEpoch().value_or(-1));
    outcome.runFolder = m_setup.run.folder;
    m_writer->outcome(outcome);
    return outcome;
}

} // namespace sonorant
