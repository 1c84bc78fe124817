// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/check/project_check.h"
#include "widgets/data/utterance_table_model.h"

#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <memory>

namespace sonorant {

class JobArea;
class ThreadJob;

/// Knows what is in a project's sets: lists the utterances, then looks at sizes, and at every value when
/// asked. All of it on other threads; what is found arrives in the model piece by piece.
class DataBoard : public QObject {
    Q_OBJECT
public:
    explicit DataBoard(JobArea* jobs, QObject* parent = nullptr);
    ~DataBoard() override;

    /// Another project, or other options of the same one. What was going on is given up.
    void setProject(const ProjectConfig& config);
    void clear();
    /// Lists again, as lists and folders may have changed, and looks at every value of every file. What is
    /// found meanwhile is kept when it is cancelled.
    void check();
    void cancel();
    void setLeftOut(const QSet<QString>& names);

    bool hasProject() const { return m_config != nullptr; }
    bool isListing() const { return m_listing; }
    bool isChecking() const { return m_checking; }
    /// Every value was looked at since the list was made.
    bool wasChecked() const { return m_checked; }
    UtteranceTableModel* utterances() { return &m_model; }
    const std::vector<FeatureProfile>& profiles() const { return m_profiles; }
    /// Of sets and of utterances that are not left out.
    std::vector<Finding> findings() const;
    std::vector<SetTotals> totals() const { return totalsOf(*m_model.list(), m_model.checks()); }

Q_SIGNALS:
    void listed();       ///< other utterances than before
    void stateChanged(); ///< a job began or ended
    void found();        ///< more is known, a few times a second
    void failed(const QString& message, const QString& hint);

private:
    /// What a job's thread hands over; jobs that were given up write into one that nobody reads any more.
    struct Inbox;

    void list(CheckDepth next);
    void look(CheckDepth depth);
    void takeList(CheckDepth next);
    void drain();
    void finish(CheckDepth depth, bool complete);

    JobArea* m_jobs;
    std::shared_ptr<const ProjectConfig> m_config;
    UtteranceTableModel m_model;
    std::shared_ptr<Inbox> m_inbox;
    QPointer<ThreadJob> m_job;
    QTimer m_timer;
    std::vector<FeatureProfile> m_profiles;
    QSet<QString> m_leftOut;
    bool m_listing = false, m_checking = false, m_checked = false;
};

} // namespace sonorant
