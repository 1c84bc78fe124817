// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/wizard/project_draft.h"
#include "widgets/wizard/wizard_page.h"

class QLabel;
class QLineEdit;
class QSpinBox;

namespace sonorant {

/// Third: where the project goes, and how the utterances are shared out.
class PlacePage : public FormWizardPage {
    Q_OBJECT
public:
    explicit PlacePage(ProjectDraft& draft, QWidget* parent = nullptr);

    void initializePage() override;
    bool isComplete() const override;
    bool validatePage() override;
    QLineEdit* nameEdit() const { return m_name; }
    QLineEdit* folderEdit() const { return m_folder; }
    QSpinBox* validationBox() const { return m_validation; }
    QSpinBox* testBox() const { return m_test; }
    QString splitText() const;

private:
    Path projectFolder() const;
    SplitShares shares() const;
    void showState();

    ProjectDraft& m_draft;
    QLineEdit *m_name, *m_folder;
    QSpinBox *m_validation, *m_test, *m_seed;
    QLabel *m_place, *m_split;
    ProblemLine* m_problem;
    bool m_good = false;
};

} // namespace sonorant
