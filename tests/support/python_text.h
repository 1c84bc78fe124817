// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/checkpoint_value.h"

#include <QString>

namespace sonorant::test {

/// A plain value as Python prints it, so that 0 and 0.0, a list and a tuple differ.
inline QString pythonText(const CheckpointValue& value) {
    if (value.isNone()) return QStringLiteral("None");
    if (const auto* b = value.as<bool>()) return *b ? QStringLiteral("True") : QStringLiteral("False");
    if (const auto* i = value.as<std::int64_t>()) return QString::number(*i);
    if (const auto* d = value.as<double>()) return QStringLiteral("float ") + QString::number(*d, 'g', 17);
    if (const auto* s = value.as<std::string>()) return QStringLiteral("'") + QString::fromStdString(*s) + QStringLiteral("'");
    if (const auto* sequence = value.as<CheckpointSequence>()) {
        QString text = sequence->isTuple ? QStringLiteral("(") : QStringLiteral("[");
        for (const CheckpointValue& item : sequence->items) text += pythonText(item) + QStringLiteral(", ");
        return text + (sequence->isTuple ? QStringLiteral(")") : QStringLiteral("]"));
    }
    return QString::fromStdString(value.typeName());
}

} // namespace sonorant::test
