// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/listen/figure_board.h"

#include <QAbstractTableModel>

namespace sonorant {

/// The figures of generated sounds, one row each, and below them a row of means per checkpoint. Sorting
/// moves the former only.
class FiguresModel : public QAbstractTableModel {
    Q_OBJECT
public:
    /// Utterance, Checkpoint, then figureColumns().
    enum Column { Utterance, Checkpoint, FirstFigure };

    explicit FiguresModel(const FigureBoard* board, QObject* parent = nullptr);

    void setPairs(std::vector<MeasuredPair> pairs);
    /// The board knows more.
    void update();

    bool isMean(int row) const { return row >= static_cast<int>(m_pairs.size()); }
    const MeasuredPair& pair(int row) const { return m_pairs[m_order[static_cast<std::size_t>(row)]]; }
    int pairCount() const { return static_cast<int>(m_pairs.size()); }
    /// The number as shown; nothing where there is none.
    std::optional<double> value(int row, int column) const;
    /// Header and all rows as shown, separated by `separator`, for people's tables; with ',' as CSV with
    /// plain numbers.
    QString toText(QChar separator) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    struct Mean {
        ListenCheckpoint checkpoint;
        Path run;
        int measured = 0;
        ObjectiveFigures figures;
    };
    void sortRows();
    void makeMeans();
    bool before(std::size_t one, std::size_t other) const;
    QString text(int row, int column) const;
    std::optional<double> pairValue(std::size_t pair, int column) const;

    const FigureBoard* m_board;
    std::vector<MeasuredPair> m_pairs;
    std::vector<std::size_t> m_order; ///< rows to pairs
    std::vector<Mean> m_means;
    int m_column = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace sonorant
