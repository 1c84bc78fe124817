// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/generation_lines.h"

#include "core/base/error.h"
#include "core/base/stopwatch.h"
#include "core/inference/line_file.h"
#include "core/model/line_model.h"

namespace sonorant {

namespace {

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
        const Stopwatch watch;
        GeneratedFile made{sample.sequence.name, m_lines.file(), audioSeconds(m_request, sample), 0, {}};
        made.line = m_model.line(sample.sequence, m_generator.judge(sample));
        made.seconds = watch.seconds();
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

void generateLines(Generator& generator, const InferenceRequest& request, const std::string& linesFile,
                   const std::vector<GenerationWork>& work, const JobControl& job, InferenceReport& report) {
    LineGeneration(generator, request, linesFile, job, report).all(work);
}

} // namespace sonorant
