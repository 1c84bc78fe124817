// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "widgets/frame/message_area.h"
#include "widgets/jobs/job_area.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <chrono>

using namespace sonorant;
using namespace std::chrono_literals;

class TestJobs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aJobReportsAndFinishes() {
        ThreadJob job("Counting", [](const JobControl& control) {
            for (int i = 1; i <= 10; ++i) {
                control.progress("Number " + std::to_string(i), i, 10);
                std::this_thread::sleep_for(10ms);
            }
        });
        QSignalSpy finished(&job, &ThreadJob::finished), ended(&job, &Job::ended),
            changed(&job, &Job::changed);
        job.start();
        QVERIFY(finished.wait(5000));
        QCOMPARE(ended.size(), 1);
        QVERIFY(changed.size() > 1);
        QCOMPARE(job.progress().done, std::int64_t(10));
    }

    void cancellingIsSeen() {
        ThreadJob job("Endless", [](const JobControl& control) {
            for (;;) {
                control.throwIfStopped();
                std::this_thread::sleep_for(1ms);
            }
        });
        QSignalSpy cancelled(&job, &ThreadJob::cancelled), failed(&job, &ThreadJob::failed);
        job.start();
        QTest::qWait(50);
        job.cancel();
        QVERIFY(job.isCancelling());
        QVERIFY(cancelled.wait(5000));
        QCOMPARE(failed.size(), 0);
    }

    void anErrorComesWithItsHint() {
        ThreadJob job("Failing", [](const JobControl&) {
            throw Error(ErrorKind::NotFound, "not there", "a.wav", "put it back");
        });
        QSignalSpy failed(&job, &ThreadJob::failed);
        job.start();
        QVERIFY(failed.wait(5000));
        QCOMPARE(failed[0][0].toString(), QString("a.wav: not there"));
        QCOMPARE(failed[0][1].toString(), QString("put it back"));
    }

    void theAreaShowsOnlyLongJobs() {
        JobArea area;
        QObject owner;
        ThreadJob* job = area.run(
            "Waiting",
            [](const JobControl& control) {
                while (!control.stop.stop_requested())
                    std::this_thread::sleep_for(1ms);
            },
            &owner);
        QVERIFY(area.isHidden());
        area.watch(job, 0);
        QTRY_VERIFY(!area.isHidden());
        auto* cancel = area.findChild<QPushButton*>();
        QVERIFY(cancel);
        QCOMPARE(cancel->accessibleName(), QString("Cancel: Waiting"));
        cancel->click();
        QTRY_VERIFY(area.isHidden());
        QCOMPARE(area.rowCount(), 0);
    }

    void durationsInWords() {
        QCOMPARE(durationText(12.4), QString("12 s"));
        QCOMPARE(durationText(200), QString("3 min 20 s"));
        QCOMPARE(durationText(3840), QString("1 h 04 min"));
        QCOMPARE(durationText(-1), QString());
        QCOMPARE(durationText(3 * 86400), QString("3.0 days"));
    }

    void noticesReplaceCloseAndAct() {
        MessageArea area;
        int acted = 0;
        area.show("a", Notice{NoticeKind::Error, "first", "hint", {NoticeAction{"Mend", [&] { ++acted; }}}});
        area.show("a", Notice{NoticeKind::Error, "second", {}, {NoticeAction{"Mend", [&] { ++acted; }}}});
        QCOMPARE(area.keys(), QStringList{"a"});
        QVERIFY(!area.isHidden());
        for (auto* button : area.findChildren<QPushButton*>())
            if (!button->isHidden() && button->parentWidget() && !button->parentWidget()->isHidden())
                button->click();
        QCOMPARE(acted, 1);
        QVERIFY(!area.isShown("a") && area.isHidden());
        for (const char* key : {"1", "2", "3", "4"})
            area.show(key, Notice{NoticeKind::Info, key, {}, {}});
        QCOMPARE(area.keys(), (QStringList{"2", "3", "4"}));
    }

    void whatWasDoneIsSaidForAWhile() {
        MessageArea area;
        area.setLifetime(200ms);
        area.show("error", Notice{NoticeKind::Error, "gone wrong", {}, {}});
        area.show("offer", Notice{NoticeKind::Info, "moved", {}, {NoticeAction{"Undo", [] {}}}});
        area.show("done", Notice{NoticeKind::Success, "written", {}, {}});
        QTest::qWait(60);
        QVERIFY(area.isShown("done"));
        QTRY_VERIFY_WITH_TIMEOUT(!area.isShown("done"), 5000);
        QTest::qWait(400);
        QCOMPARE(area.keys(), (QStringList{"error", "offer"}));
    }

    void aNoticeStaysWhileThePersonIsAtIt() {
        MessageArea area;
        area.setLifetime(150ms);
        area.show("done", Notice{NoticeKind::Success, "written", {}, {}});
        area.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&area));
        auto* close = area.barOf("done")->findChild<QToolButton*>();
        close->setFocus();
        QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(close));
        QTest::qWait(600);
        QVERIFY(area.isShown("done"));
        close->clearFocus();
        QTRY_VERIFY_WITH_TIMEOUT(!area.isShown("done"), 5000);
    }

    void noticesOfAPageAndOfAProjectKeepToThem() {
        MessageArea area;
        area.setLifetime(150ms);
        QWidget inspect, train;
        area.setPage(&inspect);
        Notice file{NoticeKind::Error, "no such file", {}, {}};
        file.owner = &inspect, file.ofProject = false;
        area.show("file", file);
        QVERIFY(area.barOf("file")->isVisible());
        area.setPage(&train);
        QVERIFY(area.isShown("file") && !area.barOf("file")->isVisible() && area.isHidden());
        // It takes no place where it is not seen, and nothing that was not seen leaves.
        for (const char* key : {"1", "2", "3"})
            area.show(key, Notice{NoticeKind::Warning, key, {}, {}});
        QCOMPARE(area.keys(), (QStringList{"file", "1", "2", "3"}));
        Notice written{NoticeKind::Success, "written", {}, {}};
        written.owner = &inspect;
        area.show("written", written);
        QTest::qWait(500);
        QVERIFY(area.isShown("written"));
        area.dismissProject();
        QCOMPARE(area.keys(), QStringList{"file"});
        area.setPage(&inspect);
        QVERIFY(area.barOf("file")->isVisible() && !area.isHidden());
    }
};

QTEST_MAIN(TestJobs)
#include "tst_jobs.moc"
