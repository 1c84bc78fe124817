// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/simple_editors.h"

#include "widgets/forms/schema_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>

namespace sonorant {

namespace {

/// Puts `widget` at the left (or over the whole width) and hands it the focus.
void fill(OptionEditor* editor, QWidget* widget, int width = 0) {
    auto* const layout = new QHBoxLayout(editor);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(widget);
    if (width > 0) {
        widget->setFixedWidth(width);
        editor->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    }
    editor->setFocusProxy(widget);
}

void connectLine(OptionEditor* editor, QLineEdit* line) {
    QObject::connect(line, &QLineEdit::textEdited, editor, &OptionEditor::edited);
    QObject::connect(line, &QLineEdit::editingFinished, editor, &OptionEditor::finished);
}

QString shown(const Value& value) {
    return value.isText() ? QString::fromStdString(value.toText()) : numberText(value);
}

} // namespace

BooleanEditor::BooleanEditor(QWidget* parent) : OptionEditor(parent), m_box(new QCheckBox) {
    fill(this, m_box);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_box->setMinimumHeight(28); // on the line of its label, like a field
    connect(m_box, &QCheckBox::clicked, this, [this] {
        Q_EMIT edited();
        Q_EMIT finished();
    });
}

void BooleanEditor::setValue(const Value& value) {
    m_box->setChecked(value.isBool() && value.toBool());
}

std::optional<Value> BooleanEditor::value() const {
    return Value(m_box->isChecked());
}

NumberEditor::NumberEditor(const Option& option, QWidget* parent)
    : OptionEditor(parent), m_whole(option.type == OptionType::Integer), m_line(new QLineEdit) {
    fill(this, m_line, 144);
    m_line->installEventFilter(this);
    connectLine(this, m_line);
}

void NumberEditor::setValue(const Value& value) {
    m_line->setText(shown(value));
}

std::optional<Value> NumberEditor::value() const {
    return parseNumber(m_line->text(), m_whole);
}

QString NumberEditor::problem() const {
    return m_whole ? tr("expected a whole number, such as 16000 or 1e6")
                   : tr("expected a number, such as 0.5 or 3e-4");
}

bool NumberEditor::eventFilter(QObject* watched, QEvent* event) {
    if (m_whole && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const auto now = value();
        if ((key == Qt::Key_Up || key == Qt::Key_Down) && now) {
            m_line->setText(QString::number(now->toInteger() + (key == Qt::Key_Up ? 1 : -1)));
            Q_EMIT edited();
            return true;
        }
    }
    return OptionEditor::eventFilter(watched, event);
}

ChoiceEditor::ChoiceEditor(const Option& option, QWidget* parent)
    : OptionEditor(parent), m_choices(option.choices), m_known(option.choices.size()), m_box(new QComboBox) {
    for (std::size_t i = 0; i < m_known; ++i)
        m_box->addItem(i < option.choiceLabels.size() ? schemaText(option.choiceLabels[i])
                                                      : shown(m_choices[i]));
    m_box->setMinimumWidth(240);
    m_box->setFocusPolicy(Qt::StrongFocus); // the wheel scrolls the form unless the box was clicked
    m_box->installEventFilter(this);
    fill(this, m_box);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    connect(m_box, &QComboBox::activated, this, [this] {
        Q_EMIT edited();
        Q_EMIT finished();
    });
}

void ChoiceEditor::setValue(const Value& value) {
    while (m_choices.size() > m_known) {
        m_choices.pop_back();
        m_box->removeItem(m_box->count() - 1);
    }
    for (std::size_t i = 0; i < m_known; ++i)
        if (m_choices[i] == value) return m_box->setCurrentIndex(static_cast<int>(i));
    m_choices.push_back(value);
    const bool empty = value.isText() && value.toText().empty();
    m_box->addItem(empty ? tr("Choose ...") : tr("%1 (unknown)").arg(shown(value)));
    m_box->setCurrentIndex(m_box->count() - 1);
}

std::optional<Value> ChoiceEditor::value() const {
    const int index = m_box->currentIndex();
    if (index < 0) return std::nullopt;
    return m_choices[static_cast<std::size_t>(index)];
}

bool ChoiceEditor::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Wheel && !m_box->hasFocus()) {
        event->ignore();
        return true;
    }
    return OptionEditor::eventFilter(watched, event);
}

TextEditor::TextEditor(QWidget* parent) : OptionEditor(parent), m_line(new QLineEdit) {
    fill(this, m_line);
    connectLine(this, m_line);
}

void TextEditor::setValue(const Value& value) {
    m_line->setText(shown(value));
}

std::optional<Value> TextEditor::value() const {
    return Value(m_line->text().toStdString());
}

TextListEditor::TextListEditor(QWidget* parent) : OptionEditor(parent), m_edit(new QPlainTextEdit) {
    fill(this, m_edit);
    m_edit->setTabChangesFocus(true);
    m_edit->setPlaceholderText(tr("One name per line"));
    m_edit->setFixedHeight(m_edit->fontMetrics().lineSpacing() * 3 + 18);
    m_edit->setUndoRedoEnabled(false); // the document's undo is the only one
    m_edit->installEventFilter(this);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &OptionEditor::edited);
}

void TextListEditor::setValue(const Value& value) {
    QStringList lines;
    if (value.isList())
        for (const Value& item : value.toList())
            lines << shown(item);
    const QSignalBlocker quiet(m_edit);
    m_edit->setPlainText(lines.join(QLatin1Char('\n')));
}

std::optional<Value> TextListEditor::value() const {
    ValueList list;
    for (const QString& line : m_edit->toPlainText().split(QLatin1Char('\n')))
        if (const QString name = line.trimmed(); !name.isEmpty()) list.emplace_back(name.toStdString());
    return Value(std::move(list));
}

bool TextListEditor::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut) Q_EMIT finished();
    return OptionEditor::eventFilter(watched, event);
}

InlineListEditor::InlineListEditor(OptionType type, QWidget* parent)
    : OptionEditor(parent), m_type(type), m_line(new QLineEdit) {
    fill(this, m_line);
    connectLine(this, m_line);
}

void InlineListEditor::setValue(const Value& value) {
    m_wasList = value.isList();
    QStringList items;
    if (value.isList())
        for (const Value& item : value.toList())
            items << shown(item);
    else
        items << shown(value);
    m_line->setText(items.join(QStringLiteral(", ")));
}

std::optional<Value> InlineListEditor::value() const {
    ValueList list;
    for (const QString& part : m_line->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QString item = part.trimmed();
        if (item.isEmpty()) continue;
        if (m_type == OptionType::SetNames) {
            list.emplace_back(item.toStdString());
        } else if (m_type == OptionType::BooleanList) {
            if (item != QLatin1String("true") && item != QLatin1String("false")) return std::nullopt;
            list.emplace_back(item == QLatin1String("true"));
        } else if (auto number = parseNumber(item, true)) {
            list.push_back(std::move(*number));
        } else {
            return std::nullopt;
        }
    }
    if (m_type != OptionType::SetNames || list.size() > 1 || (m_wasList && !list.empty()))
        return Value(std::move(list));
    return list.empty() ? Value("") : list.front();
}

QString InlineListEditor::problem() const {
    return m_type == OptionType::BooleanList ? tr("expected true and false, with commas between")
                                             : tr("expected whole numbers, with commas between");
}

} // namespace sonorant
