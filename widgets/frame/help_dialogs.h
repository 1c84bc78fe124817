// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QAction;
class QWidget;

namespace sonorant {

struct EngineInfo;

/// Name, versions, licence. @param engine nullptr while it is not there
void showAbout(QWidget* parent, const EngineInfo* engine);

/// Every key of the window: those of the actions, then those of the plot.
struct ShortcutGroup {
    QString title; ///< of the page; empty for the whole window
    QList<QAction*> actions;
};
void showShortcuts(QWidget* parent, const QList<ShortcutGroup>& groups);

} // namespace sonorant
