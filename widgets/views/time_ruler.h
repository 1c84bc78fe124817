// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/views/time_view.h"

namespace sonorant {

/// The scale under a stack of views.
class TimeRuler : public TimeView {
    Q_OBJECT
public:
    explicit TimeRuler(TimeAxis* axis, QWidget* parent = nullptr);

    /// What stands behind the numbers: "s", "frames".
    void setUnit(const QString& unit);

    QSize sizeHint() const override { return {400, 24}; }
    QSize minimumSizeHint() const override { return {120, 24}; }

protected:
    void paintContent(QPainter& painter, const QRect& area) override;

private:
    QString m_unit = QStringLiteral("s");
};

/// A step of 1, 2 or 5 times a power of ten that puts at most `most` marks into `span`.
double niceStep(double span, double most);
/// `value` with as many decimals as `step` needs.
QString tickText(double value, double step);

} // namespace sonorant
