// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_job.h"

#include "core/base/parallel.h"
#include "core/model/registry.h"
#include "core/nn/threads.h"
#include "tests/nn/hn_nsf_context.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <utility>

namespace sonorant::bench {

namespace {

double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double processorNow() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

Batch segment(std::int64_t samples) {
    const std::int64_t frames = samples / 80;
    const torch::Tensor f0 = 150 + 50 * torch::sin(torch::arange(frames) / 20.0);
    Batch batch;
    batch.input = torch::cat({torch::randn({1, frames, 80}), f0.view({1, frames, 1})}, 2);
    batch.target = 0.1 * torch::randn({1, frames * 80, 1});
    return batch;
}

/// Peak and present resident memory of this process in MiB.
double memory(const char* key) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind(key, 0) == 0) return std::stod(line.substr(std::string(key).size() + 1)) / 1024;
    return 0;
}

} // namespace

Seconds timed(const std::function<void()>& work) {
    const double wall = now(), processor = processorNow();
    work();
    return {now() - wall, processorNow() - processor};
}

Seconds median(std::vector<Seconds> all) {
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    Seconds result;
    std::nth_element(all.begin(), middle, all.end(), [](auto& a, auto& b) { return a.wall < b.wall; });
    result.wall = middle->wall;
    std::nth_element(all.begin(), middle, all.end(),
                     [](auto& a, auto& b) { return a.processor < b.processor; });
    result.processor = middle->processor;
    return result;
}

std::pair<Seconds, Seconds> alternating(int repetitions, const std::function<void()>& first,
                                        const std::function<void()>& second) {
    first();
    second();
    std::vector<Seconds> a, b;
    for (int i = 0; i < repetitions; ++i) {
        a.push_back(timed(first));
        b.push_back(timed(second));
    }
    return {median(a), median(b)};
}

Job::Job(Way way) : m_context(test::publishedContext()), m_execution(ExecutionContext::make(torch::kCPU, 1)) {
    m_context.options.values["fast"] = way != Way::Plain;
    m_context.options.values["bfloat16"] = way == Way::Bfloat16;
    m_model = ModelRegistry::instance().build(m_context, m_execution);
    m_loss = ModelRegistry::instance().at("hn-nsf").makeLoss(m_context);
    m_optimizer = makeOptimizer({}, m_model->parameterGroups());
}

void Job::chooseMatrixThreads() const {
    wishMatrixThreads(m_model->hasOwnKernels() ? 1 : torch::get_num_threads());
}

Job::Parts Job::trainStep(std::int64_t samples) {
    const Batch batch = segment(samples);
    chooseMatrixThreads();
    Parts parts;
    m_optimizer->zeroGradients();
    double last = now();
    const auto lap = [&last] { return now() - std::exchange(last, now()); };
    const torch::Tensor output = m_model->forward(batch, m_execution);
    parts.forward = lap();
    // Cut off here, so that the loss's own way back is seen apart from that of the model.
    const torch::Tensor waveform = output.detach().requires_grad_();
    const torch::Tensor loss = m_loss->compute(waveform, m_model->normalizeTarget(batch.target)).at(0).value;
    parts.loss = lap();
    loss.backward();
    parts.lossBackward = lap();
    output.backward(waveform.grad());
    parts.backward = lap();
    m_optimizer->step();
    parts.optimizer = lap();
    return parts;
}

void Job::generate(std::int64_t samples) {
    const torch::NoGradGuard noGradient;
    chooseMatrixThreads();
    m_model->inference(segment(samples), m_execution);
}

void Job::generateList(const std::vector<std::int64_t>& samples) {
    for (const std::int64_t each : samples)
        generate(each);
}

void Job::generateListSideBySide(const std::vector<std::int64_t>& samples, int threads) {
    chooseMatrixThreads();
    const int before = torch::get_num_threads();
    parallelFor(
        samples.size(),
        [&](std::size_t i) {
            torch::set_num_threads(1);
            const torch::NoGradGuard noGradient;
            ExecutionContext own = ExecutionContext::make(torch::kCPU, i);
            m_model->inference(segment(samples[i]), own);
        },
        threads);
    torch::set_num_threads(before);
}

double peakMemory(const std::string& program, const std::string& task, bool fast, std::int64_t samples) {
    const std::string command =
        "'" + program + "' --memory " + task + (fast ? " fast " : " plain ") + std::to_string(samples);
    FILE* pipe = popen(command.c_str(), "r");
    if (!pipe) return 0;
    std::array<char, 64> text{};
    const bool read = std::fgets(text.data(), static_cast<int>(text.size()), pipe) != nullptr;
    pclose(pipe);
    return read ? std::stod(text.data()) : 0;
}

bool answeredMemoryRequest(int argc, char** argv) {
    if (argc != 5 || std::string(argv[1]) != "--memory") return false;
    Job job(std::string(argv[3]) == "fast" ? Way::Fast : Way::Plain);
    const std::int64_t samples = std::stoll(argv[4]);
    const bool trains = std::string(argv[2]) == "train";
    trains ? static_cast<void>(job.trainStep(800)) : job.generate(800); // what every first run sets up
    const double before = memory("VmRSS:");
    trains ? static_cast<void>(job.trainStep(samples)) : job.generate(samples);
    std::printf("%.1f\n", memory("VmHWM:") - before);
    return true;
}

} // namespace sonorant::bench
