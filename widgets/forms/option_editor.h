// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/option.h"

#include <QString>
#include <QWidget>

#include <optional>

namespace sonorant {

class ConfigDocument;

/// What stands beside an option's label: the widget that shows and changes its value.
class OptionEditor : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Shows `value`, whatever its type; emits nothing.
    virtual void setValue(const Value& value) = 0;
    /// What the person has put in; nothing while that cannot be a value of this type.
    virtual std::optional<Value> value() const = 0;
    /// Why value() is nothing, in words.
    virtual QString problem() const { return {}; }
    /// Needs the whole width of the form's column.
    virtual bool isWide() const { return false; }

Q_SIGNALS:
    void edited();   ///< with every key
    void finished(); ///< Enter was pressed, or the widget left
};

/// The editor for the option's type. @param document where relative paths start, and the other options
OptionEditor* makeOptionEditor(const Option& option, ConfigDocument& document, QWidget* parent);

/// A number as people type it: "3e-4", "1.5", "48 000", "1e6" also where a whole number is wanted.
/// Nothing when it is none.
std::optional<Value> parseNumber(const QString& text, bool whole);
/// As shown in a field: "0.0003", "3e-4", "48000".
QString numberText(const Value& value);

} // namespace sonorant
