// SPDX-License-Identifier: GPL-3.0-or-later
// How the Checkpoints page is put together; what it does is in checkpoints_page.cpp.
#include "widgets/checkpoints/checkpoint_panel.h"
#include "widgets/checkpoints/comparison_panel.h"
#include "widgets/checkpoints/details_panel.h"
#include "widgets/pages/checkpoints/checkpoints_page.h"
#include "widgets/project/project_session.h"
#include "widgets/theme/theme.h"
#include "widgets/train/training_actions.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace sonorant {

void CheckpointsPage::makeOpenActions() {
    const auto make = [this](const QString& text, const QKeySequence& key, void (CheckpointsPage::*act)()) {
        auto* const action = new QAction(lineIcon(QStringLiteral("open")), text, this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WindowShortcut);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
        return action;
    };
    m_openFile = make(tr("Open a checkpoint ..."), QKeySequence::Open, &CheckpointsPage::askForFile);
    m_openFolder = make(tr("Open a folder of checkpoints ..."),
                        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), &CheckpointsPage::askForFolder);
}

/// A button that does, says and looks as its action.
QPushButton* CheckpointsPage::makeButton(QAction* action) {
    auto* const button = new QPushButton;
    const auto show = [action, button] {
        button->setText(QLatin1Char(' ') + action->text());
        button->setIcon(action->icon());
        button->setToolTip(action->toolTip());
        button->setAccessibleName(action->text());
        button->setAccessibleDescription(action->toolTip());
        button->setEnabled(action->isEnabled());
    };
    connect(action, &QAction::changed, button, show);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    show();
    return button;
}

QWidget* CheckpointsPage::buildBar() {
    auto* const bar = new QWidget;
    auto* const row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(grid);
    row->addWidget(makeButton(m_actions->resumeAction()));
    m_generateButton = makeButton(m_actions->generateAction());
    row->addWidget(m_generateButton);
    for (QAction* const action : {m_actions->exportAction(), m_actions->compareAction(),
                                  m_actions->keepAction(), m_actions->deleteAction()})
        row->addWidget(makeButton(action));
    row->addStretch(1);
    for (QAction* const action : {m_actions->undoAction(), m_actions->folderAction()}) {
        auto* const button = new QToolButton;
        button->setDefaultAction(action);
        button->setIconSize({20, 20});
        button->setAccessibleName(action->text());
        setRole(button, "flat");
        row->addWidget(button);
    }
    auto* const open = new QPushButton(lineIcon(QStringLiteral("open")), QLatin1Char(' ') + tr("Open"));
    open->setToolTip(tr("Checkpoints that lie elsewhere, also of the Python framework (or drop them here)"));
    auto* const menu = new QMenu(open);
    menu->addAction(m_openFile);
    menu->addAction(m_openFolder);
    open->setMenu(menu);
    row->addWidget(open);
    return bar;
}

QWidget* CheckpointsPage::buildContent() {
    auto* const content = new QWidget;
    auto* const column = new QVBoxLayout(content);
    column->setContentsMargins(pageMargin, 12, pageMargin, pageMargin);
    column->setSpacing(12);
    column->addWidget(buildBar());
    m_lower->addWidget(m_details);
    m_lower->addWidget(m_comparison);
    m_lower->setMinimumHeight(200);
    m_panel->setMinimumHeight(160);
    m_rows->setChildrenCollapsible(false);
    m_rows->setHandleWidth(pageMargin);
    m_rows->addWidget(m_panel);
    m_rows->addWidget(m_lower);
    m_rows->setStretchFactor(0, 1);
    m_rows->setSizes({340, 320});
    m_rows->restoreState(QSettings().value(splitSetting).toByteArray());
    column->addWidget(m_rows, 1);
    return content;
}

QWidget* CheckpointsPage::buildEmptyState() {
    auto* const empty = new QWidget;
    auto* const column = new QVBoxLayout(empty);
    column->setSpacing(grid * 2);
    column->addStretch(2);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    column->addWidget(m_emptyText);
    setRole(m_emptyButton, "primary");
    connect(m_emptyButton, &QPushButton::clicked, this, [this] {
        if (m_context.project->isOpen())
            m_context.actions->startAction()->trigger();
        else
            Q_EMIT pageWanted(0);
    });
    column->addWidget(m_emptyButton, 0, Qt::AlignHCenter);
    for (QAction* const action : {m_openFile, m_openFolder})
        column->addWidget(makeButton(action), 0, Qt::AlignHCenter);
    column->addStretch(3);
    return empty;
}

} // namespace sonorant
