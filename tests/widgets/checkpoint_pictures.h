// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <functional>

namespace sonorant {
class MainWindow;
}

/// Shows the Checkpoints page with checkpoints of all epochs of the project's runs (those that were not there
/// before are taken away again) and hands each state to `shoot`.
void shootCheckpoints(sonorant::MainWindow& window,
                      const std::function<void(QWidget& what, const QString& name)>& shoot);
