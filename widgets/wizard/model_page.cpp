// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/model_page.h"

#include "core/config/model_descriptor.h"
#include "widgets/forms/schema_text.h"
#include "widgets/theme/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace sonorant {

namespace {

/// The model that is offered first: the vocoder this program is made around, where it is built in.
constexpr const char* usualModel = "hn-nsf";

/// Those that a folder of recordings is enough for: the wizard makes the features, but nobody's labels.
const std::vector<ModelDescriptor>& models() {
    static const std::vector<ModelDescriptor> fitting = [] {
        std::vector<ModelDescriptor> all = ModelDescriptors::instance().all();
        std::erase_if(all, [](const ModelDescriptor& model) {
            return !model.wantsTargets || !model.linesFile.empty();
        });
        return all;
    }();
    return fitting;
}

/// Those of the recordings, and the usual ones below the highest of them: going up in rate adds nothing.
std::set<int> offeredRates(const RecordingSurvey& survey) {
    std::set<int> rates;
    for (const auto& [rate, count] : survey.rates())
        rates.insert(rate);
    if (rates.empty()) return {16000};
    const int highest = *rates.rbegin();
    for (const int rate : {16000, 22050, 24000, 44100, 48000})
        if (rate < highest) rates.insert(rate);
    return rates;
}

} // namespace

ModelPage::ModelPage(ProjectDraft& draft, QWidget* parent)
    : FormWizardPage(tr("Model"),
                     tr("What is trained. Everything can be changed later on the Configure page."), parent),
      m_draft(draft), m_model(new QComboBox), m_rate(new QComboBox), m_about(makeMuted(QString())),
      m_sizeArea(new QWidget), m_sizes(new QButtonGroup(this)),
      m_convert(new QCheckBox(tr("Convert recordings that need it"))), m_rateAbout(makeMuted(QString())) {
    for (const ModelDescriptor& model : models())
        m_model->addItem(schemaText(model.displayName), QString::fromStdString(model.id));
    m_model->setCurrentIndex(std::max(0, m_model->findData(QLatin1String(usualModel))));
    m_model->setMinimumWidth(280);
    m_about->setWordWrap(true);
    m_rateAbout->setWordWrap(true);
    addRow(tr("Model"), m_model, false);
    addBelow(m_about);
    column()->addSpacing(grid);
    auto* const sizeColumn = new QVBoxLayout(m_sizeArea);
    sizeColumn->setContentsMargins(0, 3, 0, 0);
    sizeColumn->setSpacing(2);
    addRow(tr("Size"), m_sizeArea);
    column()->addSpacing(grid);
    addRow(tr("Sampling rate"), m_rate, false);
    addBelow(m_convert);
    addBelow(m_rateAbout);
    column()->addStretch();
    connect(m_model, &QComboBox::currentIndexChanged, this, &ModelPage::showModel);
    connect(m_rate, &QComboBox::currentIndexChanged, this, &ModelPage::showRate);
    connect(m_convert, &QCheckBox::toggled, this, &ModelPage::showRate);
    showModel();
}

void ModelPage::initializePage() {
    const QSignalBlocker quiet(m_rate);
    m_rate->clear();
    for (const int rate : offeredRates(m_draft.survey))
        m_rate->addItem(tr("%1 Hz").arg(rate), rate);
    m_rate->setCurrentIndex(std::max(0, m_rate->findData(m_draft.survey.usualRate())));
    m_convert->setChecked(true);
    showRate();
}

void ModelPage::showModel() {
    const ModelDescriptor& model = models()[static_cast<std::size_t>(std::max(0, m_model->currentIndex()))];
    m_about->setText(schemaText(model.summary));
    m_about->setToolTip(QString::fromStdString(model.reference));
    const QList<QAbstractButton*> old = m_sizes->buttons();
    for (QAbstractButton* const button : old)
        m_sizes->removeButton(button);
    qDeleteAll(m_sizeArea->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    std::vector<ModelPreset> presets = model.presets;
    if (presets.empty()) presets.push_back({"default", "Default", "The model's own sizes.", 0, {}});
    for (std::size_t i = 0; i < presets.size(); ++i) {
        auto* const button = new QRadioButton(schemaText(presets[i].label));
        auto* const about = makeMuted(schemaText(presets[i].summary));
        about->setWordWrap(true);
        about->setContentsMargins(24, 0, 0, 6);
        button->setAccessibleDescription(about->text());
        m_sizes->addButton(button, static_cast<int>(i));
        m_sizeArea->layout()->addWidget(button);
        m_sizeArea->layout()->addWidget(about);
        button->setChecked(i == 0);
    }
}

void ModelPage::showRate() {
    const int rate = m_rate->currentData().toInt();
    int others = 0;
    for (const Recording& recording : m_draft.survey.recordings)
        others += recording.usable() && (recording.samplingRate != rate || recording.channels != 1 ||
                                         recording.extension != ".wav");
    m_convert->setVisible(others > 0);
    m_rateAbout->setVisible(others > 0);
    const QString which =
        tr("Recordings of another rate, of several channels or other than WAV: %1.").arg(others);
    m_rateAbout->setText(which + QLatin1Char(' ') +
                         (m_convert->isChecked() ? tr("Copies of all recordings at %1 Hz with one channel go "
                                                      "to the project's folder wav; the originals "
                                                      "stay as they are.")
                                                       .arg(rate)
                                                 : tr("They will be left out.")));
}

bool ModelPage::validatePage() {
    const ModelDescriptor& model = models()[static_cast<std::size_t>(std::max(0, m_model->currentIndex()))];
    const int size = m_sizes->checkedId();
    m_draft.model = model.id;
    m_draft.preset = size >= 0 && static_cast<std::size_t>(size) < model.presets.size()
                         ? model.presets[static_cast<std::size_t>(size)]
                         : ModelPreset{};
    m_draft.samplingRate = m_rate->currentData().toInt();
    m_draft.convert = m_convert->isChecked() && m_draft.survey.needsConversion(m_draft.samplingRate);
    return true;
}

} // namespace sonorant
