// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/envelope_series.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace sonorant;

namespace {
MinMaxPyramid::Range slowRange(const std::vector<float>& values, std::size_t first, std::size_t last) {
    MinMaxPyramid::Range range;
    for (std::size_t i = first; i < std::min(last, values.size()); ++i)
        if (std::isfinite(values[i])) range.include(values[i], values[i]);
    return range;
}
} // namespace

class TestEnvelope : public QObject {
    Q_OBJECT
    static bool same(const MinMaxPyramid::Range& a, const MinMaxPyramid::Range& b) {
        return a.empty == b.empty && (a.empty || (a.minimum == b.minimum && a.maximum == b.maximum));
    }
private Q_SLOTS:
    void rangesEqualThoseFoundOneByOne() {
        std::mt19937 random(7);
        std::normal_distribution<float> normal;
        MinMaxPyramid pyramid;
        std::vector<float> values;
        for (int i = 0; i < 70000; ++i) {
            const float value = i % 97 == 0 ? NAN : i % 1013 == 0 ? INFINITY : normal(random);
            values.push_back(value);
            pyramid.append(value);
        }
        std::uniform_int_distribution<std::size_t> index(0, values.size() + 5);
        for (int i = 0; i < 3000; ++i) {
            const std::size_t a = index(random), b = index(random);
            QVERIFY(same(pyramid.range(std::min(a, b), std::max(a, b)),
                         slowRange(values, std::min(a, b), std::max(a, b))));
        }
        QVERIFY(pyramid.range(10, 10).empty);
    }

    void truncatingForgetsExactlyTheEnd() {
        MinMaxPyramid pyramid;
        for (int i = 0; i < 5000; ++i)
            pyramid.append(static_cast<float>(i));
        pyramid.truncate(1003);
        QCOMPARE(pyramid.size(), std::size_t(1003));
        QCOMPARE(pyramid.range(0, 5000).maximum, 1002.0f);
        pyramid.append(-7);
        QCOMPARE(pyramid.range(0, 5000).minimum, -7.0f);
        QCOMPARE(pyramid.range(990, 1004).maximum, 1002.0f);
        pyramid.clear();
        QVERIFY(pyramid.range(0, 10).empty);
    }

    void aHintNeverChangesThePlace() {
        std::mt19937 random(3);
        EnvelopeKeys keys;
        double at = 0;
        for (int i = 0; i < 2000; ++i) {
            at += std::uniform_int_distribution<int>(0, 3)(random); // some keys are equal
            keys.append(at);
        }
        std::uniform_int_distribution<std::size_t> hint(0, keys.size() + 10);
        std::uniform_real_distribution<double> key(-5, at + 5);
        for (int i = 0; i < 5000; ++i) {
            const double wanted = i % 2 == 0 ? key(random) : std::floor(key(random));
            QCOMPARE(keys.indexNear(wanted, hint(random)), keys.indexAt(wanted));
        }
        QCOMPARE(EnvelopeKeys().indexNear(1, 7), std::size_t(0));
    }

    void columnsCoverEveryPointOnce() {
        EnvelopeKeys keys;
        MinMaxPyramid values;
        for (int i = 0; i <= 1000; ++i) {
            keys.append(i);
            values.append(static_cast<float>(i));
        }
        const std::vector<double> edges{0, 250, 500, 1000};
        const auto columns = envelope(keys, values, edges);
        QCOMPARE(columns.size(), std::size_t(3));
        QCOMPARE(columns[0].minimum, 0.0f);
        QCOMPARE(columns[0].maximum, 249.0f);
        QCOMPARE(columns[1].first, 250.0f);
        QCOMPARE(columns[1].last, 499.0f);
        QCOMPARE(columns[2].maximum, 1000.0f); // the last edge is part of the last column
        QCOMPARE(columns[2].lastKey, 1000.0);
    }

    void columnsWithoutFiniteValuesAreLeftOut() {
        EnvelopeKeys keys;
        MinMaxPyramid values;
        for (int i = 0; i < 30; ++i) {
            keys.append(i);
            values.append(i / 10 == 1 ? NAN : 1.0f);
        }
        QCOMPARE(envelope(keys, values, std::vector<double>{0, 10, 20, 30}).size(), std::size_t(2));
    }

    void keysNeverFall() {
        EnvelopeKeys keys;
        for (double key : {1.0, 3.0, 2.0, 4.0})
            keys.append(key);
        QCOMPARE(keys[2], 3.0);
        QCOMPARE(keys.nearest(3.9), std::size_t(3));
        QCOMPARE(keys.nearest(-5), std::size_t(0));
        QCOMPARE(keys.nearest(99), std::size_t(3));
    }
};

QTEST_GUILESS_MAIN(TestEnvelope)
#include "tst_envelope.moc"
