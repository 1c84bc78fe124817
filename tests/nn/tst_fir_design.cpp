// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/nn/fir_design.h"

#include <QTest>

#include <cmath>
#include <cstddef>

using namespace sonorant;

/// Frequency responses of the designed filters.
class FirDesign : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lowPassResponse_data();
    void lowPassResponse();
    void highPassComplements();
    void passesEverythingAboveNyquist();
    void refusesImpossibleEdges();
};

void FirDesign::lowPassResponse_data() {
    QTest::addColumn<double>("rate");
    QTest::addColumn<double>("passEdge");
    for (const double rate : {22050.0, 24000.0, 44100.0, 48000.0})
        for (const double edge : {1000.0, 5000.0})
            QTest::addRow("%.0f Hz, pass-band %.0f Hz", rate, edge) << rate << edge;
}

void FirDesign::lowPassResponse() {
    QFETCH(double, rate);
    QFETCH(double, passEdge);
    const auto taps = designLowPass(rate, passEdge, passEdge + 2000);
    QCOMPARE(taps.size() % 2, std::size_t(1));
    for (std::size_t i = 0; i < taps.size(); ++i)
        QCOMPARE(taps[i], taps[taps.size() - 1 - i]);
    for (double f = 0; f <= passEdge; f += 50)
        QVERIFY2(std::abs(gainAt(taps, rate, f) - 1) < 0.01, qPrintable(QString::number(f)));
    for (double f = passEdge + 2000; f <= rate / 2; f += 50)
        QVERIFY2(gainAt(taps, rate, f) < 0.00316, qPrintable(QString::number(f))); // -50 dB
    QVERIFY(std::abs(gainAt(taps, rate, passEdge + 1000) - 0.5) < 0.02);
}

void FirDesign::highPassComplements() {
    const double rate = 24000;
    const auto low = designLowPass(rate, 5000, 7000);
    const auto high = complementaryHighPass(low);
    QCOMPARE(high.size(), low.size());
    for (std::size_t i = 0; i < low.size(); ++i)
        QVERIFY(std::abs(low[i] + high[i] - (i == low.size() / 2 ? 1 : 0)) < 1e-15);
    for (double f = 0; f <= 5000; f += 50)
        QVERIFY(gainAt(high, rate, f) < 0.01);
    for (double f = 7000; f <= 12000; f += 50)
        QVERIFY(std::abs(gainAt(high, rate, f) - 1) < 0.00316);
}

void FirDesign::passesEverythingAboveNyquist() {
    const auto taps = designLowPass(8000, 5000, 7000);
    for (double f = 0; f <= 4000; f += 100)
        QVERIFY(std::abs(gainAt(taps, 8000, f) - 1) < 1e-12);
    QVERIFY(gainAt(complementaryHighPass(taps), 8000, 2000) < 1e-12);
}

void FirDesign::refusesImpossibleEdges() {
    QVERIFY_EXCEPTION_THROWN(designLowPass(16000, 5000, 5000), Error);
    QVERIFY_EXCEPTION_THROWN(designLowPass(0, 1000, 3000), Error);
    QVERIFY_EXCEPTION_THROWN(designLowPass(std::nan(""), 1000, 3000), Error);
}

QTEST_GUILESS_MAIN(FirDesign)
#include "tst_fir_design.moc"
