// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace sonorant {

class MainWindow;

using Shoot = std::function<void(QWidget& what, const QString& name)>;

/// The sections of the Configure page, its text tab with an error, and the pages of the wizard. A project is
/// open.
void shootForms(MainWindow& window, const Shoot& shoot);

} // namespace sonorant
