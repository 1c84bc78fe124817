// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/curve_points.h"

#include "widgets/theme/theme.h"

#include <cmath>

namespace sonorant {

QVector<QCPGraphData> pointsOf(const std::vector<EnvelopeColumn>& columns, const QCPAxis* values) {
    const bool positiveOnly = values->scaleType() == QCPAxis::stLogarithmic;
    QVector<QCPGraphData> points;
    points.reserve(static_cast<int>(columns.size()) * 4);
    const auto add = [&](double key, float value) {
        if (positiveOnly && !(value > 0)) return;
        const auto exact = static_cast<double>(value);
        // Of a level stretch, such as a learning rate that stays, its two ends draw the same.
        const auto size = points.size();
        if (size >= 2 && points[size - 1].value == exact && points[size - 2].value == exact)
            points.last().key = key;
        else
            points.append(QCPGraphData(key, exact));
    };
    const auto pixel = [&](float value) { return values->coordToPixel(static_cast<double>(value)); };
    for (const EnvelopeColumn& column : columns) {
        add(column.key, column.first);
        if (column.lastKey == column.key && column.minimum == column.maximum) continue;
        if (std::abs(pixel(column.minimum) - pixel(column.maximum)) < 1) continue;
        const double middle = (column.key + column.lastKey) / 2;
        add(middle, column.minimum);
        add(middle, column.maximum);
        add(column.lastKey, column.last);
    }
    // The curve must reach its end even where the last column was cut short.
    if (!columns.empty() && columns.back().lastKey > columns.back().key &&
        columns.back().minimum != columns.back().maximum)
        add(columns.back().lastKey, columns.back().last);
    return points;
}

QColor onSurfaceBlended(const QColor& colour, double opacity) {
    const QColor under = themeColours().surface;
    const auto mix = [opacity](int over, int below) {
        return static_cast<int>(over * opacity + below * (1 - opacity));
    };
    return QColor(mix(colour.red(), under.red()), mix(colour.green(), under.green()),
                  mix(colour.blue(), under.blue()));
}

} // namespace sonorant
