// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/log_model.h"
#include "widgets/models/run_list_model.h"
#include "widgets/train/run_queue.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace sonorant;

class TestModels : public QObject {
    Q_OBJECT
    static RunSummary run(const char* name, int epochs = 1) {
        RunSummary summary;
        summary.folder = Path("/p/runs") / name;
        summary.name = name;
        summary.epochs = epochs;
        summary.bestLoss = 3.25;
        summary.bestEpoch = 0;
        return summary;
    }

private Q_SLOTS:
    void logKeepsItsLimitAndFilters() {
        LogModel model(nullptr, 100);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        LogFilter filter;
        filter.setSourceModel(&model);
        const QAbstractItemModelTester filterTester(&filter,
                                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int i = 0; i < 150; ++i)
            model.add(i % 10 == 0 ? MessageLevel::Warning : MessageLevel::Info, QString("line %1").arg(i));
        QCOMPARE(model.rowCount(), 100);
        QCOMPARE(model.index(0, LogModel::Text).data().toString(), QString("line 50"));
        filter.setLeast(MessageLevel::Warning);
        QCOMPARE(filter.rowCount(), 10);
        filter.setText(" LINE 14");
        QCOMPARE(filter.rowCount(), 1);
        model.add(MessageLevel::Error, "line 149 again");
        QCOMPARE(filter.rowCount(), 2);
        model.clear();
        QCOMPARE(filter.rowCount(), 0);
    }

    void manyLinesAtOnceKeepTheLimitToo() {
        LogModel model(nullptr, 100);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<LogModel::Line> lines;
        for (int i = 0; i < 70; ++i)
            lines << LogModel::Line{{}, MessageLevel::Info, QString::number(i)};
        model.add(lines);
        model.add(lines);
        QCOMPARE(model.rowCount(), 100);
        QCOMPARE(model.index(0, LogModel::Text).data().toString(), QString("40"));
        QCOMPARE(model.index(99, LogModel::Text).data().toString(), QString("69"));
        QCOMPARE(model.index(0, LogModel::Time).data().toString(), QString()); // unknown
        for (int i = 0; i < 2; ++i)
            lines += lines;
        model.add(lines);
        QCOMPARE(model.rowCount(), 100);
        QVERIFY(model.plainText().startsWith("Note: "));
    }

    void ticksStayWithTheirRuns() {
        RunListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy ticks(&model, &RunListModel::ticksChanged);
        model.setRuns({run("b"), run("a")});
        QVERIFY(model.setData(model.index(1, 0), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(model.setData(model.index(0, 0), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(ticks.size(), 2);
        QCOMPARE(model.ticked().size(), 2);
        QVERIFY(model.ticked()[0].colour != model.ticked()[1].colour);
        const int colourOfA = model.ticked()[1].colour;
        model.setRuns({run("c"), run("b"), run("a", 7)});
        QCOMPARE(model.ticked().size(), 2);
        QCOMPARE(model.ticked()[1].colour, colourOfA);
        QCOMPARE(model.index(2, RunListModel::Epochs).data().toString(), QString("7"));
        model.setRuns({run("c"), run("a")});
        QCOMPARE(model.ticked().size(), 1);
        QCOMPARE(ticks.size(), 3);
    }

    void theRunInFrontCannotBeTicked() {
        RunListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRuns({run("b"), run("a")});
        QVERIFY(model.setData(model.index(0, 0), Qt::Checked, Qt::CheckStateRole));
        model.setFront("/p/runs/b");
        QVERIFY(model.ticked().isEmpty());
        QVERIFY(!model.setData(model.index(0, 0), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(!model.index(0, 0).data(Qt::CheckStateRole).isValid());
        QVERIFY(!(model.flags(model.index(0, 0)) & Qt::ItemIsUserCheckable));
        QVERIFY(model.flags(model.index(1, 0)) & Qt::ItemIsUserCheckable);
    }

    void runNamesInWords() {
        QLocale::setDefault(QLocale::c());
        QCOMPARE(runTitle("20190301-143000-my demo"), QString("my demo, 1 Mar 2019 14:30"));
        QCOMPARE(runTitle("just a name"), QString("just a name"));
        QCOMPARE(runTitle("20269901-143000-x"), QString("20269901-143000-x"));
    }

    void queueGivesItsRunsInOrder() {
        RunQueue queue;
        const QAbstractItemModelTester tester(&queue, QAbstractItemModelTester::FailureReportingMode::QtTest);
        TrainingRequest request;
        for (const double lr : {1e-3, 1e-4, 1e-5}) {
            request.config.training.lr = lr;
            queue.add(request, configSummary(request.config));
        }
        QCOMPARE(queue.rowCount(), 3);
        queue.removeAt(1);
        QCOMPARE(queue.takeNext()->config.training.lr, 1e-3);
        QCOMPARE(queue.takeNext()->config.training.lr, 1e-5);
        QVERIFY(!queue.takeNext().has_value());
    }
};

QTEST_MAIN(TestModels)
#include "tst_models.moc"
