// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/config/project_file.h"
#include "core/run/kept_marks.h"
#include "core/run/record_json.h"
#include "tests/support/scripted_window.h"
#include "widgets/checkpoints/checkpoint_panel.h"
#include "widgets/checkpoints/comparison_panel.h"
#include "widgets/checkpoints/details_panel.h"
#include "widgets/pages/checkpoints/checkpoints_page.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <fstream>

using namespace sonorant;
using sonorant::test::FakeTrainingService;
using sonorant::test::ScriptedWindow;
namespace fs = std::filesystem;

namespace {

const QString golden = QStringLiteral(SONORANT_TEST_DATA "/golden/training/tiny_adam");

void put(const Path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

} // namespace

/// The real window on a project with scripted runs, and on files that Python wrote.
class TestCheckpointsPage : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<MainWindow> m_window;
    FakeTrainingService* m_service = nullptr;

    Path project() const { return Path(m_dir->path().toStdString()) / "demo"; }
    Path run(const char* name = "20260102-120000-new") const { return project() / "runs" / name; }
    CheckpointsPage& page() { return *qobject_cast<CheckpointsPage*>(m_window->page(4)); }
    CheckpointTableModel& model() { return *page().checkpoints(); }
    CheckpointActions& commands() { return *page().commands(); }
    QTableView& table() { return *page().panel()->table(); }
    QPushButton* button(const QString& text) {
        for (auto* found : m_window->findChildren<QPushButton*>())
            if (found->text().trimmed() == text && found->isVisible()) return found;
        return nullptr;
    }
    static void makeRun(const Path& folder, int epochs, double lr) {
        ReadResult read = readProject(SONORANT_DEMO_PROJECT);
        read.config.training.lr = lr;
        put(folder / "config.toml", writeProjectText(read.config));
        std::string records;
        for (int i = 0; i < epochs; ++i) {
            put(folder / ("epoch_00" + std::to_string(i) + ".pt"), "epoch");
            EpochRecord record;
            record.epoch = i, record.trainLoss = {9.0 - i}, record.devLoss = {10.0 - i}, record.best = true;
            records += toJsonLine(record) + "\n";
        }
        put(folder / "trained_network.pt", "weights");
        put(folder / "epochs.jsonl", records);
    }
    void open() {
        QVERIFY(m_window->openProject(QString::fromStdString(project().string())));
        m_window->showPage(4);
    }
    /// Two runs: 4 and 3 rows.
    void openWithRuns() {
        makeRun(run(), 3, 1e-4);
        makeRun(run("20260101-120000-old"), 2, 2e-4);
        open();
        QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), 7, 10000);
    }
    void choose(const Path& file) { QVERIFY(page().panel()->select(file)); }
    void chooseBoth(const Path& one, const Path& other) {
        choose(one);
        CheckpointFilter& filter = *page().panel()->filter();
        table().selectionModel()->select(filter.mapFromSource(model().index(model().rowOf(other), 0)),
                                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    const SavedCheckpoint& listed(const Path& file) { return *model().at(model().rowOf(file)); }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }

    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        // Its own trash, on the same disk as the project.
        qputenv("XDG_DATA_HOME", m_dir->filePath("data").toUtf8());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_dir->filePath("settings"));
        QSettings().clear();
        fs::create_directories(project());
        ScriptedWindow scripted(5);
        QVERIFY(scripted.engine);
        m_service = &scripted.engine->training();
        m_window = std::move(scripted.window);
    }
    void cleanup() { m_window.reset(); }

    void emptyWithTheWayOut() {
        m_window->showPage(4);
        QVERIFY(button("Open a project"));
        QVERIFY(button("Open a checkpoint ..."));
        open();
        QTRY_VERIFY_WITH_TIMEOUT(button("Start training"), 5000);
        button("Start training")->click();
        QTRY_COMPARE(m_service->runs(), 1);
    }

    void everyEpochOfEveryRun() {
        openWithRuns();
        const auto text = [this](int row, int column) {
            return model().index(row, column).data().toString();
        };
        QCOMPARE(text(0, CheckpointTableModel::Name), QString("Best weights"));
        QCOMPARE(text(1, CheckpointTableModel::Name), QString("Epoch 3"));
        QCOMPARE(text(1, CheckpointTableModel::DevLoss), QString("8.0000"));
        QVERIFY(listed(run() / "epoch_002.pt").best);
        page().panel()->marks()->setCurrentIndex(1);
        QCOMPARE(page().panel()->filter()->rowCount(), 4);
        QTest::keyClicks(page().panel()->search(), "old");
        QCOMPARE(page().panel()->filter()->rowCount(), 2);
        // Choosing one that is hidden takes the filters away.
        choose(run() / "epoch_000.pt");
        QCOMPARE(page().panel()->filter()->rowCount(), 7);
    }

    void detailsFollowTheChoice() {
        openWithRuns();
        QVERIFY(!page().details()->said().isEmpty());
        choose(run() / "epoch_001.pt");
        QTRY_COMPARE_WITH_TIMEOUT(page().details()->tensors()->rowCount(), 10, 5000);
        QVERIFY(page().details()->said().isEmpty());
        QVERIFY(page().details()->heading().endsWith("Epoch 2"));
        // Its options: those of its run, the changed ones at first.
        TextTableModel& options = *page().details()->options();
        const auto rate = [&options] {
            for (const auto& row : options.rows())
                if (row.cells[0] == "training.batch_size") return true;
            return false;
        };
        const int changed = options.rowCount();
        QVERIFY(changed > 0 && !rate());
        page().details()->onlyChanged()->click();
        QVERIFY(options.rowCount() > changed && rate());
        // With the keys to the next one.
        table().setFocus();
        QTest::keyClick(&table(), Qt::Key_Down);
        QTRY_VERIFY_WITH_TIMEOUT(page().details()->heading().endsWith("Epoch 1"), 5000);
    }

    void keptUntilTheMarkIsTakenAway() {
        openWithRuns();
        const Path file = run() / "epoch_001.pt";
        choose(file);
        button("Keep")->click();
        QTRY_VERIFY_WITH_TIMEOUT(listed(file).kept, 5000);
        QCOMPARE(keptNames(run()), std::set<std::string>{"epoch_001.pt"});
        QVERIFY(!commands().deleteAction()->isEnabled());
        QVERIFY(commands().deleteAction()->toolTip().contains("kept"));
        page().panel()->marks()->setCurrentIndex(2);
        QCOMPARE(page().panel()->filter()->rowCount(), 1);
        QCOMPARE(commands().chosen().size(), std::size_t(1)); // still the one that was chosen
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!listed(file).kept, 5000);
        QVERIFY(keptNames(run()).empty());
    }

    void deletedToTheTrashAndBroughtBack() {
        openWithRuns();
        const Path one = run() / "epoch_000.pt", other = run() / "epoch_001.pt";
        chooseBoth(one, other);
        table().setFocus();
        QTest::keyClick(&table(), Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), 5, 10000);
        QVERIFY(!fs::exists(one) && !fs::exists(other));
        QVERIFY(m_window->parts().messages->isShown("checkpoints"));
        const QDir trash(m_dir->filePath("data/Trash/files"));
        QCOMPARE(trash.entryList(QDir::Files).size(), 2);
        QVERIFY(button("Undo"));
        button("Undo")->click();
        QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), 7, 10000);
        QVERIFY(fs::exists(one) && fs::exists(other));
        QCOMPARE(readFile(one), std::string("epoch"));
        QVERIFY(QDir(m_dir->filePath("data/Trash/info")).entryList(QDir::Files).isEmpty());
        QVERIFY(!commands().undoAction()->isEnabled());
    }

    void aMarkThatCameMeanwhileHolds() {
        openWithRuns();
        const Path file = run() / "epoch_000.pt";
        choose(file);
        QVERIFY(commands().deleteAction()->isEnabled());
        setKept(file, true); // another window
        QSignalSpy removed(commands().trash(), &CheckpointTrash::removed);
        commands().moveToTrash();
        QVERIFY(removed.wait(5000));
        QVERIFY(fs::exists(file));
        QCOMPARE(removed[0][0].toInt(), 0);
        QVERIFY(removed[0][1].toStringList().value(0).contains("kept"));
    }

    void whatCannotBeBroughtBackSaysSo() {
        openWithRuns();
        const Path file = run() / "epoch_000.pt";
        choose(file);
        commands().moveToTrash();
        QTRY_VERIFY_WITH_TIMEOUT(commands().undoAction()->isEnabled(), 5000);
        put(file, "another");
        QSignalSpy failed(commands().trash(), &CheckpointTrash::failed);
        commands().undoAction()->trigger();
        QVERIFY(failed.wait(5000));
        QCOMPARE(readFile(file), std::string("another"));
        QVERIFY(commands().undoAction()->isEnabled()); // once it is out of the way
    }

    void exportedAndNeverOverAnotherCheckpoint() {
        openWithRuns();
        choose(run() / "epoch_001.pt");
        const Path target = project() / "out/mine.pt";
        commands().exportTo(target);
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(target), 5000);
        QCOMPARE(readFile(target), (run() / "epoch_001.pt").string()); // what the scripted engine writes
        // Told once the job has ended; the same place then says what is refused.
        QTRY_VERIFY_WITH_TIMEOUT(m_window->parts().messages->isShown("checkpoints"), 5000);
        commands().exportTo(run() / "trained_network.pt");
        QTest::qWait(200);
        QCOMPARE(readFile(run() / "trained_network.pt"), std::string("weights"));
        QVERIFY(button("Choose another"));
    }

    void twoAreCompared() {
        openWithRuns();
        choose(run() / "epoch_001.pt");
        QVERIFY(!commands().compareAction()->isEnabled());
        chooseBoth(run() / "epoch_002.pt", run() / "epoch_000.pt");
        QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier);
        QVERIFY(page().isComparing());
        ComparisonPanel& comparison = *page().comparison();
        QTRY_COMPARE_WITH_TIMEOUT(comparison.weights()->rowCount(), 3, 5000);
        QVERIFY(comparison.heading().indexOf("Epoch 1") < comparison.heading().indexOf("Epoch 3"));
        QCOMPARE(comparison.options()->rowCount(), 0);
        QVERIFY(comparison.optionsRemark().contains("same options"));
        // Of two runs: the options that differ, and no others.
        chooseBoth(run() / "epoch_001.pt", run("20260101-120000-old") / "epoch_001.pt");
        button("Compare")->click();
        QTRY_COMPARE_WITH_TIMEOUT(comparison.options()->rowCount(), 1, 5000);
        QCOMPARE(comparison.options()->index(0, 0).data().toString(), QString("training.lr"));
        button("Close comparison")->click();
        QVERIFY(!page().isComparing());
    }

    void resumedInItsRunOrInANewOne() {
        // What a run is resumed with is validated: its data must be there.
        for (const char* const part : {"config.toml", "scp", "wav"})
            fs::copy(Path(SONORANT_DEMO_PROJECT) / part, project() / part, fs::copy_options::recursive);
        for (const char* const part : {"mfbsp", "f0"})
            fs::copy(Path(SONORANT_TEST_DATA) / "demo-corpus" / part, project() / part,
                     fs::copy_options::recursive);
        openWithRuns();
        m_service->script.perBatch = std::chrono::microseconds(100);
        choose(run() / "epoch_002.pt");
        button("Resume")->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_service->runs(), 1, 10000);
        QVERIFY(m_service->lastRequest().resumeRun);
        QCOMPARE(m_service->lastRequest().runFolder, run());
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->parts().actions.isBusy(), 20000);

        m_window->showPage(4);
        choose(run("20260101-120000-old") / "epoch_000.pt");
        QTRY_VERIFY_WITH_TIMEOUT(commands().resumeAction()->isEnabled(), 5000);
        commands().resumeAction()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(m_service->runs(), 2, 10000);
        const TrainingRequest request = m_service->lastRequest();
        QVERIFY(!request.resumeRun && request.runFolder.empty());
        QCOMPARE(request.trainedModel, run("20260101-120000-old") / "epoch_000.pt");
        QCOMPARE(request.config.training.lr, 2e-4); // its own options
        QCOMPARE(request.config.folder, project());
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->parts().actions.isBusy(), 20000);

        // Weights alone begin a run at its first epoch.
        m_window->showPage(4);
        choose(run("20260101-120000-old") / "trained_network.pt");
        QCOMPARE(commands().resumeAction()->text(), QString("Start from it"));
    }

    void allEpochsTrainedSaysSo() {
        makeRun(run(), 9, 1e-4);
        ReadResult read = readProject(SONORANT_DEMO_PROJECT);
        read.config.training.epochs = 9;
        put(run() / "config.toml", writeProjectText(read.config));
        put(run() / "state.json", "{\"v\":1,\"state\":\"finished\",\"host\":\"\"}");
        open();
        QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), 10, 10000);
        choose(run() / "epoch_008.pt");
        commands().resumeAction()->trigger();
        QTRY_VERIFY(button("Open Configure"));
        QCOMPARE(m_service->runs(), 0);
    }

    void generationIsHandedToTheListenPage() {
        openWithRuns();
        QSignalSpy wanted(&page(), &CheckpointsPage::generateWanted);
        choose(run() / "epoch_001.pt");
        button("Generate")->click();
        QCOMPARE(m_window->shownPage(), 5);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].toString(), QString::fromStdString((run() / "epoch_001.pt").string()));
        QCOMPARE(wanted[0][1].toString(), QString::fromStdString(run().string()));
    }

    void aRunIsFollowedWhileItTrains() {
        open();
        m_service->script.perBatch = std::chrono::milliseconds(15);
        m_service->script.trainBatches = 30;
        m_service->script.writeCheckpoints = true;
        m_window->parts().actions.startAction()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->parts().training.isActive(), 10000);
        m_window->showPage(4);
        QTRY_VERIFY_WITH_TIMEOUT(model().rowCount() >= 2, 15000);
        // Written last, and needed by the run: it stays.
        const Path newest = model().at(0)->file;
        choose(newest);
        QVERIFY(!commands().deleteAction()->isEnabled() || model().at(0)->file != newest);
        QVERIFY(model().index(0, 0).data().toString().endsWith("(training)"));
        QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), 5, 30000);
        QVERIFY(!std::isnan(model().at(4)->devLoss));
        QCOMPARE(commands().chosen().size(), std::size_t(1)); // the choice stays while rows come
        QCOMPARE(commands().chosen().front()->file, newest);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->parts().training.isActive(), 20000);
        QTRY_VERIFY_WITH_TIMEOUT(commands().deleteAction()->isEnabled(), 5000);
    }

    void filesOfThePythonFrameworkAreDropped() {
        m_window->showPage(4);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(golden)});
        const QPoint middle = page().rect().center();
        QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&page(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&page(), &drop);
        QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), 4, 10000);
        const Path last = Path(golden.toStdString()) / "epoch_002.pt";
        QVERIFY(std::abs(listed(last).devLoss - 27.4365) < 1e-3); // as recorded in trajectory.json
        QCOMPARE(commands().chosen().size(), std::size_t(1));
        QVERIFY(!commands().resumeAction()->isEnabled());
        QVERIFY(commands().resumeAction()->toolTip().contains("project"));
        QMimeData text;
        text.setUrls({QUrl::fromLocalFile(golden + "/trajectory.json")});
        QDragEnterEvent other(middle, Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
        other.setAccepted(false);
        QApplication::sendEvent(&page(), &other);
        QVERIFY(!other.isAccepted());
    }

    void aFileFromTheCommandLine() {
        QVERIFY(m_window->openPath(golden + "/epoch_001.pt"));
        QCOMPARE(m_window->shownPage(), 4);
        QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), 1, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(page().details()->tensors()->rowCount(), 10, 5000);
        // Other files are still the Inspect page's.
        m_window->openPath(golden + "/demo_trn_sub_0_mean_std_output.bin");
        QCOMPARE(m_window->shownPage(), 6);
    }

    void aFolderWithoutCheckpointsSaysSo() {
        m_window->showPage(4);
        page().openFile(m_dir->path());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->parts().messages->isShown("checkpoints-open"), 5000);
    }

    void everyControlHasAName() {
        openWithRuns();
        for (const auto* control : page().findChildren<QAbstractButton*>())
            if (control->isVisible() && !control->objectName().startsWith("qt_"))
                QVERIFY(!control->text().isEmpty() || !control->accessibleName().isEmpty());
    }
};

QTEST_MAIN(TestCheckpointsPage)
#include "tst_checkpoints_page.moc"
