// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/grid_model.h"

namespace sonorant {

class ConfigDocument;

/// The features of one side of the model as rows: a folder for each subset, extension, dimension, resolution
/// and whether it is normalised. In the file these are five lists side by side (input_dirs, input_exts, ...);
/// changes go to the document as one step.
class FeatureTableModel : public GridModel {
    Q_OBJECT
public:
    /// @param side "input" or "output"
    FeatureTableModel(ConfigDocument& document, QString side, QObject* parent = nullptr);

    int subsets() const { return m_subsets; }
    int folderColumns() const { return m_subsets > 0 ? m_subsets : 1; }
    enum Tail { Extension, Dimension, Resolution, Normalise, TailCount }; ///< columns after the folders

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    void addRow() override;
    void removeRow(int row) override;
    bool canRemove(int row) const override { return row >= 0 && row < rowCount() && rowCount() > 1; }
    PathKind pathKind(const QModelIndex& index) const override;

    /// The options that this table stands for: "data.input_dirs", ...
    QStringList paths() const;

private:
    struct Feature {
        QStringList folders; ///< one per subset
        QString extension;
        std::int64_t dimension = 1, resolution = 1;
        bool normalise = false;
        bool operator==(const Feature&) const = default;
    };
    void read();
    void write(const QString& label);
    Value column(const char* key) const;
    bool setTail(Feature& feature, int tail, const QVariant& value);

    ConfigDocument& m_document;
    QString m_side;
    std::vector<Feature> m_features;
    int m_subsets = 0;
};

/// One more subset with the folders (and lists) of the last, in every option that counts subsets, as one
/// step.
void addSubset(ConfigDocument& document);
/// Takes the last subset away, when there are two or more.
void removeSubset(ConfigDocument& document);

} // namespace sonorant
