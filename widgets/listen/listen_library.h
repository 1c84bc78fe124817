// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listen/audition.h"
#include "core/listen/checkpoints.h"
#include "core/listen/generated.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <map>
#include <memory>
#include <vector>

namespace sonorant {

class JobArea;
class ThreadJob;

/// An utterance that can be generated.
struct ListenUtterance {
    std::string name;
    SetRole role = SetRole::Test;
    Path natural; ///< its recording; empty: there is none
};

/// What lies on disk: the runs of a project with their checkpoints, what was generated with them, and the
/// utterances of all sets. Looked through on threads; lives in the GUI thread.
class ListenLibrary : public QObject {
    Q_OBJECT
public:
    explicit ListenLibrary(JobArea* jobs, QObject* parent = nullptr);
    ~ListenLibrary() override;

    /// Lists everything anew.
    void setProject(const ProjectConfig& config);
    void clear();
    /// Looks for runs, checkpoints and sounds again.
    void refresh();
    bool isListing() const { return !m_runJob.isNull() || !m_utteranceJob.isNull(); }
    /// Both have been listed at least once.
    bool isReady() const { return m_runsListed && m_utterancesListed; }

    const ProjectConfig& project() const { return m_config; }
    const std::vector<ListenRun>& runs() const { return m_runs; }
    /// -1: not there.
    int runIndex(const Path& folder) const;
    const std::vector<ListenUtterance>& utterances() const { return m_utterances; }
    /// The first with this name, of this set where there is one; -1: none.
    int utteranceIndex(const std::string& name, SetRole role) const;

    /// What was generated with the checkpoint as it is now; nullptr: nothing.
    const GeneratedSound* sound(const Path& run, const ListenCheckpoint& checkpoint,
                                const std::string& utterance) const;
    /// How many utterances that holds for.
    int soundCount(const Path& run, const ListenCheckpoint& checkpoint) const;
    /// Notes a sound that was just made, before the next refresh() finds it.
    void addSound(const Path& run, const ListenCheckpoint& checkpoint, const std::string& utterance,
                  const GeneratedSound& sound);

Q_SIGNALS:
    void runsChanged();       ///< runs, checkpoints or sounds, as a refresh() found them
    void utterancesChanged(); ///< other utterances
    void soundAdded(const QString& utterance);
    void failed(const QString& message, const QString& hint);

private:
    using Records = std::map<Path, GeneratedRecord>; ///< by folder
    struct RunState;
    void listUtterancesAnew();

    JobArea* m_jobs;
    ProjectConfig m_config;
    std::vector<ListenRun> m_runs;
    Records m_records;
    std::vector<ListenUtterance> m_utterances;
    QPointer<ThreadJob> m_runJob, m_utteranceJob;
    bool m_again = false; ///< refresh() was called during a look
    bool m_open = false, m_runsListed = false, m_utterancesListed = false;
    std::uint64_t m_addedCount = 0; ///< sounds noted so far: a look that began before one must not hide it
};

} // namespace sonorant
