// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRgb>
#include <QString>

#include <array>

/// Colour maps in which equal steps of a value look like equal steps. After matplotlib's viridis and magma
/// (CC0); grey and the diverging map are this program's own.
namespace sonorant {

enum class ColorMap {
    Viridis,
    Magma,
    Grey,
    Diverging ///< blue, neutral, red: for differences, the middle being zero
};

using ColorTable = std::array<QRgb, 256>;

/// From the lowest value to the highest. Made once.
const ColorTable& colorTable(ColorMap map);
/// NaN and infinity: a colour that is in none of the maps.
QRgb notFiniteColor();

QList<ColorMap> allColorMaps();
QString colorMapName(ColorMap map); ///< translated
QString colorMapKey(ColorMap map);  ///< for settings
ColorMap colorMapOf(const QString& key);

/// Which entry shows `value` where the first stands for `low` and the last for `high`. `value` must be
/// finite.
inline std::size_t colorIndex(float value, float low, float high) {
    if (!(high > low)) return 128;
    const float part = (value - low) / (high - low) * 256.0F;
    return part <= 0 ? 0 : part >= 255.0F ? 255 : static_cast<std::size_t>(part);
}

} // namespace sonorant
