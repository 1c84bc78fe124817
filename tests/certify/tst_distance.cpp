// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/certify/distance.h"

#include <QTest>

#include <cmath>

using namespace sonorant;

/// How far results are apart, and what of it rounding explains.
class TestDistance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allThreeAreLargestDifferences() {
        const torch::Tensor precise = torch::tensor({1.0, -2.0, 0.5}, torch::kFloat64);
        const torch::Tensor own = torch::tensor({1.0F, -2.0F, 0.5F + 0x1p-20F});
        const torch::Tensor reference = torch::tensor({1.0F + 0x1p-19F, -2.0F, 0.5F});
        const Distance distance = distanceOf(reference, own, precise);
        QCOMPARE(distance.difference, 0x1p-19);
        QCOMPARE(distance.rounding, 0x1p-20);
        QCOMPARE(distance.referenceRounding, 0x1p-19);
        QCOMPARE(distance.scale, 2.0);
        QCOMPARE(distance.ratio(), 2.0);
    }

    void roundingByLuckIsAtLeastAUnit() {
        const torch::Tensor own = torch::tensor({4.0F}), reference = torch::tensor({4.0F + 0x1p-20F});
        const Distance distance = distanceOf(reference, own, own.to(torch::kFloat64));
        QCOMPARE(distance.rounding, 0.0);
        QCOMPARE(distance.unit(), 0x1p-21); // 2^-23 of 4
        QCOMPARE(distance.ratio(), 2.0);
    }

    /// The reference's own distance to the truth must not excuse it.
    void anErrorOfTheReferenceIsNoRounding() {
        const torch::Tensor own = torch::ones({100});
        const Distance distance = distanceOf(own + 0.01F, own, own.to(torch::kFloat64));
        QVERIFY(distance.referenceRounding > 0.009);
        QVERIFY(distance.ratio() > 10000);
    }

    void oddNumbers() {
        const double infinite = std::numeric_limits<double>::infinity();
        const auto apart = [](double a, double b) {
            const torch::Tensor x = torch::tensor({a, 1.0}, torch::kFloat32),
                                y = torch::tensor({b, 1.0}, torch::kFloat32);
            return distanceOf(x, y, y.to(torch::kFloat64)).ratio();
        };
        QCOMPARE(apart(NAN, NAN), 0.0);
        QCOMPARE(apart(infinite, infinite), 0.0);
        QCOMPARE(apart(NAN, 1), infinite);
        QCOMPARE(apart(1, NAN), infinite);
        QCOMPARE(apart(infinite, -infinite), infinite);
        QCOMPARE(apart(infinite, 1), infinite);
        const torch::Tensor none = torch::empty({0});
        QCOMPARE(distanceOf(none, none, none).ratio(), 0.0);
    }

    void wholeNumbersAreExact() {
        const torch::Tensor a = torch::tensor({3, 1000000}), b = torch::tensor({3, 1000001});
        QCOMPARE(distanceOf(a, a, a).ratio(), 0.0);
        QCOMPARE(distanceOf(a, b, b).ratio(), std::numeric_limits<double>::infinity());
    }

    void axesOfOneDoNotCount() {
        QVERIFY(sameButForSingleAxes({2, 5, 1}, {2, 5}));
        QVERIFY(sameButForSingleAxes({1}, {}));
        QVERIFY(!sameButForSingleAxes({2, 5}, {5, 2}));
        QVERIFY(!sameButForSingleAxes({2, 5}, {2, 5, 2}));
    }
};

QTEST_GUILESS_MAIN(TestDistance)
#include "tst_distance.moc"
