// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace sonorant {

/// One line that takes the room it gets: what does not fit is left out in the middle, with an ellipsis, so
/// that both the beginning and the end stay readable. text() is whole, for tests and screen readers.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    /// What is seen of the text now.
    QString shownText() const;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace sonorant
