// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/views/matrix_source.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace sonorant {

enum class RangeMode { Bulk, NearlyAll, All, Symmetric, ByHand };

/// Which values get the first and the last colour: by percentiles, or by hand.
class RangeChoice : public QWidget {
    Q_OBJECT
public:
    explicit RangeChoice(QWidget* parent = nullptr);

    RangeMode mode() const;
    void setMode(RangeMode mode);
    /// Percentiles are of this source, evenly sampled; by hand stays as it is.
    void setSource(std::shared_ptr<const MatrixSource> source);
    ValueRange range() const { return m_range; }

    QComboBox* modes() const { return m_modes; }
    QLineEdit* low() const { return m_low; }
    QLineEdit* high() const { return m_high; }

Q_SIGNALS:
    void rangeChanged(ValueRange range);

private:
    void apply();
    void takeHand();

    std::shared_ptr<const MatrixSource> m_source;
    ValueRange m_range;
    QComboBox* m_modes;
    QLineEdit *m_low, *m_high;
};

} // namespace sonorant
