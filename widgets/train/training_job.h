// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/jobs/job.h"
#include "widgets/train/training_controller.h"

namespace sonorant {

/// A training run as a row of the job area; cancelling stops and saves.
class TrainingJob : public Job {
    Q_OBJECT
public:
    explicit TrainingJob(TrainingController* controller, QObject* parent = nullptr);

    QString title() const override { return tr("Training"); }
    Progress progress() const override;
    double secondsLeft() const override { return m_controller->progress().secondsLeft(); }
    QString rate() const override;
    QString cancelText() const override { return tr("Stop"); }
    void cancel() override { m_controller->stop(); }
    bool isCancelling() const override { return m_controller->state().state == RunState::Stopping; }

private:
    TrainingController* m_controller;
};

} // namespace sonorant
