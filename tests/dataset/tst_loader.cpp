// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/job_control.h"
#include "core/data/loader.h"
#include "tests/dataset/fake_set.h"

#include <QElapsedTimer>
#include <QtTest>

#include <filesystem>

using namespace sonorant;
using namespace sonorant::test;

class TestLoader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameBatchesForAnyNumberOfWorkers_data();
    void sameBatchesForAnyNumberOfWorkers();
    void lastSmallerBatchIsKept();
    void paddedWithinTheBatch();
    void errorAppearsAtItsBatch_data();
    void errorAppearsAtItsBatch();
    void cancelIsPrompt_data();
    void cancelIsPrompt();
    void abandonedPassEnds();
    void prefetchIsBounded();
    void resumeGoesOn_data();
    void resumeGoesOn();
    void ordersOfOtherDataAreRefused();
    void resumeDrawsNothing();

private:
    void workerColumn() {
        QTest::addColumn<int>("workers");
        for (const int workers : {0, 1, 3})
            QTest::addRow("%d workers", workers) << workers;
    }
};

namespace {

std::vector<std::int64_t> manyLengths(std::size_t count) {
    std::vector<std::int64_t> lengths;
    for (std::size_t i = 0; i < count; ++i)
        lengths.push_back(1 + static_cast<std::int64_t>(i * 7 % 11));
    return lengths;
}

std::shared_ptr<FakeSet> makeSet(std::size_t count) {
    auto set = std::make_shared<FakeSet>(manyLengths(count));
    set->delay = std::chrono::microseconds(200);
    return set;
}

Loader makeLoader(const std::shared_ptr<FakeSet>& set, int workers, std::int64_t batchSize = 4) {
    LoaderOptions options;
    options.batchSize = batchSize;
    options.workers = workers;
    return Loader({set}, options);
}

int threadCount() {
    int count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/task"))
        ++count;
    return count;
}

} // namespace

void TestLoader::sameBatchesForAnyNumberOfWorkers_data() {
    workerColumn();
}
void TestLoader::sameBatchesForAnyNumberOfWorkers() {
    QFETCH(int, workers);
    Loader reference = makeLoader(makeSet(50), 0);
    Loader loader = makeLoader(makeSet(50), workers);
    const auto expected = reference.begin(generatorOf(5), {});
    const auto found = loader.begin(generatorOf(5), {});
    QCOMPARE(found->batchCount(), std::int64_t(13));
    std::int64_t batches = 0;
    while (const auto batch = expected->next()) {
        QCOMPARE(found->position(), batches++);
        const auto other = found->next();
        QVERIFY(other);
        QCOMPARE(other->indices, batch->indices);
        QVERIFY(torch::equal(other->input, batch->input));
    }
    QVERIFY(!found->next());
    QVERIFY(!found->next()); // and stays at its end
    QCOMPARE(batches, std::int64_t(13));
    QCOMPARE(found->orders(), expected->orders());
}

void TestLoader::lastSmallerBatchIsKept() {
    Loader loader = makeLoader(makeSet(10), 0);
    QCOMPARE(loader.batches(), std::int64_t(3));
    const auto pass = loader.begin(generatorOf(1), {});
    pass->next();
    pass->next();
    QCOMPARE(pass->next()->sequences.size(), std::size_t(2));
}

void TestLoader::paddedWithinTheBatch() {
    Loader loader = makeLoader(makeSet(8), 2);
    const auto pass = loader.begin(generatorOf(1), {});
    while (const auto batch = pass->next()) {
        std::int64_t longest = 0;
        for (const Sequence& sequence : batch->sequences)
            longest = std::max(longest, sequence.length);
        QCOMPARE(batch->input.size(1), longest);
        for (std::size_t b = 0; b < batch->sequences.size(); ++b) {
            const torch::Tensor row = batch->input[static_cast<std::int64_t>(b)];
            const std::int64_t length = batch->sequences[b].length;
            QVERIFY((row.slice(0, 0, length) == static_cast<float>(batch->indices[b])).all().item<bool>());
            QVERIFY((row.slice(0, length) == 0).all().item<bool>());
        }
    }
}

void TestLoader::errorAppearsAtItsBatch_data() {
    workerColumn();
}
void TestLoader::errorAppearsAtItsBatch() {
    QFETCH(int, workers);
    const auto set = makeSet(20);
    LoaderOptions options;
    options.shuffle = false;
    options.workers = workers;
    Loader loader({set}, options);
    set->failing = 7;
    const auto pass = loader.begin(generatorOf(1), {});
    for (std::int64_t i = 0; i < 20; ++i) {
        if (i == 7) {
            QVERIFY_EXCEPTION_THROWN(pass->next(), Error);
            continue;
        }
        const auto batch = pass->next(); // a caller may go on after the error
        QVERIFY(batch);
        QCOMPARE(batch->indices, std::vector<std::int64_t>{i});
    }
    QVERIFY(!pass->next());
}

void TestLoader::cancelIsPrompt_data() {
    workerColumn();
}
void TestLoader::cancelIsPrompt() {
    QFETCH(int, workers);
    const auto set = makeSet(400);
    set->delay = std::chrono::milliseconds(20);
    Loader loader = makeLoader(set, workers, 100); // one batch takes seconds, one sequence 20 to 60 ms
    std::stop_source source;
    const auto pass = loader.begin(generatorOf(1), source.get_token());
    QElapsedTimer timer;
    std::jthread canceller([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        timer.start();
        source.request_stop();
    });
    QVERIFY_EXCEPTION_THROWN(pass->next(), Cancelled);
    canceller.join();
    QVERIFY2(timer.elapsed() < 1000, "it must not wait for the batch");
    QCOMPARE(pass->position(), std::int64_t(0));
    QVERIFY_EXCEPTION_THROWN(pass->next(), Cancelled);
}

void TestLoader::abandonedPassEnds() {
    const int before = threadCount();
    std::weak_ptr<FakeSet> watched;
    {
        const auto set = makeSet(200);
        set->delay = std::chrono::milliseconds(1);
        watched = set;
        Loader loader = makeLoader(set, 3);
        for (int i = 0; i < 5; ++i) {
            const auto pass = loader.begin(generatorOf(1), {});
            QVERIFY(pass->next());
        }
        const auto untouched = loader.begin(generatorOf(1), {});
        QVERIFY(set->loads < 200);
    }
    QVERIFY(watched.expired());
    QTRY_COMPARE(threadCount(), before);
}

void TestLoader::prefetchIsBounded() {
    const auto set = makeSet(200);
    set->delay = std::chrono::microseconds(0);
    Loader loader = makeLoader(set, 2, 1);
    const auto pass = loader.begin(generatorOf(1), {});
    QVERIFY(pass->next());
    QTest::qWait(200);
    QVERIFY2(set->loads <= 5, "two ahead per thread, and the one that was taken");
}

void TestLoader::resumeGoesOn_data() {
    workerColumn();
}
void TestLoader::resumeGoesOn() {
    QFETCH(int, workers);
    Loader loader = makeLoader(makeSet(50), workers);
    const auto whole = loader.begin(generatorOf(8), {});
    for (int i = 0; i < 5; ++i)
        QVERIFY(whole->next());
    const auto rest = loader.resume(whole->orders(), whole->position(), {});
    QCOMPARE(rest->position(), std::int64_t(5));
    while (const auto batch = whole->next()) {
        const auto other = rest->next();
        QVERIFY(other);
        QCOMPARE(other->indices, batch->indices);
    }
    QVERIFY(!rest->next());
    QVERIFY(!loader.resume(whole->orders(), 13, {})->next());
}

void TestLoader::ordersOfOtherDataAreRefused() {
    Loader loader = makeLoader(makeSet(4), 0, 1);
    QVERIFY_EXCEPTION_THROWN(loader.resume({{0, 1, 2}}, 0, {}), Error);
    QVERIFY_EXCEPTION_THROWN(loader.resume({{0, 1, 2, 4}}, 0, {}), Error);
    QVERIFY_EXCEPTION_THROWN(loader.resume({{0, 1, 2, 2}}, 0, {}), Error);
    QVERIFY_EXCEPTION_THROWN(loader.resume({{0, 1, 2, 3}, {0}}, 0, {}), Error);
    QVERIFY_EXCEPTION_THROWN(loader.resume({{0, 1, 2, 3}}, 5, {}), Error);
    QVERIFY(loader.resume({{3, 1, 2, 0}}, 0, {})->next());
}

void TestLoader::resumeDrawsNothing() {
    torch::Generator generator = generatorOf(2);
    Loader loader = makeLoader(makeSet(4), 0, 1);
    const auto pass = loader.begin(generator, {});
    pass->next();
    const torch::Tensor before = generator.get_state();
    loader.resume(pass->orders(), 1, {})->next();
    QVERIFY(torch::equal(generator.get_state(), before));
}

QTEST_GUILESS_MAIN(TestLoader)
#include "tst_loader.moc"
