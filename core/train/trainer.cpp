// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/trainer.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/config/project_file.h"
#include "core/run/kept_marks.h"
#include "core/run/log_lines.h"
#include "core/train/find_checkpoint.h"

#include <fmt/format.h>

#include <set>

namespace sonorant {

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
    while (m_position.epoch < last) {
        if (!runEpoch()) {
            saveMidEpoch();
            return outcome(
                TrainingOutcome::Kind::Stopped,
                fmt::format("Stopped in epoch {} of {}; the run can be resumed", m_position.epoch + 1, last));
        }
        const LossMonitor& decisive = m_parts.valMonitor ? *m_parts.valMonitor : *m_parts.trainMonitor;
        const std::int64_t waited = decisive.epoch() - decisive.bestEpoch().value_or(decisive.epoch());
        const bool mayStop = !m_parts.schedule || m_parts.schedule->allowsEarlyStopping();
        if (mayStop && m_options.noBestEpochs > 0 && waited >= m_options.noBestEpochs)
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
    if (m_setup.resumeRun) m_writer->dropRecordsAfter(m_position.step, m_position.epoch, m_position.info);
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
        issues.push_back({toUtf8(m_setup.run.folder), "the run has no checkpoint yet: it begins again", "",
                          Severity::Warning});
    }
    if (!m_setup.trainedModel.empty()) {
        const EpochCheckpoint start = readEpochCheckpoint(m_setup.trainedModel);
        m_position = restoreSnapshot(m_parts, m_options, start, toUtf8(m_setup.trainedModel), issues);
        tell(MessageLevel::Info,
             fmt::format("Starting from {} at epoch {}", toUtf8(m_setup.trainedModel), m_position.epoch + 1));
    }
    tellIssues(issues);
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
    if (parts.schedule) parts.schedule->step(decisive.epochSum(), parts.optimizer->rates());

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

/// The file that a stop within this epoch left has done its service.
void Trainer::removeMidEpochFiles(int epoch) const {
    const std::string prefix = fmt::format("{}_{:03d}_", m_options.saveEpochName, epoch);
    const Path folder = modelFile("x").parent_path();
    std::set<std::string> kept;
    try {
        kept = keptNames(folder);
    } catch (const Error&) {
        return; // nobody knows what a person wanted to keep
    }
    for (const Path& file : checkpointsNewestFirst(folder, m_options)) {
        std::error_code ignored;
        const bool left = file.filename().string().rfind(prefix, 0) == 0;
        if (left && !kept.contains(toUtf8(file.filename()))) std::filesystem::remove(file, ignored);
    }
}

Path Trainer::modelFile(const std::string& stem) const {
    const Path folder =
        m_options.saveModelDir.empty() ? m_setup.run.folder : m_setup.config.resolve(m_options.saveModelDir);
    return folder / (stem + m_options.saveModelExt);
}

void Trainer::saveMidEpoch() {
    m_position.seconds = secondsSinceStart();
    if (!m_position.midEpoch()) {
        saveFinishedEpoch();
        return;
    }
    const std::string phase = m_position.phase == Phase::Validation ? "v" : "";
    const Path file = modelFile(fmt::format("{}_{:03d}_{}{:05d}", m_options.saveEpochName, m_position.epoch,
                                            phase, m_position.batches));
    save(
        file, [&] { writeEpochCheckpoint(file, takeSnapshot(m_parts, m_options, m_position, true)); }, false,
        m_position.batches);
}

/// A stop between two epochs: the file of the one just finished says all. It is written now where the options
/// keep none, so that the run can go on.
void Trainer::saveFinishedEpoch() {
    if (m_position.epoch == 0 || !m_options.notSaveEachEpoch) return;
    TrainingPosition finished = m_position;
    finished.epoch -= 1;
    m_parts.trainMonitor->beginEpoch(finished.epoch);
    if (m_parts.valMonitor) m_parts.valMonitor->beginEpoch(finished.epoch);
    const Path file = modelFile(fmt::format("{}_{:03d}", m_options.saveEpochName, finished.epoch));
    save(
        file, [&] { writeEpochCheckpoint(file, takeSnapshot(m_parts, m_options, finished, false)); }, false,
        -1);
}

void Trainer::save(const Path& file, const std::function<void()>& write, bool trainedNetwork,
                   std::int64_t batch) {
    untilWritten(write);
    warnOfLowSpace(file);
    m_observer.onCheckpoint({file, m_position.epoch, batch, trainedNetwork});
}

/// Once, as long as there still is room: for fewer than four more files like the one just written.
void Trainer::warnOfLowSpace(const Path& written) {
    std::error_code failed;
    const std::uintmax_t size = std::filesystem::file_size(written, failed);
    const std::uint64_t free = freeSpace(written);
    const bool low = !failed && free / 4 < size;
    if (low && !m_toldLowSpace)
        tell(MessageLevel::Warning,
             fmt::format("The disk is nearly full: {} KiB are left, and {} takes {} KiB", free / 1024,
                         toUtf8(written.filename()), size / 1024),
             "free some space; when none is left, the run waits or ends with what is saved so far");
    m_toldLowSpace = low;
}

/// Where somebody can help, a write that fails pauses the run and is tried again.
void Trainer::untilWritten(const std::function<void()>& write) {
    for (;;) {
        try {
            write();
            return;
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::Unwritable || !m_setup.pauseOnTrouble) throw;
            tell(MessageLevel::Error, error.what());
            if (!m_control.pauseFor(PauseCause::DiskFull,
                                    std::string("Paused: a file could not be written. ") + error.what()))
                throw;
        }
    }
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
