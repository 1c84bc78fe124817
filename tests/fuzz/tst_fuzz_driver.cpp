// SPDX-License-Identifier: GPL-3.0-or-later
// The driver of the fuzz targets notices whatever may happen to one, and makes the same inputs each time.
#include "tests/fuzz/mutations.h"
#include "tests/fuzz/watched_child.h"

#include <QtTest>

#include <csignal>
#include <cstdlib>
#include <set>
#include <stdexcept>
#include <thread>

using namespace sonorant::fuzz;

namespace {

/// Two inputs, of which the second does harm.
Verdict watchHarm(const std::function<void()>& harm) {
    const InputLimits limits{0.3, 5, 200};
    return watch(
        [&](Blackboard& board) {
            board.announce("good");
            board.announce("bad");
            harm();
        },
        limits);
}

bool names(const Verdict& verdict, const char* word) {
    if (verdict.what.find(word) != std::string::npos && verdict.input == "bad" && verdict.inputs == 2)
        return true;
    qWarning("found: %s (%s)", verdict.what.c_str(), verdict.input.c_str());
    return false;
}

} // namespace

class TestFuzzDriver : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void harmIsNoticed() {
        QVERIFY(names(watchHarm([] { throw std::runtime_error("oops"); }), "oops"));
        QVERIFY(names(watchHarm([] { std::_Exit(3); }), "ended with 3"));
        QVERIFY(names(watchHarm([] { ::raise(SIGKILL); }), "signal 9"));
        QVERIFY(names(watchHarm([] {
                          volatile bool on = true;
                          while (on) {
                          }
                      }),
                      "hang"));
        QVERIFY(names(watchHarm([] { std::this_thread::sleep_for(std::chrono::minutes(1)); }), "hang"));
    }

    void greedIsNoticed() {
        const Verdict verdict = watchHarm([] {
            std::vector<std::string> hoard;
            for (int i = 0; i < 1000; ++i)
                hoard.emplace_back(std::size_t(1) << 20, 'x');
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
        });
        QVERIFY2(!verdict.what.empty() && verdict.input == "bad", verdict.what.c_str());
    }

    void noHarmIsNoFinding() {
        const Verdict verdict = watchHarm([] {});
        QVERIFY2(verdict.what.empty(), verdict.what.c_str());
        QCOMPARE(verdict.inputs, std::uint64_t(2));
    }

    void inputsAreTheSameEachTime() {
        const std::vector<std::string> files{"[training]\nlr = 0.5\n", std::string(1000, 'a')};
        Mutator one(1, files), again(1, files), other(2, files);
        std::set<std::string> different;
        bool differs = false;
        for (int i = 0; i < 500; ++i) {
            const std::string bytes = one.next();
            QVERIFY(bytes == again.next());
            QVERIFY(bytes.size() <= Mutator::longest);
            differs = differs || bytes != other.next();
            different.insert(bytes);
        }
        QVERIFY(differs);
        QVERIFY(different.size() > 400);
    }
};

QTEST_GUILESS_MAIN(TestFuzzDriver)
#include "tst_fuzz_driver.moc"
