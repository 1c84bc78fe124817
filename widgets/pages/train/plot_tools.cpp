// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/train/plot_tools.h"

#include "core/base/error.h"
#include "widgets/frame/message_area.h"
#include "widgets/plots/loss_plot.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QSlider>
#include <QToolButton>

#include <cmath>

namespace sonorant {
namespace {

/// The slider's positions, 0..100, as weights of the past: from none over the last 10 steps to the last 1000.
double weightOf(int position) {
    return position == 0 ? 0 : 1 - std::pow(10.0, -position * 3.0 / 100);
}

QToolButton* makeToolButton(const QString& icon, const QString& text) {
    auto* button = new QToolButton;
    setRole(button, "flat");
    button->setIcon(lineIcon(icon));
    button->setIconSize(QSize(20, 20));
    button->setToolTip(text);
    button->setAccessibleName(text.section(QLatin1Char('('), 0, 0).trimmed());
    return button;
}

QString saved(const char* name) {
    return QStringLiteral("trainPlot/") + QLatin1String(name);
}

} // namespace

PlotTools::PlotTools(LossPlot* plot, MessageArea* messages, QWidget* title, QWidget* parent)
    : QWidget(parent), m_plot(plot), m_messages(messages) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid);
    layout->addWidget(title, 1);
    addAxisChoice(layout);
    layout->addSpacing(grid);
    addScales(layout);
    addLosses(layout);
    layout->addSpacing(grid);
    addSmoothing(layout);
    addButtons(layout);
}

void PlotTools::addAxisChoice(QHBoxLayout* layout) {
    auto* choice = new QComboBox;
    choice->addItems({tr("Step"), tr("Epoch"), tr("Time")});
    choice->setAccessibleName(tr("What the curves stand over"));
    auto* label = makeMuted(tr("By"));
    label->setBuddy(choice);
    layout->addWidget(label);
    layout->addWidget(choice);
    connect(choice, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_plot->setAxis(static_cast<RunAxis>(index));
        QSettings().setValue(saved("axis"), index);
    });
    choice->setCurrentIndex(std::clamp(QSettings().value(saved("axis"), 0).toInt(), 0, 2));
}

void PlotTools::addScales(QHBoxLayout* layout) {
    auto* logX = new QCheckBox(tr("Log x"));
    auto* logY = new QCheckBox(tr("Log y"));
    logX->setAccessibleName(tr("Logarithmic horizontal axis"));
    logY->setAccessibleName(tr("Logarithmic vertical axis"));
    const auto apply = [this, logX, logY] {
        m_plot->setLogarithmic(logX->isChecked(), logY->isChecked());
        QSettings().setValue(saved("logX"), logX->isChecked());
        QSettings().setValue(saved("logY"), logY->isChecked());
    };
    logX->setChecked(QSettings().value(saved("logX"), false).toBool());
    logY->setChecked(QSettings().value(saved("logY"), true).toBool());
    apply();
    for (QCheckBox* box : {logX, logY}) {
        layout->addWidget(box);
        connect(box, &QCheckBox::toggled, this, apply);
    }
}

/// Only for runs whose model has several losses.
void PlotTools::addLosses(QHBoxLayout* layout) {
    auto* separate = new QCheckBox(tr("Each loss"));
    separate->setToolTip(tr("Draw every named loss of the model rather than their sum"));
    separate->setChecked(QSettings().value(saved("separate"), true).toBool());
    m_plot->setSeparate(separate->isChecked());
    separate->setVisible(m_plot->hasSeveralLosses());
    layout->addWidget(separate);
    connect(m_plot, &LossPlot::severalLosses, separate, &QWidget::setVisible);
    connect(separate, &QCheckBox::toggled, this, [this](bool on) {
        m_plot->setSeparate(on);
        QSettings().setValue(saved("separate"), on);
    });
}

void PlotTools::addSmoothing(QHBoxLayout* layout) {
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setRange(0, 100);
    slider->setFixedWidth(120);
    slider->setAccessibleName(tr("Smoothing"));
    auto* words = makeMuted({});
    words->setMinimumWidth(fontMetrics().horizontalAdvance(tr("%1 steps").arg(1000)) + 4);
    layout->addWidget(makeMuted(tr("Smoothing")));
    layout->addWidget(slider);
    layout->addWidget(words);
    const auto apply = [this, words](int position) {
        const double weight = weightOf(position);
        m_plot->setSmoothing(weight);
        words->setText(weight == 0 ? tr("none") : tr("%1 steps").arg(std::lround(1 / (1 - weight))));
        QSettings().setValue(saved("smoothing"), position);
    };
    slider->setValue(std::clamp(QSettings().value(saved("smoothing"), 40).toInt(), 0, 100));
    apply(slider->value());
    connect(slider, &QSlider::valueChanged, this, apply);
}

void PlotTools::addButtons(QHBoxLayout* layout) {
    QToolButton* reset = makeToolButton(
        QStringLiteral("reset"), tr("Show everything and follow the run (Home, double click).\nThe wheel "
                                    "zooms along the axis, with Ctrl the values; dragging moves."));
    reset->setEnabled(false);
    connect(reset, &QToolButton::clicked, m_plot, &LossPlot::resetView);
    connect(m_plot, &LossPlot::followingChanged, reset,
            [reset](bool following) { reset->setEnabled(!following); });
    layout->addWidget(reset);

    QToolButton* exporting = makeToolButton(QStringLiteral("export"), tr("Export the plot"));
    auto* menu = new QMenu(exporting);
    const auto add = [&](const QString& text, const QString& filter, const QString& suffix) {
        connect(menu->addAction(text), &QAction::triggered, this,
                [this, filter, suffix] { exportAs(filter, suffix); });
    };
    add(tr("Picture (PNG) ..."), tr("PNG pictures (*.png)"), QStringLiteral("png"));
    add(tr("Drawing (SVG) ..."), tr("SVG drawings (*.svg)"), QStringLiteral("svg"));
    add(tr("Values (CSV) ..."), tr("CSV tables (*.csv)"), QStringLiteral("csv"));
    exporting->setMenu(menu);
    exporting->setPopupMode(QToolButton::InstantPopup);
    layout->addWidget(exporting);
}

void PlotTools::exportAs(const QString& filter, const QString& suffix) {
    QString file = QFileDialog::getSaveFileName(this, tr("Export the plot"),
                                                QStringLiteral("training.") + suffix, filter);
    if (file.isEmpty()) return;
    if (!file.endsWith(QLatin1Char('.') + suffix, Qt::CaseInsensitive)) file += QLatin1Char('.') + suffix;
    try {
        if (suffix == QLatin1String("png"))
            m_plot->exportPng(file);
        else if (suffix == QLatin1String("svg"))
            m_plot->exportSvg(file);
        else
            m_plot->exportCsv(file);
        m_messages->show(QStringLiteral("export"),
                         Notice{NoticeKind::Success, tr("Written: %1").arg(file), {}, {}});
    } catch (const Error& error) {
        m_messages->show(QStringLiteral("export"),
                         Notice{NoticeKind::Error, QString::fromUtf8(error.what()), {}, {}});
    }
}

} // namespace sonorant
