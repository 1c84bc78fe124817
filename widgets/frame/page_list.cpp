// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/frame/page_list.h"

#include "widgets/theme/theme.h"

#include <QButtonGroup>
#include <QToolButton>
#include <QVBoxLayout>

namespace sonorant {

PageList::PageList(QWidget* parent)
    : QFrame(parent), m_layout(new QVBoxLayout(this)), m_group(new QButtonGroup(this)) {
    setObjectName(QStringLiteral("PageList"));
    setAccessibleName(tr("Pages"));
    setFixedWidth(104);
    m_layout->setContentsMargins(0, grid, 0, grid);
    m_layout->setSpacing(0);
    m_layout->addStretch(1);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idClicked, this, &PageList::chosen);
}

void PageList::addPage(const QString& icon, const QString& title, const QString& shortcut) {
    auto* button = new QToolButton;
    button->setCheckable(true);
    button->setText(title);
    button->setIcon(lineIcon(icon));
    button->setIconSize(QSize(24, 24));
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setFixedHeight(68);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(tr("%1 (%2)").arg(title, shortcut));
    button->setAccessibleName(tr("Page %1").arg(title));
    m_group->addButton(button, static_cast<int>(m_buttons.size()));
    m_layout->insertWidget(static_cast<int>(m_buttons.size()), button);
    m_buttons << button;
}

void PageList::setCurrent(int index) {
    if (index >= 0 && index < m_buttons.size()) {
        m_buttons.at(index)->setChecked(true);
        return;
    }
    // None: an exclusive group does not let go of its last button by itself.
    m_group->setExclusive(false);
    for (QToolButton* button : std::as_const(m_buttons))
        button->setChecked(false);
    m_group->setExclusive(true);
}

int PageList::current() const {
    return m_group->checkedId();
}

} // namespace sonorant
