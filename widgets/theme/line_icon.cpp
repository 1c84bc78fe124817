// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <memory>

namespace sonorant {
namespace {

/// Renders the SVG's shape and fills it with one colour.
QPixmap render(const QString& name, const QSize& pixels, const QColor& colour) {
    if (pixels.isEmpty()) return {}; // asked for while a button has no size yet
    const QString key = QStringLiteral("sonorant/%1/%2x%3/%4")
                            .arg(name)
                            .arg(pixels.width())
                            .arg(pixels.height())
                            .arg(colour.rgba());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(QStringLiteral(":/sonorant/icons/%1.svg").arg(name));
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), colour);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class LineIconEngine : public QIconEngine {
public:
    LineIconEngine(QString name, QColor colour) : m_name(std::move(name)), m_colour(std::move(colour)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, 1.0));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1.0);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal) override {
        return render(m_name, size, colourFor(mode));
    }
    QIconEngine* clone() const override { return new LineIconEngine(m_name, m_colour); }

private:
    QColor colourFor(QIcon::Mode mode) const {
        if (mode == QIcon::Disabled) return themeColours().disabled;
        return m_colour.isValid() ? m_colour : QApplication::palette().color(QPalette::WindowText);
    }
    QString m_name;
    QColor m_colour;
};

} // namespace

QIcon lineIcon(const QString& name) {
    return QIcon(new LineIconEngine(name, QColor()));
}

QIcon lineIcon(const QString& name, const QColor& colour) {
    return QIcon(new LineIconEngine(name, colour));
}

} // namespace sonorant
