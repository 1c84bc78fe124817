// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listen/generated.h"
#include "tests/widgets/listen_fixture.h"
#include "widgets/listen/compare_panel.h"
#include "widgets/listen/epoch_strip.h"
#include "widgets/listen/generate_panel.h"
#include "widgets/listen/sound_lane.h"
#include "widgets/listen/transport_bar.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace sonorant;
using namespace sonorant::test;
namespace fs = std::filesystem;

/// The real window on a copy of the demo that looks trained; a fake engine generates.
class TestListenPage : public QObject {
    Q_OBJECT

    std::unique_ptr<ListenFixture> m_fixture;
    ListenFixture& f() { return *m_fixture; }
    ListenPage& page() { return f().page(); }
    SoundLane& a() { return *page().comparePanel()->lane(0); }
    SoundLane& b() { return *page().comparePanel()->lane(1); }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }
    void init() { m_fixture = std::make_unique<ListenFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void withoutAProjectItSaysWhatWillBeHere() {
        f().start();
        f().window().showPage(5);
        QCOMPARE(page().shown(), ListenPage::NoProject);
        QPushButton* const way = f().visibleButton("Open a project");
        QVERIFY(way);
        QTest::mouseClick(way, Qt::LeftButton);
        QCOMPARE(f().window().shownPage(), 0);
    }

    void withoutACheckpointItLeadsToTrain() {
        copyTrainedDemo(f().project());
        f().start();
        f().open();
        QTRY_COMPARE_WITH_TIMEOUT(page().shown(), ListenPage::NoCheckpoint, 20000);
        QPushButton* const way = f().visibleButton("Go to Train");
        QVERIFY(way);
        QTest::mouseClick(way, Qt::LeftButton);
        QCOMPARE(f().window().shownPage(), 3);
        // A run appears while the page is away: it is found when it is shown again.
        makeTrainedRun(f().project(), "20260301-120000-demo", 2, 1);
        f().window().showPage(5);
        QTRY_COMPARE_WITH_TIMEOUT(page().shown(), ListenPage::Content, 20000);
    }

    void generatesShowsAndFindsAgain() {
        const Path run = f().openTrained(3, 1);
        QCOMPARE(page().comparison()->text(Comparison::B),
                 QString("Best (epoch 2) of 2026-03-01 12:00 demo"));
        const std::string name = page().comparison()->current()->name;
        QVERIFY(page().comparison()->current()->role == SetRole::Test); // the test set stands first
        QTRY_VERIFY_WITH_TIMEOUT(a().showsSound(), 20000);
        QVERIFY2(b().message().contains("has not generated"), qPrintable(b().message()));
        QVERIFY(b().actionButton()->isVisible());
        QTest::mouseClick(page().generatePanel()->generateButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(b().showsSound() && !page().generation()->isRunning(), 20000);
        const Path file = run / "generated" / "trained_network" / (name + ".wav");
        QVERIFY(fs::exists(file));
        QCOMPARE(page().comparison()->file(Comparison::B), file);
        QCOMPARE(page().comparison()->sound(Comparison::B)->sound->samples.size(), std::size_t(8000));
        QCOMPARE(page().generatePanel()->status()->text(), QString("Generated: 1, at 5.0 x real time"));
        QCOMPARE(f().engine().inference().requests().size(), std::size_t(1));

        page().strip()->setCurrentIndex(page().checkpoints()->index(1, 0));
        QCOMPARE(page().comparison()->text(Comparison::B), QString("Epoch 1 of 2026-03-01 12:00 demo"));
        page().strip()->setCurrentIndex(
            page().checkpoints()->index(page().checkpoints()->rowOf("trained_network"), 0));
        f().restart();
        f().open();
        QTRY_COMPARE_WITH_TIMEOUT(page().shown(), ListenPage::Content, 20000);
        QTRY_VERIFY_WITH_TIMEOUT(b().showsSound(), 20000);
        QCOMPARE(page().comparison()->current()->name, name);
        QCOMPARE(page().comparison()->file(Comparison::B), file);
        QVERIFY(f().engine().inference().requests().empty());
    }

    void whatWasSelectedIsRestored() {
        f().openTrained(3, 1);
        const int row = page().library()->utteranceIndex("vm-delete", SetRole::Training);
        QVERIFY(row > 0);
        page().generatePanel()->setCurrentUtterance(row);
        page().strip()->setCurrentIndex(
            page().checkpoints()->index(page().checkpoints()->rowOf("epoch_000"), 0));
        f().restart();
        f().open();
        QTRY_VERIFY_WITH_TIMEOUT(page().comparison()->current() != nullptr, 20000);
        QTRY_COMPARE_WITH_TIMEOUT(page().comparison()->text(Comparison::B),
                                  QString("Epoch 1 of 2026-03-01 12:00 demo"), 20000);
        QCOMPARE(QString::fromStdString(page().comparison()->current()->name), QString("vm-delete"));
    }

    void tickedUtterancesWithTickedCheckpoints() {
        const Path run = f().openTrained(3, 1);
        GeneratePanel& panel = *page().generatePanel();
        QCOMPARE(panel.generateButton()->text(), QString("Generate"));
        panel.utteranceTable()->setFocus();
        panel.utteranceTable()->setCurrentIndex(panel.filter()->index(0, 0));
        QTest::keyClick(panel.utteranceTable(), Qt::Key_Return);
        QTest::keyClick(panel.utteranceTable(), Qt::Key_Down);
        QTest::keyClick(panel.utteranceTable(), Qt::Key_Return);
        QCOMPARE(panel.utterances()->tickedCount(), 2);
        QCOMPARE(panel.generateButton()->text(), QString("Generate 2"));
        panel.checkpointTable()->setFocus();
        for (const char* const key : {"untrained", "epoch_002"}) {
            panel.checkpointTable()->setCurrentIndex(
                page().checkpoints()->index(page().checkpoints()->rowOf(key), 0));
            QTest::keyClick(panel.checkpointTable(), Qt::Key_Return);
        }
        QCOMPARE(panel.generateButton()->text(), QString("Generate 2 × 2"));
        QTest::keyClick(panel.checkpointTable(), Qt::Key_G);
        QTRY_VERIFY_WITH_TIMEOUT(page().generation()->isRunning(), 5000);
        QTRY_VERIFY_WITH_TIMEOUT(!page().generation()->isRunning(), 20000);
        const std::vector<InferenceRequest> requests = f().engine().inference().requests();
        QCOMPARE(requests.size(), std::size_t(2));
        QVERIFY(requests[0].untrained && requests[0].trainedModel.empty());
        QCOMPARE(requests[1].trainedModel, run / "epoch_002.pt");
        QVERIFY(!requests[0].lowPriority);
        for (const char* const key : {"untrained", "epoch_002"}) {
            const GeneratedRecord record = GeneratedRecord::read(run / "generated" / key);
            QCOMPARE(record.sounds().size(), std::size_t(2));
        }
        const QModelIndex sounds =
            page().checkpoints()->index(page().checkpoints()->rowOf("epoch_002"), CheckpointModel::Sounds);
        QCOMPARE(sounds.data().toString(), QString("2"));
    }

    void cancellingKeepsWhatWasMade() {
        const Path run = f().openTrained(2, 1);
        f().engine().inference().perFile = std::chrono::milliseconds(150);
        GeneratePanel& panel = *page().generatePanel();
        panel.search()->setText("vm-");
        const int shown = panel.filter()->rowCount();
        QVERIFY(shown > 3 && shown < panel.utterances()->rowCount());
        QPushButton* const all = f().visibleButton("Tick all");
        QVERIFY(all);
        QTest::mouseClick(all, Qt::LeftButton);
        QCOMPARE(panel.utterances()->tickedCount(), shown);
        QTest::mouseClick(panel.generateButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(page().generation()->made() > 0, 20000);
        QCOMPARE(panel.generateButton()->text(), QString("Cancel"));
        QTest::mouseClick(panel.generateButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!page().generation()->isRunning(), 20000);
        const auto made = page().generation()->made();
        QVERIFY(made > 0 && made < static_cast<std::size_t>(shown));
        QVERIFY2(panel.status()->text().startsWith("Cancelled"), qPrintable(panel.status()->text()));
        QCOMPARE(GeneratedRecord::read(run / "generated" / "trained_network").sounds().size(), made);
    }

    void failingSaysWhyAndKeepsWhatWasMade() {
        const Path run = f().openTrained(2, 1);
        f().engine().inference().failMessage = "the disk is full";
        GeneratePanel& panel = *page().generatePanel();
        panel.utterances()->setTicked({0, 1, 2}, true);
        QTest::mouseClick(panel.generateButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(f().hasText("the disk is full"), 20000);
        QVERIFY(!page().generation()->isRunning());
        QCOMPARE(GeneratedRecord::read(run / "generated" / "trained_network").sounds().size(),
                 std::size_t(1));
    }

    void whileTrainingItTakesOneThreadOfTheProcessor() {
        f().openTrained(2, 1);
        f().engine().training().script.perBatch = std::chrono::milliseconds(20);
        f().window().parts().training.start(f().window().parts().actions.projectRequest());
        QTRY_VERIFY(f().window().parts().training.isActive());
        f().window().showPage(5);
        QTest::mouseClick(page().generatePanel()->generateButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!f().engine().inference().requests().empty(), 20000);
        const InferenceRequest request = f().engine().inference().requests().front();
        QVERIFY(request.lowPriority);
        QCOMPARE(request.config.training.device, std::string("cpu"));
        QCOMPARE(request.config.training.threads, std::int64_t(1));
        f().window().parts().training.stop();
        QTRY_VERIFY_WITH_TIMEOUT(!f().window().parts().training.isActive(), 20000);
    }

    void sidesAreSwitchedByKeyAndButton() {
        f().openTrained(2, 1);
        f().generateCurrent();
        Comparison& comparison = *page().comparison();
        QTRY_COMPARE_WITH_TIMEOUT(comparison.player()->count(), 2, 20000);
        QCOMPARE(comparison.heard(), Comparison::A);
        QVERIFY(a().hearButton()->isChecked() && !b().hearButton()->isChecked());
        comparison.axis()->seek(0.2);
        QVERIFY(std::abs(comparison.player()->position() - 0.2) < 1e-6);
        QTest::keyClick(page().generatePanel()->utteranceTable(), Qt::Key_X);
        QCOMPARE(comparison.heard(), Comparison::B);
        QCOMPARE(comparison.player()->current(), 1);
        QVERIFY(b().hearButton()->isChecked() && !a().hearButton()->isChecked());
        QVERIFY(std::abs(comparison.player()->position() - 0.2) < 1e-6);
        QTest::mouseClick(a().hearButton(), Qt::LeftButton);
        QCOMPARE(comparison.heard(), Comparison::A);
        QVERIFY(a().hearButton()->isChecked());
        // Levels are matched: the gains bring both to one level.
        const auto level = [&](Comparison::Side side, std::size_t track) {
            return comparison.sound(side)->loudness.level * comparison.player()->tracks()[track].gain;
        };
        QVERIFY(std::abs(level(Comparison::A, 0) / level(Comparison::B, 1) - 1) < 1e-3);
        comparison.setLoudnessMatched(false);
        QCOMPARE(comparison.player()->tracks()[1].gain, 1.0F);
    }

    void aRegionLoops() {
        f().openTrained(2, 1);
        f().generateCurrent();
        Comparison& comparison = *page().comparison();
        QVERIFY(!comparison.isLooping() && !comparison.player()->loops());
        comparison.axis()->setRegion(0.1, 0.3);
        QVERIFY(comparison.isLooping() && comparison.player()->loops());
        QVERIFY(page().comparePanel()->transport()->loopAction()->isChecked());
        QTest::keyClick(page().generatePanel()->utteranceTable(), Qt::Key_L);
        QVERIFY(!comparison.player()->loops());
        QTest::keyClick(page().generatePanel()->utteranceTable(), Qt::Key_L);
        comparison.axis()->clearRegion();
        QVERIFY(comparison.isLooping() &&
                comparison.player()->loops()); // everything, as asked for by the key
        QTest::keyClick(page().generatePanel()->utteranceTable(), Qt::Key_L);
        QVERIFY(!comparison.player()->loops());
        comparison.axis()->setRegion(0.1, 0.3);
        comparison.axis()->clearRegion();
        QVERIFY(!comparison.isLooping()); // what the mark turned on went with it
    }

    void epochsAreSteppedThrough() {
        f().openTrained(4, 2);
        Comparison& comparison = *page().comparison();
        QTRY_VERIFY(page().missingButton()->isEnabled());
        QVERIFY(page().missingButton()->text().contains("6")); // untrained, four epochs, best
        QTest::mouseClick(page().missingButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(page().generation()->made() == 6 && !page().generation()->isRunning(),
                                 20000);
        QVERIFY(!page().missingButton()->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(comparison.player()->count(), 2, 20000);
        page().strip()->setCurrentIndex(
            page().checkpoints()->index(page().checkpoints()->rowOf("epoch_001"), 0));
        QTRY_VERIFY_WITH_TIMEOUT(b().showsSound(), 20000);
        QTest::keyClick(page().strip(), Qt::Key_X);
        QCOMPARE(comparison.heard(), Comparison::B);
        comparison.axis()->setRange(0.1, 0.4);
        const PlaySource::SoundPtr before = comparison.player()->tracks()[1].sound;
        QTest::keyClick(page().generatePanel()->utteranceTable(), Qt::Key_BracketRight);
        QVERIFY(comparison.text(Comparison::B).startsWith("Epoch 3"));
        QTRY_VERIFY_WITH_TIMEOUT(comparison.player()->tracks()[1].sound != before, 20000);
        QCOMPARE(comparison.heard(), Comparison::B);                // still B, another epoch
        QVERIFY(std::abs(comparison.axis()->begin() - 0.1) < 1e-9); // and the same stretch
        QTest::keyClick(page().comparePanel(), Qt::Key_Up);
        QVERIFY(comparison.text(Comparison::B).startsWith("Epoch 2"));
        QTest::keyClick(page().generatePanel()->utteranceTable(), Qt::Key_BracketLeft);
        QTest::keyClick(page().generatePanel()->utteranceTable(), Qt::Key_BracketLeft);
        QVERIFY(comparison.text(Comparison::B).startsWith("Untrained"));
        // A click chooses, without ticking, and the table shows the same row, whole.
        QItemSelectionModel* const choice = page().generatePanel()->checkpointTable()->selectionModel();
        for (int i = 0; i < 2; ++i) {
            const QRect cell = page().strip()->visualRect(page().checkpoints()->index(2, 0));
            QTest::mouseClick(page().strip()->viewport(), Qt::LeftButton, {}, cell.center());
            QCOMPARE(choice->currentIndex().row(), 2);
            QVERIFY(choice->isRowSelected(2));
            QCOMPARE(page().checkpoints()->tickedCount(), 0);
        }
    }

    void aCheckpointBecomesA() {
        f().openTrained(2, 1);
        f().generateCurrent();
        Comparison& comparison = *page().comparison();
        page().pinAction()->trigger();
        QCOMPARE(comparison.text(Comparison::A), comparison.text(Comparison::B));
        QCOMPARE(page().comparePanel()->firstSource()->count(), 2);
        QCOMPARE(page().comparePanel()->firstSource()->currentIndex(), 1);
        QCOMPARE(comparison.file(Comparison::A), comparison.file(Comparison::B));
        page().comparePanel()->firstSource()->setCurrentIndex(0);
        Q_EMIT page().comparePanel()->firstSource()->activated(0);
        QCOMPARE(comparison.text(Comparison::A), QString("Natural recording"));
    }

    void withoutANaturalRecordingTheGeneratedIsThere() {
        copyTrainedDemo(f().project());
        makeTrainedRun(f().project(), "20260301-120000-demo", 2, 1);
        for (const auto& entry :
             fs::directory_iterator(f().project() / "wav")) // features only, but of others
            if (entry.path().stem() == f().firstTestName()) fs::remove(entry.path());
        f().start();
        f().open();
        QTRY_VERIFY_WITH_TIMEOUT(page().library()->isReady() && page().comparison()->current(), 20000);
        const int row = page().library()->utteranceIndex(f().firstTestName(), SetRole::Test);
        page().generatePanel()->setCurrentUtterance(row);
        QVERIFY2(a().message().contains("no natural recording"), qPrintable(a().message()));
        f().generateCurrent();
        Comparison& comparison = *page().comparison();
        QTRY_COMPARE_WITH_TIMEOUT(comparison.player()->count(), 1, 20000);
        QCOMPARE(comparison.heard(), Comparison::B);
        QVERIFY(b().hearButton()->isChecked());
        QVERIFY(page().comparePanel()->transport()->playAction()->isEnabled());
        QVERIFY(!page().comparePanel()->transport()->switchAction()->isEnabled());
    }

    void withoutADeviceASentenceSaysSo() {
        f().openTrained(2, 1);
        TransportBar& bar = *page().comparePanel()->transport();
        QTRY_VERIFY_WITH_TIMEOUT(a().showsSound(), 20000);
        QCOMPARE(bar.note().isEmpty(), page().comparison()->player()->available());
        if (!page().comparison()->player()->available()) QVERIFY(!bar.deviceBox()->isEnabled());
        // Space plays, but on a button it presses the button.
        page().generatePanel()->generateButton()->setFocus();
        QTest::keyClick(page().generatePanel()->generateButton(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(b().showsSound(), 20000);
        QVERIFY(!page().comparison()->player()->isPlaying());
    }

    void aCheckpointCanBeAskedFor() {
        f().openTrained(3, 1);
        const Path other = makeTrainedRun(f().project(), "20260302-120000-demo", 2, 0);
        f().window().showPage(3);
        page().showCheckpoint(QString::fromStdString((other / "epoch_001.pt").string()));
        QCOMPARE(f().window().shownPage(), 5);
        QTRY_COMPARE_WITH_TIMEOUT(page().comparison()->text(Comparison::B),
                                  QString("Epoch 2 of 2026-03-02 12:00 demo"), 20000);
        QCOMPARE(page().generatePanel()->runBox()->currentIndex(), 0); // the newest
        // Chosen by hand afterwards, it does not jump back.
        page().generatePanel()->runBox()->setCurrentIndex(1);
        Q_EMIT page().generatePanel()->runBox()->activated(1);
        page().library()->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!page().library()->isListing(), 20000);
        QVERIFY(page().comparison()->text(Comparison::B).endsWith("2026-03-01 12:00 demo"));
    }

    void aBetterCheckpointMakesTheSoundOld() {
        const Path run = f().openTrained(2, 1);
        f().generateCurrent();
        QVERIFY(b().showsSound());
        writeFileAtomically(run / "trained_network.pt", std::string_view("other weights"));
        page().library()->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!b().showsSound(), 20000);
        QVERIFY(b().message().contains("has not generated"));
        QVERIFY(fs::exists(run / "generated" / "trained_network"));
    }
};

QTEST_MAIN(TestListenPage)
#include "tst_listen_page.moc"
