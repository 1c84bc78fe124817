// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/document.h"

#include <QAbstractTableModel>

namespace sonorant {

/// The values of a small document as a table: its rows with their numbers; of a list of sequences their
/// names and places, too. Only what is seen is read.
class DocumentTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setDocument(DocumentPtr document);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    bool isSequences() const { return m_document && m_document->info().kind == DocumentKind::Lengths; }
    QString sequenceText(int row, int column) const;

    DocumentPtr m_document;
};

} // namespace sonorant
