// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/option_field.h"

#include "widgets/forms/config_document.h"
#include "widgets/forms/schema_text.h"
#include "widgets/forms/undo_filter.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace sonorant {

OptionField::OptionField(ConfigDocument& document, const Option& option, QWidget* parent)
    : FormEntry(parent), m_document(document), m_option(option),
      m_path(QString::fromStdString(option.path())), m_editor(makeOptionEditor(option, document, this)),
      m_label(new QLabel(schemaText(option.label))), m_help(makeMuted(QString())), m_reset(new QToolButton),
      m_problem(new ProblemLine), m_ownHelp(schemaText(option.help)) {
    setObjectName(m_path);
    m_label->setWordWrap(true);
    m_label->setBuddy(m_editor);
    m_label->setToolTip(m_path);
    m_label->setAlignment(Qt::AlignRight | Qt::AlignTop);
    m_help->setWordWrap(true);
    m_help->setTextFormat(Qt::PlainText);
    const QString name = m_option.unit.empty()
                             ? schemaText(m_option.label)
                             : tr("%1 in %2").arg(schemaText(m_option.label), schemaText(m_option.unit));
    m_editor->setAccessibleName(name);
    if (QWidget* const inner = m_editor->focusProxy()) {
        if (inner->accessibleName().isEmpty()) inner->setAccessibleName(name);
        inner->setAccessibleDescription(m_ownHelp);
    }
    m_reset->setIcon(lineIcon(QStringLiteral("undo")));
    m_reset->setIconSize({16, 16});
    m_reset->setAccessibleName(tr("Back to the default: %1").arg(schemaText(m_option.label)));
    setRole(m_reset, "flat");
    QSizePolicy keepsItsPlace = m_reset->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(keepsItsPlace);
    buildLayout();
    leaveUndoToPage(m_editor);
    connect(m_editor, &OptionEditor::edited, this, &OptionField::take);
    connect(m_editor, &OptionEditor::finished, this, [this] { ++m_visit; });
    connect(m_reset, &QToolButton::clicked, this, [this] {
        m_looked = false; // also over what cannot be read as a value
        m_document.reset(m_path);
        refresh();
        m_editor->setFocus();
    });
    refresh();
}

void OptionField::buildLayout() {
    auto* const row = new QHBoxLayout;
    row->setSpacing(grid);
    const bool stretches = m_editor->sizePolicy().horizontalPolicy() != QSizePolicy::Maximum;
    row->addWidget(m_editor, stretches ? 1 : 0);
    if (!m_option.unit.empty()) row->addWidget(makeMuted(schemaText(m_option.unit)));
    row->addWidget(m_reset, 0, m_editor->isWide() ? Qt::AlignTop : Qt::AlignVCenter);
    if (!stretches) row->addStretch();
    auto* const column = new QVBoxLayout;
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_problem);
    column->addWidget(m_help);
    auto* const whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(grid + 4);
    m_label->setFixedWidth(form::labelWidth);
    m_label->setContentsMargins(0, 5, 0, 0); // on the line of the text in the field
    whole->addWidget(m_label, 0, Qt::AlignTop);
    whole->addLayout(column, 1);
}

bool OptionField::matches(const QStringList& words) const {
    const QString all = m_path + QLatin1Char(' ') + schemaText(m_option.label) + QLatin1Char(' ') +
                        schemaText(m_option.group) + QLatin1Char(' ') + m_ownHelp;
    for (const QString& word : words)
        if (!all.contains(word, Qt::CaseInsensitive)) return false;
    return true;
}

void OptionField::take() {
    if (const std::optional<Value> value = m_editor->value())
        m_document.setValue(m_path, *value, QStringLiteral("%1#%2").arg(m_path).arg(m_visit));
    showState();
}

void OptionField::refresh() {
    const Value now = m_document.value(m_option);
    const bool moved = !m_looked || !(now == m_shown);
    m_looked = true;
    m_shown = now;
    // What the person is typing stays as it is spelled, as long as it means the same.
    const std::optional<Value> typed = m_editor->value();
    if (moved && !(typed && sameValue(*typed, now))) m_editor->setValue(now);
    showState();
}

void OptionField::setIssues(const IssueMap& issues) {
    m_issues = issues.value(m_path);
    showProblem();
}

void OptionField::setHelp(const QString& text) {
    m_ownHelp = text;
    showState();
}

QString OptionField::defaultText() const {
    const Value& standard = m_option.defaultValue;
    for (std::size_t i = 0; i < m_option.choices.size() && i < m_option.choiceLabels.size(); ++i)
        if (m_option.choices[i] == standard) return schemaText(m_option.choiceLabels[i]);
    if (standard.isBool()) return standard.toBool() ? tr("on") : tr("off");
    if (standard.isText())
        return standard.toText().empty() ? tr("empty") : QString::fromStdString(standard.toText());
    if (standard.isList() && standard.toList().empty()) return tr("empty");
    return numberText(standard);
}

/// Mark, help and greying, from the document; the editor's content is not touched.
void OptionField::showState() {
    const bool changed = m_document.isChanged(m_option);
    m_reset->setVisible(changed && !m_option.required);
    m_reset->setToolTip(tr("Changed. Back to the default: %1").arg(defaultText()));
    QFont font = m_label->font();
    font.setWeight(changed && !m_option.required ? QFont::DemiBold : QFont::Normal);
    m_label->setFont(font);
    m_why = m_option.whyNotApplicable ? QString::fromStdString(m_option.whyNotApplicable(m_document.config()))
                                      : QString();
    const bool usable = m_why.isEmpty() && !m_document.syntaxError();
    m_editor->setEnabled(usable);
    m_label->setEnabled(usable);
    const QString help = m_why.isEmpty() ? m_ownHelp : tr("Not used: %1.").arg(m_why);
    m_help->setText(help);
    m_help->setToolTip(m_why.isEmpty() ? QString() : m_ownHelp);
    m_help->setVisible(!help.isEmpty());
    showProblem();
}

void OptionField::showProblem() {
    const std::optional<Value> typed = m_editor->value();
    if (!typed) return m_problem->show(m_editor->problem(), Severity::Error);
    if (!m_why.isEmpty()) return m_problem->clear(); // the help says already that it has no effect
    // An empty list of a required option is of the right type; the validation says the rest.
    const std::string wrong =
        m_option.required ? std::string() : checkValue(m_option, m_document.value(m_option));
    if (wrong.empty()) return m_problem->show(m_issues);
    m_problem->show(issueText({m_path.toStdString(), wrong, {}, Severity::Error}), Severity::Error);
}

} // namespace sonorant
