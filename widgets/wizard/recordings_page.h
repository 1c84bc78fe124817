// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/wizard/project_draft.h"
#include "widgets/wizard/wizard_page.h"

#include <QTimer>

#include <memory>

class QLabel;
class QLineEdit;
class QTableView;

namespace sonorant {

class RecordingsModel;
class ThreadJob;

/// First: which recordings.
class RecordingsPage : public FormWizardPage {
    Q_OBJECT
public:
    explicit RecordingsPage(ProjectDraft& draft, QWidget* parent = nullptr);
    ~RecordingsPage() override;

    bool isComplete() const override;
    void setFolder(const QString& folder);
    RecordingsModel* model() const { return m_model; }

private:
    void browse();
    void survey();
    void take(const RecordingSurvey& found);
    void showSummary();

    ProjectDraft& m_draft;
    QLineEdit* m_folder;
    QLabel* m_summary;
    ProblemLine* m_problem;
    QTableView* m_table;
    RecordingsModel* m_model;
    QTimer m_typing;
    std::unique_ptr<ThreadJob> m_job;
    bool m_ready = false;
};

/// As many recordings as make a training, a validation and a test set.
inline constexpr std::size_t fewestRecordings = 3;

} // namespace sonorant
