// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the window's pages in both palettes: sonorant-screenshots FOLDER WIDTH HEIGHT.
// The window is the real one; what it trains with is scripted, so that the pictures are the same every time.
#include "app/window/main_window.h"
#include "tests/support/fake_engine.h"
#include "tests/widgets/checkpoint_pictures.h"
#include "tests/widgets/data_pictures.h"
#include "tests/widgets/forms_pictures.h"
#include "tests/widgets/inspect_pictures.h"
#include "tests/widgets/listen_pictures.h"
#include "widgets/frame/help_dialogs.h"
#include "widgets/pages/train/train_page.h"
#include "widgets/project/recent_projects.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QSettings>
#include <QTemporaryDir>
#include <QThread>

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <functional>

using namespace sonorant;
using sonorant::test::FakeEngine;
using sonorant::test::FakeTrainingService;

namespace {

bool waitUntil(const std::function<bool()>& reached, int milliseconds = 20000) {
    QElapsedTimer timer;
    timer.start();
    while (!reached() && timer.elapsed() < milliseconds) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(2);
    }
    return reached();
}

void settle(int milliseconds = 400) {
    waitUntil([] { return false; }, milliseconds);
}

void shoot(QWidget& window, const QString& folder, const QString& name) {
    settle();
    const QString file =
        QStringLiteral("%1/%2-%3x%4.png").arg(folder, name).arg(window.width()).arg(window.height());
    // As small as PNG gets: these go into the repository.
    if (!window.grab().save(file, "PNG", 0)) std::fprintf(stderr, "cannot write %s\n", qPrintable(file));
}

/// Runs of the past, as another program wrote them.
void makeOldRuns(const Path& project) {
    for (int i = 0; i < 3; ++i) {
        FakeTrainingService service;
        service.script.perBatch = std::chrono::microseconds(0);
        service.script.trainBatches = 14;
        service.script.validationBatches = 3;
        service.script.prepare = service.script.stopping = std::chrono::milliseconds(0);
        service.script.loss = [i](std::int64_t step) {
            const double noise = std::sin(static_cast<double>(step + 99 * i) * 12.9898) * 43758.5453;
            return 3.4 + 0.35 * i + (8 - i) * std::exp(-static_cast<double>(step) / (160 + 60 * i)) +
                   (noise - std::floor(noise) - 0.5) * 1.3;
        };
        TrainingRequest request;
        request.config.training.epochs = 50 - 8 * i;
        request.runFolder = project / "runs" /
                            ("2026030" + std::to_string(i + 1) + "-1430" + std::to_string(10 + i) + "-demo");
        service.start(request, std::make_shared<TrainingObserver>());
        service.wait();
    }
}

void shootAll(const QString& folder, const QSize& size, const QString& palette, const QString& project) {
    FakeTrainingService* service = nullptr;
    MainWindow window;
    window.resize(size);
    window.show();
    window.parts().engine.load([&service, &project] {
        auto engine = std::make_unique<FakeEngine>();
        service = &engine->training();
        scriptListen(engine->inference(), Path(project.toStdString()));
        return engine;
    });
    waitUntil([&] { return service != nullptr && window.parts().engine.engine(); });
    window.showPage(3);
    shoot(window, folder, QStringLiteral("train-no-project-") + palette);
    window.showPage(0);
    shoot(window, folder, QStringLiteral("start-") + palette);
    if (!window.openProject(project)) {
        shoot(window, folder, QStringLiteral("open-failed-") + palette);
        return;
    }
    window.showPage(3);
    auto* train = qobject_cast<TrainPage*>(window.page(3));
    waitUntil([&] { return train->runs()->rowCount() == 3; });
    service->script.perBatch = std::chrono::milliseconds(4);
    service->script.trainBatches = 14;
    service->script.validationBatches = 3;
    service->script.troubleAtStep = 14 * 30 + 5;
    service->script.writeFiles = false;
    TrainingRequest request = window.parts().actions.projectRequest();
    request.config.training.epochs = 50;
    request.runFolder = Path(project.toStdString()) / "runs/20260304-091500-demo";
    window.parts().queue.add(request, configSummary(request.config));
    window.parts().training.start(request);
    train->runs()->setData(train->runs()->index(0, 0), Qt::Checked, Qt::CheckStateRole);
    waitUntil([&] { return window.parts().training.progress().epoch() >= 18; });
    shoot(window, folder, QStringLiteral("train-") + palette);
    waitUntil([&] { return window.parts().training.canResume(); });
    shoot(window, folder, QStringLiteral("train-diverged-") + palette);
    while (window.parts().queue.takeNext()) {
    }
    window.parts().training.stop();
    waitUntil([&] { return !window.parts().training.isActive(); });
    shootData(window, [&](QWidget& what, const QString& name) {
        shoot(what, folder, QStringLiteral("%1-%2").arg(name, palette));
    });
    shootCheckpoints(window, [&](QWidget& what, const QString& name) {
        shoot(what, folder, QStringLiteral("%1-%2").arg(name, palette));
    });
    shootListen(window, [&](QWidget& what, const QString& name) {
        shoot(what, folder, QStringLiteral("%1-%2").arg(name, palette));
    });
    shootInspect(window, [&](QWidget& what, const QString& name) {
        shoot(what, folder, QStringLiteral("%1-%2").arg(name, palette));
    });
    shootForms(window, [&](QWidget& what, const QString& name) {
        shoot(what, folder, QStringLiteral("%1-%2").arg(name, palette));
    });
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("sonorant-screenshots"));
    QApplication::setOrganizationName(QStringLiteral("sonorant"));
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 4) {
        std::fprintf(stderr, "usage: sonorant-screenshots FOLDER WIDTH HEIGHT\n");
        return 2;
    }
    const QTemporaryDir scratch;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, scratch.path());
    qputenv("HOME", scratch.path().toUtf8()); // paths in the pictures begin with ~
    const Path demo = Path(scratch.path().toStdString()) / "Documents/Sonorant/demo";
    std::filesystem::create_directories(demo);
    for (const char* const part : {"config.toml", "README.md", "scp", "wav"})
        std::filesystem::copy(Path(SONORANT_DEMO_PROJECT) / part, demo / part,
                              std::filesystem::copy_options::recursive);
    prepareData(demo);
    makeOldRuns(demo);
    prepareListen(demo);
    RecentProjects().add(QString::fromStdString(demo.string()));
    QDir().mkpath(arguments[1]);
    const QSize size(arguments[2].toInt(), arguments[3].toInt());
    for (const ColourScheme scheme : {ColourScheme::Light, ColourScheme::Dark}) {
        applyTheme(application, scheme);
        shootAll(arguments[1], size,
                 scheme == ColourScheme::Dark ? QStringLiteral("dark") : QStringLiteral("light"),
                 QString::fromStdString(demo.string()));
    }
    return 0;
}
