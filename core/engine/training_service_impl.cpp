// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/training_service_impl.h"

#include "core/base/error.h"
#include "core/engine/guard.h"
#include "core/engine/priority.h"
#include "core/run/run_folder.h"
#include "core/train/trainer.h"

#include <fmt/format.h>

namespace sonorant {

namespace {

/// The last words of a run that failed, into its folder; the disk may be the very cause, so this may fail
/// too.
void recordFailure(const Path& folder, const ProjectConfig& config, const Error& error,
                   const std::string& full, TrainingOutcome& outcome) {
    try {
        const bool begun =
            RunFolder{folder}.isRunningHere(); // else what an earlier part of the run left stays
        RunWriter writer(RunFolder{folder});
        writer.message({MessageLevel::Error, full, error.hint()});
        if (begun) writer.outcome(outcome);
    } catch (const Error& second) {
        if (second.message() == error.message())
            return; // the folder belongs to another process, or is read-only
        outcome.message +=
            fmt::format("; the log of {} could not be written either: {}", config.title(), second.what());
    }
}

/// A run folder made for a run that ended before its first mini-batch would only hide the real ones.
void removeIfNothingWasTrained(const Path& folder) {
    std::error_code code;
    if (!RunFolder{folder}.hasRecords()) std::filesystem::remove_all(folder, code);
}

} // namespace

TrainingServiceImpl::~TrainingServiceImpl() {
    requestStop();
    const std::lock_guard lock(m_threadMutex);
    if (m_thread.joinable()) m_thread.join();
}

std::shared_ptr<RunControl> TrainingServiceImpl::control() const {
    const std::lock_guard lock(m_mutex);
    return m_control;
}

void TrainingServiceImpl::start(TrainingRequest request, std::shared_ptr<TrainingObserver> observer) {
    const RunState now =
        state().state; // looked at first: wait() may hold the thread's mutex for the whole run
    if (now != RunState::Idle && now != RunState::Finished && now != RunState::Failed)
        throw Error(ErrorKind::Configuration, "a training run is under way", toUtf8(runFolder()),
                    "stop it first, or queue this one");
    const std::lock_guard threadLock(m_threadMutex);
    if (m_thread.joinable()) m_thread.join();
    auto control = std::make_shared<RunControl>(
        [observer](const TrainingState& changed) { observer->onState(changed); });
    {
        const std::lock_guard lock(m_mutex);
        m_control = control;
        m_outcome = {};
        m_runFolder = request.runFolder;
    }
    control->enter(RunState::Preparing, "Starting");
    m_thread = std::jthread(
        [this, control, observer, request = std::move(request)] { runThread(request, *observer, *control); });
}

void TrainingServiceImpl::runThread(const TrainingRequest& request, TrainingObserver& observer,
                                    RunControl& control) {
    if (request.lowPriority) lowerPriority(10);
    TrainingOutcome outcome;
    outcome.runFolder = request.runFolder;
    std::string full;
    try {
        const RunFolder run = request.runFolder.empty()
                                  ? RunFolder::create(request.config.folder, request.config.title())
                                  : RunFolder{request.runFolder};
        outcome.runFolder = run.folder;
        {
            const std::lock_guard lock(m_mutex);
            m_runFolder = run.folder;
        }
        const Path start = request.trainedModel.empty() && !request.config.training.trainedModel.empty()
                               ? request.config.resolve(request.config.training.trainedModel)
                               : request.trainedModel;
        Trainer trainer({request.config, run, start, request.resumeRun, request.pauseOnTrouble}, control,
                        observer);
        outcome = trainer.run();
    } catch (const Cancelled&) {
        outcome.kind = TrainingOutcome::Kind::Stopped;
        outcome.message = "Stopped before the first mini-batch";
        if (request.runFolder.empty()) removeIfNothingWasTrained(outcome.runFolder);
    } catch (...) {
        const Error error = currentError(&full);
        outcome.kind = TrainingOutcome::Kind::Failed;
        outcome.message =
            error.context().empty() ? error.message() : error.context() + ": " + error.message();
        outcome.hint = error.hint();
        // Without a folder there is no log either: a relative path would name one of the current folder.
        const auto hasLog = [&outcome] {
            std::error_code unreadable;
            return !outcome.runFolder.empty() &&
                   std::filesystem::exists(RunFolder{outcome.runFolder}.errorLog(), unreadable);
        };
        const bool logged = hasLog();
        if (logged) recordFailure(outcome.runFolder, request.config, error, full, outcome);
        if (request.runFolder.empty()) removeIfNothingWasTrained(outcome.runFolder);
        if (logged && outcome.hint.empty() && error.kind() == ErrorKind::Internal && hasLog())
            outcome.hint = "log_err.txt in the run folder holds the whole message";
        try {
            observer.onMessage({MessageLevel::Error, outcome.message, outcome.hint});
        } catch (...) {
            outcome.message += "; nobody could be told"; // an observer's trouble must not end the program
        }
    }
    const bool failed = outcome.kind == TrainingOutcome::Kind::Failed;
    {
        const std::lock_guard lock(m_mutex);
        m_outcome = outcome;
    }
    control.enter(failed ? RunState::Failed : RunState::Finished, outcome.message);
}

void TrainingServiceImpl::pause() {
    if (const auto run = control()) run->pause();
}

void TrainingServiceImpl::resume() {
    if (const auto run = control()) run->resume();
}

void TrainingServiceImpl::requestStop() {
    if (const auto run = control()) run->requestStop();
}

TrainingState TrainingServiceImpl::state() const {
    const auto run = control();
    return run ? run->state() : TrainingState{};
}

PauseCause TrainingServiceImpl::pauseCause() const {
    const auto run = control();
    return run ? run->pauseCause() : PauseCause::None;
}

std::vector<std::string> TrainingServiceImpl::pauseUtterances() const {
    const auto run = control();
    return run ? run->pauseUtterances() : std::vector<std::string>();
}

Path TrainingServiceImpl::runFolder() const {
    const std::lock_guard lock(m_mutex);
    return m_runFolder;
}

TrainingOutcome TrainingServiceImpl::wait() {
    const std::lock_guard threadLock(m_threadMutex);
    if (m_thread.joinable()) m_thread.join();
    const std::lock_guard lock(m_mutex);
    return m_outcome;
}

} // namespace sonorant
