// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme.h"
#include "widgets/views/color_bar.h"
#include "widgets/views/curve_view.h"
#include "widgets/views/matrix_view.h"
#include "widgets/views/time_axis.h"
#include "widgets/views/time_ruler.h"
#include "widgets/views/waveform_view.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <limits>

using namespace sonorant;

namespace {

/// Of an 8-bit sRGB colour, CIE L*.
double lightness(QRgb colour) {
    const auto linear = [](int value) {
        const double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    const double y =
        0.2126 * linear(qRed(colour)) + 0.7152 * linear(qGreen(colour)) + 0.0722 * linear(qBlue(colour));
    return y > 0.008856 ? 116 * std::cbrt(y) - 16 : 903.3 * y;
}

/// Values of row * 10 + column.
Matrix counting(std::int64_t rows, std::int64_t columns) {
    Matrix matrix{rows, columns, {}};
    for (std::int64_t r = 0; r < rows; ++r)
        for (std::int64_t c = 0; c < columns; ++c)
            matrix.values.push_back(static_cast<float>(r * 10 + c));
    return matrix;
}

} // namespace

class TestViews : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }

    void theAxisStaysWithinItsDuration() {
        TimeAxis axis;
        axis.setDuration(10);
        QSignalSpy moved(&axis, &TimeAxis::rangeChanged);
        axis.zoom(0.5, 2);
        QCOMPARE(axis.begin(), 1.0); // what was at 2 s stays a fifth from the left
        QCOMPARE(axis.end(), 6.0);
        axis.pan(100);
        QCOMPARE(axis.begin(), 5.0);
        QCOMPARE(axis.end(), 10.0);
        axis.pan(-100);
        QCOMPARE(axis.begin(), 0.0);
        QCOMPARE(moved.count(), 3);
        for (int i = 0; i < 100; ++i)
            axis.zoom(0.5, 3);
        QVERIFY(axis.span() >= 0.001 - 1e-12 && axis.begin() <= 3 && axis.end() >= 3);
        axis.zoom(1e9, 3);
        QVERIFY(axis.showsAll());
        axis.setRange(2, 4);
        axis.reveal(7);
        QVERIFY(axis.begin() <= 7 && axis.end() >= 7 && std::abs(axis.span() - 2) < 1e-12);
        axis.setRegion(8, 3);
        QCOMPARE(axis.regionBegin(), 3.0);
        QCOMPARE(axis.regionEnd(), 8.0);
        axis.setDuration(0); // nothing to see is no trouble
        axis.zoom(0.5, 0);
        QCOMPARE(axis.span(), 0.0);
    }

    void mouseAndKeysMoveTheSharedAxis() {
        TimeAxis axis;
        axis.setDuration(8);
        WaveformView view(&axis);
        view.resize(view.gutter() + 800, 100);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QSignalSpy seeks(&axis, &TimeAxis::seekWanted);
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(view.gutter() + 200, 50));
        QCOMPARE(seeks.count(), 1);
        QCOMPARE(seeks.first().first().toDouble(), 2.0);
        QCOMPARE(axis.cursor(), 2.0);
        QTest::mousePress(&view, Qt::LeftButton, {}, QPoint(view.gutter() + 100, 50));
        QTest::mouseMove(&view, QPoint(view.gutter() + 250, 50));
        QTest::mouseMove(&view, QPoint(view.gutter() + 300, 50));
        QTest::mouseRelease(&view, Qt::LeftButton, {}, QPoint(view.gutter() + 300, 50));
        QCOMPARE(axis.regionBegin(), 1.0);
        QCOMPARE(axis.regionEnd(), 3.0);
        QCOMPARE(seeks.count(), 1); // marking is no seeking
        QTest::keyClick(&view, Qt::Key_Escape);
        QVERIFY(!axis.hasRegion());
        QTest::keyClick(&view, Qt::Key_Plus);
        QVERIFY(std::abs(axis.span() - 6.4) < 1e-9);
        QTest::keyClick(&view, Qt::Key_0);
        QVERIFY(axis.showsAll());
        QWheelEvent wheel(QPointF(view.gutter() + 200, 50),
                          view.mapToGlobal(QPointF(view.gutter() + 200, 50)), {}, QPoint(0, 240),
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &wheel);
        QVERIFY(std::abs(axis.span() - 8 * 0.64) < 1e-9);
        QVERIFY(std::abs(view.secondsAt(view.gutter() + 200) - 2) < 1e-9);
    }

    void theWaveformReachesItsPeaks() {
        TimeAxis axis;
        axis.setDuration(100);
        std::vector<float> samples(1'600'000, 0.0F);
        samples[800'000] = 0.5F; // one sample of 1.6 million must not be lost
        WaveformView view(&axis);
        view.setColour(Qt::black);
        view.setWave(makeSamples(samples), 16000);
        view.resize(view.gutter() + 1000, 201);
        const QImage picture = view.grab().toImage();
        const int x = view.gutter() + 500;
        int dark = 0;
        for (int y = 48; y <= 100; ++y)
            dark += qGray(picture.pixel(x, y)) < 100 || qGray(picture.pixel(x - 1, y)) < 100;
        QVERIFY2(dark >= 48, qPrintable(QString::number(dark)));
        QVERIFY(qGray(picture.pixel(x, 30)) > 200 && qGray(picture.pixel(x + 20, 70)) > 200);
        QVERIFY2(view.lastContentMs() < 500, qPrintable(QString::number(view.lastContentMs())));
        QVERIFY(view.readout(QPointF(x, 100)).contains("0.50000"));
        axis.setRange(49.999, 50.002); // single samples, joined by a line
        QVERIFY(!view.grab().isNull());
    }

    void aMatrixIsDrawnCellByCell() {
        TimeAxis axis;
        axis.setDuration(4);
        MatrixView view(&axis);
        view.setColorMap(ColorMap::Grey);
        Matrix matrix = counting(4, 2);
        matrix.values[3] = std::numeric_limits<float>::quiet_NaN(); // row 1, column 1
        view.setSource(std::make_shared<MemoryMatrixSource>(matrix), 1);
        view.setValueRange(0, 31);
        view.resize(view.gutter() + 400, 100);
        const QImage image = view.image();
        QCOMPARE(image.width(), 400);
        QCOMPARE(image.height(), 2);
        const ColorTable& grey = colorTable(ColorMap::Grey);
        QCOMPARE(image.pixel(50, 1), grey[colorIndex(0, 0, 31)]); // row 0, dimension 0 at the bottom
        QCOMPARE(image.pixel(50, 0), grey[colorIndex(1, 0, 31)]);
        QCOMPARE(image.pixel(150, 0), notFiniteColor());
        QCOMPARE(image.pixel(350, 0), grey[255]);
        const QPointF place(view.gutter() + 250, 10);
        QCOMPARE(view.rowAt(place), std::int64_t(2));
        QCOMPARE(view.columnAt(place), std::int64_t(1));
        QVERIFY(view.readout(place).endsWith("21"));
        view.setColumns(1, 2);
        QCOMPARE(view.image().height(), 1);
        axis.setRange(3, 4);
        QCOMPARE(view.image().pixel(5, 0), grey[255]);
    }

    void stretchesOfRowsAreAveraged() {
        const MemoryMatrixSource source(counting(100, 3));
        std::vector<float> values(3);
        source.summary(10, 12, values);
        QCOMPARE(values[0], 105.0F);
        QCOMPARE(values[2], 107.0F);
        const ValueRange range = percentileRange(source, 0, 100);
        QCOMPARE(range.low, 0.0F);
        QCOMPARE(range.high, 992.0F);
        const ValueRange middle = percentileRange(source, 10, 90);
        QVERIFY(middle.low > 80 && middle.low < 110 && middle.high > 880 && middle.high < 910);
        QCOMPARE(percentileRange(MemoryMatrixSource(Matrix{}), 1, 99).high, 0.0F);
    }

    void colourMapsRiseEvenly() {
        for (const ColorMap map : {ColorMap::Viridis, ColorMap::Magma, ColorMap::Grey}) {
            const ColorTable& table = colorTable(map);
            const double from = lightness(table.front()), to = lightness(table.back());
            for (std::size_t i = 1; i < table.size(); ++i)
                QVERIFY2(lightness(table[i]) >= lightness(table[i - 1]) - 0.3, qPrintable(colorMapName(map)));
            // Halfway up the table is about halfway up in lightness.
            QVERIFY2(std::abs(lightness(table[128]) - (from + to) / 2) < 6, qPrintable(colorMapName(map)));
        }
        const ColorTable& diverging = colorTable(ColorMap::Diverging);
        QVERIFY(lightness(diverging[128]) > 90);
        QVERIFY(std::abs(lightness(diverging[40]) - lightness(diverging[215])) < 8);
        for (const ColorMap map : allColorMaps()) {
            QCOMPARE(colorMapOf(colorMapKey(map)), map);
            for (const QRgb colour : colorTable(map))
                QVERIFY(colour != notFiniteColor());
        }
    }

    void curvesHaveGapsWhereThereIsNoVoice() {
        TimeAxis axis;
        axis.setDuration(1);
        CurveView view(&axis);
        std::vector<float> f0(200, 120.0F);
        std::fill(f0.begin() + 80, f0.begin() + 120, 0.0F);
        view.setColour(Qt::black);
        view.setUnit("Hz");
        view.setCurve(f0, 0.005, true);
        view.resize(view.gutter() + 400, 80);
        QVERIFY(view.low() > 50); // the gap does not count in the range
        const QImage picture = view.grab().toImage();
        const auto darkest = [&](int x) {
            int value = 255;
            for (int y = 0; y < picture.height(); ++y)
                value = std::min(value, qGray(picture.pixel(x, y)));
            return value;
        };
        QVERIFY(darkest(view.gutter() + 50) < 100);
        QVERIFY(darkest(view.gutter() + 200) > 200);
        QVERIFY(view.readout(QPointF(view.gutter() + 50, 10)).contains("120 Hz"));
    }

    void ticksAreRound() {
        QCOMPARE(niceStep(10, 5), 2.0);
        QCOMPARE(niceStep(0.93, 4), 0.5);
        QCOMPARE(niceStep(0, 4), 1.0);
        QCOMPARE(tickText(0.30000000000000004, 0.1), QString("0.3"));
        QCOMPARE(tickText(-1e-17, 0.1), QString("0.0"));
        QCOMPARE(tickText(2500, 500), QString("2500"));
    }
};

QTEST_MAIN(TestViews)
#include "tst_views.moc"
