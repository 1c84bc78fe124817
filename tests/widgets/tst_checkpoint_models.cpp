// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/checkpoints/change_table_model.h"
#include "widgets/checkpoints/checkpoint_filter.h"
#include "widgets/checkpoints/checkpoint_text.h"
#include "widgets/checkpoints/tensor_table_model.h"
#include "widgets/checkpoints/text_table_model.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace sonorant;

namespace {

SavedCheckpoint epoch(const Path& run, int number, double dev, bool best = false) {
    SavedCheckpoint file;
    char name[32];
    std::snprintf(name, sizeof name, "epoch_%03d.pt", number);
    file.file = run / name;
    file.place = {SavedKind::Epoch, number, -1};
    file.trainLoss = dev * 2;
    file.devLoss = dev;
    file.best = best;
    file.size = 1000000;
    return file;
}

std::shared_ptr<CheckpointRun> makeRun(const std::string& name, int epochs) {
    auto run = std::make_shared<CheckpointRun>();
    run->folder = Path("/p/runs") / name;
    run->name = name;
    for (int i = epochs - 1; i >= 0; --i)
        run->files.push_back(epoch(run->folder, i, 20 - i, i == epochs - 1));
    return run;
}

QStringList names(const QAbstractItemModel& model) {
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list << model.index(row, CheckpointTableModel::Name).data().toString();
    return list;
}

} // namespace

class TestCheckpointModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aListChangesRowByRow() {
        CheckpointTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const auto old = makeRun("20260101-000000-old", 2);
        auto live = makeRun("20260102-000000-live", 1);
        model.setRuns({live, old});
        QCOMPARE(model.rowCount(), 3);
        const QPersistentModelIndex kept(model.index(2, 0));
        QCOMPARE(model.at(kept.row())->file, old->files[1].file);

        // An epoch more, with a new best one.
        const auto next = makeRun("20260102-000000-live", 2);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.setRuns({next, old});
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(names(model), (QStringList{"Epoch 2", "Epoch 1", "Epoch 2", "Epoch 1"}));
        QVERIFY(model.at(0)->best && !model.at(1)->best);
        QCOMPARE(kept.row(), 3);

        // A file in the middle goes, a run comes in front, another vanishes.
        auto less = std::make_shared<CheckpointRun>(*next);
        less->files.erase(less->files.begin());
        const auto fresh = makeRun("20260103-000000-new", 3);
        model.setRuns({fresh, less});
        QCOMPARE(names(model), (QStringList{"Epoch 3", "Epoch 2", "Epoch 1", "Epoch 1"}));
        QVERIFY(!kept.isValid());
        QCOMPARE(resets.size(), 0);
        // Another order is a new list.
        model.setRuns({less, fresh});
        QCOMPARE(resets.size(), 1);
        QCOMPARE(model.rowOf(fresh->files[2].file), 3);
        model.setRuns({});
        QCOMPARE(model.rowCount(), 0);
    }

    void whatIsShown() {
        CheckpointTableModel model;
        auto run = makeRun("20260102-153000-demo", 1);
        run->files[0].kept = true;
        run->files[0].trainLoss = std::numeric_limits<double>::quiet_NaN();
        SavedCheckpoint mid = run->files[0];
        mid.file = run->folder / "epoch_001_v00012.pt";
        mid.place = {SavedKind::WithinValidation, 1, 12};
        run->files.insert(run->files.begin(), mid);
        model.setRuns({run});
        const auto text = [&model](int row, int column) {
            return model.index(row, column).data().toString();
        };
        QCOMPARE(text(0, CheckpointTableModel::Name), QString("Epoch 2, validation 12"));
        QCOMPARE(text(1, CheckpointTableModel::TrainLoss), QString("–"));
        QCOMPARE(text(1, CheckpointTableModel::DevLoss), QString("20.0000"));
        QCOMPARE(text(1, CheckpointTableModel::Marks), QString("best, kept"));
        QCOMPARE(text(1, CheckpointTableModel::Size), QString("1.00"));
        QVERIFY(text(1, CheckpointTableModel::Run).startsWith("demo, 2 Jan"));
        QVERIFY(!model.isTraining(*run));
        model.setTraining(run->folder);
        QVERIFY(text(1, CheckpointTableModel::Run).endsWith("(training)"));
    }

    void filteredAndSortedByNumbers() {
        CheckpointTableModel model;
        auto a = makeRun("20260101-000000-aaa", 12), b = makeRun("20260102-000000-bbb", 3);
        a->files[4].kept = true;
        b->files[0].devLoss = std::numeric_limits<double>::quiet_NaN();
        model.setRuns({b, a});
        CheckpointFilter filter(&model);
        const QAbstractItemModelTester tester(&filter,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        filter.sort(CheckpointTableModel::DevLoss, Qt::AscendingOrder);
        QCOMPARE(filter.index(0, CheckpointTableModel::DevLoss).data().toString(), QString("9.0000"));
        QCOMPARE(filter.index(1, CheckpointTableModel::DevLoss).data().toString(), QString("10.0000"));
        QCOMPARE(filter.index(14, CheckpointTableModel::DevLoss).data().toString(), QString("–"));
        filter.sort(CheckpointTableModel::DevLoss, Qt::DescendingOrder);
        QCOMPARE(filter.index(14, CheckpointTableModel::DevLoss).data().toString(), QString("–"));
        filter.setMarked(CheckpointFilter::Best);
        QCOMPARE(filter.rowCount(), 2);
        filter.setMarked(CheckpointFilter::Kept);
        QCOMPARE(names(filter), QStringList{"Epoch 8"});
        filter.setMarked(CheckpointFilter::Any);
        filter.setText("BBB");
        QCOMPARE(filter.rowCount(), 3);
        filter.setText("epoch_011");
        QCOMPARE(names(filter), QStringList{"Epoch 12"});
    }

    void tensorsAndChanges() {
        TensorTableModel tensors;
        ChangeTableModel changes;
        TextTableModel texts({"a", "b"});
        const auto mode = QAbstractItemModelTester::FailureReportingMode::QtTest;
        const QAbstractItemModelTester one(&tensors, mode), two(&changes, mode), three(&texts, mode);
        tensors.setTensors(
            {{"w", "float32", {3, 4}, -1, 0.5, 2, 0.25, 1, {}}, {"s", "int64", {}, 1, 1, 1, 0, 0, {}}});
        QCOMPARE(tensors.index(0, TensorTableModel::Shape).data().toString(), QString("3 × 4"));
        QCOMPARE(tensors.index(1, TensorTableModel::Shape).data().toString(), QString("scalar"));
        QCOMPARE(tensors.index(0, TensorTableModel::Shape).data(TensorTableModel::SortRole).toInt(), 12);
        QVERIFY(!tensors.index(0, TensorTableModel::NonFinite).data(Qt::DecorationRole).isNull());
        using Kind = TensorChange::Kind;
        changes.setTensors({{"x", Kind::ShapeDiffers, {2}, {3}},
                            {"y", Kind::OnlyFirst, {2}, {}},
                            {"z", Kind::Both, {2}, {2}, 0.0152, 0.5, 0},
                            {"n", Kind::Both, {2}, {2}, 0, 0, 3},
                            {"o", Kind::Both, {2}, {2}, std::numeric_limits<double>::infinity(), 1, 0}});
        const auto text = [&changes](int row, int column) {
            return changes.index(row, column).data().toString();
        };
        QCOMPARE(text(0, ChangeTableModel::Remark), QString("other shape: 2 in A, 3 in B"));
        QCOMPARE(text(0, ChangeTableModel::Relative), QString("–"));
        QCOMPARE(text(1, ChangeTableModel::Remark), QString("only in A: 2"));
        QCOMPARE(text(2, ChangeTableModel::Relative), QString("1.52 %"));
        QCOMPARE(text(3, ChangeTableModel::Relative), QString("unchanged"));
        QVERIFY(text(3, ChangeTableModel::Remark).contains("3 values not finite"));
        QCOMPARE(text(4, ChangeTableModel::Relative), QString("from zero"));
        texts.setRows({{{"1", "2"}}, {{"3"}}});
        QCOMPARE(texts.index(1, 1).data().toString(), QString());
    }

    void fiftyThousandRows() {
        CheckpointRuns runs;
        for (int i = 0; i < 500; ++i)
            runs.push_back(makeRun("20260101-" + std::to_string(100000 + i) + "-demo", 100));
        CheckpointTableModel model;
        CheckpointFilter filter(&model);
        QElapsedTimer clock;
        clock.start();
        model.setRuns(runs);
        const auto filled = clock.restart();
        filter.sort(CheckpointTableModel::DevLoss, Qt::AscendingOrder);
        const auto sorted = clock.restart();
        filter.setMarked(CheckpointFilter::Best);
        const auto filtered = clock.restart();
        filter.setMarked(CheckpointFilter::Any);
        clock.restart();
        runs[250] = makeRun("20260101-100250-demo", 101); // one of them goes on
        model.setRuns(runs);
        const auto updated = clock.elapsed();
        qInfo("50,000 rows: filled in %lld ms, sorted in %lld ms, filtered in %lld ms, one epoch more in "
              "%lld ms",
              filled, sorted, filtered, updated);
        QCOMPARE(filter.rowCount(), 50001);
        QVERIFY(filled + sorted + filtered + updated < 20000);
    }
};

QTEST_MAIN(TestCheckpointModels)
#include "tst_checkpoint_models.moc"
