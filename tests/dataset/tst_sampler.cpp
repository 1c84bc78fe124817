// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/loader.h"
#include "core/data/sampler.h"
#include "tests/dataset/fake_set.h"

#include <QtTest>
#include <nlohmann/json.hpp>

#include <algorithm>

using namespace sonorant;
using namespace sonorant::test;

class TestSampler : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ordersAreThoseOfPython();
    void sequentialLoaderDrawsTheBaseSeedAlone();
    void batchMergeDrawsBaseSeedsFirst();
    void blocksOfSimilarLength();
    void blockShuffleNeedsBatches();
};

namespace {

/// Runs the real thing: torch.utils.data.DataLoader on torch's default generator.
nlohmann::json askPython(const QString& script) {
    QProcess python;
    python.start("/usr/bin/python3",
                 {"-c", "import json, torch\nfrom torch.utils.data import DataLoader\n" + script});
    if (!python.waitForFinished(120000) || python.exitCode() != 0) {
        qWarning("%s", python.readAllStandardError().constData());
        return {};
    }
    return nlohmann::json::parse(python.readAllStandardOutput().toStdString());
}

std::vector<std::int64_t> indicesOf(LoaderPass& pass) {
    std::vector<std::int64_t> all;
    while (const auto batch = pass.next())
        all.insert(all.end(), batch->indices.begin(), batch->indices.end());
    return all;
}

} // namespace

void TestSampler::ordersAreThoseOfPython() {
    // Two passes over a training and a validation loader, with draws of a model in between.
    const nlohmann::json expected = askPython(R"(
torch.manual_seed(11)
train = DataLoader(range(47), batch_size=4, shuffle=True)
val = DataLoader(range(8), batch_size=4, shuffle=True)
out = []
for epoch in range(2):
    order = []
    for batch in train:
        order += batch.tolist()
        torch.rand(5)
    out.append(order)
    out.append([i for batch in val for i in batch.tolist()])
print(json.dumps(out))
)");
    QVERIFY(expected.is_array());
    torch::Generator generator = generatorOf(11);
    LoaderOptions options;
    options.batchSize = 4;
    Loader train({std::make_shared<FakeSet>(std::vector<std::int64_t>(47, 2))}, options);
    Loader validation({std::make_shared<FakeSet>(std::vector<std::int64_t>(8, 2))}, options);
    for (std::size_t epoch = 0; epoch < 2; ++epoch) {
        const auto pass = train.begin(generator, {});
        std::vector<std::int64_t> order;
        while (const auto batch = pass->next()) {
            order.insert(order.end(), batch->indices.begin(), batch->indices.end());
            torch::rand({5}, generator);
        }
        QCOMPARE(order, expected[2 * epoch].get<Order>());
        QCOMPARE(indicesOf(*validation.begin(generator, {})), expected[2 * epoch + 1].get<Order>());
    }
}

void TestSampler::sequentialLoaderDrawsTheBaseSeedAlone() {
    const nlohmann::json expected = askPython(R"(
torch.manual_seed(3)
for i in DataLoader(range(5)): pass
print(json.dumps(torch.rand(1).item()))
)");
    torch::Generator generator = generatorOf(3);
    LoaderOptions options;
    options.shuffle = false;
    Loader loader({std::make_shared<FakeSet>(std::vector<std::int64_t>(5, 2))}, options);
    QCOMPARE(indicesOf(*loader.begin(generator, {})), (Order{0, 1, 2, 3, 4}));
    QCOMPARE(torch::rand({1}, generator).item<double>(), expected.get<double>());
}

void TestSampler::batchMergeDrawsBaseSeedsFirst() {
    const nlohmann::json expected = askPython(R"(
torch.manual_seed(7)
loaders = [iter(DataLoader(range(n), shuffle=True)) for n in (29, 18)]
out = [[], []]
for a, b in zip(*loaders):
    out[0].append(a.item())
    out[1].append(b.item())
    torch.rand(3)
print(json.dumps([out[0][:18], out[1]]))
)");
    torch::Generator generator = generatorOf(7);
    LoaderOptions options;
    options.batchMerge = true;
    Loader loader({std::make_shared<FakeSet>(std::vector<std::int64_t>(29, 2)),
                   std::make_shared<FakeSet>(std::vector<std::int64_t>(18, 2))},
                  options);
    QCOMPARE(loader.segments(), std::int64_t(47));
    const auto pass = loader.begin(generator, {});
    QCOMPARE(pass->batchCount(), std::int64_t(18));
    Order first, second;
    while (const auto batch = pass->next()) {
        QCOMPARE(batch->indices.size(), std::size_t(2));
        first.push_back(batch->indices[0]);
        second.push_back(batch->indices[1] - 29);
        torch::rand({3}, generator);
    }
    QCOMPARE(first, expected[0].get<Order>());
    QCOMPARE(second, expected[1].get<Order>());
}

void TestSampler::blocksOfSimilarLength() {
    std::vector<std::int64_t> lengths;
    for (std::int64_t i = 0; i < 103; ++i)
        lengths.push_back(1 + i * 37 % 103);
    const FakeSet set(lengths);
    const Order order = blockShuffledOrder(set, 2, 99); // blocks of 8
    Order sorted = order;
    std::sort(sorted.begin(), sorted.end());
    QCOMPARE(sorted, naturalOrder(103));
    // Neighbours in sorted order lie in one block: cutting at the blocks' edges, the lengths span 8 at most.
    std::vector<std::int64_t> block;
    int blocks = 0, disordered = 0;
    std::int64_t previous = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::int64_t rank = set.sequence(order[i]).length - 1;
        if (i > 0 && rank / 8 != previous / 8) ++blocks;
        if (i > 0 && rank < previous) ++disordered;
        previous = rank;
    }
    QCOMPARE(blocks, 12); // 13 blocks, each in one piece
    QVERIFY(disordered > 20);
    QVERIFY(blockShuffledOrder(set, 2, 99) == order);
    QVERIFY(blockShuffledOrder(set, 2, 100) != order);
}

void TestSampler::blockShuffleNeedsBatches() {
    LoaderOptions options;
    options.blockShuffleByLength = true;
    const auto set = std::make_shared<FakeSet>(std::vector<std::int64_t>(5, 2));
    QVERIFY_EXCEPTION_THROWN(Loader({set}, options), Error);
    options.batchSize = 2;
    Loader loader({set}, options);
    Order order = indicesOf(*loader.begin(generatorOf(1), {}));
    std::sort(order.begin(), order.end());
    QCOMPARE(order, naturalOrder(5));
}

QTEST_GUILESS_MAIN(TestSampler)
#include "tst_sampler.moc"
