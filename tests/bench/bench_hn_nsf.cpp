// SPDX-License-Identifier: GPL-3.0-or-later
// Prints one table from one run: the fast path of hn-nsf beside the plain one.
#include "core/base/parallel.h"
#include "core/kernels/kernel_set.h"
#include "tests/bench/bench_job.h"

#include <fmt/format.h>

#include <cstdlib>
#include <string>

using namespace sonorant;
using namespace sonorant::bench;

namespace {

/// Of the 55 dilated convolutions of 64 x 64 x 3, per sample.
constexpr double kForwardFlop = 55.0 * 2 * 64 * 64 * 3;

struct Plan {
    bool quick;
    std::int64_t segment, shortUtterance, longUtterance;
    int repetitions;
    std::int64_t matrix;
};

Plan planned() {
    const char* mode = std::getenv("SONORANT_BENCH");
    if (mode && std::string(mode) == "quick") return {true, 4000, 4000, 8000, 2, 256};
    return {false, 48000, 48000, 480000, 5, 2048};
}

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

void printRow(const std::string& what, int threads, const std::pair<Seconds, Seconds>& plainAndFast,
              const std::string& more) {
    const auto& [plain, fast] = plainAndFast;
    fmt::print("| {} | {} | {:.3f} ({:.3f}) | {:.3f} ({:.3f}) | {:.1f} | {} |\n", what, threads, plain.wall,
               plain.processor, fast.wall, fast.processor, plain.processor / fast.processor, more);
    std::fflush(stdout);
}

void timings(const Plan& plan, int threads) {
    torch::set_num_threads(threads);
    const double peak = matrixPeak(plan.matrix);
    fmt::print("| matrix product {0} x {0} | {1} | | | | {2:.0f} GFLOP/s |\n", plan.matrix, threads, peak);
    Job plain(false), fast(true);
    const auto share = [&](double flop, std::int64_t samples, const Seconds& s) {
        return fmt::format("{:.0f} % of the matrix product's rate",
                           100 * flop * static_cast<double>(samples) / s.wall / 1e9 / peak);
    };
    const auto train = alternating(
        plan.repetitions, [&] { plain.trainStep(plan.segment); }, [&] { fast.trainStep(plan.segment); });
    printRow(fmt::format("training step, {} samples", plan.segment), threads, train,
             share(3 * kForwardFlop, plan.segment, train.second));
    for (const std::int64_t samples : {plan.shortUtterance, plan.longUtterance}) {
        const int repetitions = samples > plan.shortUtterance ? (plan.quick ? 1 : 2) : plan.repetitions;
        const auto generate = alternating(
            repetitions, [&] { plain.generate(samples); }, [&] { fast.generate(samples); });
        const double real = static_cast<double>(samples) / 16000;
        printRow(fmt::format("generation, {:.2f} s", real), threads, generate,
                 fmt::format("{:.3f} and {:.3f} x real time, {}", generate.first.wall / real,
                             generate.second.wall / real, share(kForwardFlop, samples, generate.second)));
    }
    Job::Parts parts = fast.trainStep(plan.segment);
    const double all = parts.forward + parts.loss + parts.backward + parts.optimizer;
    fmt::print("| parts of a fast training step | {} | | | | forward {:.0f} %, loss {:.0f} %, backward of "
               "both {:.0f} %, "
               "optimiser {:.1f} % |\n",
               threads, 100 * parts.forward / all, 100 * parts.loss / all, 100 * parts.backward / all,
               100 * parts.optimizer / all);
}

void memoryRow(const std::string& program, const std::string& task, std::int64_t samples) {
    const double plain = peakMemory(program, task, false, samples),
                 fast = peakMemory(program, task, true, samples);
    fmt::print("| memory, {} {} samples | {} | {:.0f} MiB | {:.0f} MiB | {:.2f} | |\n", task, samples,
               hardwareThreads(), plain, fast, fast / plain);
}

} // namespace

int main(int argc, char** argv) {
    torch::set_num_threads(hardwareThreads());
    if (answeredMemoryRequest(argc, argv)) return 0;
    const Plan plan = planned();
    fmt::print("Kernels: {}; medians of alternating runs; seconds, processor seconds in brackets; ratio of "
               "the latter.\n\n",
               kernels::bestKernels().name());
    fmt::print("| what | threads | plain | fast | ratio | |\n|---|---|---|---|---|---|\n");
    for (int threads = 1; threads <= hardwareThreads(); threads *= 2)
        timings(plan, threads);
    memoryRow(argv[0], "train", plan.segment);
    memoryRow(argv[0], "generate", plan.shortUtterance);
    memoryRow(argv[0], "generate", plan.longUtterance);
    return 0;
}
