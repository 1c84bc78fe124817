// SPDX-License-Identifier: GPL-3.0-or-later
// What the window asks of checkpoints, on files that Python wrote and on tensors made by hand.
#include "core/base/error.h"
#include "core/checkpoint/checkpoint_compare.h"
#include "core/checkpoint/checkpoint_facts.h"
#include "core/checkpoint/epoch_checkpoint.h"
#include "core/service/engine.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace sonorant;
using Kind = WeightChange::Kind;

namespace {

const Path golden = Path(SONORANT_TEST_DATA) / "golden/training";

torch::Tensor of(std::vector<double> values) {
    return torch::tensor(values, torch::kFloat64);
}

} // namespace

class TestCheckpointCompare : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTensorIsMeasured() {
        const StateDict a{{"same", of({1, 2})},
                          {"moved", of({3, 4})},
                          {"zero", of({0, 0})},
                          {"shape", torch::ones({2, 3})},
                          {"gone", of({1})}};
        const StateDict b{{"moved", of({3, 5})},
                          {"same", of({1, 2})},
                          {"zero", of({0, 0.5})},
                          {"shape", torch::ones({3, 2})},
                          {"new", of({1})}};
        const WeightChanges changes = compareWeights(a, b);
        QCOMPARE(changes.tensors.size(), std::size_t(6));
        QCOMPARE(changes.equal, std::size_t(1));
        // Those that cannot be compared, then infinite, 0.2, 0.
        const char* const order[] = {"shape", "gone", "new", "zero", "moved", "same"};
        for (std::size_t i = 0; i < 6; ++i)
            QCOMPARE(changes.tensors[i].name, std::string(order[i]));
        QVERIFY(changes.tensors[0].kind == Kind::ShapeDiffers);
        QCOMPARE(changes.tensors[0].firstShape, (std::vector<std::int64_t>{2, 3}));
        QCOMPARE(changes.tensors[0].secondShape, (std::vector<std::int64_t>{3, 2}));
        QVERIFY(changes.tensors[1].kind == Kind::OnlyFirst && changes.tensors[2].kind == Kind::OnlySecond);
        QVERIFY(std::isinf(changes.tensors[3].relative));
        QCOMPARE(changes.tensors[4].relative, 0.2); // |(0, 1)| / |(3, 4)|
        QCOMPARE(changes.tensors[4].largest, 1.0);
        QCOMPARE(changes.tensors[5].relative, 0.0);
        QCOMPARE(changes.relative, std::sqrt(1.25 / 30)); // of same, moved and zero together
    }

    void valuesThatAreNoNumbersAreLeftOutAndCounted() {
        const double nan = std::nan("");
        const WeightChanges changes = compareWeights({{"x", of({1, nan, 2})}}, {{"x", of({1, 1, INFINITY})}});
        QCOMPARE(changes.tensors[0].nonFinite, std::int64_t(2));
        QCOMPARE(changes.tensors[0].relative, 0.0);
        QCOMPARE(changes.equal, std::size_t(0));
        const WeightChanges whole =
            compareWeights({{"n", torch::tensor({3, 4})}}, {{"n", torch::tensor({3, 1})}});
        QCOMPARE(whole.tensors[0].relative, 0.6);
    }

    void aWantedStopIsHeard() {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(
            compareWeights({{"x", of({1})}}, {{"x", of({1})}}, JobControl{stop.get_token(), {}}), Cancelled);
    }

    void epochsOfThePythonFramework() {
        const std::unique_ptr<Engine> engine(sonorant_create_engine());
        const Path first = golden / "tiny_adam/epoch_000.pt", last = golden / "tiny_adam/epoch_002.pt";
        const CheckpointComparison same = engine->checkpoints().compare(first, first, {});
        QCOMPARE(same.relative, 0.0);
        QCOMPARE(same.equal, same.tensors.size());
        const CheckpointComparison moved = engine->checkpoints().compare(first, last, {});
        QVERIFY(moved.relative > 0 && moved.equal < moved.tensors.size());
        // Recomputed from the definition, value by value.
        const StateDict before = readWeights(first), after = readWeights(last);
        for (std::size_t i = 0; i < before.size(); ++i) {
            const torch::Tensor a = before[i].second.to(torch::kFloat64).flatten().contiguous();
            const torch::Tensor b = after[i].second.to(torch::kFloat64).flatten().contiguous();
            double difference = 0, length = 0;
            for (std::int64_t k = 0; k < a.numel(); ++k) {
                const double x = a.data_ptr<double>()[k], y = b.data_ptr<double>()[k];
                difference += (y - x) * (y - x);
                length += x * x;
            }
            for (const TensorChange& tensor : moved.tensors)
                if (tensor.name == before[i].first && length > 0)
                    QVERIFY(std::abs(tensor.relative - std::sqrt(difference / length)) < 1e-12);
        }
        for (std::size_t i = 1; i < moved.tensors.size(); ++i)
            QVERIFY(moved.tensors[i - 1].relative >= moved.tensors[i].relative);
        // The best epoch's weights are those of trained_network.pt.
        const CheckpointComparison best =
            engine->checkpoints().compare(last, golden / "tiny_adam/trained_network.pt", {});
        QCOMPARE(best.relative, 0.0);
        QVERIFY_EXCEPTION_THROWN(
            engine->checkpoints().compare(first, golden / "tiny_adam/trajectory.json", {}), Error);
    }

    void histogramsCountEveryFiniteValue() {
        const TensorFacts facts = tensorFacts("x", of({0, 0.1, 0.1, 0.9, 1, std::nan("")}));
        QCOMPARE(facts.histogram.total(), std::size_t(5));
        QVERIFY(facts.histogram.low <= 0 && facts.histogram.counts.size() > 5);
        const std::unique_ptr<Engine> engine(sonorant_create_engine());
        const CheckpointSummary summary = engine->checkpoints().summarize(golden / "tiny_adam/epoch_002.pt");
        for (const TensorSummary& tensor : summary.tensors) {
            std::int64_t values = 1;
            for (const std::int64_t size : tensor.shape)
                values *= size;
            QCOMPARE(static_cast<std::int64_t>(tensor.histogram.total()) + tensor.nonFinite, values);
        }
        const auto fact = [&summary](const std::string& name) {
            for (const auto& [key, value] : summary.facts)
                if (key == name) return value;
            return std::string("missing");
        };
        QCOMPARE(fact("resumes exactly"), std::string("no")); // Python wrote it
        QCOMPARE(fact("random state"), std::string("none"));
        QCOMPARE(fact("epoch"), std::string("3 of 3"));
    }

    void exportedWeightsAreTheSame() {
        const QTemporaryDir dir;
        const Path source = golden / "tiny_batch4_adamw_clip_step/epoch_001.pt";
        const Path target = Path(dir.path().toStdString()) / "out/trained_network.pt";
        const std::unique_ptr<Engine> engine(sonorant_create_engine());
        engine->checkpoints().exportWeights(source, target);
        QCOMPARE(engine->checkpoints().summarize(target).kind, std::string("weights"));
        QCOMPARE(engine->checkpoints().compare(source, target, {}).relative, 0.0);
    }
};

QTEST_GUILESS_MAIN(TestCheckpointCompare)
#include "tst_checkpoint_compare.moc"
