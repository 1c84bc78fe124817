// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run_progress.h"

#include <QTest>

using namespace sonorant;

class TestRunProgress : public QObject {
    Q_OBJECT
    static StepRecord step(int epoch, Phase phase, int batch, int of, double seconds) {
        StepRecord record;
        record.epoch = epoch, record.phase = phase, record.batch = batch, record.of = of;
        record.seconds = seconds, record.samples = 32000;
        return record;
    }
private Q_SLOTS:
    void nothingIsKnownBeforeTheFirstStep() {
        RunProgress progress;
        progress.begin(10, 16000);
        QCOMPARE(progress.runPart(), 0.0);
        QVERIFY(progress.secondsLeft() < 0);
        QCOMPARE(progress.audioSpeed(), 0.0);
    }

    void anEvenRunIsPredictedExactly() {
        // 4 training mini-batches of 2 s, 2 of validation of 1 s: an epoch is 10 s; three epochs.
        RunProgress progress;
        progress.begin(3, 16000);
        for (int batch = 1; batch <= 4; ++batch)
            progress.add(step(0, Phase::Train, batch, 4, 2.0));
        QVERIFY(qAbs(progress.audioSpeed() - 1.0) < 1e-9);
        for (int batch = 1; batch <= 2; ++batch)
            progress.add(step(0, Phase::Validation, batch, 2, 1.0));
        QCOMPARE(progress.epochPart(), 1.0);
        QVERIFY(qAbs(progress.secondsLeft() - 20.0) < 1e-9);
        EpochRecord epoch;
        progress.add(epoch);
        progress.add(step(1, Phase::Train, 1, 4, 2.0));
        QVERIFY(qAbs(progress.epochPart() - 1.0 / 6) < 1e-9);
        QVERIFY(qAbs(progress.runPart() - (1 + 1.0 / 6) / 3) < 1e-9);
        QVERIFY(qAbs(progress.secondsLeft() - (6 + 2 + 10)) < 1e-9);
    }

    void speedFollowsTheLastTenSeconds() {
        RunProgress progress;
        progress.begin(1, 16000);
        for (int batch = 1; batch <= 20; ++batch)
            progress.add(step(0, Phase::Train, batch, 60, 2.0)); // 1 s/s
        for (int batch = 21; batch <= 60; ++batch)
            progress.add(step(0, Phase::Train, batch, 60, 0.5)); // 4 s/s
        QVERIFY(qAbs(progress.audioSpeed() - 4.0) < 1e-9);
    }
};

QTEST_GUILESS_MAIN(TestRunProgress)
#include "tst_run_progress.moc"
