// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/loss_plot.h"
#include "widgets/plots/run_series.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <limits>
#include <time.h>

using namespace sonorant;

namespace {

double threadMs() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

StepRecord step(std::int64_t number, int epoch, int batch, int of, double loss) {
    StepRecord record;
    record.step = number, record.epoch = epoch, record.batch = batch, record.of = of;
    record.loss = {loss}, record.lr = 1e-4, record.gradNorm = 2,
    record.time = 0.5 * static_cast<double>(number);
    return record;
}

EpochRecord epoch(int number, double train, double dev, bool best) {
    EpochRecord record;
    record.epoch = number, record.trainLoss = {train}, record.devLoss = {dev}, record.best = best;
    return record;
}

std::shared_ptr<RunSeries> makeRun(std::int64_t steps, int perEpoch) {
    auto run = std::make_shared<RunSeries>();
    for (std::int64_t i = 0; i < steps; ++i) {
        const int at = static_cast<int>(i / perEpoch);
        const double loss = 3 + 9 * std::exp(-static_cast<double>(i) / static_cast<double>(steps) * 5) +
                            std::sin(static_cast<double>(i) * 0.7);
        run->add(step(i + 1, at, static_cast<int>(i % perEpoch) + 1, perEpoch, loss));
        if ((i + 1) % perEpoch == 0) run->add(epoch(at, loss, loss * 1.1, true));
    }
    return run;
}

} // namespace

class TestLossPlot : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }

    void epochsLieAtTheirLastStep() {
        const auto run = makeRun(40, 10);
        QCOMPARE(run->steps(), std::size_t(40));
        QCOMPARE(run->epochs().size(), std::size_t(4));
        QCOMPARE(run->epochs()[1].at[0], 20.0);
        QCOMPARE(run->epochs()[1].at[1], 2.0);
        QCOMPARE(run->best()->epoch, 3);
        // The same when epochs come after all steps, as from files.
        RunSeries read;
        for (int i = 0; i < 40; ++i)
            read.add(step(i + 1, i / 10, i % 10 + 1, 10, 1));
        read.add(epoch(0, 1, 1, true));
        read.add(epoch(1, 1, 2, false));
        QCOMPARE(read.epochs()[0].at[0], 10.0);
        QCOMPARE(read.epochs()[1].at[0], 20.0);
        QCOMPARE(read.best()->epoch, 0);
    }

    void smoothingIsAMeanThatStartsUnbiased() {
        RunSeries run;
        run.setSmoothing(0.5);
        for (int i = 0; i < 3; ++i)
            run.add(step(i + 1, 0, i + 1, 9,
                         i == 0   ? 4
                         : i == 1 ? 2
                                  : std::numeric_limits<double>::quiet_NaN()));
        const MinMaxPyramid& smoothed = run.values(RunSeries::Curve::Smoothed);
        QCOMPARE(smoothed[0], 4.0f);
        // (0.25 * 4 + 0.5 * 2) / 0.75
        QVERIFY(std::abs(static_cast<double>(smoothed[1]) - 8.0 / 3) < 1e-6);
        QCOMPARE(smoothed[2], smoothed[1]);
        QCOMPARE(run.troubles().size(), std::size_t(1));
        run.setSmoothing(0);
        QCOMPARE(run.values(RunSeries::Curve::Smoothed)[1], 2.0f);
    }

    void goingBackSupersedes() {
        auto run = makeRun(40, 10);
        run->add(step(21, 2, 1, 10, 99));
        QCOMPARE(run->steps(), std::size_t(21));
        QCOMPARE(run->values(RunSeries::Curve::Loss)[20], 99.0f);
        QCOMPARE(run->epochs().size(), std::size_t(2));
        QVERIFY(run->keys(RunAxis::Time)[20] > run->keys(RunAxis::Time)[19]);
    }

    void theViewFollowsUntilTheMouseMovesIt() {
        LossPlot plot;
        plot.resize(700, 500);
        plot.setRun(makeRun(200, 20), "run");
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        QTRY_VERIFY2(plot.drawnPoints() > 200, qPrintable(QString::number(plot.drawnPoints())));
        QVERIFY(plot.isFollowing());
        auto* canvas = reinterpret_cast<QWidget*>(plot.plot());
        QTest::keyClick(canvas, Qt::Key_Plus);
        QVERIFY(!plot.isFollowing());
        QTest::keyClick(canvas, Qt::Key_Home);
        QVERIFY(plot.isFollowing());
        for (const RunAxis axis : {RunAxis::Epoch, RunAxis::Time, RunAxis::Step})
            for (const bool logX : {false, true}) {
                plot.setAxis(axis);
                plot.setLogarithmic(logX, !logX);
                QTRY_VERIFY(plot.drawnPoints() > 80);
            }
        QVERIFY(plot.readoutAt(350).join(" ").contains("Loss"));
    }

    void severalLossesHaveCurvesOfTheirOwn() {
        auto run = std::make_shared<RunSeries>();
        run->setSmoothing(0.5);
        for (int i = 1; i <= 4; ++i) {
            StepRecord record = step(i, 0, i, 4, 0);
            record.loss = {1.0 * i, 10.0};
            run->add(record);
        }
        EpochRecord end = epoch(0, 0, 0, true);
        end.trainLoss = {2, 10}, end.devLoss = {3, 11};
        run->add(end);
        QCOMPARE(run->parts().size(), std::size_t(2));
        QCOMPARE(run->values(RunSeries::Curve::Loss)[2], 13.0f);
        QCOMPARE(run->parts()[0].raw[2], 3.0f);
        QCOMPARE(run->parts()[1].smoothed[3], 10.0f);
        QCOMPARE(run->epochs()[0].validationParts, (std::vector<double>{3, 11}));
        // As those of one: superseded steps go, and smoothing is made anew.
        StepRecord again = step(3, 0, 3, 4, 0);
        again.loss = {7, 10};
        run->add(again);
        QCOMPARE(run->parts()[0].raw.size(), std::size_t(3));
        QCOMPARE(run->parts()[0].smoothed.size(), std::size_t(3));
        run->setSmoothing(0);
        QCOMPARE(run->parts()[0].smoothed[2], 7.0f);

        LossPlot plot;
        QSignalSpy several(&plot, &LossPlot::severalLosses);
        plot.resize(700, 500);
        plot.setRun(run, "run");
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        QTRY_COMPARE(several.size(), 1);
        QVERIFY(plot.isSeparate() && plot.hasSeveralLosses());
        QCOMPARE(plot.legend().filter("Loss").size(), 4); // training and validation of each
        plot.setSeparate(false);
        QTRY_COMPARE(plot.legend().filter("Loss").size(), 0);
        QVERIFY(plot.legend().contains("Validation"));
        plot.setSeparate(true);
        QTRY_COMPARE(plot.legend().filter("Loss").size(), 4);
        QVERIFY(!plot.readoutAt(350).filter("parts").isEmpty());
        plot.setRun(makeRun(20, 5), "other");
        QTRY_COMPARE(several.size(), 2);
        QCOMPARE(plot.legend().filter("Loss").size(), 0);
        QVERIFY(plot.readoutAt(350).filter("parts").isEmpty());
    }

    void exportsAreWhole() {
        const QTemporaryDir dir;
        LossPlot plot;
        plot.resize(640, 420);
        auto run = makeRun(50, 10);
        plot.setRun(run, "run");
        plot.setOverlays({{"other", makeRun(30, 10), 0}});
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        QCoreApplication::processEvents();
        plot.exportPng(dir.filePath("a.png"));
        plot.exportSvg(dir.filePath("a.svg"));
        plot.exportCsv(dir.filePath("a.csv"));
        const QImage image(dir.filePath("a.png"));
        QVERIFY(image.width() > 1000);
        QFile svg(dir.filePath("a.svg"));
        QVERIFY(svg.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&svg);
        int paths = 0;
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::StartElement) ++paths;
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(paths > 50);
        QFile csv(dir.filePath("a.csv"));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = csv.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 1 + 50 + 5);
        QCOMPARE(lines[0].count(','), lines[1].count(','));
        QCOMPARE(lines[0].count(','), lines.back().count(','));
        QVERIFY(lines[1].startsWith("step,1,0.1,0.5,"));
    }

    void tenMillionStepsRedrawInAFrame() {
        LossPlot plot;
        plot.resize(900, 560);
        auto run = makeRun(10'000'000, 10'000);
        plot.setRun(run, "long");
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        QCoreApplication::processEvents();
        std::vector<double> frames, processor; // ms; a busy machine lets the first grow, not the second
        for (int i = 0; i < 25; ++i) {
            run->add(step(10'000'001 + i, 1000, i + 1, 10'000, 3));
            QElapsedTimer timer;
            timer.start();
            const double before = threadMs();
            plot.refresh();
            QCoreApplication::processEvents();
            frames.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
            processor.push_back(threadMs() - before);
        }
        std::sort(frames.begin(), frames.end());
        std::sort(processor.begin(), processor.end());
        qInfo("redraw of 10 million steps: median %.1f ms, slowest %.1f ms; of processor time %.1f and %.1f "
              "ms; "
              "%d points drawn (aim: 33 ms)",
              frames[12], frames.back(), processor[12], processor.back(), plot.drawnPoints());
        QVERIFY(plot.drawnPoints() < 40000);
        QVERIFY2(processor[12] < 200, "gross failure: the aim is 33 ms");
    }
};

QTEST_MAIN(TestLossPlot)
#include "tst_loss_plot.moc"
