// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme.h"

#include "widgets/theme/resources.h"
#include "widgets/theme/system_scheme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QLabel>
#include <QPalette>
#include <QSettings>
#include <QStyleFactory>

#include <array>

/// The resources lie in a static library: without this mention the linker would leave them out.
static void initialiseResources() {
    Q_INIT_RESOURCE(sonorant);
}

namespace sonorant {
namespace {

QColor mixed(const QColor& a, const QColor& b, double part) {
    const auto mix = [part](int x, int y) { return static_cast<int>(x + (y - x) * part + 0.5); };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

ThemeColours completed(ThemeColours c) {
    c.disabled = mixed(c.surface, c.muted, 0.6);
    c.hover = mixed(c.surface, c.text, 0.06);
    c.pressed = mixed(c.surface, c.text, 0.12);
    c.selected = mixed(c.surface, c.accent, c.dark ? 0.28 : 0.16);
    c.border = mixed(c.line, c.muted, 0.35);
    c.onAccent = c.dark ? QColor("#0D1114") : QColor("#FFFFFF");
    c.accentHover = mixed(c.accent, c.text, 0.15);
    return c;
}

QPalette makePalette(const ThemeColours& c) {
    QPalette palette(c.surface, c.window);
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.surface);
    palette.setColor(QPalette::AlternateBase, c.window);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::Button, c.surface);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.onAccent);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::PlaceholderText, c.muted);
    palette.setColor(QPalette::ToolTipBase, c.surface);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::Light, c.surface);
    palette.setColor(QPalette::Midlight, c.hover);
    palette.setColor(QPalette::Mid, c.line);
    palette.setColor(QPalette::Dark, c.border);
    palette.setColor(QPalette::Shadow, c.dark ? QColor("#0B0D0F") : c.muted);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.disabled);
    return palette;
}

QString styleSheet(const ThemeColours& c) {
    QFile file(QStringLiteral(":/sonorant/style/sonorant.qss"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    QString text = QString::fromUtf8(file.readAll());
    // The longer names first: @accent is the beginning of @accenthover.
    const std::array<std::pair<const char*, QColor>, 13> names{{{"@accenthover", c.accentHover},
                                                                {"@onaccent", c.onAccent},
                                                                {"@accent", c.accent},
                                                                {"@window", c.window},
                                                                {"@surface", c.surface},
                                                                {"@text", c.text},
                                                                {"@muted", c.muted},
                                                                {"@line", c.line},
                                                                {"@disabled", c.disabled},
                                                                {"@hover", c.hover},
                                                                {"@pressed", c.pressed},
                                                                {"@selected", c.selected},
                                                                {"@border", c.border}}};
    for (const auto& [name, colour] : names)
        text.replace(QLatin1String(name), colour.name());
    // Arrows and ticks are pictures, one set per palette.
    text.replace(QLatin1String("@tone"), QLatin1String(c.dark ? "dark" : "light"));
    return text;
}

} // namespace

const ThemeColours& lightColours() {
    static const ThemeColours colours = completed({false,
                                                   "#F7F8FA",
                                                   "#FFFFFF",
                                                   "#1B1F24",
                                                   "#5B6470",
                                                   "#DDE1E6",
                                                   "#0B6E99",
                                                   {},
                                                   {},
                                                   {},
                                                   {},
                                                   {},
                                                   {},
                                                   {}});
    return colours;
}

const ThemeColours& darkColours() {
    static const ThemeColours colours = completed(
        {true, "#15181C", "#1E2227", "#E6E9ED", "#9AA4AF", "#2E343B", "#4CB3E0", {}, {}, {}, {}, {}, {}, {}});
    return colours;
}

const ThemeColours& themeColours() {
    return QApplication::palette().color(QPalette::Window).lightness() < 128 ? darkColours() : lightColours();
}

void useResources() {
    initialiseResources();
}

void applyTheme(QApplication& application, ColourScheme scheme) {
    useResources();
    const bool dark = scheme == ColourScheme::Dark || (scheme == ColourScheme::System && systemPrefersDark());
    const ThemeColours& colours = dark ? darkColours() : lightColours();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(makePalette(colours));
    application.setStyleSheet(styleSheet(colours));
}

ColourScheme savedColourScheme() {
    const QString saved = QSettings().value(QStringLiteral("theme")).toString();
    if (saved == QLatin1String("light")) return ColourScheme::Light;
    if (saved == QLatin1String("dark")) return ColourScheme::Dark;
    return ColourScheme::System;
}

void saveColourScheme(ColourScheme scheme) {
    const char* text = scheme == ColourScheme::Light  ? "light"
                       : scheme == ColourScheme::Dark ? "dark"
                                                      : "system";
    QSettings().setValue(QStringLiteral("theme"), QLatin1String(text));
}

QColor curves::overlay(int n) {
    static const std::array<QColor, 5> set{QColor("#E69F00"), QColor("#56B4E9"), QColor("#CC79A7"),
                                           QColor("#009E73"), QColor("#A89F00")};
    return set[static_cast<std::size_t>(n) % set.size()];
}

QColor curves::onSurface(const QColor& colour) {
    return themeColours().dark ? mixed(colour, QColor(Qt::white), 0.25) : colour;
}

QLabel* makeHeading(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * 1.25);
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

QLabel* makeMuted(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    setRole(label, "muted");
    return label;
}

QFont logFont() {
    return QFontDatabase::systemFont(QFontDatabase::FixedFont);
}

void setRole(QWidget* widget, const char* role) {
    widget->setProperty("role", QLatin1String(role));
}

} // namespace sonorant
