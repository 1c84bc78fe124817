// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace sonorant {

class LossPlot;
class MessageArea;

/// The row of controls over the plot. What was chosen is remembered (QSettings).
class PlotTools : public QWidget {
    Q_OBJECT
public:
    /// @param title stands at the left end of the row
    PlotTools(LossPlot* plot, MessageArea* messages, QWidget* title, QWidget* parent = nullptr);

private:
    void addAxisChoice(QHBoxLayout* layout);
    void addScales(QHBoxLayout* layout);
    void addLosses(QHBoxLayout* layout);
    void addSmoothing(QHBoxLayout* layout);
    void addButtons(QHBoxLayout* layout);
    void exportAs(const QString& filter, const QString& suffix);

    LossPlot* m_plot;
    MessageArea* m_messages;
};

} // namespace sonorant
