// SPDX-License-Identifier: GPL-3.0-or-later
// LossPlot: pictures and tables for elsewhere.
#include "core/base/error.h"
#include "core/base/files.h"
#include "widgets/plots/loss_plot.h"
#include "widgets/plots/qcustomplot_wrapper.h"

#include <QBuffer>
#include <QSvgGenerator>
#include <fmt/format.h>

#include <iterator>

namespace sonorant {
namespace {

std::string cell(double value) {
    return std::isfinite(value) ? fmt::format("{}", value) : std::string();
}

void write(const QString& file, const QByteArray& bytes) {
    writeFileAtomically(file.toStdString(),
                        std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

} // namespace

void LossPlot::exportPng(const QString& file, double scale) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!m_plot->toPixmap(m_plot->width(), m_plot->height(), scale).save(&buffer, "PNG"))
        throw Error(ErrorKind::ResourceExhausted, "the picture could not be drawn", file.toStdString(),
                    "make the window smaller and export again");
    write(file, bytes);
}

void LossPlot::exportSvg(const QString& file) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setSize(m_plot->size());
        generator.setViewBox(QRect(QPoint(0, 0), m_plot->size()));
        generator.setTitle(tr("Training of %1").arg(m_runName));
        QCPPainter painter;
        painter.begin(&generator);
        painter.setMode(QCPPainter::pmVectorized);
        m_plot->toPainter(&painter, m_plot->width(), m_plot->height());
        painter.end();
    }
    write(file, bytes);
}

void LossPlot::exportCsv(const QString& file) const {
    std::string text =
        "kind,step,epoch,seconds,loss,smoothed_loss,validation_loss,learning_rate,gradient_norm,best";
    const std::size_t parts = m_run ? m_run->parts().size() : 0;
    for (std::size_t i = 1; i <= parts; ++i)
        text += fmt::format(",loss_{0},validation_loss_{0}", i);
    text += '\n';
    if (m_run) {
        const RunSeries& run = *m_run;
        const auto value = [&run](RunSeries::Curve curve, std::size_t at) {
            return cell(static_cast<double>(run.values(curve)[at]));
        };
        for (std::size_t i = 0; i < run.steps(); ++i) {
            fmt::format_to(std::back_inserter(text), "step,{},{},{},{},{},,{},{},",
                           cell(run.keys(RunAxis::Step)[i]), cell(run.keys(RunAxis::Epoch)[i]),
                           cell(run.keys(RunAxis::Time)[i]), value(RunSeries::Curve::Loss, i),
                           value(RunSeries::Curve::Smoothed, i), value(RunSeries::Curve::LearningRate, i),
                           value(RunSeries::Curve::GradientNorm, i));
            for (const RunSeries::Part& part : run.parts())
                text += ',' + cell(static_cast<double>(part.raw[i])) + ',';
            text += '\n';
        }
        for (const RunSeries::EpochPoint& point : run.epochs()) {
            fmt::format_to(std::back_inserter(text), "epoch,{},{},{},{},,{},{},,{}", cell(point.at[0]),
                           point.epoch, cell(point.at[2]), cell(point.train), cell(point.validation),
                           cell(point.lr), point.best ? "yes" : "no");
            const auto part = [](const std::vector<double>& values, std::size_t at) {
                return at < values.size() ? cell(values[at]) : std::string();
            };
            for (std::size_t i = 0; i < parts; ++i)
                text += ',' + part(point.trainParts, i) + ',' + part(point.validationParts, i);
            text += '\n';
        }
    }
    writeFileAtomically(file.toStdString(), text);
}

} // namespace sonorant
