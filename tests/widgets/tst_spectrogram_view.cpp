// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/views/spectrogram_view.h"
#include "widgets/views/time_axis.h"

#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace sonorant;

namespace {

constexpr int rate = 16000;

/// 1 kHz in the first half, 4 kHz in the second.
Spectrogram::Samples twoTones(double seconds) {
    auto samples = std::make_shared<std::vector<float>>(static_cast<std::size_t>(seconds * rate));
    for (std::size_t n = 0; n < samples->size(); ++n)
        (*samples)[n] =
            static_cast<float>(0.5 * std::sin(2 * std::numbers::pi * (n < samples->size() / 2 ? 1000 : 4000) *
                                              static_cast<double>(n) / rate));
    return samples;
}

/// The row of pixels that is brightest at x, as a share of the height from below.
double brightest(const QImage& image, int x) {
    int best = 0;
    for (int y = 0; y < image.height(); ++y)
        if (qGray(image.pixel(x, y)) > qGray(image.pixel(x, best))) best = y;
    return (image.height() - 0.5 - best) / image.height();
}

struct Fixture {
    TimeAxis axis;
    SpectrogramView view{&axis};

    explicit Fixture(double seconds) {
        axis.setDuration(seconds);
        view.setColorMap(ColorMap::Grey);
        view.setDecibels(-100, 0);
        view.resize(656, 240);
        view.show();
    }
    bool waitComplete() {
        return QTest::qWaitFor([this] { return view.isComplete(); }, 20000);
    }
};

} // namespace

/// The spectrogram as it is seen: what colour stands where, and what the pointer reads.
class TestSpectrogramView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tonesStandAtTheirFrequencies_data() {
        QTest::addColumn<int>("scale");
        QTest::newRow("linear") << int(FrequencyScale::Linear);
        QTest::newRow("mel") << int(FrequencyScale::Mel);
        QTest::newRow("logarithmic") << int(FrequencyScale::Logarithmic);
    }
    void tonesStandAtTheirFrequencies() {
        QFETCH(int, scale);
        Fixture f(2);
        QSignalSpy completed(&f.view, &SpectrogramView::completed);
        f.view.setScale(FrequencyScale(scale));
        f.view.setSound(twoTones(2), rate);
        QVERIFY(!f.view.isComplete());
        QVERIFY(f.waitComplete());
        QVERIFY(completed.count() > 0);
        const QImage image = f.view.image();
        const FrequencyAxis& axis = f.view.frequencies();
        QCOMPARE(axis.high(), 8000.0);
        QVERIFY(std::abs(brightest(image, image.width() / 4) - axis.positionOf(1000)) < 0.02);
        QVERIFY(std::abs(brightest(image, 3 * image.width() / 4) - axis.positionOf(4000)) < 0.02);
    }

    void thePointerReadsHertzAndDecibels() {
        Fixture f(2);
        f.view.setSound(twoTones(2), rate);
        QVERIFY(f.waitComplete());
        const QRect area = f.view.plotArea();
        const QPointF place(area.left() + area.width() * 0.25, area.bottom() + 1 - area.height() / 8.0);
        QVERIFY(std::abs(f.view.hertzAt(place) - 1000) < 20);
        QVERIFY(std::abs(f.view.decibelAt(place) + 6) < 2); // half of full scale
        QVERIFY(f.view.readout(place).contains(" Hz: -"));
        const QPointF other(area.left() + area.width() * 0.75, place.y());
        QVERIFY(f.view.decibelAt(other) < -60);
        QVERIFY(std::isnan(f.view.decibelAt({2, 2}))); // the ruler
        QVERIFY(f.view.readout({2, 2}).isEmpty());
    }

    void zoomingComputesWhatIsSeen() {
        Fixture f(600);
        f.view.setSound(twoTones(600), rate);
        QVERIFY(f.waitComplete());
        const std::size_t overview = f.view.tiles()->bytesHeld();
        QVERIFY(overview < 8'000'000);
        f.axis.setRange(299.9, 300.1);
        QVERIFY(!f.view.isComplete());
        QVERIFY(!f.view.image().isNull()); // coarse meanwhile
        QVERIFY(qAlpha(f.view.image().pixel(10, 10)) == 255);
        QVERIFY(f.waitComplete());
        const QImage image = f.view.image();
        QVERIFY(std::abs(brightest(image, 50) - 1 / 8.0) < 0.02);
        QVERIFY(std::abs(brightest(image, image.width() - 50) - 0.5) < 0.02);
        // The change is sharp: within the window's 25 ms of 0.2 s.
        QVERIFY(std::abs(brightest(image, image.width() / 2 - image.width() / 12) - 1 / 8.0) < 0.02);
        QVERIFY(std::abs(brightest(image, image.width() / 2 + image.width() / 12) - 0.5) < 0.02);
    }

    /// However much is looked at, little is kept.
    void memoryIsBounded() {
        Fixture f(600);
        f.view.setSound(twoTones(600), rate);
        for (int i = 0; i < 40; ++i) {
            f.axis.setRange(i * 10, i * 10 + 1.2);
            QVERIFY(f.waitComplete());
        }
        QVERIFY2(f.view.tiles()->bytesHeld() <= 33'000'000,
                 qPrintable(QString::number(f.view.tiles()->bytesHeld())));
    }

    void aSharedSpectrogramIsThereAtOnce() {
        Fixture f(2);
        f.view.setSound(twoTones(2), rate);
        QVERIFY(f.waitComplete());
        const SpectrogramView::Tiles tiles = f.view.tiles();
        f.view.setSound(twoTones(1), rate);
        QVERIFY(f.waitComplete());
        f.view.setTiles(tiles);
        QVERIFY(f.view.isComplete());
        f.view.setTiles(nullptr);
        QVERIFY(f.view.isComplete());
        QVERIFY(f.view.image().isNull());
    }

    void goesAwayWhileComputing() {
        for (int i = 0; i < 20; ++i) {
            Fixture f(60);
            f.view.setSound(twoTones(60), rate, {100});
            QTest::qWait(i);
        }
    }

    void clicksSeekAndDraggingMarks() {
        Fixture f(2);
        f.view.setSound(twoTones(2), rate);
        QSignalSpy seek(&f.axis, &TimeAxis::seekWanted);
        const QRect area = f.view.plotArea();
        QTest::mouseClick(&f.view, Qt::LeftButton, {}, area.center());
        QCOMPARE(seek.count(), 1);
        QVERIFY(std::abs(seek.first().first().toDouble() - 1) < 0.02);
        QTest::keyClick(&f.view, Qt::Key_Plus);
        QVERIFY(f.axis.span() < 2);
        QVERIFY(!f.view.accessibleName().isEmpty());
    }
};

QTEST_MAIN(TestSpectrogramView)
#include "tst_spectrogram_view.moc"
