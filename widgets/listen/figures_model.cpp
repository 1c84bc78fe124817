// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/listen/figures_model.h"

#include "widgets/listen/checkpoint_model.h"
#include "widgets/theme/theme.h"

#include <QFont>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sonorant {

namespace {

const FigureColumn& figure(int column) {
    return figureColumns()[static_cast<std::size_t>(column - FiguresModel::FirstFigure)];
}

/// One field of a line: quoted where it must be.
QString field(QString text, QChar separator) {
    if (!text.contains(separator) && !text.contains(QLatin1Char('"')) && !text.contains(QLatin1Char('\n')))
        return text;
    text.replace(QLatin1String("\""), QLatin1String("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

} // namespace

FiguresModel::FiguresModel(const FigureBoard* board, QObject* parent)
    : QAbstractTableModel(parent), m_board(board) {}

void FiguresModel::setPairs(std::vector<MeasuredPair> pairs) {
    beginResetModel();
    m_pairs = std::move(pairs);
    m_order.resize(m_pairs.size());
    std::iota(m_order.begin(), m_order.end(), std::size_t(0));
    makeMeans();
    sortRows();
    endResetModel();
}

void FiguresModel::update() {
    // The number of means is that of the checkpoints and stays.
    makeMeans();
    if (m_column >= 0) sort(m_column, m_sortOrder);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void FiguresModel::makeMeans() {
    m_means.clear();
    std::vector<std::vector<ObjectiveFigures>> figures;
    for (const MeasuredPair& pair : m_pairs) {
        const auto same = [&pair](const Mean& mean) {
            return mean.run == pair.run && mean.checkpoint.key == pair.checkpoint.key;
        };
        auto mean = std::find_if(m_means.begin(), m_means.end(), same);
        if (mean == m_means.end()) {
            m_means.push_back({pair.checkpoint, pair.run, 0, {}});
            figures.emplace_back();
            mean = m_means.end() - 1;
        }
        const MeasuredFigures* const measured = m_board->find(pair.generated);
        if (measured && measured->figures)
            figures[static_cast<std::size_t>(mean - m_means.begin())].push_back(*measured->figures);
    }
    for (std::size_t i = 0; i < m_means.size(); ++i) {
        m_means[i].measured = static_cast<int>(figures[i].size());
        m_means[i].figures = meanFigures(figures[i]);
    }
}

std::optional<double> FiguresModel::pairValue(std::size_t pair, int column) const {
    const MeasuredFigures* const measured = m_board->find(m_pairs[pair].generated);
    return measured && measured->figures ? figure(column).value(*measured->figures) : std::nullopt;
}

std::optional<double> FiguresModel::value(int row, int column) const {
    if (column < FirstFigure) return std::nullopt;
    if (!isMean(row)) return pairValue(m_order[static_cast<std::size_t>(row)], column);
    const Mean& mean = m_means[static_cast<std::size_t>(row) - m_pairs.size()];
    return mean.measured > 0 ? figure(column).value(mean.figures) : std::nullopt;
}

bool FiguresModel::before(std::size_t one, std::size_t other) const {
    const MeasuredPair &a = m_pairs[one], &b = m_pairs[other];
    if (m_column == Utterance) return a.utterance < b.utterance;
    if (m_column == Checkpoint)
        return std::pair(a.run, a.checkpoint.epoch) < std::pair(b.run, b.checkpoint.epoch);
    const auto key = [this](std::size_t pair) {
        const std::optional<double> value = pairValue(pair, m_column);
        return value ? (figure(m_column).isSigned ? std::abs(*value) : *value) : 0.0;
    };
    return key(one) < key(other);
}

void FiguresModel::sortRows() {
    if (m_column < 0) {
        std::iota(m_order.begin(), m_order.end(), std::size_t(0));
        return;
    }
    std::stable_sort(m_order.begin(), m_order.end(), [this](std::size_t one, std::size_t other) {
        // What has no figure stands last, whichever way.
        if (m_column >= FirstFigure) {
            const bool first = pairValue(one, m_column).has_value(),
                       second = pairValue(other, m_column).has_value();
            if (first != second) return first;
            if (!first) return false;
        }
        return m_sortOrder == Qt::AscendingOrder ? before(one, other) : before(other, one);
    });
}

void FiguresModel::sort(int column, Qt::SortOrder order) {
    m_column = column < columnCount() ? column : -1;
    m_sortOrder = order;
    Q_EMIT layoutAboutToBeChanged();
    const std::vector<std::size_t> old = m_order;
    sortRows();
    std::vector<int> places(m_order.size());
    for (std::size_t row = 0; row < m_order.size(); ++row)
        places[m_order[row]] = static_cast<int>(row);
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    for (const QModelIndex& each : from)
        to << (isMean(each.row()) ? each
                                  : index(places[old[static_cast<std::size_t>(each.row())]], each.column()));
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged();
}

int FiguresModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_pairs.size() + m_means.size());
}

int FiguresModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : FirstFigure + static_cast<int>(figureColumns().size());
}

QString FiguresModel::text(int row, int column) const {
    const Mean* const mean = isMean(row) ? &m_means[static_cast<std::size_t>(row) - m_pairs.size()] : nullptr;
    if (column == Utterance)
        return mean ? tr("Mean of %1").arg(mean->measured) : QString::fromStdString(pair(row).utterance);
    if (column == Checkpoint) return checkpointText(mean ? mean->checkpoint : pair(row).checkpoint);
    if (const std::optional<double> number = value(row, column))
        return QLocale().toString(*number, 'f', figure(column).decimals);
    if (mean || m_board->find(pair(row).generated)) return QStringLiteral("–");
    return QString();
}

QVariant FiguresModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const int row = index.row(), column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::TextAlignmentRole:
        return int((column < FirstFigure ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::FontRole:
        if (!isMean(row)) return {};
        {
            QFont font;
            font.setWeight(QFont::DemiBold);
            return font;
        }
    case Qt::ToolTipRole:
        if (isMean(row)) return tr("Of the utterances that were measured");
        if (const MeasuredFigures* const measured = m_board->find(pair(row).generated);
            measured && !measured->problem.isEmpty())
            return measured->problem;
        return QString::fromStdString(pair(row).utterance);
    default:
        return {};
    }
}

QVariant FiguresModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    if (role == Qt::TextAlignmentRole)
        return int((section < FirstFigure ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    if (section == Utterance) return tr("Utterance");
    if (section == Checkpoint) return tr("Checkpoint");
    const bool shortly = role == Qt::DisplayRole;
    const std::string_view key = figure(section).key;
    if (key == "log_spectral_distance")
        return shortly ? tr("LSD / dB") : tr("Log-spectral distance over voiced frames");
    if (key == "mel_cepstral_distortion")
        return shortly ? tr("MCD / dB") : tr("Mel-cepstral distortion over active frames");
    if (key == "f0_rmse_hz")
        return shortly ? tr("F0 / Hz") : tr("F0 error (root mean square) where both are voiced");
    if (key == "f0_rmse_cents")
        return shortly ? tr("F0 / cents") : tr("F0 error (root mean square) where both are voiced");
    if (key == "voicing_error")
        return shortly ? tr("Voicing / %") : tr("Frames that are voiced in one of the two only");
    if (key == "duration_difference")
        return shortly ? tr("Length / s") : tr("Generated minus natural length");
    if (key == "level_difference")
        return shortly ? tr("Level / dB") : tr("Generated minus natural level of the speech");
    return QString::fromUtf8(figure(section).name.data(),
                             static_cast<qsizetype>(figure(section).name.size()));
}

QString FiguresModel::toText(QChar separator) const {
    const bool plain = separator == QLatin1Char(',');
    QString lines;
    for (int row = -1; row < rowCount(); ++row) {
        QStringList fields;
        for (int column = 0; column < columnCount(); ++column) {
            QString cell = row < 0 ? headerData(column, Qt::Horizontal).toString() : text(row, column);
            // A number that other programs read, whatever the language here.
            if (plain && row >= 0 && column >= FirstFigure) {
                const std::optional<double> number = value(row, column);
                cell = number ? QString::number(*number, 'g', 9) : QString();
            }
            fields << field(cell, separator);
        }
        lines += fields.join(separator) + QLatin1Char('\n');
    }
    return lines;
}

} // namespace sonorant
