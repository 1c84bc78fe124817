// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/run_series.h"

#include <QList>
#include <QPointF>
#include <QRect>
#include <QStringList>
#include <QWidget>

#include <memory>
#include <vector>

class QCPAxisRect;
class QCPGraph;
class QCPItemStraightLine;
class QCPItemText;
class QCPLegend;
class QCustomPlot;

namespace sonorant {

/// Loss, learning rate and gradient norm of a run over one common axis, other runs laid over the first. Draws
/// from envelopes: the cost of a frame follows the pixels, not the steps. The wheel zooms along the axis
/// (with Ctrl: the values), dragging pans, a double click shows everything; the read-out follows the mouse.
class LossPlot : public QWidget {
    Q_OBJECT
public:
    explicit LossPlot(QWidget* parent = nullptr);
    ~LossPlot() override;

    /// The run in front; nullptr for none. Call refresh() after its data changed.
    void setRun(std::shared_ptr<RunSeries> run, const QString& name);
    struct Overlay {
        QString name;
        std::shared_ptr<RunSeries> run;
        int colour = 0; ///< which of curves::overlay
    };
    void setOverlays(const QList<Overlay>& overlays);
    /// Draws what is new, once, when the event loop gets to it.
    void refresh();

    void setAxis(RunAxis axis);
    RunAxis axis() const { return m_axis; }
    void setLogarithmic(bool x, bool y);
    bool logarithmicX() const { return m_logX; }
    bool logarithmicY() const { return m_logY; }
    /// Weight of the past, 0 to below 1, for every curve shown.
    void setSmoothing(double weight);
    /// Of a run with several named losses: each with curves of its own (as it begins), or their sum.
    void setSeparate(bool separate);
    bool isSeparate() const { return m_separate; }
    /// The run in front has several named losses. Told by severalLosses() when it becomes known.
    bool hasSeveralLosses() const { return m_run && !m_run->parts().empty(); }
    /// Shows everything, and goes on following what arrives.
    void resetView();
    bool isFollowing() const { return m_following; }

    /// The picture as it stands. @throws Error Unwritable
    void exportPng(const QString& file, double scale = 2.0);
    void exportSvg(const QString& file);
    /// Every step and epoch of the run in front. @throws Error Unwritable
    void exportCsv(const QString& file) const;

    QCustomPlot* plot() const { return m_plot; }
    /// Milliseconds that the last frame took: envelopes, layout and painting.
    double lastFrameMs() const { return m_lastFrameMs; }
    /// Points of all curves in the picture now.
    int drawnPoints() const;
    /// The curves by their names in the legend.
    QStringList legend() const;
    /// What the read-out says for the point nearest to this position, in pixels of the plot; a line per
    /// value.
    QStringList readoutAt(double pixelX) const;

Q_SIGNALS:
    void followingChanged(bool following);
    void severalLosses(bool several);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// The graphs of one run.
    struct Curves {
        QCPGraph *raw = nullptr, *smoothed = nullptr, *trainEpochs = nullptr, *validation = nullptr;
        QCPGraph *rate = nullptr, *norm = nullptr;
    };
    void buildAxes();
    void buildMarks();
    Curves buildCurves(bool front);
    void removeCurves(const Curves& curves);
    /// As many curves as the run in front has named losses, where each is drawn; none otherwise.
    void matchParts();
    void colourParts();
    void drawParts(const std::vector<double>& edges);
    bool drawsParts() const { return m_separate && hasSeveralLosses(); }
    void connectMouse();
    void applyColours();
    void colourRects();
    void colourCurves(const Curves& curves, const QColor& train, const QColor& validation, bool front);
    void colourMarks();
    void applyScales();
    void buildLegend();

    void prepare(); ///< before every frame
    void fitKeys();
    void fitValues();
    void drawRun(const Curves& curves, const RunSeries& run, const std::vector<double>& edges);
    void drawEpochs(const Curves& curves, const RunSeries& run);
    void drawMarks();
    std::vector<double> pixelEdges() const;
    void setFollowing(bool following);
    void showReadout(const QPointF& pixel);
    void hideReadout();
    QList<std::shared_ptr<RunSeries>> shownRuns() const;

    QCustomPlot* m_plot;
    QCPAxisRect *m_lossRect = nullptr, *m_rateRect = nullptr, *m_normRect = nullptr;
    QCPLegend* m_legend = nullptr;
    Curves m_front;
    std::vector<Curves> m_behind;
    std::vector<Curves> m_parts; ///< of the named losses of the run in front: raw, smoothed, validation
    QCPGraph *m_troubles = nullptr, *m_bestPoint = nullptr;
    QCPItemStraightLine* m_bestLine = nullptr;
    QCPItemText* m_bestText = nullptr;
    QList<QCPItemStraightLine*> m_cursors;
    QCPItemText* m_readout = nullptr; ///< beside the cursor

    std::shared_ptr<RunSeries> m_run;
    QString m_runName;
    QList<Overlay> m_overlays;
    RunAxis m_axis = RunAxis::Step;
    bool m_logX = false, m_logY = true;
    double m_smoothing = 0.9;
    bool m_separate = true;
    bool m_severalTold = false;
    bool m_following = true; ///< the whole axis is shown
    bool m_fitValues = true; ///< the values' range follows what is seen
    bool m_fitting = false;  ///< ranges are being set by this class, not by the mouse
    bool m_dirty = true;
    QRect m_preparedFor; ///< where the loss was drawn when the curves were made
    double m_lastFrameMs = 0;
};

} // namespace sonorant
