// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QString>

#include <functional>

class QPainter;

namespace sonorant {

/// Draws the numbers of an upright scale into the gutter of a view, right-aligned, at round values, as many
/// as there is room for; `unit` stands with the topmost one.
/// @param yOf the place of a value, in pixels
void paintValueScale(QPainter& painter, const QRect& gutter, double low, double high,
                     const std::function<double(double)>& yOf, const QString& unit = {});

} // namespace sonorant
