// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace sonorant {

/// Rows of plain texts under fixed headings: facts, options.
class TextTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    struct Row {
        QStringList cells;
        QString toolTip{};
        bool strong = false; ///< stands out: semi-bold
    };

    explicit TextTableModel(QStringList headings, QObject* parent = nullptr)
        : QAbstractTableModel(parent), m_headings(std::move(headings)) {}

    void setRows(std::vector<Row> rows);
    void setHeadings(const QStringList& headings); ///< as many as before
    const std::vector<Row>& rows() const { return m_rows; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QStringList m_headings;
    std::vector<Row> m_rows;
};

} // namespace sonorant
