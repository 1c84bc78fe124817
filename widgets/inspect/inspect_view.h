// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/block_pyramid.h"
#include "core/inspect/export.h"
#include "widgets/views/color_map.h"
#include "widgets/views/matrix_source.h"
#include "widgets/views/time_axis.h"

#include <QList>
#include <QPixmap>
#include <QWidget>

#include <memory>

class QHBoxLayout;
class QScrollBar;
class QSplitter;
class QTableView;

namespace sonorant {

class ColorBar;
class ColumnView;
class DocumentTableModel;
class ImageView;
class TimeRuler;

/// A document drawn: the picture with its colour bar and the curve of one dimension below it, or all columns
/// as curves where there are few; the table of a small list; one axis for all of it.
class InspectView : public QWidget {
    Q_OBJECT
public:
    explicit InspectView(QWidget* parent = nullptr);
    ~InspectView() override;

    void setDocument(std::shared_ptr<const BlockPyramid> pyramid);
    /// More of the document is there.
    void refresh();
    /// Axis in seconds, or in rows where this is 0. What is seen stays.
    void setSecondsPerRow(double seconds);
    double secondsPerRow() const { return m_secondsPerRow; }
    bool hasImage() const { return m_hasImage; }
    void setValueRange(ValueRange range);
    void setColorMap(ColorMap map);
    void setColumn(std::int64_t column);
    std::int64_t column() const { return m_column; }

    /// What is seen, in rows; and what is marked (the whole when nothing is).
    DocumentPart visiblePart() const;
    DocumentPart markedPart() const;
    bool hasMark() const { return m_axis.hasRegion(); }
    /// The plots with their scales, as they stand here.
    QPixmap picture();

    TimeAxis* axis() { return &m_axis; }
    ImageView* image() const { return m_image; }
    QList<ColumnView*> curves() const { return m_curves; } ///< those that are shown
    QTableView* table() const { return m_table; }
    DocumentTableModel* tableModel() const { return m_tableModel; }
    QScrollBar* scrollBar() const { return m_scroll; }

Q_SIGNALS:
    void columnChosen(std::int64_t column);
    void cellHovered(std::int64_t row, std::int64_t column); ///< row -1: the pointer left

private:
    void build();
    void connectScroll();
    void showCurves(std::int64_t count);
    DocumentPart partOf(double begin, double end) const;
    double unitsPerRow() const { return m_secondsPerRow > 0 ? m_secondsPerRow : 1; }

    TimeAxis m_axis;
    std::shared_ptr<const BlockPyramid> m_pyramid;
    double m_secondsPerRow = 0;
    bool m_hasImage = false;
    std::int64_t m_column = 0;
    QWidget* m_plots;
    QSplitter* m_splitter;
    QWidget* m_imagePart;
    ImageView* m_image;
    ColorBar* m_bar;
    QWidget* m_curvePart;
    QList<ColumnView*> m_allCurves, m_curves;
    TimeRuler* m_ruler;
    QHBoxLayout* m_rulerRow;
    QScrollBar* m_scroll;
    QTableView* m_table;
    DocumentTableModel* m_tableModel;
};

} // namespace sonorant
