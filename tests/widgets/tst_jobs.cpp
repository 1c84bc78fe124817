// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "widgets/frame/message_area.h"
#include "widgets/jobs/job_area.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

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
};

QTEST_MAIN(TestJobs)
#include "tst_jobs.moc"
