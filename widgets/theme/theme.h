// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QString>

class QApplication;
class QLabel;
class QWidget;

/// The one look of the program (docs/workbench: visual language): Fusion, a palette, one small style sheet.
namespace sonorant {

/// What the person chose: as the system, or always one of the two.
enum class ColourScheme { System, Light, Dark };

struct ThemeColours {
    bool dark = false;
    QColor window, surface, text, muted, line, accent;
    QColor disabled, hover, pressed, selected, border, onAccent, accentHover;
};

const ThemeColours& lightColours();
const ThemeColours& darkColours();
/// Those in use: of the application's palette.
const ThemeColours& themeColours();

/// Sets style, palette and style sheet of the whole program. Widgets hear of it as QEvent::PaletteChange.
void applyTheme(QApplication& application, ColourScheme scheme);
/// The remembered choice (QSettings "theme").
ColourScheme savedColourScheme();
void saveColourScheme(ColourScheme scheme);

/// Curves and marks: the Okabe-Ito set, the same in both palettes.
namespace curves {
inline const QColor training{0x00, 0x72, 0xB2};
inline const QColor validation{0xD5, 0x5E, 0x00};
inline const QColor best{0x00, 0x9E, 0x73};
inline const QColor learningRate{0xCC, 0x79, 0xA7};
inline const QColor warning{0xE6, 0x9F, 0x00};
inline const QColor error{0xC0, 0x39, 0x2B};
/// Of the n-th run laid over the first.
QColor overlay(int n);
/// Lightened on the dark surface where needed to stand out; the same hue.
QColor onSurface(const QColor& colour);
} // namespace curves

/// A line icon of this program, drawn in the palette's colour whenever it is painted: it follows light and
/// dark.
QIcon lineIcon(const QString& name);
/// The same in one fixed colour, for warnings and errors.
QIcon lineIcon(const QString& name, const QColor& colour);

/// One step larger and semi-bold.
QLabel* makeHeading(const QString& text, QWidget* parent = nullptr);
QLabel* makeMuted(const QString& text, QWidget* parent = nullptr);
/// The system's monospace font.
QFont logFont();
/// Sets the style sheet's "role" of a widget.
void setRole(QWidget* widget, const char* role);

/// The grid.
inline constexpr int grid = 8;
inline constexpr int pageMargin = 16;

} // namespace sonorant
