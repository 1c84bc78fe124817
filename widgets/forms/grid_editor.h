// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/grid_model.h"
#include "widgets/forms/option_editor.h"

class QHBoxLayout;
class QTableView;
class QToolButton;

namespace sonorant {

/// A GridModel with its buttons below: add, remove, browse. As tall as its rows.
class GridTable : public QWidget {
    Q_OBJECT
public:
    /// @param rowNoun what a row is, for the buttons: "feature", "subset"
    GridTable(GridModel* model, ConfigDocument& document, const QString& addText, const QString& removeText,
              QWidget* parent);

    QTableView* view() const { return m_view; }
    GridModel* model() const { return m_model; }
    /// One more button in the bar below the table.
    QToolButton* addButton(const QString& icon, const QString& text);

private:
    void fitHeight();
    void updateButtons();
    void browse();
    int currentRow() const;

    GridModel* m_model;
    ConfigDocument& m_document;
    QTableView* m_view;
    QHBoxLayout* m_bar;
    QToolButton *m_add, *m_remove, *m_browse;
};

/// FolderTable options, apart from those that the feature tables hold.
class FolderTableEditor : public OptionEditor {
    Q_OBJECT
public:
    FolderTableEditor(const Option& option, ConfigDocument& document, QWidget* parent);
    void setValue(const Value& value) override;
    std::optional<Value> value() const override { return m_model->value(); }
    bool isWide() const override { return true; }

private:
    ConfigDocument& m_document;
    QString m_columns; ///< the option whose items name the columns
    FolderTableModel* m_model;
};

/// NameLists options.
class NameListsEditor : public OptionEditor {
    Q_OBJECT
public:
    NameListsEditor(const Option& option, ConfigDocument& document, QWidget* parent);
    void setValue(const Value& value) override { m_model->setValue(value); }
    std::optional<Value> value() const override { return m_model->value(); }
    bool isWide() const override { return true; }

private:
    NameListModel* m_model;
};

} // namespace sonorant
