// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/frame/page_context.h"

#include <QToolBar>

class QLabel;
class QMenu;
class QToolButton;

namespace sonorant {

/// The bar at the top: project, device, the state in words, Start / Pause / Stop.
class RunBar : public QToolBar {
    Q_OBJECT
public:
    RunBar(const PageContext& context, QMenu* projectMenu, QMenu* programMenu, QWidget* parent = nullptr);

    QString stateWords() const;

private:
    void refresh();
    QWidget* buildState();

    PageContext m_context;
    QToolButton* m_project;
    QLabel *m_device, *m_stateIcon = nullptr, *m_state = nullptr;
    QString m_engineTrouble;
};

} // namespace sonorant
