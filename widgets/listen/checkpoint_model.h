// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/listen/listen_library.h"

#include <QAbstractTableModel>
#include <QSet>

namespace sonorant {

/// "Epoch 12", "Best (epoch 12)", "Untrained": a checkpoint for people. Epochs count from 1, as everywhere in
/// the window.
QString checkpointText(const ListenCheckpoint& checkpoint);
/// The same where there is little room: "12", "Best", "0".
QString checkpointShortText(const ListenCheckpoint& checkpoint);
/// Time and name of a run: "2026-03-04 09:15 demo"; other names as they are.
QString runText(const ListenRun& run);

/// The checkpoints of one run, in the order of training, with what was generated with each. Those to be
/// generated with are ticked; ticks of other runs are kept.
class CheckpointModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Loss, Sounds, ColumnCount };
    enum Role {
        ShortRole = Qt::UserRole, ///< checkpointShortText
        HasSoundRole,             ///< bool: of the current utterance
        BestRole                  ///< bool
    };

    explicit CheckpointModel(ListenLibrary* library, QObject* parent = nullptr);

    /// -1: none. Keeps its rows when the checkpoints are the same.
    void setRun(int run);
    int run() const { return m_run; }
    const ListenRun* listenRun() const;
    const ListenCheckpoint& checkpoint(int row) const;
    /// -1: not there.
    int rowOf(const std::string& key) const;
    /// Whose sounds HasSoundRole tells of.
    void setUtterance(const QString& name);
    const QString& utterance() const { return m_utterance; }

    /// Ticked checkpoints of all runs, in the order of runs and rows.
    std::vector<std::pair<const ListenRun*, const ListenCheckpoint*>> ticked() const;
    int tickedCount() const { return static_cast<int>(ticked().size()); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void ticksChanged();

private:
    void soundsChanged();
    static QString tickKey(const ListenRun& run, const ListenCheckpoint& checkpoint);
    QString toolTip(const ListenCheckpoint& checkpoint) const;

    ListenLibrary* m_library;
    int m_run = -1;
    std::vector<ListenCheckpoint> m_rows;
    Path m_folder; ///< of the run
    QString m_utterance;
    QSet<QString> m_ticked;
};

} // namespace sonorant
