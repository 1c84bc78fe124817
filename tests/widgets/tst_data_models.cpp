// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/findings_model.h"
#include "widgets/data/utterance_filter.h"
#include "widgets/data/utterance_panel.h"
#include "widgets/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace sonorant;

namespace {

/// `count` utterances; every tenth belongs to the validation set.
std::shared_ptr<const UtteranceList> makeList(int count) {
    auto training = std::make_shared<SetSpec>();
    training->inputs = {{".mel", 80, 80, true}, {".f0", 1, 80, true}};
    training->outputs = {{".wav", 1, 1, false}};
    auto validation = std::make_shared<SetSpec>(*training);
    validation->role = SetRole::Validation;
    auto list = std::make_shared<UtteranceList>();
    for (const std::shared_ptr<SetSpec>& spec : {training, validation}) {
        SubsetSpec subset;
        subset.name = spec == training ? "trn" : "val";
        list->sets.push_back({spec, subset, spec->features(), {"mel", "f0", "wav"}, {false, false, false}});
    }
    for (int i = 0; i < count; ++i) {
        ListedUtterance utterance;
        utterance.name = QString("speaker%1/Utt_%2").arg(i % 7).arg(i, 6, 10, QLatin1Char('0')).toStdString();
        utterance.set = i % 10 == 9 ? 1 : 0;
        list->utterances.push_back(utterance);
    }
    return list;
}

UtteranceCheck checkOf(int i) {
    UtteranceCheck check;
    check.frames = {100 + i, 100 + i, (100 + i) * 80};
    check.samplingRate = 16000;
    check.seconds = (100 + i) * 0.005;
    check.segments = 1;
    check.contentRead = true;
    if (i % 100 == 0)
        check.findings.push_back(
            {FindingKind::NotFinite, FindingGrade::Error, "trn", "", ".mel", "", {}, "NaN", ""});
    return check;
}

std::vector<UtteranceTableModel::Checked> checksFor(int count) {
    std::vector<UtteranceTableModel::Checked> checks;
    for (int i = 0; i < count; ++i)
        checks.emplace_back(static_cast<std::size_t>(i), checkOf(i));
    return checks;
}

} // namespace

class TestDataModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }

    void modelsKeepTheirPromises() {
        UtteranceTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        UtteranceFilter filter(&model);
        const QAbstractItemModelTester filterTester(&filter,
                                                    QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setList(makeList(40));
        model.setChecks(checksFor(30));
        filter.setText("utt_00001");
        filter.sort(UtteranceTableModel::Duration, Qt::DescendingOrder);
        model.setLeftOut({"speaker0/Utt_000000"});
        filter.setState(UtteranceFilter::LeftOut);
        filter.setText("");
        QCOMPARE(filter.rowCount(), 1);
        model.setList(nullptr);
        QCOMPARE(model.rowCount(), 0);
        FindingsModel findings;
        const QAbstractItemModelTester findingsTester(&findings,
                                                      QAbstractItemModelTester::FailureReportingMode::Fatal);
        findings.setFindings(
            {{FindingKind::Silent, FindingGrade::Warning, "trn", "a", ".wav", "", {}, "quiet", ""},
             {FindingKind::Channels, FindingGrade::Error, "trn", "b", ".wav", "", {}, "two", ""}});
        QCOMPARE(findings.rowCount(), 2);
        QCOMPARE(findings.index(0, FindingsModel::Utterance).data().toString(),
                 QString("b")); // the worst first
    }

    void cellsSayWhatIsKnown() {
        UtteranceTableModel model;
        model.setList(makeList(20));
        const int state = model.stateColumn();
        QCOMPARE(model.columnCount(), 8); // name, set, seconds, three features, rate, state
        QCOMPARE(model.index(3, state).data().toString(), QString("Not looked at"));
        QCOMPARE(model.index(3, UtteranceTableModel::Duration).data().toString(), QString());
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setChecks({{3, checkOf(3)}, {5, checkOf(100)}});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.index(3, state).data().toString(), QString("Fine"));
        QCOMPARE(model.index(5, state).data().toString(), QString("NaN or infinite"));
        QVERIFY(!model.index(5, state).data(Qt::DecorationRole).value<QIcon>().isNull());
        QCOMPARE(model.index(3, UtteranceTableModel::FirstFrames).data().toString(), QString("103"));
        QCOMPARE(model.headerData(UtteranceTableModel::FirstFrames, Qt::Horizontal).toString(),
                 QString(".mel"));
        QCOMPARE(model.index(9, UtteranceTableModel::Set).data().toString(), QString("Validation"));
        QVERIFY(model.index(5, 0).data(Qt::ToolTipRole).toString().contains("NaN"));
    }

    void filtersByTextSetAndState() {
        UtteranceTableModel model;
        model.setList(makeList(1000));
        model.setChecks(checksFor(1000));
        UtteranceFilter filter(&model);
        filter.setText("SPEAKER3");
        QCOMPARE(filter.rowCount(), 143);
        filter.setText("");
        filter.setSetRole(SetRole::Validation);
        QCOMPARE(filter.rowCount(), 100);
        filter.setSetRole(std::nullopt);
        filter.setState(UtteranceFilter::WithErrors);
        QCOMPARE(filter.rowCount(), 10);
        filter.setState(UtteranceFilter::Fine);
        QCOMPARE(filter.rowCount(), 990);
    }

    void sortsNumbersAsNumbers() {
        UtteranceTableModel model;
        model.setList(makeList(200));
        model.setChecks(checksFor(200));
        UtteranceFilter filter(&model);
        filter.sort(UtteranceTableModel::FirstFrames, Qt::DescendingOrder);
        QCOMPARE(filter.index(0, UtteranceTableModel::FirstFrames).data().toString(), QString("299"));
        QCOMPARE(filter.index(199, UtteranceTableModel::FirstFrames).data().toString(), QString("100"));
    }

    void fiftyThousandRows() {
        UtteranceTableModel model;
        UtterancePanel panel(&model);
        panel.resize(700, 500);
        panel.show();
        QElapsedTimer timer;
        timer.start();
        model.setList(makeList(50000));
        model.setChecks(checksFor(50000));
        QApplication::processEvents();
        const qint64 filled = timer.restart();
        panel.filter()->setText("utt_0012");
        QApplication::processEvents();
        const qint64 filtered = timer.restart();
        QCOMPARE(panel.filter()->rowCount(), 100);
        panel.filter()->setText("");
        QApplication::processEvents();
        const qint64 unfiltered = timer.restart();
        QCOMPARE(panel.filter()->rowCount(), 50000);
        panel.table()->sortByColumn(UtteranceTableModel::Duration, Qt::DescendingOrder);
        QApplication::processEvents();
        const qint64 sorted = timer.elapsed();
        qInfo("50,000 utterances: filled in %lld ms, filtered in %lld ms, all again in %lld ms, sorted in "
              "%lld ms",
              filled, filtered, unfiltered, sorted);
        QVERIFY(filtered < 5000 && sorted < 10000); // gross failure only: the machine may be busy
    }
};

QTEST_MAIN(TestDataModels)
#include "tst_data_models.moc"
