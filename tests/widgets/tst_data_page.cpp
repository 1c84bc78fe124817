// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/main_window.h"
#include "tests/support/damaged_project.h"
#include "widgets/data/preview_panel.h"
#include "widgets/data/summary_panel.h"
#include "widgets/data/utterance_panel.h"
#include "widgets/pages/configure_page.h"
#include "widgets/pages/data/data_page.h"
#include "widgets/plots/bar_plot.h"
#include "widgets/plots/profile_plot.h"
#include "widgets/theme/theme.h"
#include "widgets/views/matrix_view.h"
#include "widgets/views/waveform_view.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace sonorant;
using namespace sonorant::test;

/// The real window on copies of the demo, whole and damaged.
class TestDataPage : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<MainWindow> m_window;

    Path project() const { return Path(m_dir->path().toStdString()) / "demo"; }
    DataPage& page() { return *qobject_cast<DataPage*>(m_window->page(2)); }
    ConfigDocument& document() { return qobject_cast<ConfigurePage*>(m_window->page(1))->document(); }
    QTableView& table() { return *page().utterances()->table(); }
    std::string onDisk() const { return readFile(project() / "config.toml"); }
    int stateColumn() { return page().board()->utterances()->stateColumn(); }
    QString stateOf(const QString& name, const QString& set = "demo_trn_sub_0") {
        UtteranceTableModel& model = *page().board()->utterances();
        return model.index(model.rowOf(name, set), stateColumn()).data().toString();
    }
    bool select(const QString& name) {
        const int row = page().board()->utterances()->rowOf(name, "demo_trn_sub_0");
        page().utterances()->setCurrentRow(row);
        return row >= 0;
    }
    bool busy() { return page().board()->isListing() || page().board()->isChecking(); }

    void open() {
        QVERIFY(m_window->openProject(QString::fromStdString(project().string())));
        m_window->showPage(2);
        QTRY_COMPARE_WITH_TIMEOUT(page().board()->utterances()->rowCount(), 20, 20000);
        QTRY_VERIFY_WITH_TIMEOUT(page().board()->utterances()->isLooked(19), 20000);
    }
    void check() {
        QTest::mouseClick(page().checkButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(page().board()->wasChecked() && !busy(), 30000);
    }
    void damage(const char* name) {
        for (const Damage& each : damages())
            if (QLatin1String(each.name) == QLatin1String(name)) each.apply(project());
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_dir->filePath("settings"));
        QSettings().clear();
        copyDemoProject(project());
        m_window = std::make_unique<MainWindow>();
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup() { m_window.reset(); }

    void withoutAProjectItSaysWhatWillBeHere() {
        m_window->showPage(2);
        QPushButton* way = nullptr;
        for (auto* const button : page().findChildren<QPushButton*>())
            if (button->isVisible()) way = button;
        QVERIFY(way && way->text().contains("Open a project"));
        QTest::mouseClick(way, Qt::LeftButton);
        QCOMPARE(m_window->shownPage(), 0);
    }

    void utterancesAreListedThenLookedAt() {
        open();
        QVERIFY(page().totals()->text().contains("Training 14"));
        UtteranceTableModel& model = *page().board()->utterances();
        const int row = model.rowOf("options", "demo_trn_sub_0");
        QCOMPARE(model.index(row, UtteranceTableModel::Duration).data().toString(), QString("3.56"));
        QCOMPARE(model.index(row, UtteranceTableModel::FirstFrames).data().toString(), QString("713"));
        QCOMPARE(stateOf("options"), QString("Not checked"));
        QCOMPARE(page().summary()->durations()->histogram().total(), std::size_t(20));
        QCOMPARE(page().summary()->profile()->dimensions(), std::size_t(0));
    }

    void checkingFindsNothingInTheDemo() {
        open();
        check();
        QCOMPARE(stateOf("options"), QString("Fine"));
        QCOMPARE(page().summary()->profile()->dimensions(), std::size_t(80));
        QVERIFY(page().summary()->profile()->readout(3).contains("dimension 3"));
        QCOMPARE(page().summary()->features()->count(), 2);
    }

    void aFindingLeadsToItsUtterance() {
        damage("not finite");
        damage("missing folder"); // a finding of the whole set
        open();
        check();
        QCOMPARE(stateOf("options"), QString("NaN or infinite"));
        FindingsModel& findings = *page().summary()->findings();
        int row = -1;
        for (int i = 0; i < findings.rowCount(); ++i)
            if (findings.finding(i).kind == FindingKind::NotFinite) row = i;
        QVERIFY(row >= 0);
        page().utterances()->search()->setText("nothing is called so");
        page().summary()->findingsTable()->setCurrentIndex(findings.index(row, 0));
        QCOMPARE(page().board()->utterances()->utterance(page().utterances()->currentRow()).name,
                 std::string("options"));
        QVERIFY(page().utterances()->search()->text().isEmpty()); // the filter that hid it has gone
    }

    void leavingOutIsWrittenAndUndone() {
        damage("clipped");
        open();
        check();
        const std::string before = onDisk();
        QVERIFY(page().summary()->findings()->rowCount() >= 1);
        QVERIFY(!page().undoAction()->isEnabled());
        QVERIFY(select("options"));
        page().leaveOutAction()->trigger();
        QVERIFY2(onDisk().find("leave_out = [\"options\"]") != std::string::npos, onDisk().c_str());
        QCOMPARE(stateOf("options"), QString("Left out"));
        QVERIFY(m_window->parts().project.config().data.leaveOut == std::vector<std::string>{"options"});
        QTRY_VERIFY(page().totals()->text().contains("Training 13"));
        QTRY_COMPARE(page().summary()->findings()->rowCount(), 0);
        QCOMPARE(page().leaveOutAction()->text(), QString("Take back"));
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(onDisk(), before);
        QCOMPARE(stateOf("options"), QString("Clipped"));
        QVERIFY(!page().undoAction()->isEnabled());
        page().redoAction()->trigger();
        QCOMPARE(stateOf("options"), QString("Left out"));
        page().leaveOutAction()->trigger();
        QCOMPARE(stateOf("options"), QString("Clipped"));
        QCOMPARE(document().config().data.leaveOut.size(), std::size_t(0));
    }

    void otherUnsavedChangesAreNotSavedAlong() {
        open();
        document().setValue("training.epochs", Value(7));
        const std::string before = onDisk();
        QVERIFY(select("options"));
        page().leaveOutAction()->trigger();
        QCOMPARE(onDisk(), before);
        QCOMPARE(stateOf("options"), QString("Left out"));
        m_window->parts().project.settle();
        QVERIFY(onDisk().find("\"options\"") != std::string::npos &&
                onDisk().find("epochs = 7") != std::string::npos);
        document().setValue("training.epochs", Value(8));
        QTRY_VERIFY(!page().undoAction()->isEnabled()); // the last step was made elsewhere
        document().discardChanges();
    }

    void theSelectedUtteranceIsShownAndPlayed() {
        open();
        PreviewPanel& preview = *page().preview();
        QSignalSpy shown(&preview, &PreviewPanel::shown);
        QVERIFY(select("options"));
        QVERIFY(shown.wait(10000));
        QCOMPARE(preview.data().sound->samples.size(), std::size_t(56976));
        QCOMPARE(preview.matrix()->source()->rows(), std::int64_t(713));
        QCOMPARE(preview.matrix()->source()->columns(), std::int64_t(80));
        QVERIFY(std::abs(preview.axis()->duration() - 713 * 0.005) < 1e-9); // the longest of the three
        QVERIFY(preview.waveform()->isVisible() && preview.matrix()->isVisible());
        QCOMPARE(preview.waveform()->xAt(1.0) - preview.waveform()->gutter(),
                 preview.matrix()->xAt(1.0) - preview.matrix()->gutter());
        preview.axis()->setRange(1, 2);
        table().setFocus();
        QTest::keyClick(&table(), Qt::Key_Space);
        if (Player::hasDevice())
            QTRY_VERIFY(preview.player()->isPlaying());
        else
            QVERIFY2(preview.note().contains("no audio device"), qPrintable(preview.note()));
        QVERIFY(select("dir-nomore")); // another one takes its place
        QVERIFY(shown.wait(10000));
        QCOMPARE(preview.data().name, std::string("dir-nomore"));
        QVERIFY(preview.axis()->showsAll());
    }

    void whatCannotBeReadIsSaid() {
        damage("no sound file");
        open();
        QSignalSpy shown(page().preview(), &PreviewPanel::shown);
        QVERIFY(select("options"));
        QVERIFY(shown.wait(10000));
        QVERIFY2(page().preview()->note().contains(".wav"), qPrintable(page().preview()->note()));
        QVERIFY(!page().preview()->waveform()->isVisible());
        QVERIFY(page().preview()->matrix()->isVisible());
        QVERIFY(!page().preview()->playAction()->isEnabled());
        QCOMPARE(stateOf("options"), QString("Damaged file")); // found without a check, from its header
    }

    void checkingReadsChangedListsAgain() {
        open();
        check();
        QSignalSpy listed(page().board(), &DataBoard::listed);
        check();
        QCOMPARE(listed.size(), 0); // the same list: rows and the selection stay
        const Path file = project() / "scp/train.lst";
        const QString names = QString::fromStdString(readFile(file));
        const qsizetype half = names.indexOf('\n', names.size() / 2) + 1;
        const auto lost = names.mid(half).split('\n', Qt::SkipEmptyParts).size();
        QVERIFY(lost > 0);
        writeFileAtomically(file, names.left(half).toStdString());
        QTest::keyClick(&page(), Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(listed.size() == 1 && page().board()->wasChecked() && !busy(), 30000);
        QCOMPARE(page().board()->utterances()->rowCount(), 20 - static_cast<int>(lost));
        const QString used = QStringLiteral("Training %1").arg(14 - lost);
        QTRY_VERIFY(page().totals()->text().contains(used));
    }

    void cancellingKeepsWhatWasFound() {
        open();
        page().board()->check();
        QVERIFY(page().board()->isChecking());
        QCOMPARE(page().checkButton()->text(), QString("Stop checking"));
        QTest::mouseClick(page().checkButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!busy(), 20000);
        QCOMPARE(page().checkButton()->text(), QString("Check data"));
        QCOMPARE(page().board()->utterances()->rowCount(), 20);
    }

    void otherOptionsListAnew() {
        open();
        document().setValue("data.val_list", Value(ValueList{Value(ValueList{Value("vm-delete")})}));
        m_window->parts().project.settle();
        QTRY_COMPARE_WITH_TIMEOUT(page().board()->utterances()->rowCount(), 18, 20000);
        m_window->parts().project.close();
        QCOMPARE(page().board()->utterances()->rowCount(), 0);
    }
};

QTEST_MAIN(TestDataPage)
#include "tst_data_page.moc"
