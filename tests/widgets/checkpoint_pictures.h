// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <QString>
#include <QWidget>

#include <functional>

namespace sonorant {
class MainWindow;
}

/// Puts checkpoints into the runs of the project, their options beside them.
void prepareCheckpoints(const sonorant::Path& project);

/// Shows the Checkpoints page and hands each state to `shoot`.
void shootCheckpoints(sonorant::MainWindow& window,
                      const std::function<void(QWidget& what, const QString& name)>& shoot);
