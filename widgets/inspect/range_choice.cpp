// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/range_choice.h"

#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QDoubleValidator>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace sonorant {

RangeChoice::RangeChoice(QWidget* parent)
    : QWidget(parent), m_modes(new QComboBox), m_low(new QLineEdit), m_high(new QLineEdit) {
    m_modes->addItems(
        {tr("1 to 99 %"), tr("0.1 to 99.9 %"), tr("Smallest to largest"), tr("Around zero"), tr("By hand")});
    m_modes->setAccessibleName(tr("Range of the colours"));
    m_low->setAccessibleName(tr("Lowest value shown"));
    m_high->setAccessibleName(tr("Highest value shown"));
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_modes);
    row->addSpacing(4);
    row->addWidget(m_low);
    row->addWidget(makeMuted(QStringLiteral("–")));
    row->addWidget(m_high);
    for (QLineEdit* const edit : {m_low, m_high}) {
        auto* const numbers = new QDoubleValidator(edit);
        numbers->setLocale(QLocale::c());
        edit->setValidator(numbers);
        edit->setAlignment(Qt::AlignRight);
        edit->setFixedWidth(84);
        connect(edit, &QLineEdit::editingFinished, this, &RangeChoice::takeHand);
    }
    connect(m_modes, &QComboBox::currentIndexChanged, this, &RangeChoice::apply);
}

RangeMode RangeChoice::mode() const {
    return static_cast<RangeMode>(m_modes->currentIndex());
}

void RangeChoice::setMode(RangeMode mode) {
    m_modes->setCurrentIndex(static_cast<int>(mode));
}

void RangeChoice::setSource(std::shared_ptr<const MatrixSource> source) {
    m_source = std::move(source);
    apply();
}

void RangeChoice::apply() {
    if (!m_source) return;
    switch (mode()) {
    case RangeMode::Bulk:
        m_range = percentileRange(*m_source, 1, 99);
        break;
    case RangeMode::NearlyAll:
        m_range = percentileRange(*m_source, 0.1, 99.9);
        break;
    case RangeMode::All:
        m_range = percentileRange(*m_source, 0, 100);
        break;
    case RangeMode::Symmetric: {
        const ValueRange range = percentileRange(*m_source, 1, 99);
        const float most = std::max(std::abs(range.low), std::abs(range.high));
        m_range = {-most, most};
        break;
    }
    case RangeMode::ByHand:
        break;
    }
    if (!(m_range.high > m_range.low)) m_range = {m_range.low - 0.5F, m_range.low + 0.5F};
    const auto text = [](float value) { return QString::number(static_cast<double>(value), 'g', 5); };
    m_low->setText(text(m_range.low));
    m_high->setText(text(m_range.high));
    Q_EMIT rangeChanged(m_range);
}

/// What was written counts when it is another number than the one that stood there, and low stays below high.
void RangeChoice::takeHand() {
    const float low = m_low->text().toFloat(), high = m_high->text().toFloat();
    const auto same = [](float one, float other) {
        return QString::number(static_cast<double>(one), 'g', 5) ==
               QString::number(static_cast<double>(other), 'g', 5);
    };
    if (same(low, m_range.low) && same(high, m_range.high)) return;
    if (high > low) m_range = {low, high};
    const QSignalBlocker quiet(m_modes);
    setMode(RangeMode::ByHand);
    apply();
}

} // namespace sonorant
