// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/form_entry.h"

namespace sonorant {

class ConfigDocument;
class FeatureTableModel;
class GridTable;

/// The features of one side of the model as a table over the whole width of the form.
class FeatureEntry : public FormEntry {
    Q_OBJECT
public:
    /// @param side "input" or "output"
    FeatureEntry(ConfigDocument& document, const QString& side, QWidget* parent = nullptr);

    QStringList paths() const override;
    bool matches(const QStringList& words) const override;
    void refresh() override;
    void setIssues(const IssueMap& issues) override;
    FeatureTableModel* model() const { return m_model; }
    GridTable* table() const { return m_table; }
    QString problemText() const { return m_problem->text(); }

private:
    ConfigDocument& m_document;
    QString m_side;
    FeatureTableModel* m_model;
    GridTable* m_table;
    ProblemLine* m_problem;
    QWidget* m_removeSubset = nullptr;
};

} // namespace sonorant
