// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/listen/listen_library.h"

#include "core/base/error.h"
#include "core/run/run_folder.h"
#include "widgets/jobs/job_area.h"

#include <algorithm>
#include <utility>

namespace sonorant {

/// What a look at the runs finds.
struct ListenLibrary::RunState {
    std::vector<ListenRun> runs;
    Records records;
    std::string problem; ///< the first record that could not be read
};

namespace {

void readRecords(const ListenRun& run, std::map<Path, GeneratedRecord>& records, std::string& problem) {
    for (const ListenCheckpoint& checkpoint : run.checkpoints) {
        const Path folder = generatedFolder(run.folder, checkpoint);
        std::error_code failed;
        if (!std::filesystem::is_directory(folder, failed)) continue;
        try {
            records.insert_or_assign(folder, GeneratedRecord::read(folder));
        } catch (const Error& error) {
            if (problem.empty()) problem = error.what();
        }
    }
}

std::vector<ListenUtterance> readUtterances(const ProjectConfig& config, const JobControl& job) {
    const UtteranceList list = listUtterances(config, job);
    std::vector<ListenUtterance> utterances;
    for (const ListedUtterance& listed : list.utterances) {
        job.throwIfStopped();
        if (listed.leftOut) continue;
        const CheckedSet& set = list.sets[listed.set];
        utterances.push_back({listed.name, set.role(), naturalRecording(config, set, listed.name)});
    }
    // What nobody trained on tells most: the test set stands first.
    std::stable_sort(
        utterances.begin(), utterances.end(),
        [](const ListenUtterance& one, const ListenUtterance& other) { return one.role > other.role; });
    return utterances;
}

} // namespace

ListenLibrary::ListenLibrary(JobArea* jobs, QObject* parent) : QObject(parent), m_jobs(jobs) {}

ListenLibrary::~ListenLibrary() = default; // jobs are children: asked to stop and waited for

void ListenLibrary::clear() {
    for (const QPointer<ThreadJob>& job : {m_runJob, m_utteranceJob})
        if (job) {
            job->disconnect(this); // what it still finds is of another project
            job->cancel();
        }
    m_runJob = m_utteranceJob = nullptr;
    m_open = m_runsListed = m_utterancesListed = m_again = false;
    m_runs.clear();
    m_records.clear();
    m_utterances.clear();
    Q_EMIT utterancesChanged(); // first: whoever hears of the runs looks at them through the utterances
    Q_EMIT runsChanged();
}

void ListenLibrary::setProject(const ProjectConfig& config) {
    clear();
    m_config = config;
    m_open = true;
    refresh();
    listUtterancesAnew();
}

void ListenLibrary::refresh() {
    if (!m_open) return;
    if (m_runJob) {
        m_again = true;
        return;
    }
    m_again = false;
    const auto found = std::make_shared<RunState>();
    m_runJob = m_jobs->run(
        tr("Looking for checkpoints"),
        [found, project = m_config.folder](const JobControl& job) {
            found->runs = listenRuns(project, job);
            for (const ListenRun& run : found->runs) {
                job.throwIfStopped();
                readRecords(run, found->records, found->problem);
            }
        },
        this);
    connect(m_runJob, &ThreadJob::finished, this, [this, found, added = m_addedCount] {
        m_runJob = nullptr;
        m_runsListed = true;
        m_runs = std::move(found->runs);
        if (added == m_addedCount) m_records = std::move(found->records);
        if (!found->problem.empty()) Q_EMIT failed(QString::fromStdString(found->problem), {});
        Q_EMIT runsChanged();
        if (m_again || added != m_addedCount) refresh();
    });
    connect(m_runJob, &ThreadJob::cancelled, this, [this] {
        m_runJob = nullptr;
        m_runsListed = true;
        Q_EMIT runsChanged();
    });
    connect(m_runJob, &ThreadJob::failed, this, [this](const QString& message, const QString& hint) {
        m_runJob = nullptr;
        m_runsListed = true;
        Q_EMIT failed(message, hint);
        Q_EMIT runsChanged();
    });
}

void ListenLibrary::listUtterancesAnew() {
    const auto found = std::make_shared<std::vector<ListenUtterance>>();
    m_utteranceJob = m_jobs->run(
        tr("Listing utterances"),
        [found, config = m_config](const JobControl& job) { *found = readUtterances(config, job); }, this);
    connect(m_utteranceJob, &ThreadJob::finished, this, [this, found] {
        m_utteranceJob = nullptr;
        m_utterancesListed = true;
        m_utterances = std::move(*found);
        Q_EMIT utterancesChanged();
    });
    connect(m_utteranceJob, &ThreadJob::cancelled, this, [this] {
        m_utteranceJob = nullptr;
        m_utterancesListed = true;
        Q_EMIT utterancesChanged();
    });
    connect(m_utteranceJob, &ThreadJob::failed, this, [this](const QString& message, const QString& hint) {
        m_utteranceJob = nullptr;
        m_utterancesListed = true;
        Q_EMIT failed(message, hint);
        Q_EMIT utterancesChanged();
    });
}

int ListenLibrary::runIndex(const Path& folder) const {
    for (std::size_t i = 0; i < m_runs.size(); ++i)
        if (m_runs[i].folder == folder) return static_cast<int>(i);
    return -1;
}

int ListenLibrary::utteranceIndex(const std::string& name, SetRole role) const {
    int any = -1;
    for (std::size_t i = 0; i < m_utterances.size(); ++i) {
        if (m_utterances[i].name != name) continue;
        if (m_utterances[i].role == role) return static_cast<int>(i);
        if (any < 0) any = static_cast<int>(i);
    }
    return any;
}

const GeneratedSound* ListenLibrary::sound(const Path& run, const ListenCheckpoint& checkpoint,
                                           const std::string& utterance) const {
    const auto record = m_records.find(generatedFolder(run, checkpoint));
    return record == m_records.end() ? nullptr : record->second.findCurrent(utterance, checkpoint);
}

int ListenLibrary::soundCount(const Path& run, const ListenCheckpoint& checkpoint) const {
    const auto record = m_records.find(generatedFolder(run, checkpoint));
    if (record == m_records.end()) return 0;
    int count = 0;
    for (const auto& [name, sound] : record->second.sounds())
        count += sound.checkpoint == checkpoint.stamp;
    return count;
}

void ListenLibrary::addSound(const Path& run, const ListenCheckpoint& checkpoint,
                             const std::string& utterance, const GeneratedSound& sound) {
    const Path folder = generatedFolder(run, checkpoint);
    m_records.try_emplace(folder, folder).first->second.add(utterance, sound);
    ++m_addedCount;
    Q_EMIT soundAdded(QString::fromStdString(utterance));
}

} // namespace sonorant
