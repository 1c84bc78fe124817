// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run_log.h"
#include "widgets/models/log_model.h"

#include <QWidget>

#include <memory>

class QTableView;

namespace sonorant {

class RunLogFollower;
class TrainingController;

/// The log with its filter: of what this program trains, or of another run, read from its folder.
class LogPanel : public QWidget {
    Q_OBJECT
public:
    LogPanel(TrainingController* training, QWidget* parent = nullptr);
    ~LogPanel() override;

    /// Of what this program trains.
    LogModel* model() { return &m_model; }
    /// Of the run that is shown from its folder.
    LogModel* followedModel() { return &m_followed; }
    /// @param folder of the run whose log is shown; empty: what this program trains
    void showRun(const Path& folder);

private:
    void listen(TrainingController* training);
    void buildView();
    QWidget* buildTools();

    void follow(const Path& folder);
    void addFollowed(const std::vector<RunLogEntry>& entries, bool live);

    LogModel m_model, m_followed;
    LogFilter m_filter;
    QTableView* m_view;
    Path m_folder; ///< of the run that is followed; empty: none
    std::unique_ptr<RunLogFollower> m_follower;
};

} // namespace sonorant
