// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/checkpoints/checkpoints_page.h"

#include "core/base/error.h"
#include "core/run/run_folder.h"
#include "core/run/trained_options.h"
#include "widgets/checkpoints/checkpoint_panel.h"
#include "widgets/checkpoints/checkpoint_text.h"
#include "widgets/checkpoints/comparison_panel.h"
#include "widgets/checkpoints/details_panel.h"
#include "widgets/frame/message_area.h"
#include "widgets/project/engine_holder.h"
#include "widgets/project/project_session.h"
#include "widgets/theme/theme.h"
#include "widgets/train/training_actions.h"
#include "widgets/train/training_controller.h"

#include <QAction>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMetaMethod>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace sonorant {

namespace {

const QString openNotice = QStringLiteral("checkpoints-open");

/// What is dragged and may hold checkpoints: .pt files and folders.
QStringList pathsOf(const QMimeData* data) {
    QStringList paths;
    for (const QUrl& url : data->urls()) {
        if (!url.isLocalFile()) continue;
        const QFileInfo info(url.toLocalFile());
        const QString suffix = info.suffix().toLower();
        if (info.isDir() || suffix == QLatin1String("pt") || suffix == QLatin1String("pth"))
            paths << info.absoluteFilePath();
    }
    return paths;
}

/// The options of the run that a checkpoint lies in; says why not in `trouble`.
ProjectConfig optionsOf(const Path& run, std::string& trouble) {
    try {
        return readRunConfig(RunFolder{run}, projectOfRun(run)).config;
    } catch (const Error& error) {
        trouble = error.what();
        return {};
    }
}

CheckpointDetails readCheckpointDetails(CheckpointService& service, const ListedCheckpoint& checkpoint) {
    CheckpointDetails details;
    details.summary = service.summarize(checkpoint->file);
    if (!checkpoint.run->hasOptions) return details;
    const ProjectConfig config = optionsOf(checkpoint.run->folder, details.optionsTrouble);
    if (details.optionsTrouble.empty()) details.options = listOptions(config);
    return details;
}

} // namespace

CheckpointsPage::CheckpointsPage(const PageContext& context, QWidget* parent)
    : Page(parent), m_context(context), m_reading(context.jobs), m_comparing(context.jobs),
      m_actions(new CheckpointActions(context, &m_model, this)), m_stack(new QStackedWidget),
      m_lower(new QStackedWidget), m_emptyText(makeMuted({})), m_emptyButton(new QPushButton),
      m_panel(new CheckpointPanel(&m_model)), m_details(new DetailsPanel), m_comparison(new ComparisonPanel),
      m_rows(new QSplitter(Qt::Vertical)) {
    setObjectName(QStringLiteral("checkpoints"));
    setAcceptDrops(true);
    m_lister.setPaused(true);
    makeOpenActions();
    m_stack->addWidget(buildEmptyState());
    m_stack->addWidget(buildContent());
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_readSoon.setSingleShot(true);
    m_readSoon.setInterval(120);
    connectParts();
    projectChanged();
}

CheckpointsPage::~CheckpointsPage() {
    QSettings().setValue(splitSetting, m_rows->saveState());
    delete m_stack; // its views look at the model, a member, which would go first
}

void CheckpointsPage::connectParts() {
    connect(&m_lister, &CheckpointLister::listed, this, &CheckpointsPage::takeRuns);
    connect(&m_readSoon, &QTimer::timeout, this, &CheckpointsPage::readDetails);
    connect(m_panel, &CheckpointPanel::selectionChanged, this, &CheckpointsPage::selectionChanged);
    connect(m_actions, &CheckpointActions::filesChanged, &m_lister, &CheckpointLister::refresh);
    connect(m_actions, &CheckpointActions::compareWanted, this, &CheckpointsPage::compareChosen);
    connect(m_actions, &CheckpointActions::generateWanted, this, [this](const ListedCheckpoint& checkpoint) {
        Q_EMIT generateWanted(QString::fromStdString(toUtf8(checkpoint->file)),
                              QString::fromStdString(toUtf8(checkpoint.run->folder)));
    });
    connect(m_comparison, &ComparisonPanel::closed, this, [this] {
        m_comparing.drop();
        m_lower->setCurrentWidget(m_details);
    });
    connect(m_context.project, &ProjectSession::opened, this, &CheckpointsPage::projectChanged);
    connect(m_context.project, &ProjectSession::closed, this, &CheckpointsPage::projectChanged);
    connect(m_context.engine, &EngineHolder::ready, this, [this] {
        m_actions->refresh();
        m_readSoon.start();
    });
    const TrainingController* const training = m_context.training;
    const auto runChanged = [this, training] {
        m_model.setTraining(training->isActive() ? training->runFolder() : Path());
        m_actions->refresh();
        showEmptyOrList();
    };
    connect(training, &TrainingController::stateChanged, this, runChanged);
    connect(training, &TrainingController::ended, this, runChanged);
    connect(m_context.actions, &TrainingActions::preparing, m_actions, &CheckpointActions::refresh);
    const auto look = [this] {
        if (isVisible()) m_lister.refresh();
    };
    connect(training, &TrainingController::checkpointArrived, this, look);
    connect(training, &TrainingController::epochsArrived, this, look);
}

void CheckpointsPage::projectChanged() {
    m_listed = false;
    m_wanted.clear();
    m_model.setRuns({});
    m_lister.setProject(m_context.project->isOpen() ? m_context.project->folder() : Path());
    m_context.messages->dismiss(openNotice);
    m_lower->setCurrentWidget(m_details);
    m_actions->refresh();
    showEmptyOrList();
}

void CheckpointsPage::showEmptyOrList() {
    const bool any = m_model.rowCount() > 0, open = m_context.project->isOpen();
    m_stack->setCurrentIndex(any ? 1 : 0);
    if (any) return;
    const bool waiting = open && !m_listed;
    m_emptyText->setText(!open ? tr("The checkpoints of a project appear here: every epoch of every run, "
                                    "to be resumed, compared and heard.")
                         : waiting
                             ? tr("Looking for checkpoints ...")
                             : tr("Every epoch that is trained is saved and appears here with its losses."));
    m_emptyButton->setText(open ? tr("Start training") : tr("Open a project"));
    m_emptyButton->setEnabled(!open || m_context.actions->startAction()->isEnabled());
    m_emptyButton->setVisible(!waiting);
}

void CheckpointsPage::takeRuns(const CheckpointRuns& runs) {
    m_listed = true;
    m_model.setRuns(runs);
    showEmptyOrList();
    chooseWanted();
    selectionChanged();
}

/// What was opened is chosen; a folder stands for its first checkpoint.
void CheckpointsPage::chooseWanted() {
    if (m_wanted.empty()) return;
    const Path wanted = std::exchange(m_wanted, {});
    if (m_panel->select(wanted)) return;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const Path& folder = m_model.at(row).run->folder;
        if (folder != wanted && projectOfRun(folder) != wanted) continue;
        m_panel->select(m_model.at(row)->file);
        return;
    }
    m_context.messages->show(
        openNotice,
        Notice{NoticeKind::Warning,
               tr("No checkpoints (.pt) were found in %1.").arg(QString::fromStdString(toUtf8(wanted))),
               tr("Choose the folder of a run, or of epoch_NNN.pt files of the Python framework."),
               {NoticeAction{tr("Choose another"), [this] { askForFolder(); }}}});
}

void CheckpointsPage::selectionChanged() {
    m_actions->setChosen(m_panel->selected());
    const auto& chosen = m_actions->chosen();
    if (chosen.size() != 1) {
        m_readSoon.stop();
        m_reading.drop();
        m_read.clear();
        m_details->clear(chosen.empty()
                             ? tr("Choose a checkpoint to see what it holds.")
                             : tr("%1 checkpoints are chosen; two can be compared.").arg(chosen.size()));
        return;
    }
    // The same file again, unless it was written anew.
    if (chosen.front()->file == m_read && chosen.front()->written == m_readWritten) return;
    if (chosen.front()->file != m_read) m_lower->setCurrentWidget(m_details);
    m_readSoon.start();
}

void CheckpointsPage::readDetails() {
    if (m_actions->chosen().size() != 1) return;
    const ListedCheckpoint checkpoint = m_actions->chosen().front();
    m_details->begin(checkpoint);
    if (!m_context.engine->engine()) return m_details->say(tr("The engine is being loaded ..."));
    m_read = checkpoint->file;
    m_readWritten = checkpoint->written;
    const auto details = std::make_shared<CheckpointDetails>();
    CheckpointService* const service = &m_context.engine->engine()->checkpoints();
    m_reading.start({tr("Reading %1").arg(QString::fromStdString(toUtf8(checkpoint->file.filename()))),
                     [details, service, checkpoint](const JobControl&) {
                         *details = readCheckpointDetails(*service, checkpoint);
                     },
                     [this, details] { m_details->show(std::move(*details)); },
                     [this](const QString& message, const QString& hint) { m_details->say(message, hint); },
                     [this] { m_details->say(tr("Reading was cancelled.")); }});
}

bool CheckpointsPage::isComparing() const {
    return m_lower->currentWidget() == m_comparison;
}

void CheckpointsPage::compareChosen() {
    if (m_actions->chosen().size() != 2 || !m_context.engine->engine()) return;
    ListedCheckpoint first = m_actions->chosen()[0], second = m_actions->chosen()[1];
    const auto saved = [](const ListedCheckpoint& checkpoint) { return checkpoint->written; };
    const bool sameRun = first.run == second.run;
    if (sameRun ? isLaterInRun(first->place, second->place) : saved(first) > saved(second))
        std::swap(first, second);
    m_comparison->begin(first, second);
    m_lower->setCurrentWidget(m_comparison);
    const auto difference = std::make_shared<CheckpointDifference>();
    CheckpointService* const service = &m_context.engine->engine()->checkpoints();
    const auto work = [difference, service, first, second,
                       unknown = tr("The options of %1 are not known.")](const JobControl& job) {
        difference->weights = service->compare(first->file, second->file, job);
        if (first.run->folder == second.run->folder) return; // of one run: the same options
        for (const ListedCheckpoint* each : {&first, &second})
            if (!each->run->hasOptions)
                difference->optionsTrouble =
                    unknown.arg(QString::fromStdString(toUtf8((*each)->file))).toStdString();
        if (!difference->optionsTrouble.empty()) return;
        const ProjectConfig a = optionsOf(first.run->folder, difference->optionsTrouble);
        const ProjectConfig b = optionsOf(second.run->folder, difference->optionsTrouble);
        if (difference->optionsTrouble.empty()) difference->options = differingOptions(a, b);
    };
    m_comparing.start(
        {tr("Comparing checkpoints"), work, [this, difference] { m_comparison->show(*difference); },
         [this](const QString& message, const QString& hint) { m_comparison->say(message, hint); },
         [this] { m_comparison->say(tr("The comparison was cancelled.")); }});
}

bool CheckpointsPage::knowsFile(const QString& file) const {
    const QString suffix = QFileInfo(file).suffix().toLower();
    return suffix == QLatin1String("pt") || suffix == QLatin1String("pth");
}

bool CheckpointsPage::openFile(const QString& file) {
    m_context.messages->dismiss(openNotice);
    m_wanted = Path(QDir::cleanPath(QFileInfo(file).absoluteFilePath()).toStdString());
    m_lister.add(m_wanted);
    return true;
}

void CheckpointsPage::askForFile() {
    const QString file = QFileDialog::getOpenFileName(this, tr("Open a checkpoint"), {},
                                                      tr("Checkpoints (*.pt *.pth);;All files (*)"));
    if (!file.isEmpty()) openFile(file);
}

void CheckpointsPage::askForFolder() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a folder of checkpoints"));
    if (!folder.isEmpty()) openFile(folder);
}

void CheckpointsPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    // Another page takes this up; without one there is nothing to press.
    const bool heard = isSignalConnected(QMetaMethod::fromSignal(&CheckpointsPage::generateWanted));
    m_generateButton->setVisible(heard);
    m_actions->generateAction()->setVisible(heard);
    m_lister.setPaused(false);
}

void CheckpointsPage::hideEvent(QHideEvent* event) {
    Page::hideEvent(event);
    m_lister.setPaused(true);
}

void CheckpointsPage::dragEnterEvent(QDragEnterEvent* event) {
    if (!pathsOf(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void CheckpointsPage::dropEvent(QDropEvent* event) {
    const QStringList paths = pathsOf(event->mimeData());
    if (paths.isEmpty()) return;
    event->acceptProposedAction();
    for (const QString& path : paths)
        openFile(path);
}

} // namespace sonorant
