// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <QString>

#include <functional>

class QWidget;

namespace sonorant {
class MainWindow;
namespace test {
class FakeInferenceService;
}
} // namespace sonorant

/// Checkpoints and generated sounds for the runs of the demo in `project`, so that the page has something to
/// show.
void prepareListen(const sonorant::Path& project);
/// What the scripted engine generates: recordings with less noise from epoch to epoch.
void scriptListen(sonorant::test::FakeInferenceService& service, const sonorant::Path& project);
/// Pictures of the Listen page.
void shootListen(sonorant::MainWindow& window, const std::function<void(QWidget&, const QString&)>& shoot);
