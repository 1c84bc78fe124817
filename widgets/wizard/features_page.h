// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/wizard/project_draft.h"
#include "widgets/wizard/wizard_page.h"

#include <memory>

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace sonorant {

class EngineHolder;
class ThreadJob;

/// Last: features are extracted and the project is written.
class FeaturesPage : public FormWizardPage {
    Q_OBJECT
public:
    FeaturesPage(ProjectDraft& draft, EngineHolder& engine, QWidget* parent = nullptr);
    ~FeaturesPage() override;

    void initializePage() override;
    void cleanupPage() override;
    bool isComplete() const override { return !m_configFile.empty(); }
    bool isRunning() const;
    void cancel();
    /// The config.toml that was written; empty so far.
    const Path& configFile() const { return m_configFile; }
    QListWidget* failures() const { return m_failures; }
    QPushButton* goOnButton() const { return m_goOn; }
    QPushButton* cancelButton() const { return m_cancel; }
    QString stateText() const;

Q_SIGNALS:
    /// The extraction ended, whatever came of it.
    void stopped();

private:
    void start();
    void showProgress();
    void conclude(const FeatureReport& report);
    void finishProject();
    void fail(const QString& message, const QString& hint);
    void setBusy(bool busy);

    ProjectDraft& m_draft;
    EngineHolder& m_engine;
    QLabel *m_state, *m_detail;
    QProgressBar* m_bar;
    ProblemLine* m_problem;
    QListWidget* m_failures;
    QPushButton *m_cancel, *m_goOn;
    std::unique_ptr<ThreadJob> m_job;
    std::vector<FeatureRequest> m_requests;
    std::vector<std::string> m_usable;
    Path m_configFile;
    bool m_waiting = false; ///< for the engine
};

} // namespace sonorant
