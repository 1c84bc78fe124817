// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/option_editor.h"

#include <functional>

class QLineEdit;
class QToolButton;

namespace sonorant {

/// The path as a config.toml names it: relative to the project where it lies inside (or beside) it.
QString relativeToProject(const ConfigDocument& document, const QString& path);
/// Asks for a file or folder; empty when the person gave up.
QString askForPath(QWidget* parent, const ConfigDocument& document, bool folder, const QString& title,
                   const QString& current);

/// Path of a file or folder, with a button that looks for it.
class PathEditor : public OptionEditor {
    Q_OBJECT
public:
    PathEditor(const Option& option, ConfigDocument& document, QWidget* parent);
    void setValue(const Value& value) override;
    std::optional<Value> value() const override;

private:
    void browse();

    ConfigDocument& m_document;
    bool m_folder;
    QString m_title;
    QLineEdit* m_line;
    QToolButton* m_button;
};

} // namespace sonorant
