// SPDX-License-Identifier: GPL-3.0-or-later
// The Listen page with the real engine: a tiny model is trained, and what it generates is heard of.
#include "app/window_fixture.h"
#include "core/io/wave.h"
#include "core/listen/generated.h"
#include "support/tiny_project.h"
#include "widgets/listen/compare_panel.h"
#include "widgets/listen/epoch_strip.h"
#include "widgets/listen/figures_panel.h"
#include "widgets/listen/generate_panel.h"
#include "widgets/listen/sound_lane.h"
#include "widgets/pages/listen/listen_page.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QSignalSpy>

#include <cmath>

using namespace sonorant;
namespace fs = std::filesystem;

class TestListenEngine : public QObject {
    Q_OBJECT

    std::unique_ptr<test::WindowFixture> m_fixture;
    test::WindowFixture& f() { return *m_fixture; }
    ListenPage& page() { return *qobject_cast<ListenPage*>(f().window().page(5)); }

    /// Trains with these settings. @returns the run folder
    Path train(const Path& project, const std::vector<std::string>& settings) {
        TrainingRequest request;
        request.config = test::tinyProject(project, settings);
        f().training().start(request);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(!f().training().isActive(), 300000); }();
        return f().training().runFolder();
    }
    static double energy(const std::vector<float>& samples) {
        double sum = 0;
        for (const float sample : samples)
            sum += static_cast<double>(sample) * sample;
        return sum;
    }

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName("sonorant");
        QCoreApplication::setApplicationName("tst_listen_engine");
        applyTheme(*qApp, ColourScheme::Light);
    }
    void init() {
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(QTest::qWaitForWindowExposed(&f().window()));
        QSignalSpy ready(&f().parts().engine, &EngineHolder::ready);
        f().parts().engine.load();
        QVERIFY(ready.wait(60000));
    }
    void cleanup() { m_fixture.reset(); }

    void whatWasTrainedIsGeneratedBesideTheNatural() {
        const Path project = f().folder("tiny");
        fs::create_directories(project);
        const Path run = train(project, {"training.epochs=2"});
        QVERIFY(fs::exists(run / "epoch_001.pt"));
        QVERIFY(f().window().openProject(QString::fromStdString(project.string())));
        f().window().showPage(5);
        QTRY_VERIFY_WITH_TIMEOUT(page().library()->isReady() && page().comparison()->current(), 30000);
        QCOMPARE(page().comparison()->current()->natural.filename().string(),
                 page().comparison()->current()->name + ".wav");
        QTest::mouseClick(page().missingButton(), Qt::LeftButton); // untrained, two epochs, best
        QTRY_VERIFY_WITH_TIMEOUT(page().generation()->made() == 4 && !page().generation()->isRunning(),
                                 240000);
        QVERIFY(page().generation()->speed() > 0);
        QTRY_COMPARE_WITH_TIMEOUT(page().comparison()->player()->count(), 2, 20000);
        const std::string name = page().comparison()->current()->name;
        const Waveform natural = readWave(page().comparison()->current()->natural);
        std::vector<Waveform> made;
        for (const char* const key : {"untrained", "epoch_000", "epoch_001", "trained_network"}) {
            made.push_back(readWave(run / "generated" / key / (name + ".wav")));
            QCOMPARE(made.back().samplingRate, 16000);
            // Whole frames of 80 samples, as many as the features have.
            QVERIFY(std::abs(static_cast<double>(made.back().samples.size()) -
                             static_cast<double>(natural.samples.size())) <= 160);
            QVERIFY(energy(made.back().samples) > 0);
        }
        QVERIFY(made[0].samples != made[1].samples && made[1].samples != made[2].samples);
        QVERIFY(made[3].samples == made[1].samples ||
                made[3].samples == made[2].samples); // the best is one of them
        const int figure = FiguresModel::FirstFigure;
        QTRY_VERIFY_WITH_TIMEOUT(page().figures()->model()->pairCount() == 1 &&
                                     page().figures()->model()->value(0, figure).has_value(),
                                 60000);
        QVERIFY(*page().figures()->model()->value(0, figure) > 0);
    }

    void aValidationUtteranceIsGeneratedWhileATrainingGoesOn() {
        const Path project = f().folder("tiny");
        fs::create_directories(project);
        train(project, {"training.epochs=1"});
        QVERIFY(f().window().openProject(QString::fromStdString(project.string())));
        TrainingRequest longer;
        longer.config = test::tinyProject(project, {"training.epochs=400"});
        f().training().start(longer);
        QTRY_VERIFY_WITH_TIMEOUT(f().training().progress().last().step > 2, 120000);
        f().window().showPage(5);
        QTRY_VERIFY_WITH_TIMEOUT(page().library()->isReady() && page().comparison()->current(), 30000);
        const int row = page().library()->utteranceIndex("vm-reachoper", SetRole::Validation);
        QVERIFY(row >= 0);
        page().generatePanel()->setCurrentUtterance(row);
        const std::int64_t before = f().training().progress().last().step;
        QTest::mouseClick(page().generatePanel()->generateButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(page().generation()->made() == 1 && !page().generation()->isRunning(),
                                 240000);
        QVERIFY(f().training().isActive()); // and went on
        QTRY_VERIFY_WITH_TIMEOUT(f().training().progress().last().step > before, 60000);
        QTRY_VERIFY_WITH_TIMEOUT(page().comparePanel()->lane(1)->showsSound(), 20000);
        f().training().stop();
        QTRY_VERIFY_WITH_TIMEOUT(!f().training().isActive(), 120000);
    }
};

QTEST_MAIN(TestListenEngine)
#include "tst_listen_engine.moc"
