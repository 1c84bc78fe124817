// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/check/histogram.h"

#include <QWidget>

class QCPBars;
class QCustomPlot;

namespace sonorant {

/// A histogram as bars. The bar under the mouse is read out.
class BarPlot : public QWidget {
    Q_OBJECT
public:
    /// @param valueLabel, countLabel for the axes: "Seconds", "Utterances"
    BarPlot(const QString& valueLabel, const QString& countLabel, QWidget* parent = nullptr);

    void setHistogram(const Histogram& histogram);
    const Histogram& histogram() const { return m_histogram; }

    QSize minimumSizeHint() const override { return {160, 100}; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyColours();
    void showReadout(const QPoint& position);

    QCustomPlot* m_plot;
    QCPBars* m_bars;
    Histogram m_histogram;
};

} // namespace sonorant
