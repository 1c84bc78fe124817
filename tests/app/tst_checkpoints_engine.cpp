// SPDX-License-Identifier: GPL-3.0-or-later
// The Checkpoints page with the real engine, on files that it wrote itself and on those of the Python
// framework.
#include "app/window_fixture.h"
#include "core/run/kept_marks.h"
#include "support/tiny_project.h"
#include "widgets/checkpoints/checkpoint_panel.h"
#include "widgets/checkpoints/comparison_panel.h"
#include "widgets/checkpoints/details_panel.h"
#include "widgets/pages/checkpoints/checkpoints_page.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTableView>

using namespace sonorant;
namespace fs = std::filesystem;

class TestCheckpointsEngine : public QObject {
    Q_OBJECT

    std::unique_ptr<test::WindowFixture> m_fixture;
    test::WindowFixture& f() { return *m_fixture; }
    CheckpointsPage& page() { return *qobject_cast<CheckpointsPage*>(f().window().page(4)); }
    QString fact(const QString& name) {
        for (const auto& row : page().details()->facts()->rows())
            if (row.cells.value(0) == name) return row.cells.value(1);
        return {};
    }
    void choose(const Path& file) {
        QTRY_VERIFY_WITH_TIMEOUT(page().panel()->select(file), 10000);
        QTRY_VERIFY_WITH_TIMEOUT(page().details()->said().isEmpty(), 20000);
    }
    /// The run leaves the processor to everything else on the machine.
    void waitForEnd() { QTRY_VERIFY_WITH_TIMEOUT(!f().actions().isBusy(), 250000); }

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName("sonorant");
        QCoreApplication::setApplicationName("tst_checkpoints_engine");
        applyTheme(*qApp, ColourScheme::Light);
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(QTest::qWaitForWindowExposed(&f().window()));
        QSignalSpy ready(&f().parts().engine, &EngineHolder::ready);
        f().parts().engine.load();
        QVERIFY(ready.wait(60000));
    }
    void cleanupTestCase() { m_fixture.reset(); }

    void ownCheckpointsAreReadComparedAndResumed() {
        const Path project = f().folder("tiny");
        // Short passes: what is tested is what they leave.
        std::string text = test::tinyProjectText();
        const std::string epochs = "epochs = 3\n";
        text.replace(text.find(epochs), epochs.size(),
                     epochs + "minibatch_num_train = 2\nminibatch_num_val = 1\n");
        writeFileAtomically(project / "config.toml", std::string_view(text));
        QVERIFY(f().window().openProject(QString::fromStdString(project.string())));
        f().actions().startAction()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(f().training().isActive(), 60000);
        waitForEnd();
        const Path run = f().training().runFolder();
        f().window().showPage(4);
        QTRY_COMPARE_WITH_TIMEOUT(page().checkpoints()->rowCount(), 4, 20000); // three epochs and the best

        choose(run / "epoch_001.pt");
        QTRY_COMPARE_WITH_TIMEOUT(fact("Epoch"), QString("2 of 3"), 20000);
        QCOMPARE(fact("Can be resumed exactly"), QString("yes"));
        QVERIFY(fact("Random state").endsWith("bytes"));
        QVERIFY(page().details()->tensors()->rowCount() > 10);
        QVERIFY(page().details()->options()->rowCount() > 0);

        // The weights moved from one epoch to the next; the options did not.
        CheckpointFilter& filter = *page().panel()->filter();
        const int other = page().checkpoints()->rowOf(run / "epoch_000.pt");
        page().panel()->table()->selectionModel()->select(
            filter.mapFromSource(page().checkpoints()->index(other, 0)),
            QItemSelectionModel::Select | QItemSelectionModel::Rows);
        page().compareChosen();
        QTRY_VERIFY_WITH_TIMEOUT(page().comparison()->said().isEmpty(), 20000);
        QVERIFY(page().comparison()->weights()->tensor(0).relative > 0);
        QVERIFY(page().comparison()->optionsRemark().contains("same options"));

        // From the first epoch on in a run of its own.
        choose(run / "epoch_000.pt");
        page().commands()->resumeAction()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(f().training().isActive(), 60000);
        waitForEnd();
        const Path second = f().training().runFolder();
        QVERIFY(second != run);
        QVERIFY(!fs::exists(second / "epoch_000.pt"));
        // The same randomness: the second epoch came out as the first time.
        auto& service = f().parts().engine.engine()->checkpoints();
        QCOMPARE(service.compare(run / "epoch_001.pt", second / "epoch_001.pt", {}).relative, 0.0);
    }

    void checkpointsOfThePythonFramework() {
        const QString folder =
            QStringLiteral(SONORANT_TEST_DATA "/golden/training/tiny_batch4_adamw_clip_step");
        f().window().showPage(4);
        page().openFile(folder);
        choose(Path(folder.toStdString()) / "epoch_003.pt");
        QTRY_COMPARE_WITH_TIMEOUT(fact("Epoch"), QString("4 of 4"), 20000);
        QCOMPARE(fact("Can be resumed exactly"), QString("no"));
        const Path target = f().folder("out") / "weights.pt";
        page().commands()->exportTo(target);
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(target), 20000);
        page().openFile(QString::fromStdString(target.string()));
        choose(target);
        QVERIFY(page().details()->tensors()->rowCount() > 0);
    }
};

QTEST_MAIN(TestCheckpointsEngine)
#include "tst_checkpoints_engine.moc"
