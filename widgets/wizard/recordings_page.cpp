// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/recordings_page.h"

#include "widgets/jobs/job.h"
#include "widgets/jobs/job_area.h"
#include "widgets/theme/theme.h"
#include "widgets/wizard/recordings_model.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace sonorant {

RecordingsPage::RecordingsPage(ProjectDraft& draft, QWidget* parent)
    : FormWizardPage(tr("Recordings"),
                     tr("A folder with WAV or FLAC files of speech; sub-folders are looked through, too. The "
                        "recordings stay as they are."),
                     parent),
      m_draft(draft), m_folder(new QLineEdit), m_summary(new QLabel), m_problem(new ProblemLine),
      m_table(new QTableView), m_model(new RecordingsModel(this)) {
    auto* const row = new QWidget;
    auto* const inRow = new QHBoxLayout(row);
    inRow->setContentsMargins(0, 0, 0, 0);
    auto* const button = new QPushButton(lineIcon(QStringLiteral("folder")), tr("Browse ..."));
    inRow->addWidget(m_folder, 1);
    inRow->addWidget(button);
    row->setFocusProxy(m_folder);
    m_folder->setAccessibleName(tr("Folder of recordings"));
    m_folder->setObjectName(QStringLiteral("recordingsFolder"));
    addRow(tr("Folder"), row);
    m_summary->setWordWrap(true);
    addBelow(m_summary);
    addBelow(m_problem);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Recordings found"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 10);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(RecordingsModel::Name, 260);
    m_table->setVisible(false);
    column()->addWidget(m_table, 1);
    column()->addStretch();
    m_typing.setSingleShot(true);
    m_typing.setInterval(300);
    connect(&m_typing, &QTimer::timeout, this, &RecordingsPage::survey);
    connect(m_folder, &QLineEdit::textChanged, this, [this] {
        m_ready = false;
        m_typing.start();
        Q_EMIT completeChanged();
    });
    connect(button, &QPushButton::clicked, this, &RecordingsPage::browse);
    connect(m_model, &RecordingsModel::choiceChanged, this, &RecordingsPage::showSummary);
}

RecordingsPage::~RecordingsPage() = default;

void RecordingsPage::setFolder(const QString& folder) {
    m_folder->setText(QDir::toNativeSeparators(folder));
}

void RecordingsPage::browse() {
    const QString chosen =
        QFileDialog::getExistingDirectory(this, tr("Folder of recordings"), m_folder->text());
    if (!chosen.isEmpty()) setFolder(chosen);
}

void RecordingsPage::survey() {
    m_job.reset();
    m_problem->clear();
    m_table->setVisible(false);
    m_summary->clear();
    const QString folder = m_folder->text().trimmed();
    if (folder.isEmpty()) return;
    m_summary->setText(tr("Looking through the folder ..."));
    auto found = std::make_shared<RecordingSurvey>();
    m_job = std::make_unique<ThreadJob>(tr("Looking through recordings"),
                                        [found, path = Path(folder.toStdString())](const JobControl& job) {
                                            *found = surveyRecordings(path, job);
                                        });
    connect(m_job.get(), &Job::changed, this, [this] {
        const Progress progress = m_job->progress();
        if (progress.total > 0)
            m_summary->setText(tr("Reading headers: %1 of %2").arg(progress.done).arg(progress.total));
    });
    connect(m_job.get(), &ThreadJob::finished, this, [this, found] { take(*found); });
    connect(m_job.get(), &ThreadJob::failed, this, [this](const QString& message, const QString& hint) {
        m_summary->clear();
        m_problem->show(hint.isEmpty() ? message : message + QStringLiteral("\n") + hint, Severity::Error);
    });
    m_job->start();
}

void RecordingsPage::take(const RecordingSurvey& found) {
    m_draft.survey = found;
    m_draft.leftOut.clear();
    m_draft.samplingRate = found.usualRate();
    m_model->setSurvey(found);
    m_table->setVisible(!found.recordings.empty());
    m_ready = true;
    showSummary();
}

void RecordingsPage::showSummary() {
    m_draft.leftOut = m_model->leftOut();
    const RecordingSurvey& survey = m_draft.survey;
    const auto names = m_draft.names();
    QStringList parts{tr("%1 recordings").arg(names.size()), durationText(survey.seconds())};
    QStringList rates;
    for (const auto& [rate, count] : survey.rates())
        rates << (survey.rates().size() > 1 ? tr("%1 Hz (%2)").arg(rate).arg(count) : tr("%1 Hz").arg(rate));
    if (!rates.isEmpty()) parts << rates.join(QStringLiteral(", "));
    if (survey.multiChannel() > 0) parts << tr("%1 with several channels").arg(survey.multiChannel());
    m_summary->setText(parts.join(QStringLiteral("  ·  ")));
    const int bad = static_cast<int>(survey.problems());
    if (survey.recordings.empty()) {
        m_summary->clear();
        m_problem->show(tr("There are no WAV or FLAC files in this folder."), Severity::Error);
    } else if (names.size() < fewestRecordings) {
        m_problem->show(tr("A project needs at least %1 usable recordings.").arg(fewestRecordings),
                        Severity::Error);
    } else if (bad > 0) {
        m_problem->show(
            tr("Files that cannot be used and will be left out: %1. They come first below.").arg(bad),
            Severity::Warning);
    } else {
        m_problem->clear();
    }
    Q_EMIT completeChanged();
}

bool RecordingsPage::isComplete() const {
    return m_ready && m_draft.names().size() >= fewestRecordings;
}

} // namespace sonorant
