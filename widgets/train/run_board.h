// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run_progress.h"
#include "core/run/run_status.h"
#include "widgets/models/run_list_model.h"
#include "widgets/plots/run_series.h"

#include <QObject>

#include <map>
#include <memory>

namespace sonorant {

class LossPlot;
class RunFollower;
class TrainingController;

/// Which runs the plot shows: the one that trains here, one read from its folder, others laid over it. Keeps
/// the data of every run that is shown and follows those on disk.
class RunBoard : public QObject {
    Q_OBJECT
public:
    RunBoard(TrainingController* training, RunListModel* list, LossPlot* plot, QObject* parent);
    ~RunBoard() override;

    /// Puts a run in front. The one that trains here is shown as it goes, others are read and followed.
    void show(const Path& runFolder);
    /// Nothing in front, nothing laid over: another project.
    void clear();
    bool isEmpty() const { return !m_front; }
    const std::shared_ptr<RunSeries>& front() const { return m_front; }
    const Path& frontFolder() const { return m_frontFolder; }
    /// The run in front trains in this very program.
    bool isFrontOurs() const;
    /// The run in front was started here and its records came from it directly, not from its folder.
    bool isFrontLive() const { return m_front && m_front == m_live; }
    /// Of the run in front, read from its folder; nullptr when that is not looked at.
    const RunProgress* followedProgress() const;
    const RunStatus* followedStatus() const;

Q_SIGNALS:
    void frontChanged();
    /// Records or state of the run in front, read from its folder.
    void frontProgressed();
    void readingFailed(const QString& message, const QString& hint);

private:
    struct Watched {
        std::shared_ptr<RunSeries> series;
        RunProgress progress;
        RunStatus status;
        std::unique_ptr<RunFollower> follower; ///< last: it fills the others
    };
    const Watched* watchedFront() const;
    void take(Watched& watched, const std::vector<StepRecord>& steps, const std::vector<EpochRecord>& epochs,
              bool restarted);
    void takeStatus(Watched& watched, const RunStatus& status);
    Watched& watch(const Path& folder);
    void onStarted();
    void onStateChanged();
    void updateOverlays();
    void dropUnused();
    void setFront(const Path& folder, std::shared_ptr<RunSeries> series);

    TrainingController* m_training;
    RunListModel* m_list;
    LossPlot* m_plot;
    std::map<std::string, Watched> m_watched; ///< entries stay where they are
    std::shared_ptr<RunSeries> m_front;
    Path m_frontFolder;
    std::shared_ptr<RunSeries> m_live; ///< of the run that trains here, until the next one
    Path m_liveFolder;                 ///< empty until the service has made it
};

} // namespace sonorant
