// SPDX-License-Identifier: GPL-3.0-or-later
// How the Inspect page is put together; what it does is in inspect_page.cpp.
#include "widgets/inspect/exporter.h"
#include "widgets/inspect/inspect_tools.h"
#include "widgets/inspect/inspect_view.h"
#include "widgets/inspect/statistics_panel.h"
#include "widgets/pages/inspect/inspect_page.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

namespace sonorant {

void InspectPage::makeActions() {
    const auto make = [this](const char* icon, const QString& text, const QKeySequence& key, bool compares) {
        auto* const action = new QAction(lineIcon(QLatin1String(icon)), text, this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WindowShortcut);
        action->setToolTip(QStringLiteral("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
        connect(action, &QAction::triggered, this, [this, compares] { askForFile(compares); });
        addAction(action);
        return action;
    };
    m_openAction = make("open", tr("Open a file"), QKeySequence::Open, false);
    m_compareAction = make("inspect", tr("Subtract a file"), QKeySequence(Qt::CTRL | Qt::Key_D), true);
}

QWidget* InspectPage::buildEmptyState() {
    auto* const empty = new QWidget;
    auto* const column = new QVBoxLayout(empty);
    column->setSpacing(grid * 2);
    column->addStretch(2);
    auto* const text =
        makeMuted(tr("Open a matrix, an array, a waveform or a cache of the training to look into "
                     "it, or drop a file here."));
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(true);
    column->addWidget(text);
    auto* const open = new QPushButton(m_openAction->text());
    setRole(open, "primary");
    open->setToolTip(m_openAction->toolTip());
    connect(open, &QPushButton::clicked, m_openAction, &QAction::trigger);
    column->addWidget(open, 0, Qt::AlignHCenter);
    m_recentList->setSpacing(0);
    column->addLayout(m_recentList);
    column->addStretch(3);
    connect(&m_recent, &RecentFiles::changed, this, &InspectPage::listRecent);
    listRecent();
    return empty;
}

void InspectPage::listRecent() {
    while (QLayoutItem* const item = m_recentList->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString& file : m_recent.files().mid(0, 5)) {
        auto* const button = new QPushButton(fontMetrics().elidedText(file, Qt::ElideMiddle, 560));
        button->setFlat(true);
        button->setStyleSheet(QStringLiteral("border-color: transparent; background: transparent;"));
        button->setToolTip(file);
        button->setAccessibleName(tr("Open %1").arg(file));
        // Later, for the list is made anew then.
        connect(
            button, &QPushButton::clicked, this, [this, file] { openFile(file); }, Qt::QueuedConnection);
        m_recentList->addWidget(button, 0, Qt::AlignHCenter);
    }
}

QWidget* InspectPage::buildHead() {
    auto* const head = new QWidget;
    auto* const row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(grid);
    auto* const words = new QVBoxLayout;
    words->setSpacing(2);
    for (QLabel* const label : {m_heading, m_summary}) {
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        words->addWidget(label);
    }
    row->addLayout(words, 1);
    const auto button = [&](const QString& text, const QString& icon) {
        auto* const made = new QPushButton(lineIcon(icon), QLatin1Char(' ') + text);
        row->addWidget(made, 0, Qt::AlignTop);
        return made;
    };
    auto* const open = button(tr("Open"), QStringLiteral("open"));
    open->setToolTip(m_openAction->toolTip());
    connect(open, &QPushButton::clicked, m_openAction, &QAction::trigger);
    auto* const recent = button(tr("Recent"), QStringLiteral("recent"));
    auto* const menu = new QMenu(recent);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillRecent(menu); });
    recent->setMenu(menu);
    auto* const compare = button(tr("Subtract"), QStringLiteral("inspect"));
    compare->setToolTip(m_compareAction->toolTip());
    connect(compare, &QPushButton::clicked, m_compareAction, &QAction::trigger);
    auto* const save = button(tr("Export"), QStringLiteral("export"));
    save->setMenu(m_exporter->makeMenu(save));
    return head;
}

QWidget* InspectPage::buildContent() {
    auto* const content = new QWidget;
    auto* const column = new QVBoxLayout(content);
    column->setContentsMargins(pageMargin, 12, pageMargin, pageMargin);
    column->setSpacing(grid);
    m_notes->setWordWrap(true);
    column->addWidget(buildHead());
    column->addWidget(m_notes);
    column->addWidget(m_tools);
    auto* const frame = new QFrame;
    setRole(frame, "surface");
    auto* const inside = new QVBoxLayout(frame);
    inside->setContentsMargins(4, grid, grid, 4);
    inside->setSpacing(4);
    inside->addWidget(m_view, 1);
    m_readout->setMinimumHeight(fontMetrics().height() + 2);
    m_readout->setContentsMargins(grid, 0, 0, 0);
    m_readout->setAccessibleName(tr("Value under the pointer"));
    inside->addWidget(m_readout);
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(12);
    m_columns->addWidget(frame);
    m_columns->addWidget(m_statistics);
    m_columns->setStretchFactor(0, 1);
    m_columns->setSizes({860, 260});
    m_statistics->setMinimumWidth(220);
    m_columns->restoreState(QSettings().value(splitSetting).toByteArray());
    column->addWidget(m_columns, 1);
    return content;
}

void InspectPage::fillRecent(QMenu* menu) {
    menu->clear();
    for (const QString& file : m_recent.files())
        connect(menu->addAction(file), &QAction::triggered, this, [this, file] { openFile(file); });
}

} // namespace sonorant
