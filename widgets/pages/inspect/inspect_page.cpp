// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/inspect/inspect_page.h"

#include "core/inspect/columns.h"
#include "widgets/frame/message_area.h"
#include "widgets/inspect/document_text.h"
#include "widgets/inspect/exporter.h"
#include "widgets/inspect/inspect_tools.h"
#include "widgets/inspect/inspect_view.h"
#include "widgets/inspect/pyramid_source.h"
#include "widgets/inspect/range_choice.h"
#include "widgets/inspect/statistics_panel.h"
#include "widgets/project/project_session.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace sonorant {

namespace {

const QString mapSetting = QStringLiteral("inspect/colours");
const QString notice = QStringLiteral("inspect");

QString pathText(const Path& path) {
    return QString::fromStdString(toUtf8(path));
}

/// The local files that are being dragged.
QStringList filesOf(const QMimeData* data) {
    QStringList files;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isFile()) files << url.toLocalFile();
    return files;
}

} // namespace

InspectPage::InspectPage(const PageContext& context, QWidget* parent)
    : Page(parent), m_context(context), m_board(context.jobs), m_stack(new QStackedWidget),
      m_recentList(new QVBoxLayout), m_heading(makeHeading({})), m_summary(makeMuted({})),
      m_notes(makeMuted({})), m_readout(makeMuted({})), m_tools(new InspectTools), m_view(new InspectView),
      m_statistics(new StatisticsPanel),
      m_exporter(new Exporter(m_view, context.jobs, context.messages, this)),
      m_columns(new QSplitter(Qt::Horizontal)) {
    setObjectName(QStringLiteral("inspect"));
    setAcceptDrops(true);
    makeActions();
    m_stack->addWidget(buildEmptyState());
    m_stack->addWidget(buildContent());
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_tools->setColorMap(colorMapOf(QSettings().value(mapSetting).toString()));
    connectParts();
    connectBoard();
    documentChanged();
}

InspectPage::~InspectPage() {
    QSettings().setValue(splitSetting, m_columns->saveState());
}

void InspectPage::connectParts() {
    connect(m_tools, &InspectTools::columnsWanted, this,
            [this](std::int64_t columns) { m_board.setColumns(columns); });
    connect(m_tools, &InspectTools::colorMapChosen, this, [this](ColorMap map) {
        m_view->setColorMap(map);
        const bool difference =
            m_board.document() && m_board.document()->info().kind == DocumentKind::Difference;
        if (!difference) QSettings().setValue(mapSetting, colorMapKey(map));
    });
    connect(m_tools, &InspectTools::axisChanged, this,
            [this] { m_view->setSecondsPerRow(m_tools->secondsPerRow()); });
    connect(m_tools, &InspectTools::columnChosen, this, &InspectPage::chooseColumn);
    connect(m_tools->range(), &RangeChoice::rangeChanged, m_view, &InspectView::setValueRange);
    connect(m_view, &InspectView::columnChosen, this, &InspectPage::chooseColumn);
    connect(m_view, &InspectView::cellHovered, this, &InspectPage::showReadout);
    connect(m_statistics, &StatisticsPanel::countWanted, this, [this] {
        m_board.analyse();
        m_view->setDocument(m_board.pyramid());
        analysisChanged();
    });
}

void InspectPage::connectBoard() {
    connect(&m_board, &InspectBoard::opened, this, &InspectPage::documentChanged);
    connect(&m_board, &InspectBoard::grown, m_view, &InspectView::refresh);
    connect(&m_board, &InspectBoard::analysisEnded, this, &InspectPage::analysisChanged);
    connect(&m_board, &InspectBoard::failed, this, [this](const QString& message, const QString& hint) {
        m_context.messages->show(
            notice, ofPage({NoticeKind::Error, message, hint, {NoticeAction{tr("Open another"), [this] {
                                                                                askForFile(false);
                                                                            }}}}));
    });
    connect(&m_board, &InspectBoard::changedOnDisk, this, [this] {
        m_context.messages->show(notice,
                                 ofPage({NoticeKind::Info,
                                         tr("%1 has changed on the disk.").arg(heading()),
                                         {},
                                         {NoticeAction{tr("Read again"), [this] { m_board.reload(); }}}}));
    });
    connect(&m_board, &InspectBoard::lost, this, [this] {
        m_context.messages->show(notice,
                                 ofPage({NoticeKind::Warning,
                                         tr("The file became shorter while it was open, and was closed."),
                                         tr("Open it again when whatever writes it has finished."),
                                         {}}));
    });
}

/// About a file that is looked at here, whichever project is open.
Notice InspectPage::ofPage(Notice told) const {
    told.owner = this;
    told.ofProject = false;
    return told;
}

OpenOptions InspectPage::options() const {
    OpenOptions options;
    if (m_context.project->isOpen()) options.known = knownFeatures(m_context.project->config());
    return options;
}

bool InspectPage::openFile(const QString& file) {
    if (file.endsWith(QLatin1String(".pt"), Qt::CaseInsensitive)) {
        Q_EMIT fileWanted(file);
        return false;
    }
    m_context.messages->dismiss(notice);
    if (!m_board.open(file.toStdString(), options())) return false;
    m_recent.add(file);
    return true;
}

bool InspectPage::compareWith(const QString& file) {
    m_context.messages->dismiss(notice);
    if (!m_board.compare(file.toStdString(), options())) return false;
    m_recent.add(file);
    return true;
}

void InspectPage::documentChanged() {
    const DocumentPtr& document = m_board.document();
    m_exporter->setDocument(document);
    m_compareAction->setEnabled(document != nullptr);
    m_statistics->setDocument(document);
    m_view->setDocument(m_board.pyramid());
    m_readout->clear();
    m_stack->setCurrentIndex(document ? 1 : 0);
    if (!document) return;
    m_context.messages->dismiss(notice); // of one that could not be opened
    const DocumentInfo& info = document->info();
    const bool difference = info.kind == DocumentKind::Difference;
    m_heading->setText(difference ? QString::fromStdString(info.format) : pathText(info.file.filename()));
    m_heading->setToolTip(pathText(info.file));
    m_summary->setText(difference ? tr("difference  ·  %1").arg(summaryText(info)) : summaryText(info));
    QStringList notes;
    for (const std::string& note : info.notes)
        notes << QString::fromStdString(note);
    if (info.columnsAreGuessed)
        notes << tr("The file does not say how many values a frame has: %1 fits best.").arg(info.columns);
    m_notes->setText(notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!notes.isEmpty());
    std::vector<ColumnChoice> choices;
    if (info.kind == DocumentKind::Raw || info.kind == DocumentKind::Statistics)
        choices = plausibleColumns(
            info.bytes, info.file.extension().string(),
            document->values().first(std::min<std::size_t>(document->values().size(), std::size_t(1) << 21)),
            options().known);
    m_tools->setDocument(document, choices, m_view->hasImage());
    m_tools->setColorMap(difference ? ColorMap::Diverging
                                    : colorMapOf(QSettings().value(mapSetting).toString()));
    m_view->setSecondsPerRow(m_tools->secondsPerRow());
    m_tools->range()->setSource(nullptr); // nothing more is asked of the one before
    m_tools->range()->setMode(difference ? RangeMode::Symmetric : RangeMode::Bulk);
    m_tools->range()->setSource(m_view->hasImage() ? std::make_shared<PyramidSource>(m_board.pyramid())
                                                   : nullptr);
    chooseColumn(m_view->column());
}

void InspectPage::analysisChanged() {
    m_statistics->setStatistics(m_board.statistics(), m_board.isAnalysing());
}

void InspectPage::chooseColumn(std::int64_t column) {
    m_view->setColumn(column);
    m_tools->setColumn(column);
    m_statistics->setColumn(column);
}

void InspectPage::showReadout(std::int64_t row, std::int64_t column) {
    const DocumentPtr& document = m_board.document();
    if (!document || row < 0 || column < 0 || !document->isWhole()) return m_readout->clear();
    const DocumentInfo& info = document->info();
    const double seconds = info.kind == DocumentKind::Sound ? info.secondsPerRow
                           : m_view->secondsPerRow() > 0    ? m_view->secondsPerRow()
                                                            : info.secondsPerRow;
    m_readout->setText(QStringLiteral("%1  ·  %2:  %3")
                           .arg(rowText(info, row, seconds), columnText(info, column),
                                valueText(document->value(row, column))));
}

QString InspectPage::heading() const {
    return m_heading->text();
}

QString InspectPage::notes() const {
    return m_notes->text();
}

QString InspectPage::readout() const {
    return m_readout->text();
}

void InspectPage::askForFile(bool toCompare) {
    const QString folder = m_board.document() ? pathText(m_board.document()->info().file.parent_path())
                           : m_context.project->isOpen() ? pathText(m_context.project->folder())
                                                         : QString();
    const QString file = QFileDialog::getOpenFileName(
        this, toCompare ? tr("Subtract a file") : tr("Open a file"), folder,
        tr("Files of numbers (*.mfbsp *.f0 *.mel *.npy *.bin *.wav *.flac *.dic);;All files (*)"));
    if (file.isEmpty()) return;
    if (toCompare)
        compareWith(file);
    else
        openFile(file);
}

void InspectPage::dragEnterEvent(QDragEnterEvent* event) {
    if (!filesOf(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void InspectPage::dropEvent(QDropEvent* event) {
    const QStringList files = filesOf(event->mimeData());
    if (files.isEmpty()) return;
    event->acceptProposedAction();
    if (openFile(files.front()) && files.size() == 2) compareWith(files.back());
}

} // namespace sonorant
