// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/views/color_map.h"

#include <QCoreApplication>

#include <algorithm>
#include <span>

namespace sonorant {

namespace {

struct ColorMapText {
    Q_DECLARE_TR_FUNCTIONS(ColorMap)
};

/// Evenly spaced points of the maps; between them colours are mixed linearly, which the eye cannot tell from
/// the full table.
constexpr std::array<QRgb, 17> viridisPoints{0xFF440154, 0xFF481769, 0xFF472A7A, 0xFF433D84, 0xFF3D4E8A,
                                             0xFF355E8D, 0xFF2E6D8E, 0xFF297B8E, 0xFF23898E, 0xFF1F978B,
                                             0xFF21A585, 0xFF2EB37C, 0xFF46C06F, 0xFF65CB5E, 0xFF89D548,
                                             0xFFB0DD2F, 0xFFFDE725};
constexpr std::array<QRgb, 17> magmaPoints{0xFF000004, 0xFF0A0822, 0xFF1D1147, 0xFF36106B, 0xFF51127C,
                                           0xFF6A1C81, 0xFF832681, 0xFF9C2E7F, 0xFFB73779, 0xFFD0416F,
                                           0xFFE75263, 0xFFF56B5C, 0xFFFC8961, 0xFFFEA772, 0xFFFEC488,
                                           0xFFFDE2A3, 0xFFFCFDBF};
constexpr std::array<QRgb, 2> greyPoints{0xFF000000, 0xFFFFFFFF};
constexpr std::array<QRgb, 9> divergingPoints{0xFF0B2E6B, 0xFF1F5FA6, 0xFF5B95CB, 0xFFA9C9E4, 0xFFF3F3F1,
                                              0xFFF0BFA6, 0xFFD97F61, 0xFFB23B37, 0xFF6E0A1E};

ColorTable mixed(std::span<const QRgb> points) {
    ColorTable table;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double at = static_cast<double>(i) / 255 * static_cast<double>(points.size() - 1);
        const std::size_t left = std::min(static_cast<std::size_t>(at), points.size() - 2);
        const double part = at - static_cast<double>(left);
        const auto mix = [part](int a, int b) { return static_cast<int>(a + (b - a) * part + 0.5); };
        const QRgb a = points[left], b = points[left + 1];
        table[i] = qRgb(mix(qRed(a), qRed(b)), mix(qGreen(a), qGreen(b)), mix(qBlue(a), qBlue(b)));
    }
    return table;
}

} // namespace

const ColorTable& colorTable(ColorMap map) {
    static const ColorTable viridis = mixed(viridisPoints), magma = mixed(magmaPoints),
                            grey = mixed(greyPoints), diverging = mixed(divergingPoints);
    switch (map) {
    case ColorMap::Viridis:
        return viridis;
    case ColorMap::Magma:
        return magma;
    case ColorMap::Grey:
        return grey;
    case ColorMap::Diverging:
        break;
    }
    return diverging;
}

QRgb notFiniteColor() {
    return qRgb(0xFF, 0x00, 0xC8);
}

QList<ColorMap> allColorMaps() {
    return {ColorMap::Viridis, ColorMap::Magma, ColorMap::Grey, ColorMap::Diverging};
}

QString colorMapName(ColorMap map) {
    switch (map) {
    case ColorMap::Viridis:
        return ColorMapText::tr("Viridis");
    case ColorMap::Magma:
        return ColorMapText::tr("Magma");
    case ColorMap::Grey:
        return ColorMapText::tr("Grey");
    case ColorMap::Diverging:
        break;
    }
    return ColorMapText::tr("Diverging");
}

QString colorMapKey(ColorMap map) {
    switch (map) {
    case ColorMap::Viridis:
        return QStringLiteral("viridis");
    case ColorMap::Magma:
        return QStringLiteral("magma");
    case ColorMap::Grey:
        return QStringLiteral("grey");
    case ColorMap::Diverging:
        break;
    }
    return QStringLiteral("diverging");
}

ColorMap colorMapOf(const QString& key) {
    for (const ColorMap map : allColorMaps())
        if (colorMapKey(map) == key) return map;
    return ColorMap::Viridis;
}

} // namespace sonorant
