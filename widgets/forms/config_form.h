// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/form_entry.h"

#include <QList>
#include <QWidget>

class QLabel;
class QListWidget;
class QScrollArea;
class QVBoxLayout;

namespace sonorant {

class ConfigDocument;
class FormSection;
class OptionField;

/// All options of a project as forms, made from the schema: sections at the left, one column of groups beside
/// them.
class ConfigForm : public QWidget {
    Q_OBJECT
public:
    explicit ConfigForm(ConfigDocument& document, QWidget* parent = nullptr);

    /// Shows what matches all words, of all sections; empty: the chosen section.
    void setFilter(const QString& text);
    void setAdvancedShown(bool shown);
    bool isAdvancedShown() const { return m_advanced; }
    /// Brings the option in front and gives it the focus. False when there is no such option.
    bool showOption(const QString& path);
    void showSection(const QString& id);

    /// nullptr when it is not in the form (the columns of the feature tables are not).
    OptionField* field(const QString& path) const;
    /// Of all sections; builds those that were not shown yet.
    QList<FormEntry*> entries() const;
    QListWidget* navigation() const { return m_navigation; }

Q_SIGNALS:
    void advancedChanged(bool shown);

private:
    void rebuildModelSection();
    void refresh();
    void showIssues();
    void updateVisibility();
    FormSection* section(const QString& id) const;
    void ensureBuilt(FormSection* section) const;

    ConfigDocument& m_document;
    QListWidget* m_navigation;
    QScrollArea* m_scroll;
    QLabel* m_nothing;
    QList<FormSection*> m_sections;
    QStringList m_words;
    QString m_model;
    IssueMap m_issues;
    bool m_advanced = false;
};

} // namespace sonorant
