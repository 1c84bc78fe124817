// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/envelope_series.h"
#include "widgets/plots/qcustomplot_wrapper.h"

#include <QColor>

#include <vector>

/// Internal to the plots: what their parts share.
namespace sonorant {

/// A curve's points from its columns: each column from its first value over both extremes to its last; where
/// these lie within a pixel of each other, the first alone says it all.
QVector<QCPGraphData> pointsOf(const std::vector<EnvelopeColumn>& columns, const QCPAxis* values);

/// The colour as it looks at this opacity over the surface.
QColor onSurfaceBlended(const QColor& colour, double opacity);

} // namespace sonorant
