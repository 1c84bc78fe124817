// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/listen/generation.h"

#include "widgets/frame/message_area.h"
#include "widgets/jobs/job_area.h"
#include "widgets/listen/checkpoint_model.h"
#include "widgets/listen/listen_library.h"
#include "widgets/project/engine_holder.h"
#include "widgets/project/project_preparer.h"
#include "widgets/project/project_session.h"
#include "widgets/train/training_controller.h"

#include <QLocale>

#include <mutex>
#include <utility>

namespace sonorant {

struct Generation::Inbox {
    struct Made {
        AuditionTask task; ///< without its utterances
        std::string utterance;
        GeneratedSound sound;
    };
    std::mutex mutex;
    std::vector<Made> made;
    AuditionReport report; ///< read when the job has ended
};

Generation::Generation(const PageContext& context, ListenLibrary* library, QObject* parent)
    : QObject(parent), m_context(context), m_library(library),
      m_preparer(new ProjectPreparer(context.engine, context.jobs, this)) {
    connect(m_preparer, &ProjectPreparer::changed, this, [this] {
        if (!m_running || m_job) return;
        m_words = m_preparer->words();
        Q_EMIT changed();
    });
}

Generation::~Generation() = default; // the jobs are children: asked to stop and waited for

bool Generation::isCancelling() const {
    return m_job && m_job->isCancelling();
}

bool Generation::start(std::vector<AuditionTask> tasks) {
    if (m_running) return false;
    if (!m_context.engine->engine()) {
        Q_EMIT failed(tr("The engine is still being loaded."), tr("Try again in a moment."));
        return false;
    }
    m_running = true;
    m_made = m_wanted = 0;
    m_audioSeconds = m_seconds = 0;
    for (const AuditionTask& task : tasks)
        m_wanted += task.utterances.size();
    m_words = tr("Preparing");
    Q_EMIT changed();
    // Which of the tables are right is for the generator to say: of a checkpoint's own run, not of the form.
    const auto then = [this, tasks = std::move(tasks)](const ProjectPreparer::Result& result) mutable {
        if (result.isReady()) return run(std::move(tasks));
        if (!result.cancelled) {
            QString why = result.failure, hint = result.hint;
            for (const Issues& issues : {result.issues, result.features.issues})
                for (const Issue& issue : issues)
                    if (why.isEmpty() && issue.severity == Severity::Error) {
                        why = QString::fromStdString(issue.path + ": " + issue.message);
                        hint = QString::fromStdString(issue.hint);
                    }
            Q_EMIT failed(why, hint);
        }
        conclude(result.cancelled ? tr("Cancelled") : tr("Nothing was generated"));
    };
    if (m_preparer->prepare(m_library->project(), {false, false}, then)) return true;
    conclude({});
    return false;
}

void Generation::run(std::vector<AuditionTask> tasks) {
    m_inbox = std::make_shared<Inbox>();
    m_names.clear();
    for (const AuditionTask& task : tasks)
        m_names.insert(QString::fromStdString(task.checkpoint.key), checkpointText(task.checkpoint));
    AuditionOptions options;
    options.trainingGoesOn = m_context.training->isActive();
    InferenceService& service = m_context.engine->engine()->inference();
    const auto work = [inbox = m_inbox, tasks = std::move(tasks), options, &service,
                       project = m_library->project()](const JobControl& job) {
        const AuditionProgress onSound = [&inbox](const AuditionTask& task, const std::string& utterance,
                                                  const GeneratedSound& sound) {
            const std::lock_guard lock(inbox->mutex);
            inbox->made.push_back({{task.run, task.checkpoint, {}}, utterance, sound});
        };
        inbox->report = runAudition(service, project, tasks, options, onSound, job);
    };
    m_job = new ThreadJob(tr("Generating"), work, this);
    m_words = tr("Loading the model");
    connect(m_job, &Job::changed, this, &Generation::drain);
    connect(m_job, &ThreadJob::finished, this, [this] {
        drain();
        const AuditionReport& report = m_inbox->report;
        QStringList issues;
        for (const Issue& issue : report.issues)
            if (issue.severity != Severity::Info)
                issues << QString::fromStdString(issue.path + ": " + issue.message);
        if (!issues.isEmpty())
            m_context.messages->show(
                QStringLiteral("listen-issues"),
                {NoticeKind::Warning,
                 issues.first(),
                 issues.size() > 1 ? tr("Remarks in all: %1").arg(issues.size()) : QString(),
                 {}});
        conclude(tr("Generated: %1, at %2 x real time")
                     .arg(m_made)
                     .arg(QLocale().toString(speed(), 'f', speed() < 10 ? 1 : 0)));
    });
    connect(m_job, &ThreadJob::cancelled, this, [this] {
        drain();
        conclude(tr("Cancelled after %1 of %2").arg(m_made).arg(m_wanted));
    });
    connect(m_job, &ThreadJob::failed, this, [this](const QString& message, const QString& hint) {
        drain();
        Q_EMIT failed(message, hint);
        conclude(tr("Failed after %1 of %2").arg(m_made).arg(m_wanted));
    });
    connect(m_job, &Job::ended, m_job, &QObject::deleteLater);
    m_context.jobs->watch(m_job, 500);
    m_job->start();
    Q_EMIT changed();
}

void Generation::drain() {
    if (!m_inbox) return;
    std::vector<Inbox::Made> made;
    {
        const std::lock_guard lock(m_inbox->mutex);
        made.swap(m_inbox->made);
    }
    for (const Inbox::Made& each : made) {
        ++m_made;
        m_audioSeconds += each.sound.audioSeconds;
        m_seconds += each.sound.seconds;
        m_library->addSound(each.task.run, each.task.checkpoint, each.utterance, each.sound);
        Q_EMIT soundMade(QString::fromStdString(each.utterance),
                         QString::fromStdString(each.sound.file.string()));
    }
    if (m_job && m_running) {
        m_words =
            m_job->isCancelling() ? tr("Stopping") : told(QString::fromStdString(m_job->progress().what));
        Q_EMIT changed();
    }
}

/// "epoch_000: ..." as the list of checkpoints says it: "Epoch 1: ...".
QString Generation::told(QString words) const {
    const qsizetype colon = words.indexOf(QLatin1String(": "));
    const auto name = colon < 0 ? m_names.cend() : m_names.constFind(words.left(colon));
    return name == m_names.cend() ? words : words.replace(0, colon, name.value());
}

void Generation::conclude(const QString& words) {
    m_running = false;
    m_job = nullptr;
    m_words = words;
    Q_EMIT changed();
    m_library->refresh();
    Q_EMIT ended();
}

void Generation::cancel() {
    if (m_job)
        m_job->cancel();
    else
        m_preparer->cancel();
}

} // namespace sonorant
