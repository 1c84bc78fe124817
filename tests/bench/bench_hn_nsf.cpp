// SPDX-License-Identifier: GPL-3.0-or-later
// Prints one table from one run: the fast path of hn-nsf beside the plain one. `bench_hn_nsf [GROUP...]`
// prints the rows of these groups alone: train, generate, list, parts, data, memory.
#include "core/base/parallel.h"
#include "core/kernels/kernel_set.h"
#include "core/nn/threads.h"
#include "tests/bench/bench_data.h"
#include "tests/bench/bench_job.h"
#include "tests/bench/bench_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <string>

using namespace sonorant;
using namespace sonorant::bench;

namespace {

/// Of the 55 dilated convolutions of 64 x 64 x 3, per sample.
constexpr double kForwardFlop = 55.0 * 2 * 64 * 64 * 3;

/// GFLOP/s of a large float32 matrix product in LibTorch's BLAS: what the machine is taken to do at most.
double matrixPeak(std::int64_t size) {
    const torch::Tensor a = torch::randn({size, size}), b = torch::randn({size, size});
    torch::Tensor c = torch::mm(a, b);
    double best = 0;
    for (int i = 0; i < 7; ++i) {
        const double seconds = timed([&] { torch::mm_out(c, a, b); }).wall;
        best = std::max(best, 2.0 * static_cast<double>(size * size * size) / seconds / 1e9);
    }
    return best;
}

/// One number of threads: both ways of computing, and what the machine's matrix product reaches.
class Timings {
public:
    Timings(const Plan& plan, int threads) : m_plan(plan), m_threads(threads) {
        useThreads(threads);
        wishMatrixThreads(threads);
        m_peak = matrixPeak(plan.matrix);
        printFact(fmt::format("matrix product {0} x {0}", plan.matrix), threads,
                  fmt::format("{:.0f} GFLOP/s", m_peak));
    }

    void train() {
        const std::int64_t samples = m_plan.segment;
        const auto each = alternating(
            m_plan.repetitions, [&] { m_plain.trainStep(samples); }, [&] { m_fast.trainStep(samples); });
        printRow(fmt::format("training step, {} samples", samples), m_threads, each,
                 share(3 * kForwardFlop, samples, each.second));
    }

    void generate() {
        for (const std::int64_t samples : {m_plan.shortUtterance, m_plan.longUtterance}) {
            const bool isLong = samples > m_plan.shortUtterance;
            const auto each = alternating(
                isLong ? m_plan.longRepetitions : m_plan.repetitions, [&] { m_plain.generate(samples); },
                [&] { m_fast.generate(samples); });
            const double real = static_cast<double>(samples) / 16000;
            printRow(fmt::format("generation, {:.2f} s", real), m_threads, each,
                     realTime(each, real) + ", " + share(kForwardFlop, samples, each.second));
        }
        if (!kernels::bfloat16Kernels()) return;
        Job rough(Way::Bfloat16);
        const auto each = alternating(
            m_plan.repetitions, [&] { m_fast.generate(m_plan.shortUtterance); },
            [&] { rough.generate(m_plan.shortUtterance); });
        const double real = static_cast<double>(m_plan.shortUtterance) / 16000;
        printRow(fmt::format("generation, {:.2f} s, float32 and bfloat16", real), m_threads, each,
                 realTime(each, real));
    }

    /// The demo's recordings, in order of the alphabet: 1.2 to 3.6 s each.
    void list() {
        const auto& lengths = m_plan.list;
        const double real =
            static_cast<double>(std::accumulate(lengths.begin(), lengths.end(), std::int64_t{0})) / 16000;
        const std::string what = fmt::format("a list of {} utterances, {:.1f} s", lengths.size(), real);
        const auto each = alternating(
            m_plan.longRepetitions, [&] { m_plain.generateList(lengths); },
            [&] { m_fast.generateList(lengths); });
        printRow("generation of " + what, m_threads, each, realTime(each, real));
        if (m_threads == 1) return;
        const auto ways = alternating(
            m_plan.repetitions, [&] { m_fast.generateList(lengths); },
            [&] { m_fast.generateListSideBySide(lengths, m_threads); });
        printRow("the same, fast: one by one, side by side", m_threads, ways, realTime(ways, real));
    }

    /// Where a fast step's time goes; with what a segment costs to load, and to record.
    void parts() {
        m_fast.trainStep(m_plan.segment);
        std::vector<Job::Parts> steps;
        for (int i = 0; i < m_plan.repetitions; ++i)
            steps.push_back(m_fast.trainStep(m_plan.segment));
        std::sort(steps.begin(), steps.end(), [](const auto& a, const auto& b) { return a.all() < b.all(); });
        const Job::Parts& p = steps[steps.size() / 2];
        const double load = secondsToLoadSegment(m_plan), record = secondsToRecordStep();
        const double all = p.all() + load + record;
        const auto percent = [all](double part) { return 100 * part / all; };
        printFact(
            "parts of a fast training step", m_threads,
            fmt::format("forward {:.1f} %, backward {:.1f} %, loss {:.1f} %, optimiser {:.2f} %, loading "
                        "{:.2f} %, records {:.2f} %: {:.1f} % beside the model",
                        percent(p.forward), percent(p.backward), percent(p.loss + p.lossBackward),
                        percent(p.optimizer), percent(load), percent(record),
                        percent(p.loss + p.lossBackward + p.optimizer + load + record)));
    }

private:
    std::string share(double flop, std::int64_t samples, const Seconds& s) const {
        return fmt::format("{:.0f} % of the matrix product's rate",
                           100 * flop * static_cast<double>(samples) / s.wall / 1e9 / m_peak);
    }
    static std::string realTime(const std::pair<Seconds, Seconds>& each, double real) {
        return fmt::format("{:.3f} and {:.3f} x real time", each.first.wall / real, each.second.wall / real);
    }

    Plan m_plan;
    int m_threads;
    double m_peak = 0;
    Job m_plain{Way::Plain}, m_fast{Way::Fast};
};

void memoryRow(const std::string& program, const std::string& task, std::int64_t samples) {
    const double plain = peakMemory(program, task, false, samples),
                 fast = peakMemory(program, task, true, samples);
    fmt::print("| memory, {} {} samples | {} | {:.0f} MiB | {:.0f} MiB | {:.2f} | | |\n", task, samples,
               hardwareThreads(), plain, fast, plain / fast);
}

} // namespace

int main(int argc, char** argv) {
    useThreads(0);
    if (answeredMemoryRequest(argc, argv)) return 0;
    const Plan plan = planned();
    const std::vector<std::string> groups(argv + 1, argv + argc);
    const auto wanted = [&](const char* group) {
        return groups.empty() || std::find(groups.begin(), groups.end(), group) != groups.end();
    };
    printHead(kernels::bestKernels().name());
    for (int threads = 1; threads <= hardwareThreads(); threads *= 2) {
        Timings timings(plan, threads);
        if (wanted("train")) timings.train();
        if (wanted("generate")) timings.generate();
        if (wanted("list")) timings.list();
        if (wanted("parts")) timings.parts();
    }
    if (wanted("data")) printDataRows(plan);
    if (!wanted("memory")) return 0;
    memoryRow(argv[0], "train", plan.segment);
    memoryRow(argv[0], "generate", plan.shortUtterance);
    memoryRow(argv[0], "generate", plan.longUtterance);
    return 0;
}
