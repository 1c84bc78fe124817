// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/new_project_wizard.h"

#include "widgets/theme/theme.h"
#include "widgets/wizard/features_page.h"
#include "widgets/wizard/model_page.h"
#include "widgets/wizard/place_page.h"
#include "widgets/wizard/recordings_page.h"

#include <QAbstractButton>
#include <QStyle>

namespace sonorant {

NewProjectWizard::NewProjectWizard(EngineHolder& engine, QWidget* parent)
    : QWizard(parent), m_recordings(new RecordingsPage(m_draft)), m_model(new ModelPage(m_draft)),
      m_place(new PlacePage(m_draft)), m_features(new FeaturesPage(m_draft, engine)) {
    setWindowTitle(tr("New project"));
    setWizardStyle(QWizard::ClassicStyle);
    setOption(QWizard::NoBackButtonOnStartPage);
    setOption(QWizard::NoBackButtonOnLastPage, false);
    setMinimumSize(760, 560);
    for (QWizardPage* const page :
         std::initializer_list<QWizardPage*>{m_recordings, m_model, m_place, m_features})
        addPage(page);
    for (const auto which : {QWizard::NextButton, QWizard::FinishButton}) {
        QAbstractButton* const main = button(which);
        setRole(main, "primary");
        main->style()->unpolish(main); // the wizard made it, and polished it, before it had its role
        main->style()->polish(main);
    }
    connect(m_features, &FeaturesPage::stopped, this, [this] {
        if (m_closing) QWizard::reject();
    });
}

void NewProjectWizard::setRecordings(const QString& folder) {
    m_recordings->setFolder(folder);
}

void NewProjectWizard::accept() {
    const QString file = QString::fromStdString(toUtf8(m_features->configFile()));
    QWizard::accept();
    if (!file.isEmpty()) Q_EMIT projectCreated(file);
}

void NewProjectWizard::reject() {
    if (!m_features->isRunning()) return QWizard::reject();
    m_closing = true;
    m_features->cancel();
}

} // namespace sonorant
