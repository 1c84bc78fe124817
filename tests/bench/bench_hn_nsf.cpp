// SPDX-License-Identifier: GPL-3.0-or-later
// Prints one table from one run: the fast path of hn-nsf beside the plain one.
#include "core/base/parallel.h"
#include "core/data/loader.h"
#include "core/data/project_data.h"
#include "core/kernels/kernel_set.h"
#include "tests/bench/bench_job.h"
#include "tests/corpus/corpus_fixture.h"

#include <fmt/format.h>

#include <cstdlib>
#include <numeric>
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

/// The demo's recordings, in order of the alphabet: 1.2 to 3.6 s each.
void list(const Plan& plan, int threads, Job& plain, Job& fast) {
    std::vector<std::int64_t> lengths{19040, 35680, 45200, 38640, 51760, 43120, 49920, 34080};
    if (plan.quick) lengths = {1600, 3200};
    const auto each = alternating(
        plan.quick ? 1 : 2, [&] { plain.generateList(lengths); }, [&] { fast.generateList(lengths); });
    const double real =
        static_cast<double>(std::accumulate(lengths.begin(), lengths.end(), std::int64_t{0})) / 16000;
    printRow(fmt::format("generation of a list, {} utterances, {:.1f} s", lengths.size(), real), threads,
             each,
             fmt::format("{:.3f} and {:.3f} x real time", each.first.wall / real, each.second.wall / real));
}

/// Fast in float32 beside fast in bfloat16.
void inBfloat16(const Plan& plan, int threads, Job& fast) {
    Job rough(Way::Bfloat16);
    const auto each = alternating(
        plan.repetitions, [&] { fast.generate(plan.shortUtterance); },
        [&] { rough.generate(plan.shortUtterance); });
    const double real = static_cast<double>(plan.shortUtterance) / 16000;
    printRow(fmt::format("generation, {:.2f} s, float32 and bfloat16", real), threads, each,
             fmt::format("{:.3f} and {:.3f} x real time", each.first.wall / real, each.second.wall / real));
}

/// What loading a segment costs beside a step: the demo's files, read and joined as training does, without
/// help of other threads.
void loaderRow(const Plan& plan, double stepSeconds) {
    const QTemporaryDir cache;
    Issues issues;
    const ProjectData data = openTrainingData(
        testing::demoConfig(cache.path().toStdString(), plan.segment, plan.segment / 10), {}, issues);
    Loader loader(data.training, LoaderOptions{});
    std::vector<Seconds> passes;
    std::int64_t batches = 0;
    for (int i = 0; i < plan.repetitions; ++i)
        passes.push_back(timed([&] {
            const auto pass = loader.begin(at::make_generator<at::CPUGeneratorImpl>(1), {});
            for (batches = 0; pass->next(); ++batches) {
            }
        }));
    const double each = median(passes).wall / static_cast<double>(batches);
    fmt::print("| loading a segment of {} samples | 1 | | {:.4f} | | {:.2f} % of a fast training step |\n",
               plan.segment, each, 100 * each / stepSeconds);
}

double timings(const Plan& plan, int threads) {
    torch::set_num_threads(threads);
    const double peak = matrixPeak(plan.matrix);
    fmt::print("| matrix product {0} x {0} | {1} | | | | {2:.0f} GFLOP/s |\n", plan.matrix, threads, peak);
    Job plain(Way::Plain), fast(Way::Fast);
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
    list(plan, threads, plain, fast);
    if (kernels::bfloat16Kernels()) inBfloat16(plan, threads, fast);
    Job::Parts parts = fast.trainStep(plan.segment);
    const double all = parts.forward + parts.loss + parts.backward + parts.optimizer;
    fmt::print("| parts of a fast training step | {} | | | | forward {:.0f} %, loss {:.0f} %, backward of "
               "both {:.0f} %, "
               "optimiser {:.1f} % |\n",
               threads, 100 * parts.forward / all, 100 * parts.loss / all, 100 * parts.backward / all,
               100 * parts.optimizer / all);
    return train.second.wall;
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
    double step = 0;
    for (int threads = 1; threads <= hardwareThreads(); threads *= 2)
        step = timings(plan, threads);
    loaderRow(plan, step);
    memoryRow(argv[0], "train", plan.segment);
    memoryRow(argv[0], "generate", plan.shortUtterance);
    memoryRow(argv[0], "generate", plan.longUtterance);
    return 0;
}
