// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/main_window.h"
#include "core/base/error.h"
#include "tests/support/fake_engine.h"

#include <QSignalSpy>
#include <QTest>

#include <filesystem>
#include <memory>

namespace sonorant::test {

/// The program's window before a script instead of projects and an engine: any folder that is there is a
/// project with so many epochs.
struct ScriptedWindow {
    std::unique_ptr<MainWindow> window;
    FakeEngine* engine = nullptr; ///< null when it did not come up

    explicit ScriptedWindow(int epochs) {
        window = std::make_unique<MainWindow>([epochs](const Path& path) {
            if (!std::filesystem::exists(path))
                throw Error(ErrorKind::NotFound, "no such project", path.string());
            ReadResult result;
            result.config.folder = path;
            result.config.model.name = "hn-nsf";
            result.config.training.epochs = epochs;
            return result;
        });
        window->show();
        if (!QTest::qWaitForWindowExposed(window.get())) return;
        QSignalSpy ready(&window->parts().engine, &EngineHolder::ready);
        const auto made = std::make_shared<FakeEngine*>(nullptr);
        window->parts().engine.load([made] {
            auto fake = std::make_unique<FakeEngine>();
            *made = fake.get();
            return fake;
        });
        if (ready.wait(20000)) engine = *made;
    }
};

} // namespace sonorant::test
