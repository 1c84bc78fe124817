// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/project/project_preparer.h"

#include "core/config/project_file.h"
#include "core/service/missing_features.h"
#include "core/service/new_project.h"
#include "widgets/jobs/job.h"
#include "widgets/jobs/job_area.h"
#include "widgets/project/engine_holder.h"

#include <utility>

namespace sonorant {

ProjectPreparer::ProjectPreparer(EngineHolder* engine, JobArea* jobs, QObject* parent)
    : QObject(parent), m_engine(engine), m_jobs(jobs) {}

ProjectPreparer::~ProjectPreparer() = default; // the job is a child: it is asked to stop and waited for

bool ProjectPreparer::prepare(const ProjectConfig& config, Purpose purpose, Then then) {
    if (m_job) return false;
    if (config.file.empty()) {
        then(Result());
        return true;
    }
    auto result = std::make_shared<Result>();
    FeatureService& features = m_engine->engine()->features();
    const auto work = [result, config, purpose, &features](const JobControl& job) {
        result->issues = validate(config, purpose.training, purpose.generation);
        if (hasErrors(result->issues)) return;
        const std::vector<FeatureRequest> missing = missingFeatures(config, job);
        result->wanted = recordingCount(missing);
        if (!missing.empty()) result->features = runFeatureRequests(features, missing, job);
        result->cancelled = result->features.cancelled;
    };
    m_job = new ThreadJob(tr("Extracting features"), work, this);
    connect(m_job, &Job::changed, this, &ProjectPreparer::changed);
    connect(m_job, &ThreadJob::finished, this, [this, result, then] { conclude(std::move(*result), then); });
    connect(m_job, &ThreadJob::cancelled, this, [this, result, then] {
        result->cancelled = true;
        conclude(std::move(*result), then);
    });
    connect(m_job, &ThreadJob::failed, this,
            [this, result, then](const QString& message, const QString& hint) {
                result->failure = message;
                result->hint = hint;
                conclude(std::move(*result), then);
            });
    connect(m_job, &Job::ended, m_job, &QObject::deleteLater);
    // Where nothing is missing it is over in a moment, and worth no row.
    m_jobs->watch(m_job, 300);
    m_job->start();
    Q_EMIT changed();
    return true;
}

void ProjectPreparer::conclude(Result result, const Then& then) {
    m_job = nullptr; // it deletes itself; what follows may prepare another project
    Q_EMIT changed();
    then(result);
}

void ProjectPreparer::cancel() {
    if (m_job) m_job->cancel();
}

QString ProjectPreparer::words() const {
    if (!m_job) return {};
    if (m_job->isCancelling()) return tr("Stopping");
    const Progress progress = m_job->progress();
    return progress.total > 0 ? tr("Extracting features: %1 of %2").arg(progress.done).arg(progress.total)
                              : tr("Preparing");
}

} // namespace sonorant
