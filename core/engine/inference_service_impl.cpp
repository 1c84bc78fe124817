// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/inference_service_impl.h"

#include "core/base/error.h"
#include "core/config/model_descriptor.h"
#include "core/config/project_file.h"
#include "core/data/project_data.h"
#include "core/engine/guard.h"
#include "core/engine/priority.h"
#include "core/inference/generator.h"
#include "core/inference/line_file.h"
#include "core/inference/output_writer.h"
#include "core/model/line_model.h"
#include "core/train/training_parts.h"

#include <fmt/format.h>

#include <chrono>
#include <set>

namespace sonorant {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

Normalization startStatistics(const InferenceRequest& request, const JobControl& job, Issues& issues) {
    ModelContext context;
    context.data = request.config.data;
    if (!request.untrained) return Normalization::identity(context.inputDim(), context.outputDim());
    return normalizationOf(openTrainingData(request.config, job, issues).statistics);
}

struct Work {
    std::shared_ptr<DataSet> set;
    std::int64_t index;
};

/// What is to be generated: all utterances, or those within the start and end index of the options.
std::vector<Work> workList(const InferenceRequest& request,
                           const std::vector<std::shared_ptr<DataSet>>& sets) {
    std::vector<Work> all;
    for (const auto& set : sets)
        for (std::int64_t i = 0; i < set->size(); ++i)
            all.push_back({set, i});
    if (!request.names.empty()) return all;
    const auto count = static_cast<std::int64_t>(all.size());
    const std::int64_t first = request.config.inference.inferenceSampleStartIndex;
    const std::int64_t end = request.config.inference.inferenceSampleEndIndex;
    const std::int64_t last = end < 0 ? count : std::min(end, count);
    if (first >= last)
        throw Error(
            ErrorKind::Configuration,
            fmt::format("the range of utterances {} to {} is empty; the test set has {}", first, last, count),
            "inference.inference_sample_start_index", "choose indices within the test set");
    return {all.begin() + first, all.begin() + last};
}

[[noreturn]] void refuseTwice(const std::string& name, const std::string& why) {
    throw Error(ErrorKind::Configuration,
                fmt::format("two test subsets hold the utterance {}: {}", name, why), "inference.test_list",
                "generate the subsets one after the other into folders of their own, or rename utterances");
}

/// Everything that speaks against writing these files, before the first of them is generated.
void requireTargets(const InferenceRequest& request, const std::vector<Work>& work) {
    if (const std::string why = whyNotOutputFolder(request.config, request.outputFolder); !why.empty())
        throw Error(ErrorKind::Configuration, why, "inference.output_dir",
                    "choose a folder of its own for generated files");
    const bool lines = !linesFileOf(request.config).empty();
    if (!lines && request.config.data.outputExts.empty()) return; // refused where it is written
    std::set<Path> targets;
    for (const Work& each : work) {
        const std::string& name = each.set->sequence(each.index).name;
        const Path target =
            lines ? Path(name) : outputFile(request.config, request.outputFolder, name, 0).lexically_normal();
        if (targets.insert(target).second) continue;
        refuseTwice(name, lines ? "nobody could tell their lines apart"
                                : "the second file would replace the first, " + toUtf8(target));
    }
}

/// What is made of an utterance: files of its own, or a line in a file that all share.
class Generation {
public:
    Generation(const InferenceRequest& request, const JobControl& job, Generator& generator,
               InferenceReport& report)
        : m_request(request), m_job(job), m_generator(generator), m_report(report),
          m_lines(linesFileIn(request.config, request.outputFolder, linesFileOf(request.config))),
          m_lineModel(linesFileOf(request.config).empty() ? nullptr : &lineModel()) {}

    /// Utterance by utterance; what is done when one fails or the job is cancelled stays.
    void run(const std::vector<Work>& work) {
        const auto count = static_cast<std::int64_t>(work.size());
        try {
            for (std::int64_t i = 0; i < count; ++i) {
                m_job.throwIfStopped();
                const Sample sample =
                    work[static_cast<std::size_t>(i)].set->load(work[static_cast<std::size_t>(i)].index);
                const std::string what = (m_lineModel ? "Judging " : "Generating ") + sample.sequence.name;
                m_job.progress(what, i, count);
                make(sample);
                m_job.progress(what, i + 1, count);
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

    void make(const Sample& sample) {
        const double audio = static_cast<double>(sample.sequence.length) /
                             static_cast<double>(m_request.config.data.wavSampRate);
        const Clock::time_point started = Clock::now();
        GeneratedFile made{sample.sequence.name, {}, audio, 0, {}};
        if (m_lineModel) {
            made.file = m_lines.file();
            made.line = m_lineModel->line(sample.sequence, m_generator.judge(sample));
            made.seconds = secondsSince(started);
            m_lines.add(made.line);
        } else {
            const torch::Tensor output = m_generator.generate(sample, m_job.stop);
            made.seconds = secondsSince(started);
            made.file = write(sample, output);
        }
        m_report.files.push_back(made);
        m_report.audioSeconds += audio;
        if (!m_lineModel && m_request.onFile) m_request.onFile(made);
    }

    Path write(const Sample& sample, const torch::Tensor& output) {
        const auto& reso = m_request.config.data.outputReso;
        const std::int64_t outputReso = reso.empty() ? 1 : std::max<std::int64_t>(1, reso.front());
        return writeOutput(m_request.config, m_request.outputFolder, sample.sequence.name, output,
                           sample.sequence.length / outputReso, m_report.issues)
            .front();
    }

    void finish() {
        if (!m_lineModel) return;
        m_lines.write();
        if (!m_request.onFile) return;
        for (const GeneratedFile& each : m_report.files)
            m_request.onFile(each);
    }

    const InferenceRequest& m_request;
    const JobControl& m_job;
    Generator& m_generator;
    InferenceReport& m_report;
    LineFile m_lines;
    const LineModel* m_lineModel; ///< null: files
};

InferenceReport generateAll(const InferenceRequest& request, const JobControl& job) {
    if (request.trainedModel.empty() && !request.untrained)
        throw Error(ErrorKind::Configuration, "no checkpoint was named", "training.trained_model",
                    "give --trained-model FILE, or train first");
    const Clock::time_point begin = Clock::now();
    if (request.lowPriority) lowerPriority(15); // below a training of low priority, too
    useThreads(request.config.training.threads);
    InferenceReport report;
    job.progress("Reading the test set", 0, 0);
    const auto sets = openTestData(request.config, request.names, job, report.issues);
    const std::vector<Work> work = workList(request, sets);
    requireTargets(request, work);
    job.progress("Loading the model", 0, static_cast<std::int64_t>(work.size()));
    Generator generator(request.config, request.trainedModel, startStatistics(request, job, report.issues));
    const Issues loaded = issuesOf(generator.loaded(), toUtf8(request.trainedModel));
    report.issues.insert(report.issues.end(), loaded.begin(), loaded.end());
    Generation(request, job, generator, report).run(work);
    report.seconds = secondsSince(begin);
    return report;
}

} // namespace

InferenceReport InferenceServiceImpl::generate(const InferenceRequest& request, const JobControl& job) {
    return guarded([&] { return generateAll(request, job); });
}

} // namespace sonorant
