// SPDX-License-Identifier: GPL-3.0-or-later
// How the Listen page is put together.
#include "widgets/listen/compare_panel.h"
#include "widgets/listen/display_options.h"
#include "widgets/listen/epoch_strip.h"
#include "widgets/listen/figures_panel.h"
#include "widgets/listen/generate_panel.h"
#include "widgets/listen/transport_bar.h"
#include "widgets/pages/listen/listen_page.h"
#include "widgets/theme/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace sonorant {

namespace {

const QString columnsSetting = QStringLiteral("listen/splitColumns");
const QString rowsSetting = QStringLiteral("listen/splitRows");

/// A push button that does what an action does and looks like it.
QPushButton* buttonOf(QAction* action) {
    auto* const button = new QPushButton;
    const auto show = [action, button] {
        button->setText(QLatin1Char(' ') + action->text());
        button->setIcon(action->icon());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
    };
    QObject::connect(action, &QAction::changed, button, show);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    show();
    return button;
}

} // namespace

QAction* ListenPage::makeAction(const char* icon, const QString& text, const QKeySequence& key) {
    auto* const action = new QAction(lineIcon(QLatin1String(icon)), text, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(
        key.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
    addAction(action);
    return action;
}

void ListenPage::makeActions() {
    m_pin = makeAction("best", tr("Use as A"), QKeySequence(Qt::Key_P));
    m_pin->setToolTip(tr("Takes the checkpoint of B as A, to compare others with it (P)"));
    m_blind = makeAction("blind", tr("Blind test"), QKeySequence(Qt::CTRL | Qt::Key_B));
    m_exportSounds = makeAction("export", tr("Sounds as WAV ..."), QKeySequence(Qt::CTRL | Qt::Key_E));
    m_exportPicture = makeAction("export", tr("Picture as PNG ..."), {});
    m_generateAction = makeAction("generate", tr("Generate"), QKeySequence(Qt::Key_G));
    m_refresh = makeAction("refresh", tr("Look for checkpoints again"), QKeySequence(Qt::Key_F5));
    m_previous =
        makeAction("undo", tr("Previous checkpoint with a sound"), QKeySequence(Qt::Key_BracketLeft));
    m_next = makeAction("redo", tr("Next checkpoint with a sound"), QKeySequence(Qt::Key_BracketRight));
}

QWidget* ListenPage::buildHead() {
    auto* const head = new QWidget;
    auto* const row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(grid);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* const files = new QPushButton(lineIcon(QStringLiteral("export")), QLatin1Char(' ') + tr("Export"));
    auto* const menu = new QMenu(files);
    menu->addAction(m_exportSounds);
    menu->addAction(m_exportPicture);
    files->setMenu(menu);
    setRole(files, "menu");
    m_missing->setIcon(lineIcon(QStringLiteral("generate")));
    m_missing->setToolTip(tr("Generates this utterance with all checkpoints of the run that have not yet"));
    row->addWidget(m_title, 1);
    row->addWidget(m_missing);
    row->addWidget(buttonOf(m_pin));
    row->addWidget(buttonOf(m_blind));
    row->addWidget(files);
    return head;
}

QWidget* ListenPage::buildRight() {
    auto* const right = new QWidget;
    auto* const column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid);
    m_strip->setSelectionModel(m_generate->checkpointTable()->selectionModel());
    column->addWidget(buildHead());
    column->addWidget(m_strip);
    m_rows->setChildrenCollapsible(false);
    m_rows->setHandleWidth(12);
    m_rows->addWidget(m_compare);
    m_rows->addWidget(m_figures);
    m_rows->setStretchFactor(0, 1);
    m_rows->setSizes({460, 166});
    m_figures->setMinimumHeight(110);
    column->addWidget(m_rows, 1);
    return right;
}

QWidget* ListenPage::buildContent() {
    auto* const content = new QWidget;
    auto* const row = new QHBoxLayout(content);
    row->setContentsMargins(pageMargin, 12, pageMargin, 12);
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(pageMargin);
    m_columns->addWidget(m_generate);
    m_columns->addWidget(buildRight());
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({290, 860});
    m_generate->setMinimumWidth(240);
    const QSettings settings;
    m_columns->restoreState(settings.value(columnsSetting).toByteArray());
    m_rows->restoreState(settings.value(rowsSetting).toByteArray());
    row->addWidget(m_columns);
    return content;
}

QWidget* ListenPage::buildEmptyState(const QString& text, const QString& button, const char* icon, int page) {
    auto* const empty = new QWidget;
    auto* const column = new QVBoxLayout(empty);
    auto* const words = makeMuted(text);
    words->setAlignment(Qt::AlignCenter);
    column->addStretch();
    column->addWidget(words, 0, Qt::AlignHCenter);
    if (!button.isEmpty()) {
        auto* const way = new QPushButton(lineIcon(QLatin1String(icon)), QLatin1Char(' ') + button);
        connect(way, &QPushButton::clicked, this, [this, page] { Q_EMIT pageWanted(page); });
        column->addSpacing(grid);
        column->addWidget(way, 0, Qt::AlignHCenter);
    }
    column->addStretch();
    return empty;
}

void ListenPage::guardSpace() {
    // On a button, a box or a list of choices Space does what it does everywhere; elsewhere it plays.
    for (auto* const button : findChildren<QAbstractButton*>())
        button->installEventFilter(this);
    for (auto* const box : findChildren<QComboBox*>())
        box->installEventFilter(this);
}

bool ListenPage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        event->accept();
        return true;
    }
    return Page::eventFilter(watched, event);
}

void ListenPage::saveLayout() const {
    QSettings settings;
    settings.setValue(columnsSetting, m_columns->saveState());
    settings.setValue(rowsSetting, m_rows->saveState());
}

} // namespace sonorant
