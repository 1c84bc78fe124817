// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listen/audition.h"
#include "widgets/frame/page_context.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QString>

#include <memory>
#include <vector>

namespace sonorant {

class ListenLibrary;
class ProjectPreparer;
class ThreadJob;

/// Generates chosen utterances with chosen checkpoints, one job at a time: first the features that are
/// missing, then the sounds. While a training goes on it takes one thread of low priority on the processor.
class Generation : public QObject {
    Q_OBJECT
public:
    Generation(const PageContext& context, ListenLibrary* library, QObject* parent = nullptr);
    ~Generation() override;

    /// Starts. False, with failed() saying why, when it cannot; also while one is under way.
    bool start(std::vector<AuditionTask> tasks);
    void cancel();
    bool isRunning() const { return m_running; }
    bool isCancelling() const;

    std::size_t made() const { return m_made; }
    std::size_t wanted() const { return m_wanted; }
    /// Seconds of audio per second of computing; 0: unknown yet.
    double speed() const { return m_seconds > 0 ? m_audioSeconds / m_seconds : 0; }
    /// What is done now, or what came of the last one, for people.
    QString words() const { return m_words; }

Q_SIGNALS:
    void changed();
    /// A sound was made; the library knows it already.
    void soundMade(const QString& utterance, const QString& file);
    void ended();
    void failed(const QString& message, const QString& hint);

private:
    struct Inbox;
    void run(std::vector<AuditionTask> tasks);
    void drain();
    QString told(QString words) const;
    void conclude(const QString& words);

    PageContext m_context;
    ListenLibrary* m_library;
    ProjectPreparer* m_preparer;
    std::shared_ptr<Inbox> m_inbox;
    QPointer<ThreadJob> m_job;
    bool m_running = false;
    std::size_t m_made = 0, m_wanted = 0;
    double m_audioSeconds = 0, m_seconds = 0;
    QString m_words;
    QHash<QString, QString> m_names; ///< of the checkpoints, by their keys
};

} // namespace sonorant
