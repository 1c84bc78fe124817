// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/utterance_filter.h"

#include <algorithm>

namespace sonorant {

namespace {

char lowered(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// Of ASCII letters; quick enough for tens of thousands of names per key stroke.
bool contains(const std::string& name, const std::string& lowerPart) {
    return std::search(name.begin(), name.end(), lowerPart.begin(), lowerPart.end(),
                       [](char a, char b) { return lowered(a) == b; }) != name.end();
}

} // namespace

UtteranceFilter::UtteranceFilter(UtteranceTableModel* model, QObject* parent)
    : QSortFilterProxyModel(parent), m_model(model) {
    setSourceModel(model);
}

void UtteranceFilter::setText(const QString& text) {
    m_wide = text.trimmed();
    m_text = m_wide.toStdString();
    m_ascii =
        std::all_of(m_text.begin(), m_text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
    std::transform(m_text.begin(), m_text.end(), m_text.begin(), lowered);
    invalidateFilter();
}

void UtteranceFilter::setSetRole(std::optional<SetRole> role) {
    m_role = role;
    invalidateFilter();
}

void UtteranceFilter::setState(State state) {
    m_state = state;
    invalidateFilter();
}

bool UtteranceFilter::stateFits(int row) const {
    const UtteranceVerdict verdict = m_model->check(row).verdict();
    switch (m_state) {
    case Any:
        return true;
    case WithFindings:
        return verdict >= UtteranceVerdict::Noted && verdict <= UtteranceVerdict::Faulty;
    case WithErrors:
        return verdict == UtteranceVerdict::Faulty;
    case WithWarnings:
        return verdict == UtteranceVerdict::Doubtful;
    case Fine:
        return verdict == UtteranceVerdict::Fine && m_model->check(row).contentRead;
    case NotChecked:
        return verdict != UtteranceVerdict::LeftOut && !m_model->check(row).contentRead;
    case LeftOut:
        break;
    }
    return verdict == UtteranceVerdict::LeftOut;
}

bool UtteranceFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    if (m_role && m_model->setOf(row).role() != *m_role) return false;
    if (!stateFits(row)) return false;
    if (m_text.empty()) return true;
    const std::string& name = m_model->utterance(row).name;
    return m_ascii ? contains(name, m_text)
                   : QString::fromStdString(name).contains(m_wide, Qt::CaseInsensitive);
}

bool UtteranceFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const int a = left.row(), b = right.row(), column = left.column();
    if (column == UtteranceTableModel::Name) return m_model->utterance(a).name < m_model->utterance(b).name;
    if (column == UtteranceTableModel::Set) return m_model->utterance(a).set < m_model->utterance(b).set;
    const UtteranceCheck &one = m_model->check(a), &other = m_model->check(b);
    if (column == UtteranceTableModel::Duration) return one.seconds < other.seconds;
    if (column == m_model->rateColumn()) return one.samplingRate < other.samplingRate;
    if (column != m_model->stateColumn()) return m_model->frames(a, column) < m_model->frames(b, column);
    if (one.verdict() != other.verdict()) return one.verdict() < other.verdict();
    const auto kind = [](const UtteranceCheck& check) {
        return check.findings.empty() ? -1 : static_cast<int>(check.findings.front().kind);
    };
    return kind(one) < kind(other);
}

} // namespace sonorant
