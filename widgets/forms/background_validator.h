// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/project_file.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace sonorant {

/// Validates a configuration away from the GUI thread: it looks for files, and a network folder may take its
/// time. Only the newest question is answered.
class BackgroundValidator : public QObject {
    Q_OBJECT
public:
    explicit BackgroundValidator(QObject* parent = nullptr);
    ~BackgroundValidator() override;

    /// Asks a moment later, so that typing does not ask for every key.
    void ask(const ProjectConfig& config);
    void cancel();
    /// Asks and waits for the answer.
    void finish();

Q_SIGNALS:
    void answered(const sonorant::Issues& issues);

private:
    void start();

    ProjectConfig m_config;
    int m_question = 0, m_answered = 0; ///< running numbers
    QTimer m_timer;
    QThreadPool m_pool;
};

} // namespace sonorant
