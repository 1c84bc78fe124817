// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/option_editor.h"

#include <cmath>

namespace sonorant {

namespace {

/// Beyond this, a double does not hold every whole number.
constexpr double largestWhole = 9007199254740992.0; // 2^53

} // namespace

std::optional<Value> parseNumber(const QString& text, bool whole) {
    QString plain = text.trimmed();
    plain.remove(QLatin1Char(' ')).remove(QChar(0x2009)).remove(QChar(0x00A0)).remove(QLatin1Char('_'));
    plain.replace(QChar(0x2212), QLatin1Char('-')); // a typographic minus
    bool good = false;
    if (whole) {
        const qlonglong number = plain.toLongLong(&good);
        if (good) return Value(static_cast<std::int64_t>(number));
    }
    const double number = plain.toDouble(&good);
    if (!good || std::isnan(number)) return std::nullopt;
    if (!whole) return Value(number);
    if (number != std::floor(number) || std::fabs(number) > largestWhole) return std::nullopt;
    return Value(static_cast<std::int64_t>(number));
}

QString numberText(const Value& value) {
    const std::string text = toToml(value);
    if (text.size() > 2 && text.compare(text.size() - 2, 2, ".0") == 0)
        return QString::fromStdString(text.substr(0, text.size() - 2));
    return QString::fromStdString(text);
}

} // namespace sonorant
