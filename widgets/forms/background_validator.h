// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/project_file.h"
#include "widgets/jobs/mailbox.h"

#include <QObject>
#include <QTimer>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

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
    struct Question {
        ProjectConfig config;
        int number;
    };

    void start();
    void run(const std::stop_token& stop);
    void answer(int question, const Issues& found);

    ProjectConfig m_config;
    int m_question = 0, m_answered = 0; ///< running numbers
    QTimer m_timer;

    std::mutex m_mutex;              ///< of the two below
    std::optional<Question> m_asked; ///< the latest; an older one that nobody began is dropped
    bool m_busy = false;
    std::condition_variable_any m_changed;
    Mailbox m_mailbox;
    std::jthread m_thread; ///< from the first question on
};

} // namespace sonorant
