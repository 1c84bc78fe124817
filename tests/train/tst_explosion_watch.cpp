// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/explosion_watch.h"

#include <QTest>

using namespace sonorant;

namespace {

/// The first of `count` mini-batches with that loss at which something is found; 0 if none is.
int firstFound(ExplosionWatch& watch, double loss, int count = 100) {
    for (int i = 1; i <= count; ++i)
        if (watch.add(loss)) return i;
    return 0;
}

} // namespace

class TestExplosionWatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMeanOfTwentyDecides() {
        ExplosionWatch watch(10);
        QCOMPARE(firstFound(watch, 2.0), 0);
        QCOMPARE(firstFound(watch, 19.0), 0); // not ten times
        // The mean of 20 reaches 10 times 2 with the first mini-batch of 40.
        QCOMPARE(firstFound(watch, 40.0), 1);
    }
    void oneOutlierIsNone() {
        ExplosionWatch watch(10);
        QCOMPARE(firstFound(watch, 2.0), 0);
        QVERIFY(!watch.add(300));
        QCOMPARE(firstFound(watch, 2.0), 0);
    }
    void meansAreTold() {
        ExplosionWatch watch(10);
        QCOMPARE(firstFound(watch, 2.0), 0);
        const auto found = watch.add(1e6);
        QVERIFY(found);
        QCOMPARE(found->before, 2.0);
        QCOMPARE(found->now, (19 * 2.0 + 1e6) / 20);
    }
    void explodedFromTheBeginning() {
        ExplosionWatch watch(10);
        QVERIFY(!watch.add(1)); // before the first step of the optimiser
        QCOMPARE(firstFound(watch, 1000), 19);
    }
    void aFirstOneThatIsEasyByChance() {
        ExplosionWatch watch(10);
        QVERIFY(!watch.add(0.1));
        QCOMPARE(firstFound(watch, 2.0), 0); // five times that counts as the beginning
    }
    void lossesBelowZero() {
        ExplosionWatch watch(10);
        QCOMPARE(firstFound(watch, -1.0), 0);
        QCOMPARE(firstFound(watch, -1000.0), 0); // a better likelihood
        QCOMPARE(firstFound(watch, 7.0), 0);
        QVERIFY(firstFound(watch, 12.0) > 0);
    }
    void afterAResetTheNewLevelIsRight() {
        ExplosionWatch watch(10);
        QCOMPARE(firstFound(watch, 2.0), 0);
        QVERIFY(firstFound(watch, 100.0) > 0);
        watch.reset();
        QCOMPARE(firstFound(watch, 100.0), 0);
        QVERIFY(firstFound(watch, 2000.0) > 0);
    }
    void zeroSwitchesItOff() {
        ExplosionWatch watch(0);
        QCOMPARE(firstFound(watch, 1.0), 0);
        QCOMPARE(firstFound(watch, 1e30), 0);
    }
};

QTEST_GUILESS_MAIN(TestExplosionWatch)
#include "tst_explosion_watch.moc"
