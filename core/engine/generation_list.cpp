// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/generation_list.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/config/model_descriptor.h"
#include "core/inference/line_file.h"
#include "core/inference/output_writer.h"
#include "core/model/line_model.h"
#include "core/nn/threads.h"

#include <chrono>
#include <mutex>
#include <optional>

namespace sonorant {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

double audioSeconds(const InferenceRequest& request, const Sample& sample) {
    return static_cast<double>(sample.sequence.length) / static_cast<double>(request.config.data.wavSampRate);
}

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
        const Clock::time_point started = Clock::now();
        const torch::Tensor output = m_generator.generate(sample, m_job.stop);
        const double seconds = secondsSince(started);
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

/// For a model that says a line of each utterance, all in one file.
class LineGeneration {
public:
    LineGeneration(Generator& generator, const InferenceRequest& request, const std::string& linesFile,
                   const JobControl& job, InferenceReport& report)
        : m_generator(generator), m_request(request), m_job(job), m_report(report),
          m_lines(linesFileIn(request.config, request.outputFolder, linesFile)), m_model(lineModel()) {}

    /// Utterance by utterance; what is done when one fails or the job is cancelled stays.
    void all(const std::vector<GenerationWork>& work) {
        const auto count = static_cast<std::int64_t>(work.size());
        try {
            for (std::int64_t i = 0; i < count; ++i) {
                m_job.throwIfStopped();
                const GenerationWork& each = work[static_cast<std::size_t>(i)];
                const Sample sample = each.set->load(each.index);
                m_job.progress("Judging " + sample.sequence.name, i, count);
                one(sample);
                m_job.progress("Judging " + sample.sequence.name, i + 1, count);
            }
        } catch (const Cancelled&) {
            m_report.cancelled = true;
        } catch (...) {
            finish();
            throw;
        }
        finish();
    }

private:
    const LineModel& lineModel() const {
        if (const auto* const model = dynamic_cast<const LineModel*>(&m_generator.model())) return *model;
        throw Error(ErrorKind::Internal, "the model's descriptor names a file of lines, but it makes none",
                    m_request.config.model.name, "derive it from LineModel, or leave linesFile empty");
    }

    void one(const Sample& sample) {
        const Clock::time_point started = Clock::now();
        GeneratedFile made{sample.sequence.name, m_lines.file(), audioSeconds(m_request, sample), 0, {}};
        made.line = m_model.line(sample.sequence, m_generator.judge(sample));
        made.seconds = secondsSince(started);
        m_lines.add(made.line);
        m_report.audioSeconds += made.audioSeconds;
        m_report.files.push_back(std::move(made));
    }

    void finish() {
        m_lines.write();
        if (!m_request.onFile) return;
        for (const GeneratedFile& each : m_report.files)
            m_request.onFile(each);
    }

    Generator& m_generator;
    const InferenceRequest& m_request;
    const JobControl& m_job;
    InferenceReport& m_report;
    LineFile m_lines;
    const LineModel& m_model;
};

} // namespace

void generateList(Generator& generator, const InferenceRequest& request,
                  const std::vector<GenerationWork>& work, const JobControl& job, InferenceReport& report) {
    if (const std::string linesFile = linesFileOf(request.config); !linesFile.empty()) {
        LineGeneration(generator, request, linesFile, job, report).all(work);
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
