// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/checkpoints/checkpoint_actions.h"

#include "core/run/kept_marks.h"
#include "core/run/trained_options.h"
#include "widgets/checkpoints/checkpoint_text.h"
#include "widgets/frame/message_area.h"
#include "widgets/jobs/job_area.h"
#include "widgets/project/engine_holder.h"
#include "widgets/project/project_session.h"
#include "widgets/theme/theme.h"
#include "widgets/train/training_actions.h"
#include "widgets/train/training_controller.h"

#include <QAction>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

namespace sonorant {

namespace {

const QString notice = QStringLiteral("checkpoints");

QString pathText(const Path& path) {
    return QString::fromStdString(toUtf8(path));
}

bool isNewest(const ListedCheckpoint& checkpoint) {
    return checkpoint->canResume() && std::none_of(checkpoint.run->files.begin(), checkpoint.run->files.end(),
                                                   [&](const SavedCheckpoint& other) {
                                                       return other.canResume() &&
                                                              isLaterInRun(other.place, checkpoint->place);
                                                   });
}

void openFolder(const QString& folder) {
    QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
}

} // namespace

CheckpointActions::CheckpointActions(const PageContext& context, const CheckpointTableModel* model,
                                     QWidget* page)
    : QObject(page), m_context(context), m_model(model), m_page(page), m_trash(context.jobs),
      m_resume(
          make("resume", tr("Resume"), QKeySequence(Qt::CTRL | Qt::Key_Return), &CheckpointActions::resume)),
      m_generate(
          make("listen", tr("Generate"), QKeySequence(Qt::CTRL | Qt::Key_G), &CheckpointActions::generate)),
      m_export(make("export", tr("Export ..."), QKeySequence(Qt::CTRL | Qt::Key_E),
                    &CheckpointActions::askForExport)),
      m_compare(
          make("compare", tr("Compare"), QKeySequence(Qt::CTRL | Qt::Key_D), &CheckpointActions::compare)),
      m_keep(make("keep", tr("Keep"), QKeySequence(Qt::CTRL | Qt::Key_K), &CheckpointActions::keep)),
      m_delete(
          make("remove", tr("Delete"), QKeySequence(QKeySequence::Delete), &CheckpointActions::moveToTrash)),
      m_undo(
          make("undo", tr("Undo the deletion"), QKeySequence(QKeySequence::Undo), &CheckpointActions::undo)),
      m_folder(make("folder", tr("Show in folder"), QKeySequence(), &CheckpointActions::showInFolder)) {
    connect(&m_trash, &CheckpointTrash::changed, this, &CheckpointActions::refresh);
    connect(&m_trash, &CheckpointTrash::removed, this, &CheckpointActions::tellRemoved);
    connect(&m_trash, &CheckpointTrash::restored, this, [this](int count) {
        m_context.messages->show(
            notice, Notice{NoticeKind::Success, tr("Brought back: %1.").arg(countText(count)), {}, {}});
        Q_EMIT filesChanged();
    });
    connect(&m_trash, &CheckpointTrash::failed, this, &CheckpointActions::tellFailed);
    refresh();
}

QAction* CheckpointActions::make(const char* icon, const QString& text, const QKeySequence& key,
                                 void (CheckpointActions::*act)()) {
    auto* const action = new QAction(lineIcon(QLatin1String(icon)), text, m_page);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WindowShortcut);
    connect(action, &QAction::triggered, this, act);
    m_page->addAction(action);
    return action;
}

void CheckpointActions::tell(QAction* action, bool enabled, const QString& help) {
    action->setEnabled(enabled);
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? help : QStringLiteral("%1 (%2)").arg(help, keys));
}

Path CheckpointActions::training() const {
    return m_context.training->isActive() ? m_context.training->runFolder() : Path();
}

void CheckpointActions::setChosen(std::vector<ListedCheckpoint> chosen) {
    m_chosen = std::move(chosen);
    refresh();
}

/// The run in its own folder goes on; from anywhere else a new one begins.
bool CheckpointActions::continuesItsRun(const ListedCheckpoint& checkpoint) const {
    const CheckpointRun& run = *checkpoint.run;
    return isNewest(checkpoint) && !run.opened && run.state != RunStatus::Kind::Finished &&
           m_context.project->isOpen() && run.folder.parent_path() == m_context.project->folder() / "runs";
}

void CheckpointActions::refresh() {
    const bool one = m_chosen.size() == 1, engine = m_context.engine->engine() != nullptr;
    const QString choose = tr("Choose one checkpoint.");
    refreshResume();
    tell(m_generate, one, one ? tr("Generate speech with it and listen") : choose);
    tell(m_export, one && engine, one ? tr("Write its weights alone, as trained_network.pt") : choose);
    tell(m_compare, m_chosen.size() == 2 && engine,
         m_chosen.size() == 2 ? tr("Their options, and how far every tensor has moved")
                              : tr("Choose two checkpoints to compare them."));
    const bool all = !m_chosen.empty() && std::all_of(m_chosen.begin(), m_chosen.end(),
                                                      [](const auto& chosen) { return chosen->kept; });
    m_keep->setText(all ? tr("Release") : tr("Keep"));
    tell(m_keep, !m_chosen.empty(),
         all ? tr("Takes the mark away, so that it may be deleted")
             : tr("Marks it so that it is never deleted"));
    refreshDelete();
    tell(m_undo, m_trash.canUndo(), tr("Brings back what was deleted last"));
    tell(m_folder, one, one ? tr("Show its folder in the file manager") : choose);
}

void CheckpointActions::refreshResume() {
    const bool one = m_chosen.size() == 1;
    const bool whole = !one || m_chosen.front()->canResume();
    m_resume->setText(whole ? tr("Resume") : tr("Start from it"));
    QString help = tr("Choose one checkpoint.");
    const bool open = m_context.project->isOpen();
    const bool idle = !m_context.actions->isBusy() && m_context.training->hasService();
    if (one && !open)
        help = tr("Open a project first: it says what to train with.");
    else if (one && !idle)
        help = tr("A run is under way, or the engine is being loaded.");
    else if (one && continuesItsRun(m_chosen.front()))
        help = tr("Its run goes on from here");
    else if (one && whole)
        help = tr("A new run goes on from here; the one it comes from stays as it is");
    else if (one)
        help = tr("A new run begins with these weights");
    tell(m_resume, one && open && idle, help);
}

void CheckpointActions::refreshDelete() {
    DeletionBar bar = DeletionBar::None;
    for (const ListedCheckpoint& chosen : m_chosen) {
        bar = barToDeletion(*chosen.run, *chosen, m_model->isTraining(*chosen.run));
        if (bar != DeletionBar::None) break;
    }
    const bool may = !m_chosen.empty() && bar == DeletionBar::None && !m_trash.isBusy();
    QString help = tr("Moves it to the trash; can be undone");
    if (m_chosen.empty()) help = tr("Choose what to delete.");
    if (bar != DeletionBar::None) help = barText(bar);
    tell(m_delete, may, help);
}

void CheckpointActions::resume() {
    if (m_chosen.size() != 1) return;
    const ListedCheckpoint checkpoint = m_chosen.front();
    if (continuesItsRun(checkpoint)) return m_context.actions->continueRun(checkpoint.run->folder);
    const int done = checkpoint->place.epoch + (checkpoint->place.kind == SavedKind::Epoch ? 1 : 0);
    m_context.actions->startFrom(checkpoint->file,
                                 checkpoint.run->hasOptions ? checkpoint.run->folder : Path(),
                                 checkpoint->canResume() ? done : 0);
}

void CheckpointActions::generate() {
    if (m_chosen.size() == 1) Q_EMIT generateWanted(m_chosen.front());
}

void CheckpointActions::askForExport() {
    if (m_chosen.size() != 1) return;
    const Path folder = m_context.project->isOpen() ? m_context.project->folder()
                                                    : projectOfRun(m_chosen.front().run->folder);
    QString file = QFileDialog::getSaveFileName(m_page, tr("Export the weights"),
                                                pathText(folder / "trained_network.pt"),
                                                tr("Weights (*.pt);;All files (*)"));
    if (file.isEmpty()) return;
    if (QFileInfo(file).suffix().isEmpty()) file += QStringLiteral(".pt");
    exportTo(file.toStdString());
}

void CheckpointActions::exportTo(const Path& target) {
    if (m_chosen.size() != 1 || !m_context.engine->engine()) return;
    if (m_model->rowOf(target) >= 0) {
        m_context.messages->show(notice,
                                 Notice{NoticeKind::Warning,
                                        tr("%1 is a checkpoint of a run.").arg(pathText(target)),
                                        tr("Choose another name, so that nothing is lost."),
                                        {NoticeAction{tr("Choose another"), [this] { askForExport(); }}}});
        return;
    }
    CheckpointService* const service = &m_context.engine->engine()->checkpoints();
    ThreadJob* const job = m_context.jobs->run(
        tr("Exporting %1").arg(pathText(target.filename())),
        [service, file = m_chosen.front()->file, target](const JobControl&) {
            service->exportWeights(file, target);
        },
        this);
    connect(job, &ThreadJob::failed, this, &CheckpointActions::tellFailed);
    connect(job, &ThreadJob::finished, this, [this, target] {
        m_context.messages->show(
            notice, Notice{NoticeKind::Success,
                           tr("Written: %1").arg(pathText(target)),
                           {},
                           {NoticeAction{tr("Show in folder"),
                                         [target] { openFolder(pathText(target.parent_path())); }, false}}});
        Q_EMIT filesChanged();
    });
}

void CheckpointActions::keep() {
    if (m_chosen.empty()) return;
    const bool mark = !std::all_of(m_chosen.begin(), m_chosen.end(), [](const auto& c) { return c->kept; });
    std::vector<Path> files;
    for (const ListedCheckpoint& chosen : m_chosen)
        files.push_back(chosen->file);
    ThreadJob* const job = m_context.jobs->run(
        tr("Marking checkpoints"),
        [files, mark](const JobControl& control) {
            for (const Path& file : files) {
                control.throwIfStopped();
                setKept(file, mark);
            }
        },
        this);
    connect(job, &ThreadJob::failed, this, &CheckpointActions::tellFailed);
    connect(job, &ThreadJob::ended, this, &CheckpointActions::filesChanged);
}

void CheckpointActions::moveToTrash() {
    m_context.messages->dismiss(notice);
    m_trash.remove(m_chosen, training());
}

void CheckpointActions::tellRemoved(int count, const QStringList& refusals) {
    Notice told{NoticeKind::Info, tr("Moved to the trash: %1.").arg(countText(count)), {}, {}};
    if (count > 0) told.actions << NoticeAction{tr("Undo"), [this] { m_trash.undo(); }};
    if (!refusals.isEmpty()) {
        told.kind = NoticeKind::Warning;
        if (count == 0) told.text = tr("Nothing was deleted.");
        told.hint = refusals.mid(0, 3).join(QLatin1Char('\n'));
        if (refusals.size() > 3) told.hint += tr("\nand %1 more").arg(refusals.size() - 3);
    }
    m_context.messages->show(notice, told);
    Q_EMIT filesChanged();
}

void CheckpointActions::tellFailed(const QString& message, const QString& hint) {
    m_context.messages->show(notice, Notice{NoticeKind::Error, message, hint, {}});
    Q_EMIT filesChanged();
}

void CheckpointActions::showInFolder() {
    if (m_chosen.size() == 1) openFolder(pathText(m_chosen.front()->file.parent_path()));
}

} // namespace sonorant
