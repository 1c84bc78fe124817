// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/training_job.h"

namespace sonorant {

TrainingJob::TrainingJob(TrainingController* controller, QObject* parent)
    : Job(parent), m_controller(controller) {
    connect(controller, &TrainingController::drained, this, &Job::changed);
    connect(controller, &TrainingController::stateChanged, this, &Job::changed);
    connect(controller, &TrainingController::ended, this, &Job::ended);
}

Progress TrainingJob::progress() const {
    const TrainingState& state = m_controller->state();
    Progress progress;
    progress.what = stateText(state).toStdString();
    if (state.state == RunState::Preparing) {
        progress.done = state.done;
        progress.total = state.total;
        return progress;
    }
    const RunProgress& run = m_controller->progress();
    if (run.epochs() > 0) {
        progress.what += tr(", epoch %1 of %2").arg(run.epoch() + 1).arg(run.epochs()).toStdString();
        progress.done = static_cast<std::int64_t>(run.runPart() * 1000);
        progress.total = 1000;
    }
    return progress;
}

QString TrainingJob::rate() const {
    const double speed = m_controller->progress().audioSpeed();
    return speed > 0 ? tr("%1 s of audio/s").arg(speed, 0, 'f', 1) : QString();
}

} // namespace sonorant
