// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/generation_list.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/stopwatch.h"
#include "core/config/model_descriptor.h"
#include "core/engine/generation_lines.h"
#include "core/inference/output_writer.h"
#include "core/nn/threads.h"

#include <mutex>
#include <optional>

namespace sonorant {

namespace {

/// Files of its own for each utterance.
class ListGeneration {
public:
    ListGeneration(Generator& generator, const InferenceRequest& request,
                   const std::vector<GenerationWork>& work, const JobControl& job)
        : m_generator(generator), m_request(request), m_work(work), m_job(job), m_results(work.size()) {
        const auto& reso = request.config.data.outputReso;
        m_outputReso = reso.empty() ? 1 : std::max<std::int64_t>(1, reso.front());
    }

    void all() {
        const auto threads = static_cast<std::size_t>(torch::get_num_threads());
        std::size_t next = 0;
        if (m_generator.sideBySide() && threads > 1 && m_work.size() >= threads) {
            next = m_work.size() - m_work.size() % threads;
            sideBySide(next, static_cast<int>(threads));
        }
        for (; next < m_work.size(); ++next)
            one(next);
    }

    void addTo(InferenceReport& report) {
        for (Result& result : m_results) {
            report.issues.insert(report.issues.end(), result.issues.begin(), result.issues.end());
            if (!result.file) continue;
            report.audioSeconds += result.file->audioSeconds;
            report.files.push_back(std::move(*result.file));
        }
    }

private:
    struct Result {
        std::optional<GeneratedFile> file;
        Issues issues;
    };

    void sideBySide(std::size_t count, int threads) {
        const ThreadsBack threadsBack(threads);
        parallelFor(
            count,
            [this](std::size_t i) {
                useThreads(1); // for this one; the others are the other utterances' threads
                one(i);
            },
            threads);
    }

    void one(std::size_t i) {
        m_job.throwIfStopped();
        const Sample sample = m_work[i].set->load(m_work[i].index);
        const std::string& name = sample.sequence.name;
        tellProgress(name, 0);
        const Stopwatch watch;
        const torch::Tensor output = m_generator.generate(sample, m_job.stop);
        const double seconds = watch.seconds();
        Result& result = m_results[i];
        const std::vector<Path> files = writeOutput(m_request.config, m_request.outputFolder, name, output,
                                                    sample.sequence.length / m_outputReso, result.issues);
        result.file = GeneratedFile{name, files.front(), audioSeconds(m_request, sample), seconds, {}};
        {
            const std::lock_guard lock(m_telling);
            if (m_request.onFile) m_request.onFile(*result.file);
        }
        tellProgress(name, 1);
    }

    void tellProgress(const std::string& name, std::int64_t more) {
        const std::lock_guard lock(m_telling);
        m_done += more;
        m_job.progress("Generating " + name, m_done, static_cast<std::int64_t>(m_work.size()));
    }

    /// LibTorch keeps the number last set for threads still to come.
    class ThreadsBack {
    public:
        explicit ThreadsBack(int threads) : m_threads(threads) {}
        ~ThreadsBack() { useThreads(m_threads); }
        ThreadsBack(const ThreadsBack&) = delete;
        ThreadsBack& operator=(const ThreadsBack&) = delete;

    private:
        int m_threads;
    };

    Generator& m_generator;
    const InferenceRequest& m_request;
    const std::vector<GenerationWork>& m_work;
    const JobControl& m_job;
    std::int64_t m_outputReso = 1;
    std::vector<Result> m_results;
    std::mutex m_telling; ///< files and progress are told one at a time
    std::int64_t m_done = 0;
};

} // namespace

void generateList(Generator& generator, const InferenceRequest& request,
                  const std::vector<GenerationWork>& work, const JobControl& job, InferenceReport& report) {
    if (const std::string linesFile = linesFileOf(request.config); !linesFile.empty()) {
        generateLines(generator, request, linesFile, work, job, report);
        return;
    }
    ListGeneration generation(generator, request, work, job);
    try {
        generation.all();
    } catch (const Cancelled&) {
        report.cancelled = true;
    }
    generation.addTo(report);
}

} // namespace sonorant
