// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/wizard/project_draft.h"
#include "widgets/wizard/wizard_page.h"

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QVBoxLayout;

namespace sonorant {

/// Second: which model, how large, and at which sampling rate.
class ModelPage : public FormWizardPage {
    Q_OBJECT
public:
    explicit ModelPage(ProjectDraft& draft, QWidget* parent = nullptr);

    void initializePage() override;
    bool validatePage() override;
    QComboBox* modelBox() const { return m_model; }
    QComboBox* rateBox() const { return m_rate; }
    QButtonGroup* sizes() const { return m_sizes; }
    QCheckBox* convertBox() const { return m_convert; }

private:
    void showModel();
    void showRate();

    ProjectDraft& m_draft;
    QComboBox *m_model, *m_rate;
    QLabel* m_about;
    QWidget* m_sizeArea;
    QButtonGroup* m_sizes;
    QCheckBox* m_convert;
    QLabel* m_rateAbout;
};

} // namespace sonorant
