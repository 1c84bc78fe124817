// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/inspect_view.h"

#include "widgets/inspect/column_view.h"
#include "widgets/inspect/document_table_model.h"
#include "widgets/inspect/document_text.h"
#include "widgets/inspect/image_view.h"
#include "widgets/theme/theme.h"
#include "widgets/views/color_bar.h"
#include "widgets/views/time_ruler.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace sonorant {

namespace {

constexpr std::int64_t mostCurves = 4;
constexpr int barWidth = 64; ///< of the colour bar, kept free beside the curves
constexpr int scrollSteps = 1'000'000;

} // namespace

InspectView::InspectView(QWidget* parent)
    : QWidget(parent), m_plots(new QWidget), m_splitter(new QSplitter(Qt::Vertical)),
      m_imagePart(new QWidget), m_image(new ImageView(&m_axis)), m_bar(new ColorBar),
      m_curvePart(new QWidget), m_ruler(new TimeRuler(&m_axis)), m_rulerRow(new QHBoxLayout),
      m_scroll(new QScrollBar(Qt::Horizontal)), m_table(new QTableView),
      m_tableModel(new DocumentTableModel(this)) {
    build();
    connectScroll();
    connect(m_image, &ImageView::columnChosen, this, &InspectView::columnChosen);
    connect(m_image, &MatrixView::cellHovered, this,
            [this](std::int64_t row, std::int64_t column) { Q_EMIT cellHovered(row, column); });
    connect(m_image, &MatrixView::valueRangeChanged, this,
            [this] { m_bar->setValueRange(m_image->valueRange()); });
    connect(m_image, &TimeView::hovered, this, [this](double at) {
        if (at < 0) Q_EMIT cellHovered(-1, -1);
    });
}

InspectView::~InspectView() = default;

void InspectView::build() {
    auto* const imageRow = new QHBoxLayout(m_imagePart);
    imageRow->setContentsMargins(0, 0, 0, 0);
    imageRow->setSpacing(grid);
    imageRow->addWidget(m_image, 1);
    imageRow->addWidget(m_bar);
    m_bar->setFixedWidth(barWidth);
    auto* const curveColumn = new QVBoxLayout(m_curvePart);
    curveColumn->setContentsMargins(0, 0, 0, 0);
    curveColumn->setSpacing(grid);
    for (std::int64_t i = 0; i < mostCurves; ++i) {
        auto* const curve = new ColumnView(&m_axis);
        connect(curve, &TimeView::hovered, this, [this, curve](double at) {
            const auto row = static_cast<std::int64_t>(std::floor(at / unitsPerRow()));
            const bool there = at >= 0 && m_pyramid && row < m_pyramid->document()->rows();
            Q_EMIT cellHovered(there ? row : -1, there ? curve->column() : -1);
        });
        m_allCurves << curve;
        curveColumn->addWidget(curve, 1);
    }
    m_table->setModel(m_tableModel);
    m_table->setAccessibleName(tr("Values"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->verticalHeader()->setVisible(false);
    m_table->setShowGrid(false);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(grid);
    for (QWidget* const part : {m_imagePart, static_cast<QWidget*>(m_table), m_curvePart})
        m_splitter->addWidget(part);
    m_splitter->setStretchFactor(0, 5);
    m_splitter->setStretchFactor(1, 5);
    m_splitter->setStretchFactor(2, 2);

    auto* const column = new QVBoxLayout(m_plots);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_splitter, 1);
    m_rulerRow->addWidget(m_ruler);
    column->addLayout(m_rulerRow);
    auto* const whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(2);
    whole->addWidget(m_plots, 1);
    whole->addWidget(m_scroll);
}

/// The bar stands for what is seen of the axis, in millionths of all.
void InspectView::connectScroll() {
    m_scroll->setAccessibleName(tr("What is seen of the file"));
    connect(&m_axis, &TimeAxis::rangeChanged, this, [this] {
        const QSignalBlocker quiet(m_scroll);
        const double all = std::max(m_axis.duration(), 1e-12);
        const int page = std::max(1, static_cast<int>(m_axis.span() / all * scrollSteps));
        m_scroll->setRange(0, scrollSteps - page);
        m_scroll->setPageStep(page);
        m_scroll->setSingleStep(std::max(1, page / 20));
        m_scroll->setValue(static_cast<int>(m_axis.begin() / all * scrollSteps));
        m_scroll->setEnabled(!m_axis.showsAll());
    });
    connect(m_scroll, &QScrollBar::valueChanged, this, [this](int value) {
        const double begin = m_axis.duration() * value / scrollSteps;
        m_axis.setRange(begin, begin + m_axis.span());
    });
}

void InspectView::setDocument(std::shared_ptr<const BlockPyramid> pyramid) {
    m_pyramid = std::move(pyramid);
    const DocumentPtr document = m_pyramid ? m_pyramid->document() : nullptr;
    const DocumentKind kind = document ? document->info().kind : DocumentKind::Raw;
    const std::int64_t columns = document ? document->columns() : 0;
    const bool listed = kind == DocumentKind::Lengths || kind == DocumentKind::Statistics;
    m_hasImage = document && !listed && kind != DocumentKind::Sound && columns > 2;
    m_column = std::clamp<std::int64_t>(m_column, 0, std::max<std::int64_t>(columns - 1, 0));
    m_secondsPerRow = 0;
    m_axis.setDuration(document ? static_cast<double>(document->rows()) : 0);
    m_ruler->setUnit(rowsUnit(kind));
    m_image->setDocument(m_hasImage ? m_pyramid : nullptr, 1);
    m_tableModel->setDocument(listed ? document : nullptr);
    if (listed) m_table->resizeColumnsToContents();
    m_imagePart->setVisible(m_hasImage);
    m_table->setVisible(listed);
    showCurves(m_hasImage ? 1 : std::min(columns, mostCurves));
    for (ColumnView* const curve : m_curves)
        curve->setSymmetric(kind == DocumentKind::Sound || kind == DocumentKind::Difference);
    setColumn(m_column);
}

void InspectView::showCurves(std::int64_t count) {
    m_curves.clear();
    for (std::int64_t i = 0; i < mostCurves; ++i) {
        ColumnView* const curve = m_allCurves.at(i);
        curve->setVisible(i < count);
        curve->setDocument(i < count ? m_pyramid : nullptr, 1);
        if (i >= count) continue;
        curve->setColumn(i);
        m_curves << curve;
    }
    // Beside the picture's colour bar there is nothing, so that rows stand above each other.
    const int free = m_hasImage ? barWidth + grid : 0;
    m_curvePart->layout()->setContentsMargins(0, 0, free, 0);
    m_rulerRow->setContentsMargins(0, 0, free, 0);
}

void InspectView::refresh() {
    m_image->refresh();
    for (ColumnView* const curve : std::as_const(m_curves))
        curve->refresh();
}

void InspectView::setSecondsPerRow(double seconds) {
    if (!m_pyramid) return;
    const double before = unitsPerRow(), begin = m_axis.begin() / before, end = m_axis.end() / before;
    const double markBegin = m_axis.regionBegin() / before, markEnd = m_axis.regionEnd() / before;
    const DocumentInfo& info = m_pyramid->document()->info();
    m_secondsPerRow = hasTime(info.kind) ? std::max(0.0, seconds) : 0;
    const double now = unitsPerRow();
    const ValueRange range = m_image->valueRange();
    if (m_hasImage) {
        m_image->setDocument(m_pyramid, now);
        m_image->setValueRange(range);
    }
    for (ColumnView* const curve : std::as_const(m_curves))
        curve->setDocument(m_pyramid, now);
    m_axis.setDuration(static_cast<double>(info.rows) * now);
    m_axis.setRange(begin * now, end * now);
    m_axis.setRegion(markBegin * now, markEnd * now);
    m_ruler->setUnit(m_secondsPerRow > 0 ? QStringLiteral("s") : rowsUnit(info.kind));
}

void InspectView::setValueRange(ValueRange range) {
    m_image->setValueRange(range);
}

void InspectView::setColorMap(ColorMap map) {
    m_image->setColorMap(map);
    m_bar->setColorMap(map);
}

void InspectView::setColumn(std::int64_t column) {
    m_column = column;
    m_image->setChosen(m_hasImage ? column : -1);
    if (m_hasImage) m_curves.front()->setColumn(column);
}

DocumentPart InspectView::partOf(double begin, double end) const {
    const Document& document = *m_pyramid->document();
    const double per = unitsPerRow();
    const auto first = static_cast<std::int64_t>(std::floor(begin / per + 1e-6));
    const auto last = static_cast<std::int64_t>(std::ceil(end / per - 1e-6));
    DocumentPart part = wholeOf(document);
    part.first = std::clamp<std::int64_t>(first, 0, document.rows() - 1);
    part.last = std::clamp(last, part.first + 1, document.rows());
    return part;
}

DocumentPart InspectView::visiblePart() const {
    return partOf(m_axis.begin(), m_axis.end());
}

DocumentPart InspectView::markedPart() const {
    return hasMark() ? partOf(m_axis.regionBegin(), m_axis.regionEnd()) : wholeOf(*m_pyramid->document());
}

QPixmap InspectView::picture() {
    return m_plots->grab();
}

} // namespace sonorant
