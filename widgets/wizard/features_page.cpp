// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/features_page.h"

#include "core/base/error.h"
#include "widgets/jobs/job.h"
#include "widgets/jobs/job_area.h"
#include "widgets/project/engine_holder.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace sonorant {

FeaturesPage::FeaturesPage(ProjectDraft& draft, EngineHolder& engine, QWidget* parent)
    : FormWizardPage(
          tr("Features"),
          tr("The log mel spectrogram and the fundamental frequency of every recording: what the model "
             "reads. They go to the project's folders mfbsp and f0."),
          parent),
      m_draft(draft), m_engine(engine), m_state(new QLabel), m_detail(makeMuted(QString())),
      m_bar(new QProgressBar), m_problem(new ProblemLine), m_failures(new QListWidget),
      m_cancel(new QPushButton(tr("Stop"))), m_goOn(new QPushButton) {
    setFinalPage(true);
    setButtonText(QWizard::FinishButton, tr("&Open the project"));
    m_state->setWordWrap(true);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the extraction"));
    m_failures->setAccessibleName(tr("Recordings that cannot be used"));
    m_failures->setWordWrap(true);
    m_failures->setIconSize({16, 16});
    column()->addWidget(m_state);
    column()->addWidget(m_bar);
    column()->addWidget(m_detail);
    column()->addWidget(m_problem);
    column()->addWidget(m_failures, 1);
    auto* const buttons = new QHBoxLayout;
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_goOn);
    buttons->addStretch();
    column()->addLayout(buttons);
    column()->addStretch();
    connect(m_cancel, &QPushButton::clicked, this, &FeaturesPage::cancel);
    connect(m_goOn, &QPushButton::clicked, this, [this] {
        if (m_usable.empty())
            start();
        else
            finishProject();
    });
    connect(&m_engine, &EngineHolder::ready, this, [this] {
        if (m_waiting) start();
    });
    connect(&m_engine, &EngineHolder::failed, this, [this](const QString& message, const QString& hint) {
        if (m_waiting) fail(message, hint);
    });
}

FeaturesPage::~FeaturesPage() = default;

void FeaturesPage::initializePage() {
    m_configFile.clear();
    setButtonText(QWizard::CancelButton, tr("&Cancel"));
    start();
}

void FeaturesPage::cleanupPage() {
    m_waiting = false;
    m_job.reset(); // asks the thread to stop and waits for the recordings in hand
}

bool FeaturesPage::isRunning() const {
    return m_job && m_job->isRunning();
}

void FeaturesPage::cancel() {
    if (!isRunning()) return;
    m_cancel->setEnabled(false);
    m_state->setText(tr("Stopping ..."));
    m_job->cancel();
}

QString FeaturesPage::stateText() const {
    return m_state->text();
}

void FeaturesPage::setBusy(bool busy) {
    m_bar->setVisible(busy);
    m_cancel->setVisible(busy);
    m_cancel->setEnabled(true);
    m_goOn->setVisible(false);
    m_failures->setVisible(false);
    m_failures->clear();
    m_problem->clear();
    m_detail->clear();
}

void FeaturesPage::start() {
    setBusy(true);
    m_usable.clear();
    m_bar->setRange(0, 0);
    m_waiting = m_engine.engine() == nullptr;
    if (m_waiting) {
        m_state->setText(tr("Waiting for the engine ..."));
        m_cancel->setVisible(false);
        m_engine.load();
        return;
    }
    m_state->setText(tr("Extracting features ..."));
    m_requests = featureRequests(m_draft.survey, m_draft.names(), m_draft.folder, m_draft.samplingRate,
                                 m_draft.convert);
    auto report = std::make_shared<FeatureReport>();
    FeatureService& service = m_engine.engine()->features();
    m_job = std::make_unique<ThreadJob>(tr("Extracting features"),
                                        [report, &service, requests = m_requests](const JobControl& job) {
                                            *report = runFeatureRequests(service, requests, job);
                                        });
    connect(m_job.get(), &Job::changed, this, &FeaturesPage::showProgress);
    connect(m_job.get(), &ThreadJob::finished, this, [this, report] { conclude(*report); });
    connect(m_job.get(), &ThreadJob::cancelled, this, [this] {
        FeatureReport stopped;
        stopped.cancelled = true;
        conclude(stopped);
    });
    connect(m_job.get(), &ThreadJob::failed, this, &FeaturesPage::fail);
    connect(m_job.get(), &Job::ended, this, &FeaturesPage::stopped);
    m_job->start();
}

void FeaturesPage::showProgress() {
    const Progress progress = m_job->progress();
    if (progress.total <= 0) return;
    m_bar->setRange(0, static_cast<int>(progress.total));
    m_bar->setValue(static_cast<int>(progress.done));
    QStringList parts{tr("%1 of %2").arg(progress.done).arg(progress.total)};
    if (const QString rate = m_job->rate(); !rate.isEmpty()) parts << rate;
    if (m_job->secondsLeft() > 0) parts << tr("%1 left").arg(durationText(m_job->secondsLeft()));
    m_detail->setText(parts.join(QStringLiteral("  ·  ")));
    if (!progress.what.empty() && !m_job->isCancelling())
        m_state->setText(QString::fromStdString(progress.what));
}

void FeaturesPage::conclude(const FeatureReport& report) {
    setBusy(false);
    if (report.cancelled) {
        m_state->setText(tr("Stopped. What is done so far is kept and will not be done again."));
        m_goOn->setText(tr("Go on"));
        m_goOn->setVisible(true);
        return;
    }
    m_usable = extractedNames(m_requests);
    const std::size_t wanted = m_draft.names().size();
    if (m_usable.size() == wanted && report.issues.empty()) return finishProject();
    for (const Issue& issue : report.issues) {
        new QListWidgetItem(severityIcon(issue.severity),
                            QString::fromStdString(issue.path + ": " + issue.message), m_failures);
    }
    m_failures->setVisible(m_failures->count() > 0);
    if (m_usable.size() == wanted) return finishProject(); // warnings alone
    const int lost = static_cast<int>(wanted - m_usable.size());
    m_state->setText(tr("Recordings that cannot be used: %1").arg(lost));
    if (m_usable.size() < 2) {
        m_usable.clear();
        m_problem->show(
            tr("Too few are left for a project. Go back, and convert the recordings or choose others."),
            Severity::Error);
        return;
    }
    m_goOn->setText(tr("Leave out %1 and go on").arg(lost));
    m_goOn->setVisible(true);
    m_goOn->setFocus();
}

void FeaturesPage::finishProject() {
    try {
        NewProject project;
        project.folder = m_draft.folder;
        project.recordings = m_draft.convert ? m_draft.folder / "wav" : m_draft.survey.folder;
        project.model = m_draft.model;
        project.preset = m_draft.preset;
        project.samplingRate = m_draft.samplingRate;
        project.split = splitNames(m_usable, m_draft.shares, m_draft.seed);
        m_configFile = writeNewProject(project);
        setButtonText(QWizard::CancelButton, tr("&Close")); // the project stays, whatever is chosen now
        m_goOn->setVisible(false);
        m_state->setText(
            tr("The project is ready: %1 utterances for training, %2 for validation, %3 for the test.")
                .arg(project.split.train.size())
                .arg(project.split.validation.size())
                .arg(project.split.test.size()));
        m_detail->setText(QString::fromStdString(toUtf8(m_configFile)));
    } catch (const Error& error) {
        fail(QString::fromUtf8(error.what()), {});
    }
    Q_EMIT completeChanged();
}

void FeaturesPage::fail(const QString& message, const QString& hint) {
    m_waiting = false;
    setBusy(false);
    m_state->setText(tr("The project could not be made."));
    m_problem->show(hint.isEmpty() ? message : message + QLatin1Char('\n') + hint, Severity::Error);
    m_goOn->setText(tr("Try again"));
    m_goOn->setVisible(true);
}

} // namespace sonorant
