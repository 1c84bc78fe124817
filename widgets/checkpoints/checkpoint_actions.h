// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/checkpoints/checkpoint_table_model.h"
#include "widgets/checkpoints/checkpoint_trash.h"
#include "widgets/frame/page_context.h"

#include <QObject>

#include <vector>

class QAction;
class QWidget;

namespace sonorant {

/// What can be done with the chosen checkpoints, as actions that are enabled when it can be done and say why
/// when it cannot.
class CheckpointActions : public QObject {
    Q_OBJECT
public:
    /// @param page whose shortcuts they are, and over which dialogs open
    CheckpointActions(const PageContext& context, const CheckpointTableModel* model, QWidget* page);

    QAction* resumeAction() const { return m_resume; }
    QAction* generateAction() const { return m_generate; }
    QAction* exportAction() const { return m_export; }
    QAction* compareAction() const { return m_compare; }
    QAction* keepAction() const { return m_keep; }
    QAction* deleteAction() const { return m_delete; }
    QAction* undoAction() const { return m_undo; }
    QAction* folderAction() const { return m_folder; }
    CheckpointTrash* trash() { return &m_trash; }

    void setChosen(std::vector<ListedCheckpoint> chosen);
    const std::vector<ListedCheckpoint>& chosen() const { return m_chosen; }
    /// States and tool tips anew: a run began or ended.
    void refresh();

    void resume();
    /// Asks where to.
    void askForExport();
    /// Writes the weights of the chosen checkpoint to this file.
    void exportTo(const Path& target);
    /// Marks the chosen ones; when all are marked, takes the marks away.
    void keep();
    void moveToTrash();

Q_SIGNALS:
    /// Files or marks have changed on the disk.
    void filesChanged();
    void compareWanted();
    void generateWanted(const ListedCheckpoint& checkpoint);

private:
    QAction* make(const char* icon, const QString& text, const QKeySequence& key,
                  void (CheckpointActions::*act)());
    void tell(QAction* action, bool enabled, const QString& help);
    Path training() const;
    bool continuesItsRun(const ListedCheckpoint& checkpoint) const;
    void refreshResume();
    void refreshDelete();
    void compare() { Q_EMIT compareWanted(); }
    void generate();
    void undo() { m_trash.undo(); }
    void showInFolder();
    void tellRemoved(int count, const QStringList& refusals);
    void tellFailed(const QString& message, const QString& hint);

    PageContext m_context;
    const CheckpointTableModel* m_model;
    QWidget* m_page;
    CheckpointTrash m_trash;
    std::vector<ListedCheckpoint> m_chosen;
    QAction *m_resume, *m_generate, *m_export, *m_compare, *m_keep, *m_delete, *m_undo, *m_folder;
};

} // namespace sonorant
