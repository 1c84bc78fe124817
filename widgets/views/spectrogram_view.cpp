// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/views/spectrogram_view.h"

#include "widgets/theme/theme.h"
#include "widgets/views/time_axis.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace sonorant {

SpectrogramView::SpectrogramView(TimeAxis* axis, QWidget* parent) : TimeView(axis, parent) {
    setAccessibleName(tr("Spectrogram"));
    connect(axis, &TimeAxis::rangeChanged, this, &SpectrogramView::wantSeen);
}

void SpectrogramView::setTiles(Tiles tiles) {
    disconnect(m_connection);
    m_tiles = std::move(tiles);
    if (m_tiles)
        m_connection = connect(m_tiles.get(), &SpectrogramTiles::changed, this, [this] {
            invalidate();
            if (isComplete()) Q_EMIT completed();
        });
    resetAxis();
    wantSeen();
}

void SpectrogramView::setSound(Spectrogram::Samples samples, int samplingRate,
                               const SpectrogramOptions& options) {
    setTiles(std::make_shared<SpectrogramTiles>(
        std::make_shared<const Spectrogram>(std::move(samples), samplingRate, options)));
}

void SpectrogramView::setScale(FrequencyScale scale) {
    m_scale = scale;
    resetAxis();
}

void SpectrogramView::setFrequencies(double low, double high) {
    m_low = low;
    m_high = high;
    resetAxis();
}

void SpectrogramView::resetAxis() {
    const double nyquist = m_tiles ? m_tiles->spectra().samplingRate() / 2.0 : 8000;
    const bool all = !(m_high > m_low);
    m_axis = FrequencyAxis(m_scale, all ? 0 : m_low, all ? nyquist : m_high);
    invalidate();
}

void SpectrogramView::setDecibels(float low, float high) {
    m_range = {low, high};
    invalidate();
    Q_EMIT decibelsChanged();
}

void SpectrogramView::setColorMap(ColorMap map) {
    m_map = map;
    invalidate();
}

int SpectrogramView::levelSeen() const {
    const double pixels = std::max(1.0, plotArea().width() * devicePixelRatioF());
    return m_tiles->spectra().levelFor(axis()->span() / pixels);
}

/// Asks for the tiles of what is seen, and one more at each side for panning.
void SpectrogramView::wantSeen() {
    if (!m_tiles || axis()->span() <= 0 || plotArea().width() <= 0) return;
    const Spectrogram& spectra = m_tiles->spectra();
    const int level = levelSeen();
    const double tileSeconds = spectra.secondsPerColumn(level) * Spectrogram::tileColumns;
    const std::int64_t most = spectra.tiles(level) - 1;
    const auto first = static_cast<std::int64_t>(std::floor(axis()->begin() / tileSeconds));
    const auto last = static_cast<std::int64_t>(std::floor(axis()->end() / tileSeconds));
    m_tiles->want(level, std::clamp<std::int64_t>(first, 0, std::max<std::int64_t>(0, most)),
                  std::min(last, most));
}

void SpectrogramView::resizeEvent(QResizeEvent* event) {
    TimeView::resizeEvent(event);
    wantSeen();
}

bool SpectrogramView::isComplete() const {
    return !m_tiles || m_tiles->isComplete();
}

/// The spectrum at a moment, from this level or, while it is not there, from the nearest coarser or finer
/// one. nullptr: nothing is there yet, or the sound has ended.
const float* SpectrogramView::columnAt(double seconds, int level) const {
    const Spectrogram& spectra = m_tiles->spectra();
    const auto look = [&](int at) -> const float* {
        const auto column = static_cast<std::int64_t>(std::floor(seconds / spectra.secondsPerColumn(at)));
        if (column < 0 || column >= spectra.columns(at)) return nullptr;
        const SpectrogramTile* tile = m_tiles->find(at, column / Spectrogram::tileColumns);
        return tile ? tile->values.data() + (column - tile->first) * tile->bins : nullptr;
    };
    if (const float* found = look(level)) return found;
    for (int distance = 1; distance < spectra.levels(); ++distance) {
        if (level + distance < spectra.levels())
            if (const float* found = look(level + distance)) return found;
        if (level - distance >= 0)
            if (const float* found = look(level - distance)) return found;
    }
    return nullptr;
}

std::vector<SpectrogramView::Row> SpectrogramView::rowsFor(int height) const {
    const Spectrogram& spectra = m_tiles->spectra();
    const auto binAt = [&](double position) {
        return std::clamp(m_axis.hertzAt(position) / spectra.hertzPerBin(), 0.0,
                          static_cast<double>(spectra.bins() - 1));
    };
    std::vector<Row> rows(static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y) {
        Row& row = rows[static_cast<std::size_t>(y)];
        const double bottom = binAt(static_cast<double>(height - 1 - y) / height);
        const double top = binAt(static_cast<double>(height - y) / height);
        row.strongest = top - bottom >= 2;
        if (row.strongest) {
            row.first = static_cast<std::int64_t>(std::ceil(bottom));
            row.last = std::max(row.first, static_cast<std::int64_t>(std::ceil(top)) - 1);
        } else {
            const double middle = (bottom + top) / 2;
            row.first = static_cast<std::int64_t>(middle);
            row.last = std::min(row.first + 1, spectra.bins() - 1);
            row.part = static_cast<float>(middle - static_cast<double>(row.first));
        }
    }
    return rows;
}

float SpectrogramView::valueOf(const Row& row, const float* column) {
    if (row.strongest) return *std::max_element(column + row.first, column + row.last + 1);
    return column[row.first] + (column[row.last] - column[row.first]) * row.part;
}

QImage SpectrogramView::makeImage(const QSize& size) const {
    if (!m_tiles || size.isEmpty()) return {};
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const ColorTable& table = colorTable(m_map);
    const std::vector<Row> rows = rowsFor(size.height());
    const int level = m_tiles->spectra().levelFor(axis()->span() / size.width());
    auto* pixels = reinterpret_cast<QRgb*>(image.bits());
    const auto stride = static_cast<std::size_t>(image.bytesPerLine()) / sizeof(QRgb);
    for (int x = 0; x < size.width(); ++x) {
        const float* column = columnAt(axis()->begin() + (x + 0.5) / size.width() * axis()->span(), level);
        if (!column) continue;
        for (std::size_t y = 0; y < rows.size(); ++y)
            pixels[y * stride + static_cast<std::size_t>(x)] =
                table[colorIndex(valueOf(rows[y], column), m_range.low, m_range.high)];
    }
    return image;
}

QImage SpectrogramView::image() const {
    return makeImage(plotArea().size() * devicePixelRatioF());
}

void SpectrogramView::paintContent(QPainter& painter, const QRect& area) {
    const QImage made = makeImage(area.size() * devicePixelRatioF());
    if (!made.isNull()) painter.drawImage(QRectF(area), made);
}

void SpectrogramView::paintGutter(QPainter& painter, const QRect& gutter) {
    if (!m_tiles) return;
    QFont font = painter.font();
    font.setPointSizeF(font.pointSizeF() * 0.85);
    painter.setFont(font);
    painter.setPen(themeColours().muted);
    const QFontMetrics metrics(font);
    const std::vector<double> ticks = m_axis.ticks(1.5 * metrics.height() / std::max(1, gutter.height()));
    for (const double hertz : ticks) {
        const double y = gutter.bottom() + 1 - m_axis.positionOf(hertz) * gutter.height();
        const int top = std::clamp(static_cast<int>(y) - metrics.height() / 2, gutter.top(),
                                   std::max(gutter.top(), gutter.bottom() + 1 - metrics.height()));
        const QString number = QString::number(hertz);
        painter.drawText(QRect(gutter.left(), top, gutter.width() - 8, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         hertz == ticks.back() ? tr("%1 Hz").arg(number) : number);
        painter.drawLine(QPointF(gutter.right() - 4, y), QPointF(gutter.right(), y));
    }
}

double SpectrogramView::hertzAt(const QPointF& position) const {
    const QRect area = plotArea();
    return m_axis.hertzAt((area.bottom() + 1 - position.y()) / std::max(1, area.height()));
}

float SpectrogramView::decibelAt(const QPointF& position) const {
    constexpr float nothing = std::numeric_limits<float>::quiet_NaN();
    if (!m_tiles || !plotArea().contains(position.toPoint())) return nothing;
    const float* column = columnAt(secondsAt(position.x()), levelSeen());
    if (!column) return nothing;
    const Spectrogram& spectra = m_tiles->spectra();
    const auto bin = std::llround(hertzAt(position) / spectra.hertzPerBin());
    return column[std::clamp<std::int64_t>(bin, 0, spectra.bins() - 1)];
}

QString SpectrogramView::readout(const QPointF& position) const {
    const float decibel = decibelAt(position);
    if (std::isnan(decibel)) return {};
    return tr("%1 s  ·  %2 Hz: %3 dB")
        .arg(secondsAt(position.x()), 0, 'f', 3)
        .arg(hertzAt(position), 0, 'f', 0)
        .arg(static_cast<double>(decibel), 0, 'f', 1);
}

} // namespace sonorant
