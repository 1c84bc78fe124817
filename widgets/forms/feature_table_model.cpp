// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/feature_table_model.h"

#include "widgets/forms/config_document.h"
#include "widgets/forms/option_editor.h"

#include <algorithm>

namespace sonorant {

namespace {

const Value* itemOf(const Value& list, std::size_t index) {
    return list.isList() && index < list.toList().size() ? &list.toList()[index] : nullptr;
}

std::size_t lengthOf(const Value& list) {
    return list.isList() ? list.toList().size() : 0;
}

QString textOf(const Value* value) {
    return value && value->isText() ? QString::fromStdString(value->toText()) : QString();
}

} // namespace

FeatureTableModel::FeatureTableModel(ConfigDocument& document, QString side, QObject* parent)
    : GridModel(parent), m_document(document), m_side(std::move(side)) {
    connect(&document, &ConfigDocument::changed, this, &FeatureTableModel::read);
    read();
}

Value FeatureTableModel::column(const char* key) const {
    const Option* const option =
        m_document.option(QStringLiteral("data.%1_%2").arg(m_side, QLatin1String(key)));
    return option ? m_document.value(*option) : Value(ValueList{});
}

QStringList FeatureTableModel::paths() const {
    QStringList all;
    for (const char* const key : {"dirs", "exts", "dims", "reso", "norm"})
        all << QStringLiteral("data.%1_%2").arg(m_side, QLatin1String(key));
    return all;
}

/// From the document. Lists of different lengths are shown as long as the longest of them.
void FeatureTableModel::read() {
    const Value dirs = column("dirs"), exts = column("exts"), dims = column("dims"), reso = column("reso"),
                norm = column("norm");
    std::size_t count = std::max({lengthOf(exts), lengthOf(dims), lengthOf(reso), lengthOf(norm)});
    const auto subsets = static_cast<int>(lengthOf(dirs));
    for (std::size_t subset = 0; subset < lengthOf(dirs); ++subset)
        count = std::max(count, lengthOf(dirs.toList()[subset]));
    std::vector<Feature> features(count);
    for (std::size_t i = 0; i < count; ++i) {
        Feature& feature = features[i];
        for (std::size_t subset = 0; subset < lengthOf(dirs); ++subset)
            feature.folders << textOf(itemOf(dirs.toList()[subset], i));
        feature.extension = textOf(itemOf(exts, i));
        if (const Value* item = itemOf(dims, i); item && item->isInteger())
            feature.dimension = item->toInteger();
        if (const Value* item = itemOf(reso, i); item && item->isInteger())
            feature.resolution = item->toInteger();
        if (const Value* item = itemOf(norm, i); item && item->isBool()) feature.normalise = item->toBool();
    }
    if (features == m_features && subsets == m_subsets) return;
    if (features.size() == m_features.size() && subsets == m_subsets) { // keeps the selection
        m_features = std::move(features);
        if (!m_features.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_features = std::move(features);
    m_subsets = subsets;
    endResetModel();
}

void FeatureTableModel::write(const QString& label) {
    ValueList dirs, exts, dims, reso, norm;
    for (int subset = 0; subset < folderColumns(); ++subset) {
        ValueList folders;
        for (const Feature& feature : m_features)
            folders.emplace_back(feature.folders.value(subset).toStdString());
        dirs.emplace_back(std::move(folders));
    }
    for (const Feature& feature : m_features) {
        exts.emplace_back(feature.extension.toStdString());
        dims.emplace_back(feature.dimension);
        reso.emplace_back(feature.resolution);
        norm.emplace_back(feature.normalise);
    }
    const QStringList keys = paths();
    m_document.setValues({{keys[0], Value(std::move(dirs))},
                          {keys[1], Value(std::move(exts))},
                          {keys[2], Value(std::move(dims))},
                          {keys[3], Value(std::move(reso))},
                          {keys[4], Value(std::move(norm))}},
                         label);
    Q_EMIT edited();
    read(); // where the document refused (its text has an error), show what it has
}

int FeatureTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_features.size());
}

int FeatureTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : folderColumns() + TailCount;
}

QVariant FeatureTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Feature& feature = m_features[static_cast<std::size_t>(index.row())];
    const int tail = index.column() - folderColumns();
    if (role == Qt::CheckStateRole && tail == Normalise)
        return static_cast<int>(feature.normalise ? Qt::Checked : Qt::Unchecked);
    if (role == Qt::TextAlignmentRole && (tail == Dimension || tail == Resolution))
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::AccessibleTextRole && tail == Normalise)
        return feature.normalise ? tr("normalised") : tr("not normalised");
    if (role != Qt::DisplayRole && role != Qt::EditRole) return {};
    if (tail < 0) return feature.folders.value(index.column());
    switch (tail) {
    case Extension:
        return feature.extension;
    case Dimension:
        return QString::number(feature.dimension);
    case Resolution:
        return QString::number(feature.resolution);
    default:
        return {};
    }
}

bool FeatureTableModel::setTail(Feature& feature, int tail, const QVariant& value) {
    if (tail == Extension) {
        feature.extension = value.toString().trimmed();
        if (!feature.extension.isEmpty() && !feature.extension.startsWith(QLatin1Char('.')))
            feature.extension.prepend(QLatin1Char('.'));
        return true;
    }
    const std::optional<Value> number = parseNumber(value.toString(), true);
    if (!number) return false;
    (tail == Dimension ? feature.dimension : feature.resolution) = number->toInteger();
    return true;
}

bool FeatureTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || m_document.syntaxError()) return false;
    Feature feature = m_features[static_cast<std::size_t>(index.row())];
    const int tail = index.column() - folderColumns();
    if (role == Qt::CheckStateRole && tail == Normalise) {
        feature.normalise = value.toInt() == Qt::Checked;
    } else if (role != Qt::EditRole || tail == Normalise) {
        return false;
    } else if (tail < 0) {
        while (feature.folders.size() <= index.column())
            feature.folders << QString();
        feature.folders[index.column()] = value.toString().trimmed();
    } else if (!setTail(feature, tail, value)) {
        return false;
    }
    if (feature == m_features[static_cast<std::size_t>(index.row())]) return true;
    m_features[static_cast<std::size_t>(index.row())] = std::move(feature);
    Q_EMIT dataChanged(index, index);
    write(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString());
    return true;
}

QVariant FeatureTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    const int tail = section - folderColumns();
    if (role == Qt::TextAlignmentRole && orientation == Qt::Horizontal &&
        (tail == Dimension || tail == Resolution))
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    if (orientation == Qt::Vertical) return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (tail < 0) {
        if (role == Qt::ToolTipRole) return tr("Relative to the project; double-click to change");
        return m_subsets > 1 ? tr("Folder, subset %1").arg(section + 1) : tr("Folder");
    }
    static const char* const names[] = {QT_TR_NOOP("Extension"), QT_TR_NOOP("Dimension"),
                                        QT_TR_NOOP("Resolution"), QT_TR_NOOP("Normalise")};
    static const char* const tips[] = {
        QT_TR_NOOP(
            ".wav and .flac are waveforms, .npy NumPy arrays, anything else raw little-endian float32"),
        QT_TR_NOOP("Values per frame: 80 for a mel spectrogram of 80 bands, 1 for F0 or a waveform"),
        QT_TR_NOOP(
            "Output-rate steps that one frame lasts: 80 for frames every 5 ms at 16 kHz, 1 for a waveform"),
        QT_TR_NOOP("Brought to mean 0 and deviation 1 with the statistics of the training set")};
    return tr(role == Qt::ToolTipRole ? tips[tail] : names[tail]);
}

Qt::ItemFlags FeatureTableModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    if (index.column() - folderColumns() == Normalise)
        return GridModel::flags(index) | Qt::ItemIsUserCheckable;
    return GridModel::flags(index) | Qt::ItemIsEditable;
}

void FeatureTableModel::addRow() {
    if (m_document.syntaxError()) return;
    Feature feature;
    feature.extension = QStringLiteral(".feat");
    feature.normalise = m_side == QLatin1String("input");
    if (!m_features.empty()) feature.resolution = m_features.back().resolution; // one side has one frame rate
    for (int subset = 0; subset < folderColumns(); ++subset)
        feature.folders << QStringLiteral("features");
    beginInsertRows({}, rowCount(), rowCount());
    m_features.push_back(feature);
    endInsertRows();
    write(tr("Adding a feature"));
}

void FeatureTableModel::removeRow(int row) {
    if (!canRemove(row) || m_document.syntaxError()) return;
    beginRemoveRows({}, row, row);
    m_features.erase(m_features.begin() + row);
    endRemoveRows();
    write(tr("Removing a feature"));
}

GridModel::PathKind FeatureTableModel::pathKind(const QModelIndex& index) const {
    return index.isValid() && index.column() < folderColumns() ? PathKind::Folder : PathKind::None;
}

} // namespace sonorant
