// SPDX-License-Identifier: GPL-3.0-or-later
// Files that hang, and files that cannot be read: what a loader tells of them, and that a stop is heard.
#include "core/base/job_control.h"
#include "core/data/loader.h"
#include "tests/dataset/fake_set.h"

#include <QElapsedTimer>
#include <QtTest>

#include <condition_variable>
#include <mutex>

using namespace sonorant;
using namespace sonorant::test;

namespace {

/// A set of which one sequence hangs until it is let go.
class HangingSet : public FakeSet {
public:
    explicit HangingSet(std::int64_t which)
        : FakeSet(std::vector<std::int64_t>(10, 3), "utterance"), m_which(which) {}
    ~HangingSet() override { letGo(); }

    Sample load(std::int64_t index) const override {
        if (index == m_which) {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_free; });
        }
        return FakeSet::load(index);
    }
    void letGo() {
        {
            const std::lock_guard lock(m_mutex);
            m_free = true;
        }
        m_changed.notify_all();
    }

private:
    std::int64_t m_which;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    bool m_free = false;
};

Loader inOrder(std::shared_ptr<DataSet> set, int workers, bool leaveOut = false, std::int64_t batchSize = 1) {
    LoaderOptions options;
    options.shuffle = false;
    options.batchSize = batchSize;
    options.workers = workers;
    options.leaveOutUnreadable = leaveOut;
    return Loader({std::move(set)}, options);
}

} // namespace

class TestLoaderTrouble : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHangingFileIsToldUntilItAnswers_data() { workerColumn(); }
    void aHangingFileIsToldUntilItAnswers() {
        QFETCH(int, workers);
        const auto set = std::make_shared<HangingSet>(2);
        Loader loader = inOrder(set, workers);
        std::vector<LoaderStall> told;
        loader.watch({std::chrono::milliseconds(30), [&](const LoaderStall& stall) {
                          told.push_back(stall);
                          if (told.size() == 3) set->letGo();
                      }});
        const auto pass = loader.begin(generatorOf(1), {});
        std::int64_t batches = 0;
        while (const auto batch = pass->next())
            QCOMPARE(batch->indices, std::vector<std::int64_t>{batches++});
        QCOMPARE(batches, std::int64_t(10));
        QVERIFY(told.size() >= 3);
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(told[i].seconds >= 0.03 * static_cast<double>(i + 1) - 0.001);
            QVERIFY(std::find(told[i].utterances.begin(), told[i].utterances.end(), "utterance") !=
                    told[i].utterances.end());
        }
    }

    void aStopIsHeardWhileAFileHangs_data() { workerColumn(); }
    void aStopIsHeardWhileAFileHangs() {
        QFETCH(int, workers);
        const auto set = std::make_shared<HangingSet>(1);
        Loader loader = inOrder(set, workers);
        std::stop_source source;
        loader.watch({std::chrono::milliseconds(20), [&](const LoaderStall&) { source.request_stop(); }});
        QElapsedTimer timer;
        {
            const auto pass = loader.begin(generatorOf(1), source.get_token());
            QVERIFY(pass->next());
            timer.start();
            QVERIFY_EXCEPTION_THROWN(pass->next(), Cancelled);
            QVERIFY(timer.elapsed() < 1500);
            QCOMPARE(pass->position(), std::int64_t(1)); // it was not handed out
        }
        QVERIFY2(timer.elapsed() < 10000, "the reading thread must be left to itself");
        // The read answers after all: the thread that was left behind ends, and lets the set go.
        set->letGo();
        QTRY_COMPARE(set.use_count(), 2L); // ours and the loader's
    }

    void whatTheWatcherThrowsComesOut() {
        const auto set = std::make_shared<HangingSet>(0);
        Loader loader = inOrder(set, 1);
        loader.watch({std::chrono::milliseconds(10), [&](const LoaderStall&) {
                          set->letGo();
                          throw Error(ErrorKind::Unwritable, "the log is full");
                      }});
        QVERIFY_EXCEPTION_THROWN(loader.begin(generatorOf(1), {})->next(), Error);
    }

    void unreadableSegmentsAreLeftOut_data() { workerColumn(); }
    void unreadableSegmentsAreLeftOut() {
        QFETCH(int, workers);
        const auto set = std::make_shared<FakeSet>(std::vector<std::int64_t>{3, 4, 5, 6, 7});
        set->failing = 2;
        Loader loader = inOrder(set, workers, true, 2);
        const auto pass = loader.begin(generatorOf(1), {});
        QCOMPARE(pass->next()->leftOut.size(), std::size_t(0));
        const auto second = pass->next();
        QCOMPARE(second->indices, std::vector<std::int64_t>{3});
        QCOMPARE(second->sequences.size(), std::size_t(1));
        QCOMPARE(second->input.sizes(), (torch::IntArrayRef{1, 6, 1}));
        QCOMPARE(second->leftOut.size(), std::size_t(1));
        QCOMPARE(second->leftOut[0].sequence.length, std::int64_t(5));
        QVERIFY(second->leftOut[0].why.find("made to fail") != std::string::npos);
        QCOMPARE(pass->next()->indices, std::vector<std::int64_t>{4});
        QVERIFY(!pass->next());
    }

    void aBatchMayBeEmptyThen() {
        const auto set = std::make_shared<FakeSet>(std::vector<std::int64_t>{3, 4});
        set->failing = 0;
        Loader loader = inOrder(set, 0, true);
        const auto pass = loader.begin(generatorOf(1), {});
        const auto first = pass->next();
        QVERIFY(first && first->sequences.empty() && !first->input.defined());
        QCOMPARE(first->leftOut.size(), std::size_t(1));
        QCOMPARE(pass->next()->indices, std::vector<std::int64_t>{1});
    }

private:
    static void workerColumn() {
        QTest::addColumn<int>("workers");
        for (const int workers : {0, 1, 3})
            QTest::addRow("%d workers", workers) << workers;
    }
};

QTEST_GUILESS_MAIN(TestLoaderTrouble)
#include "tst_loader_trouble.moc"
