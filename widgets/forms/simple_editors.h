// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/option_editor.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace sonorant {

class BooleanEditor : public OptionEditor {
    Q_OBJECT
public:
    explicit BooleanEditor(QWidget* parent);
    void setValue(const Value& value) override;
    std::optional<Value> value() const override;

private:
    QCheckBox* m_box;
};

/// A number in a line edit; the arrow keys count whole numbers up and down.
class NumberEditor : public OptionEditor {
    Q_OBJECT
public:
    NumberEditor(const Option& option, QWidget* parent);
    void setValue(const Value& value) override;
    std::optional<Value> value() const override;
    QString problem() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool m_whole;
    QLineEdit* m_line;
};

class ChoiceEditor : public OptionEditor {
    Q_OBJECT
public:
    ChoiceEditor(const Option& option, QWidget* parent);
    void setValue(const Value& value) override;
    std::optional<Value> value() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::vector<Value> m_choices; ///< one per item of the box
    std::size_t m_known;          ///< so many are the option's; one more may be what the file holds
    QComboBox* m_box;
};

class TextEditor : public OptionEditor {
    Q_OBJECT
public:
    explicit TextEditor(QWidget* parent);
    void setValue(const Value& value) override;
    std::optional<Value> value() const override;

private:
    QLineEdit* m_line;
};

/// Texts, one per line.
class TextListEditor : public OptionEditor {
    Q_OBJECT
public:
    explicit TextListEditor(QWidget* parent);
    void setValue(const Value& value) override;
    std::optional<Value> value() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QPlainTextEdit* m_edit;
};

/// Whole numbers, or true and false, or set names, with commas between.
class InlineListEditor : public OptionEditor {
    Q_OBJECT
public:
    InlineListEditor(OptionType type, QWidget* parent);
    void setValue(const Value& value) override;
    std::optional<Value> value() const override;
    QString problem() const override;

private:
    OptionType m_type;
    bool m_wasList = false; ///< one set name may be written as "a" or ["a"]: it stays as it was
    QLineEdit* m_line;
};

} // namespace sonorant
