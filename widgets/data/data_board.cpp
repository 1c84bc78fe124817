// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/data_board.h"

#include "widgets/jobs/job_area.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace sonorant {

namespace {

/// Both name the same utterances in the same sets, and found the same wrong with them. What is left out does
/// not count: that changes without a new list.
bool isSameList(const UtteranceList& one, const UtteranceList& other) {
    const auto sameSet = [](const CheckedSet& a, const CheckedSet& b) {
        return a.role() == b.role() && a.subset.name == b.subset.name && a.folders == b.folders &&
               a.folderMissing == b.folderMissing;
    };
    const auto sameUtterance = [](const ListedUtterance& a, const ListedUtterance& b) {
        return a.name == b.name && a.set == b.set && a.listed == b.listed && a.alsoTraining == b.alsoTraining;
    };
    return std::equal(one.sets.begin(), one.sets.end(), other.sets.begin(), other.sets.end(), sameSet) &&
           std::equal(one.utterances.begin(), one.utterances.end(), other.utterances.begin(),
                      other.utterances.end(), sameUtterance) &&
           one.findings == other.findings;
}

} // namespace

struct DataBoard::Inbox {
    std::mutex mutex;
    std::shared_ptr<const UtteranceList> list;
    std::vector<UtteranceTableModel::Checked> checks;
    std::vector<FeatureProfile> profiles;
};

DataBoard::DataBoard(JobArea* jobs, QObject* parent) : QObject(parent), m_jobs(jobs) {
    m_timer.setInterval(100);
    connect(&m_timer, &QTimer::timeout, this, &DataBoard::drain);
}

DataBoard::~DataBoard() {
    cancel();
}

void DataBoard::cancel() {
    if (m_job) m_job->cancel();
}

void DataBoard::clear() {
    cancel();
    m_inbox.reset();
    m_job = nullptr;
    m_timer.stop();
    m_listing = m_checking = m_checked = false;
    m_profiles.clear();
    m_config.reset();
    m_model.setList(nullptr);
    Q_EMIT listed();
    Q_EMIT stateChanged();
}

void DataBoard::setProject(const ProjectConfig& config) {
    clear();
    m_leftOut.clear();
    for (const std::string& name : config.data.leaveOut)
        m_leftOut.insert(QString::fromStdString(name));
    m_config = std::make_shared<const ProjectConfig>(config);
    list(CheckDepth::Sizes);
}

/// Lists what lists and folders hold now, then looks at the files.
void DataBoard::list(CheckDepth next) {
    m_listing = true;
    m_checking = next == CheckDepth::Content; // from the button on: it can be stopped while it lists, too
    if (m_checking) m_checked = false;
    m_timer.stop();
    const auto inbox = std::make_shared<Inbox>();
    m_inbox = inbox;
    m_job = m_jobs->run(
        tr("Listing utterances"),
        [inbox, config = m_config](const JobControl& job) {
            auto found = std::make_shared<const UtteranceList>(listUtterances(*config, job));
            const std::lock_guard lock(inbox->mutex);
            inbox->list = std::move(found);
        },
        this);
    connect(m_job, &ThreadJob::finished, this, [this, inbox, next] {
        if (m_inbox == inbox) takeList(next);
    });
    connect(m_job, &ThreadJob::cancelled, this, [this, inbox] {
        if (m_inbox != inbox) return;
        m_listing = m_checking = false;
        m_job = nullptr;
        Q_EMIT stateChanged();
    });
    connect(m_job, &ThreadJob::failed, this, [this, inbox](const QString& message, const QString& hint) {
        if (m_inbox != inbox) return;
        m_listing = m_checking = false;
        m_job = nullptr;
        Q_EMIT stateChanged();
        Q_EMIT failed(message, hint);
    });
    Q_EMIT stateChanged();
}

void DataBoard::takeList(CheckDepth next) {
    // The same list as before keeps its rows: what is selected and seen stays.
    const bool changed = !isSameList(*m_model.list(), *m_inbox->list);
    if (changed) {
        m_model.setList(m_inbox->list);
        m_model.setLeftOut(m_leftOut);
    }
    m_listing = false;
    m_job = nullptr;
    if (changed) Q_EMIT listed();
    look(next);
}

void DataBoard::check() {
    if (!hasProject() || m_listing || m_checking) return;
    cancel();
    m_profiles.clear();
    list(CheckDepth::Content);
}

void DataBoard::look(CheckDepth depth) {
    const auto inbox = std::make_shared<Inbox>();
    m_inbox = inbox;
    const bool content = depth == CheckDepth::Content;
    m_checking = content;
    // Names that are left out now count as such, whatever the list said when it was made.
    UtteranceList list = *m_model.list();
    for (std::size_t i = 0; i < list.utterances.size(); ++i)
        list.utterances[i].leftOut = m_model.checks()[i].leftOut;
    m_job = m_jobs->run(
        content ? tr("Checking the data") : tr("Looking at the files"),
        [inbox, list = std::move(list), depth](const JobControl& job) {
            CheckReport report =
                checkUtterances(list, depth, job, [&](std::size_t index, const UtteranceCheck& check) {
                    const std::lock_guard lock(inbox->mutex);
                    inbox->checks.emplace_back(index, check);
                });
            const std::lock_guard lock(inbox->mutex);
            inbox->profiles = std::move(report.profiles);
        },
        this);
    connect(m_job, &ThreadJob::finished, this, [this, inbox, depth] {
        if (m_inbox == inbox) finish(depth, true);
    });
    connect(m_job, &ThreadJob::cancelled, this, [this, inbox, depth] {
        if (m_inbox == inbox) finish(depth, false);
    });
    connect(m_job, &ThreadJob::failed, this,
            [this, inbox, depth](const QString& message, const QString& hint) {
                if (m_inbox != inbox) return;
                finish(depth, false);
                Q_EMIT failed(message, hint);
            });
    m_timer.start();
    Q_EMIT stateChanged();
}

void DataBoard::drain() {
    if (!m_inbox) return;
    std::vector<UtteranceTableModel::Checked> checks;
    {
        const std::lock_guard lock(m_inbox->mutex);
        checks.swap(m_inbox->checks);
    }
    if (checks.empty()) return;
    m_model.setChecks(std::move(checks));
    Q_EMIT found();
}

void DataBoard::finish(CheckDepth depth, bool complete) {
    m_timer.stop();
    drain();
    m_job = nullptr;
    if (depth == CheckDepth::Content) {
        m_checking = false;
        m_checked = complete;
        if (complete) m_profiles = m_inbox->profiles;
    }
    Q_EMIT found();
    Q_EMIT stateChanged();
}

void DataBoard::setLeftOut(const QSet<QString>& names) {
    if (names == m_leftOut) return;
    m_leftOut = names;
    m_model.setLeftOut(names);
    Q_EMIT found();
}

std::vector<Finding> DataBoard::findings() const {
    std::vector<Finding> all = m_model.list()->findings;
    for (const UtteranceCheck& check : m_model.checks())
        if (!check.leftOut) all.insert(all.end(), check.findings.begin(), check.findings.end());
    return all;
}

} // namespace sonorant
