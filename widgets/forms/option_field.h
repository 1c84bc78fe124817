// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/option.h"
#include "widgets/forms/form_entry.h"
#include "widgets/forms/option_editor.h"

class QLabel;
class QToolButton;

namespace sonorant {

class ConfigDocument;

/// One option in the form: label, editor, unit, the way back to the default, help, and what is wrong, beside
/// it and with every key.
class OptionField : public FormEntry {
    Q_OBJECT
public:
    OptionField(ConfigDocument& document, const Option& option, QWidget* parent = nullptr);

    QStringList paths() const override { return {m_path}; }
    bool isAdvanced() const override { return m_option.advanced; }
    bool matches(const QStringList& words) const override;
    void refresh() override;
    void setIssues(const IssueMap& issues) override;
    /// In place of the option's own help.
    void setHelp(const QString& text);

    OptionEditor* editor() const { return m_editor; }
    QToolButton* resetButton() const { return m_reset; }
    /// What is wrong, as shown; empty when nothing is.
    QString problemText() const { return m_problem->text(); }
    bool isApplicable() const { return m_why.isEmpty(); }

private:
    void buildLayout();
    void take();
    void showState();
    void showProblem();
    QString defaultText() const;

    ConfigDocument& m_document;
    Option m_option;
    QString m_path;
    OptionEditor* m_editor;
    QLabel *m_label, *m_help;
    QToolButton* m_reset;
    ProblemLine* m_problem;
    QString m_why; ///< it has no effect; empty: it has
    QString m_ownHelp;
    Issues m_issues;
    Value m_shown = false; ///< the document's value when it was last looked at
    bool m_looked = false;
    int m_visit = 0; ///< typing merges into one undo step as long as the field is not left
};

} // namespace sonorant
