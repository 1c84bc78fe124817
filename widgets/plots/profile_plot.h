// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QCPGraph;
class QCPErrorBars;
class QCustomPlot;

namespace sonorant {

/// Mean per dimension as a line, one deviation to both sides as a band (error bars where there are few
/// dimensions).
class ProfilePlot : public QWidget {
    Q_OBJECT
public:
    explicit ProfilePlot(QWidget* parent = nullptr);

    void setProfile(const std::vector<double>& mean, const std::vector<double>& deviation);
    std::size_t dimensions() const { return m_mean.size(); }
    /// What is said for a dimension: "dimension 3: mean -4.1, deviation 1.2".
    QString readout(int dimension) const;

    QSize minimumSizeHint() const override { return {160, 100}; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyColours();
    void showReadout(const QPoint& position);

    QCustomPlot* m_plot;
    QCPGraph *m_line, *m_lower, *m_upper;
    QCPErrorBars* m_bars;
    std::vector<double> m_mean, m_deviation;
};

} // namespace sonorant
