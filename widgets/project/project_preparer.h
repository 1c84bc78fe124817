// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/config/project_config.h"
#include "core/service/feature_service.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>
#include <memory>

namespace sonorant {

class EngineHolder;
class JobArea;
class ThreadJob;

/// What a project needs before it can be trained or generated with, done away from the GUI thread: its
/// configuration is validated (that looks for files, and a network folder may be slow), and the features that
/// it lacks are extracted, as a job with progress that can be cancelled.
class ProjectPreparer : public QObject {
    Q_OBJECT
public:
    struct Purpose {
        bool training = true, generation = false; ///< which tables must be right
    };
    struct Result {
        Issues issues;          ///< of the validation; nothing was extracted when there are errors
        std::size_t wanted = 0; ///< recordings whose features were missing
        FeatureReport features; ///< of the extraction
        bool cancelled = false;
        QString failure, hint; ///< why it could not be done at all; empty when it could
        bool isReady() const {
            return !cancelled && failure.isEmpty() && !hasErrors(issues) && features.failed == 0;
        }
    };
    using Then = std::function<void(const Result&)>;

    /// @param engine  must be loaded when prepare() is called
    ProjectPreparer(EngineHolder* engine, JobArea* jobs, QObject* parent = nullptr);
    ~ProjectPreparer() override;

    /// Calls `then` once, in the GUI thread. A configuration that is no file (config.file is empty) is taken
    /// as it is, at once. False while another project is being prepared.
    bool prepare(const ProjectConfig& config, Purpose purpose, Then then);
    bool isBusy() const { return !m_job.isNull(); }
    void cancel();
    /// What is done now, for people: "Extracting features: 3 of 20".
    QString words() const;

Q_SIGNALS:
    void changed();

private:
    void conclude(Result result, const Then& then);

    EngineHolder* m_engine;
    JobArea* m_jobs;
    QPointer<ThreadJob> m_job;
};

} // namespace sonorant
