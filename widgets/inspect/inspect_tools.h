// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/columns.h"
#include "widgets/views/color_map.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QHBoxLayout;
class QLabel;
class QSpinBox;

namespace sonorant {

class RangeChoice;

/// The row of choices above the picture: columns of a raw file, colours and their range, the axis, the
/// dimension of the curve. What does not apply to a document is not there.
class InspectTools : public QWidget {
    Q_OBJECT
public:
    explicit InspectTools(QWidget* parent = nullptr);

    /// @param choices of the columns; empty where they are fixed
    /// @param hasImage it is drawn as a picture
    void setDocument(const DocumentPtr& document, const std::vector<ColumnChoice>& choices, bool hasImage);
    void setColumn(std::int64_t column);

    /// 0 while the axis counts rows.
    double secondsPerRow() const;
    ColorMap colorMap() const;
    void setColorMap(ColorMap map);

    RangeChoice* range() const { return m_range; }
    QComboBox* columns() const { return m_columns; }
    QComboBox* maps() const { return m_maps; }
    QComboBox* units() const { return m_units; }
    QDoubleSpinBox* shift() const { return m_shift; }
    QSpinBox* dimension() const { return m_dimension; }

Q_SIGNALS:
    void columnsWanted(std::int64_t columns);
    void colorMapChosen(ColorMap map);
    void axisChanged();
    void columnChosen(std::int64_t column);

private:
    QLabel* add(QHBoxLayout* row, const QString& text, QWidget* field);
    void takeColumns();

    DocumentPtr m_document;
    QComboBox *m_columns, *m_maps, *m_units;
    RangeChoice* m_range;
    QDoubleSpinBox* m_shift; ///< ms
    QSpinBox* m_dimension;
    QLabel *m_columnsLabel, *m_mapsLabel, *m_rangeLabel, *m_unitsLabel, *m_dimensionLabel;
};

} // namespace sonorant
