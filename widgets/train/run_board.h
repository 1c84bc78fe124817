// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

Q_SIGNALS:
    void frontChanged();
    void readingFailed(const QString& message, const QString& hint);

private:
    struct Watched {
        std::shared_ptr<RunSeries> series;
        std::unique_ptr<RunFollower> follower; ///< none for the run that trains here
    };
    Watched& watch(const Path& folder);
    void onStarted();
    void onStateChanged();
    void updateOverlays();
    void dropUnused();
    void setFront(const Path& folder, std::shared_ptr<RunSeries> series);

    TrainingController* m_training;
    RunListModel* m_list;
    LossPlot* m_plot;
    std::map<std::string, Watched> m_watched;
    std::shared_ptr<RunSeries> m_front;
    Path m_frontFolder;
    std::shared_ptr<RunSeries> m_live; ///< of the run that trains here, until the next one
    Path m_liveFolder;                 ///< empty until the service has made it
};

} // namespace sonorant
