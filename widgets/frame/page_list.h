// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>

class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace sonorant {

/// The pages at the left edge, as icons with labels.
class PageList : public QFrame {
    Q_OBJECT
public:
    explicit PageList(QWidget* parent = nullptr);

    /// @param shortcut as shown in the tool tip
    void addPage(const QString& icon, const QString& title, const QString& shortcut);
    void setCurrent(int index);
    int current() const;
    int count() const { return static_cast<int>(m_buttons.size()); }
    QToolButton* button(int index) const { return m_buttons.at(index); }

Q_SIGNALS:
    void chosen(int index);

private:
    QVBoxLayout* m_layout;
    QButtonGroup* m_group;
    QList<QToolButton*> m_buttons;
};

} // namespace sonorant
