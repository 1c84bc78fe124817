// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <QString>
#include <QWidget>

#include <functional>

namespace sonorant {
class MainWindow;
}

/// Gives the demo copy its features, some of them damaged, so that the Data page has something to say.
void prepareData(const sonorant::Path& project);

/// Pictures of the Data page: checked, with an utterance shown, and its plots.
void shootData(sonorant::MainWindow& window, const std::function<void(QWidget&, const QString&)>& shoot);
