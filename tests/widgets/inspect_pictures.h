// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/main_window.h"

#include <functional>

/// Shows the Inspect page with files of the demo corpus and hands each state to `shoot`.
void shootInspect(sonorant::MainWindow& window,
                  const std::function<void(QWidget& what, const QString& name)>& shoot);
