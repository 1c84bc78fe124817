// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/forms_pictures.h"

#include "app/window/main_window.h"
#include "widgets/forms/config_form.h"
#include "widgets/forms/config_text.h"
#include "widgets/forms/text_view.h"
#include "widgets/import/import_dialog.h"
#include "widgets/pages/configure_page.h"
#include "widgets/wizard/new_project_wizard.h"
#include "widgets/wizard/place_page.h"
#include "widgets/wizard/recordings_page.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTemporaryDir>

#include <fstream>

namespace sonorant {

namespace {

void shootWizard(MainWindow& window, const Shoot& shoot) {
    const QTemporaryDir scratch;
    NewProjectWizard* const wizard = window.newProject();
    wizard->setRecordings(QStringLiteral(SONORANT_DEMO_PROJECT "/wav"));
    QElapsedTimer timer;
    timer.start();
    while (!wizard->recordingsPage()->isComplete() && timer.elapsed() < 5000)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    shoot(*wizard, QStringLiteral("wizard-1-recordings"));
    wizard->next();
    shoot(*wizard, QStringLiteral("wizard-2-model"));
    wizard->next();
    wizard->placePage()->nameEdit()->setText(QStringLiteral("prompts"));
    wizard->placePage()->folderEdit()->setText(scratch.path());
    shoot(*wizard, QStringLiteral("wizard-3-project"));
    wizard->next();
    shoot(*wizard, QStringLiteral("wizard-4-features"));
    wizard->reject();
}

void shootImport(MainWindow& window, const Shoot& shoot) {
    const QTemporaryDir scratch;
    const QString file = scratch.filePath(QStringLiteral("config.py"));
    std::ofstream(file.toStdString())
        << "import os\nimport augmentation\n\nhere = os.path.dirname(os.path.abspath(__file__))\n"
           "trn_set_name = 'prompts_trn'\nval_set_name = 'prompts_val'\n"
           "trn_list = here + '/scp/train.lst'\nval_list = here + '/scp/val.lst'\n\n"
           "input_dirs = [os.path.join(here, name) for name in ['mfbsp', 'f0']]\n"
           "input_exts = ['.mfbsp', '.f0']\ninput_dims = [80, 1]\ninput_reso = [80] * 2\ninput_norm = [True, "
           "True]\n"
           "input_trans_fns = [augmentation.shift]\n\n"
           "output_dirs = [here + '/wav']\noutput_exts = ['.wav']\noutput_dims = [1]\noutput_reso = [1]\n"
           "output_norm = [False]\nwav_samp_rate = 16000\ntruncate_seq = wav_samp_rate * 3\nminimum_len = 80 "
           "* 50\n";
    ImportDialog* const dialog = window.importProject();
    shoot(*dialog, QStringLiteral("import-empty"));
    dialog->fileEdit()->setText(file);
    dialog->commandEdit()->setPlainText(
        QStringLiteral("python main.py --lr 0.0003 --batch-size 4 --seed $RANDOM"));
    QElapsedTimer timer;
    timer.start();
    while (!dialog->importButton()->isEnabled() && timer.elapsed() < 10000)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    shoot(*dialog, QStringLiteral("import"));
    dialog->reject();
}

} // namespace

void shootForms(MainWindow& window, const Shoot& shoot) {
    for (const QString& key : window.parts().messages->keys())
        window.parts().messages->dismiss(key);
    window.showPage(1);
    auto* const page = qobject_cast<ConfigurePage*>(window.page(1));
    for (const char* const section : {"data", "features", "model", "training", "inference"}) {
        page->form().showSection(QLatin1String(section));
        shoot(window, QStringLiteral("configure-%1").arg(QLatin1String(section)));
    }
    page->form().showSection(QStringLiteral("training"));
    page->document().setValue(QStringLiteral("training.epochs"), Value(0));
    page->document().setValue(QStringLiteral("training.lr_decay_factor"), Value(0.5));
    shoot(window, QStringLiteral("configure-changed"));
    auto* const tabs = page->findChild<QTabBar*>();
    tabs->setCurrentIndex(1);
    page->textTab().goToLine(38);
    shoot(window, QStringLiteral("configure-text"));
    tabs->setCurrentIndex(0);
    page->document().discardChanges();
    shootWizard(window, shoot);
    shootImport(window, shoot);
}

} // namespace sonorant
