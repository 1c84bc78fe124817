// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/qcustomplot_wrapper.h"
#include "widgets/theme/theme.h"

namespace sonorant {

/// Background, axes and grid in the colours of the theme: for the small plots. Axes stay at the left and
/// below.
inline void stylePlot(QCustomPlot& plot) {
    const ThemeColours& colours = themeColours();
    plot.setBackground(colours.surface);
    for (QCPAxis* const axis : {plot.xAxis, plot.yAxis}) {
        axis->setBasePen(QPen(colours.line));
        axis->setTickPen(QPen(colours.line));
        axis->setSubTicks(false);
        axis->setTickLabelColor(colours.muted);
        axis->setLabelColor(colours.muted);
        axis->grid()->setPen(QPen(colours.line, 1, Qt::DotLine));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    plot.xAxis->grid()->setVisible(false);
}

} // namespace sonorant
