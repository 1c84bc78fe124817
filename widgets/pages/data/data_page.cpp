// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/data/data_page.h"

#include "core/config/project_file.h"
#include "widgets/data/finding_text.h"
#include "widgets/data/preview_panel.h"
#include "widgets/data/summary_panel.h"
#include "widgets/data/utterance_panel.h"
#include "widgets/frame/message_area.h"
#include "widgets/project/project_session.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace sonorant {

namespace {

const QString columnsSetting = QStringLiteral("data/splitColumns");
const QString rowsSetting = QStringLiteral("data/splitRows");
const QString dataNotice = QStringLiteral("data");

/// Two configurations with the same one have the same utterances in the same files.
std::string fingerprintOf(ProjectConfig config) {
    config.data.leaveOut.clear();
    config.training = {};
    config.model = {};
    return toUtf8(config.folder) + '\n' + writeProjectText(config);
}

} // namespace

DataPage::DataPage(const PageContext& context, ConfigDocument& document, QWidget* parent)
    : Page(parent), m_context(context), m_board(context.jobs), m_leaving(document, *context.project),
      m_stack(new QStackedWidget), m_utterances(new UtterancePanel(m_board.utterances())),
      m_summary(new SummaryPanel), m_preview(new PreviewPanel), m_columns(new QSplitter(Qt::Horizontal)),
      m_rows(new QSplitter(Qt::Vertical)), m_check(new QPushButton), m_totals(makeMuted({})) {
    setObjectName(QStringLiteral("data"));
    makeActions();
    m_stack->addWidget(buildEmptyState());
    m_stack->addWidget(buildContent());
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(250);
    connectBoard();
    projectChanged();
}

DataPage::~DataPage() {
    saveLayout();
    delete m_stack; // its views look at the models of the board, a member, which would go first
}

void DataPage::makeActions() {
    const auto make = [this](const char* icon, const QString& text, const QKeySequence& key,
                             const auto& act) {
        auto* const action = new QAction(lineIcon(QLatin1String(icon)), text, this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WindowShortcut);
        action->setToolTip(QStringLiteral("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
        connect(action, &QAction::triggered, this, act);
        addAction(action);
        return action;
    };
    m_checkAction = make("search", tr("Check data"), QKeySequence(Qt::Key_F5), [this] {
        if (m_board.isChecking())
            m_board.cancel();
        else
            m_board.check();
    });
    m_leaveOut = make("remove", tr("Leave out"), QKeySequence(Qt::CTRL | Qt::Key_Delete),
                      [this] { leaveOutSelected(); });
    m_undo = make("undo", tr("Undo"), QKeySequence::Undo, [this] { m_leaving.undo(); });
    m_redo = make("redo", tr("Redo"), QKeySequence::Redo, [this] { m_leaving.redo(); });
}

QWidget* DataPage::buildBar() {
    auto* const bar = new QWidget;
    auto* const row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(grid);
    setRole(m_check, "primary");
    connect(m_check, &QPushButton::clicked, m_checkAction, &QAction::trigger);
    m_totals->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* const out = new QPushButton;
    const auto show = [this, out] {
        out->setText(QLatin1Char(' ') + m_leaveOut->text());
        out->setIcon(m_leaveOut->icon());
        out->setToolTip(m_leaveOut->toolTip());
        out->setEnabled(m_leaveOut->isEnabled());
    };
    connect(m_leaveOut, &QAction::changed, out, show);
    connect(out, &QPushButton::clicked, m_leaveOut, &QAction::trigger);
    show();
    row->addWidget(m_check);
    row->addSpacing(grid);
    row->addWidget(m_totals, 1);
    row->addWidget(out);
    for (QAction* const action : {m_undo, m_redo}) {
        auto* const button = new QToolButton;
        button->setDefaultAction(action);
        button->setIconSize({20, 20});
        setRole(button, "flat");
        row->addWidget(button);
    }
    return bar;
}

QWidget* DataPage::buildContent() {
    auto* const content = new QWidget;
    auto* const column = new QVBoxLayout(content);
    column->setContentsMargins(pageMargin, 12, pageMargin, pageMargin);
    column->setSpacing(12);
    column->addWidget(buildBar());
    m_rows->setChildrenCollapsible(false);
    m_rows->setHandleWidth(12);
    m_rows->addWidget(m_utterances);
    m_rows->addWidget(m_summary);
    m_rows->setStretchFactor(0, 1);
    m_rows->setSizes({400, 210});
    m_summary->setMinimumHeight(150);
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(pageMargin);
    m_columns->addWidget(m_rows);
    m_columns->addWidget(m_preview);
    m_columns->setSizes({730, 410});
    m_preview->setMinimumWidth(320);
    const QSettings settings;
    m_columns->restoreState(settings.value(columnsSetting).toByteArray());
    m_rows->restoreState(settings.value(rowsSetting).toByteArray());
    column->addWidget(m_columns, 1);
    // Space plays from the table, too; elsewhere it presses buttons, as ever.
    m_utterances->table()->addAction(m_preview->playAction());
    return content;
}

QWidget* DataPage::buildEmptyState() {
    auto* const empty = new QWidget;
    auto* const column = new QVBoxLayout(empty);
    auto* const text =
        makeMuted(tr("The utterances of a project appear here: their files checked, seen and heard."));
    auto* const open =
        new QPushButton(lineIcon(QStringLiteral("open")), QLatin1Char(' ') + tr("Open a project"));
    connect(open, &QPushButton::clicked, this, [this] { Q_EMIT pageWanted(0); });
    column->addStretch();
    column->addWidget(text, 0, Qt::AlignHCenter);
    column->addSpacing(grid);
    column->addWidget(open, 0, Qt::AlignHCenter);
    column->addStretch();
    return empty;
}

void DataPage::connectBoard() {
    connect(m_context.project, &ProjectSession::configChanged, this, &DataPage::projectChanged);
    connect(m_context.project, &ProjectSession::closed, this, &DataPage::projectChanged);
    connect(&m_refresh, &QTimer::timeout, this, &DataPage::showFound);
    connect(&m_board, &DataBoard::found, this, [this] {
        if (!m_refresh.isActive()) m_refresh.start();
    });
    connect(&m_board, &DataBoard::listed, this, [this] {
        m_preview->clear();
        showFound();
    });
    connect(&m_board, &DataBoard::stateChanged, this, [this] {
        showState();
        showFound();
    });
    connect(&m_board, &DataBoard::failed, this, [this](const QString& message, const QString& hint) {
        m_context.messages->show(dataNotice, {NoticeKind::Error, message, hint, {}});
    });
    connect(&m_leaving, &LeaveOut::changed, this, [this] {
        if (m_context.project->isOpen() && m_leaving.isPossible()) m_board.setLeftOut(m_leaving.names());
        showState();
    });
    connect(m_utterances, &UtterancePanel::currentChanged, this, &DataPage::showRow);
    connect(m_utterances, &UtterancePanel::selectionChanged, this, &DataPage::showState);
    connect(m_summary, &SummaryPanel::findingChosen, this, [this](const QString& name, const QString& set) {
        const int row = m_board.utterances()->rowOf(name, set);
        if (row >= 0) m_utterances->setCurrentRow(row);
    });
}

void DataPage::projectChanged() {
    const bool open = m_context.project->isOpen();
    m_stack->setCurrentIndex(open ? 1 : 0);
    m_context.messages->dismiss(dataNotice);
    const std::string fingerprint = open ? fingerprintOf(m_context.project->config()) : std::string();
    if (fingerprint != m_fingerprint) {
        m_fingerprint = fingerprint;
        m_stale = true;
        m_board.clear();
        if (open && isVisible()) load();
    }
    showState();
}

void DataPage::load() {
    m_stale = false;
    m_board.setProject(m_context.project->config());
}

void DataPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    // Folders may be far away: nobody waits for a page that is not looked at.
    if (m_stale && m_context.project->isOpen()) load();
}

void DataPage::showRow(int row) {
    if (row < 0) return m_preview->clear();
    m_preview->showUtterance(m_board.utterances()->setOf(row), m_board.utterances()->utterance(row).name);
}

QString DataPage::totalsText() const {
    struct Sum {
        std::size_t used = 0;
        double seconds = 0;
    };
    std::array<Sum, 3> sums;
    for (const SetTotals& set : m_board.totals()) {
        Sum& sum = sums[static_cast<std::size_t>(set.role)];
        sum.used += set.used;
        sum.seconds += set.seconds;
    }
    QStringList parts;
    for (const SetRole role : {SetRole::Training, SetRole::Validation, SetRole::Test}) {
        const Sum& sum = sums[static_cast<std::size_t>(role)];
        if (sum.used > 0)
            parts << QStringLiteral("%1 %2 · %3")
                         .arg(roleWords(role))
                         .arg(sum.used)
                         .arg(clockText(sum.seconds));
    }
    return parts.isEmpty() ? tr("Nothing can be used yet") : parts.join(QStringLiteral("     "));
}

void DataPage::showFound() {
    m_refresh.stop();
    m_totals->setText(m_board.isListing() ? tr("Listing utterances ...") : totalsText());
    m_totals->setToolTip(tr("Utterances that can be used, and their length"));
    m_summary->setFindings(m_board.findings(), m_board.wasChecked());
    m_summary->setDurations(durationsOf(m_board.utterances()->checks()));
    m_summary->setProfiles(m_board.profiles());
}

void DataPage::showState() {
    const bool checking = m_board.isChecking();
    m_checkAction->setText(checking ? tr("Stop checking") : tr("Check data"));
    m_check->setText(m_checkAction->text());
    // Also without utterances: a list that was mended meanwhile is read again.
    m_checkAction->setEnabled(checking || (m_board.hasProject() && !m_board.isListing()));
    m_check->setEnabled(m_checkAction->isEnabled());
    m_check->setToolTip(tr("Looks at every value of every file (F5)"));
    const QStringList out = m_utterances->selectedNames(true), in = m_utterances->selectedNames(false);
    const bool back = in.isEmpty() && !out.isEmpty();
    const int count = static_cast<int>(back ? out.size() : in.size());
    m_leaveOut->setText(back ? tr("Take back") : count > 1 ? tr("Leave out %1").arg(count) : tr("Leave out"));
    m_leaveOut->setEnabled(count > 0 && m_leaving.isPossible());
    m_leaveOut->setToolTip(m_leaving.isPossible()
                               ? tr("Written to the project as data.leave_out; can be undone (Ctrl+Del)")
                               : m_leaving.whyNot());
    m_undo->setEnabled(m_leaving.canUndo());
    m_redo->setEnabled(m_leaving.canRedo());
}

void DataPage::leaveOutSelected() {
    const QStringList in = m_utterances->selectedNames(false), out = m_utterances->selectedNames(true);
    if (!in.isEmpty())
        m_leaving.leaveOut(in);
    else if (!out.isEmpty())
        m_leaving.takeBack(out);
}

void DataPage::saveLayout() const {
    QSettings settings;
    settings.setValue(columnsSetting, m_columns->saveState());
    settings.setValue(rowsSetting, m_rows->saveState());
}

} // namespace sonorant
