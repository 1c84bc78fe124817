// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model.h"
#include "core/train/optimizer.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sonorant::bench {

/// Wall-clock and processor seconds; the second does not depend on what else runs on the machine.
struct Seconds {
    double wall = 0, processor = 0;
};

Seconds timed(const std::function<void()>& work);
Seconds median(std::vector<Seconds> all);

/// Runs both alternately, so that both meet the same disturbances; the medians. Each runs once before,
/// untimed.
std::pair<Seconds, Seconds> alternating(int repetitions, const std::function<void()>& first,
                                        const std::function<void()>& second);

/// Which computing: the plain modules, our kernels, or those in bfloat16 (generation alone).
enum class Way { Plain, Fast, Bfloat16 };

/// hn-nsf of the published size on features made up.
class Job {
public:
    explicit Job(Way way);
    /// A training step with one segment, as the trainer does it; its parts in seconds.
    struct Parts {
        double forward = 0, loss = 0, lossBackward = 0, backward = 0, optimizer = 0;
        double all() const { return forward + loss + lossBackward + backward + optimizer; }
    };
    Parts trainStep(std::int64_t samples);
    void generate(std::int64_t samples);
    /// Utterances of the demo's lengths, one after the other.
    void generateList(const std::vector<std::int64_t>& samples);
    /// The same with one utterance for each of `threads` threads at a time.
    void generateListSideBySide(const std::vector<std::int64_t>& samples, int threads);

private:
    /// As the trainer and the generation do.
    void chooseMatrixThreads() const;

    ModelContext m_context;
    ExecutionContext m_execution;
    std::shared_ptr<Model> m_model;
    std::unique_ptr<Loss> m_loss;
    std::unique_ptr<Optimizer> m_optimizer;
};

/// Peak resident memory in MiB that doing `task` ("train" or "generate") adds in a process of its own.
double peakMemory(const std::string& program, const std::string& task, bool fast, std::int64_t samples);
/// The other side of it: does the task and prints the figure. True if the arguments asked for that.
bool answeredMemoryRequest(int argc, char** argv);

} // namespace sonorant::bench
