// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/form_section.h"

#include "core/config/model_descriptor.h"
#include "widgets/forms/config_document.h"
#include "widgets/forms/feature_entry.h"
#include "widgets/forms/option_field.h"
#include "widgets/forms/schema_text.h"
#include "widgets/theme/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace sonorant {

namespace {

/// The five lists that make the table of one side; empty for any other option.
QString featureSide(const Option& option) {
    if (option.table != "data") return {};
    for (const char* const side : {"input", "output"})
        for (const char* const column : {"_dirs", "_exts", "_dims", "_reso", "_norm"})
            if (option.key == std::string(side) + column) return QLatin1String(side);
    return {};
}

} // namespace

QString sectionOf(const Option& option) {
    if (option.table != "data") return QString::fromStdString(option.table);
    const bool feature = !featureSide(option).isEmpty() || option.key == "wav_samp_rate";
    return feature ? QStringLiteral("features") : QStringLiteral("data");
}

FormSection::FormSection(ConfigDocument& document, QString id, QString title, QWidget* parent)
    : QWidget(parent), m_document(document), m_id(std::move(id)), m_title(std::move(title)),
      m_layout(new QVBoxLayout(this)), m_heading(makeMuted(m_title)), m_more(makeMuted(QString())) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(28);
    m_layout->addWidget(m_heading);
    m_layout->addWidget(m_more);
    m_heading->setVisible(false);
}

void FormSection::build(const std::vector<Option>& options) {
    for (const Group& group : m_groups) {
        // With its entries; later, because the very box that was clicked may be among them.
        group.box->hide();
        m_layout->removeWidget(group.box);
        group.box->deleteLater();
    }
    m_groups.clear();
    m_entries.clear();
    m_group.clear();
    m_built = true;
    for (const Option& option : options)
        if (sectionOf(option) == m_id) addOption(option);
}

FormSection::Group& FormSection::addGroup(const QString& title) {
    Group group;
    group.box = new QWidget(this);
    auto* const column = new QVBoxLayout(group.box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    column->addWidget(makeHeading(title));
    m_layout->insertWidget(m_layout->count() - 1, group.box);
    m_groups.push_back(group);
    m_group = title;
    return m_groups.back();
}

void FormSection::addOption(const Option& option) {
    QString title = schemaText(option.group);
    if (title.isEmpty()) title = m_title;
    Group& group = title == m_group && !m_groups.isEmpty() ? m_groups.back() : addGroup(title);
    FormEntry* entry = nullptr;
    if (const QString side = featureSide(option); !side.isEmpty()) {
        for (FormEntry* const other : group.entries)
            if (other->paths().contains(QString::fromStdString(option.path()))) return;
        entry = new FeatureEntry(m_document, side, group.box);
    } else {
        auto* const field = new OptionField(m_document, option, group.box);
        if (option.path() == "model.name") field->setHelp(modelHelp());
        entry = field;
    }
    group.box->layout()->addWidget(entry);
    group.entries << entry;
    m_entries << entry;
}

QString FormSection::modelHelp() const {
    const ModelDescriptor* const model = ModelDescriptors::instance().find(m_document.config().model.name);
    if (!model) return tr("The model to train. This project names one that this program does not have.");
    QString help = schemaText(model->summary);
    if (!model->reference.empty()) help += QLatin1Char('\n') + QString::fromStdString(model->reference);
    return help;
}

int FormSection::filter(const QStringList& words, bool advanced, bool withTitle) {
    int shown = 0, hidden = 0;
    for (const Group& group : m_groups) {
        int inGroup = 0;
        for (FormEntry* const entry : group.entries) {
            const bool found = entry->matches(words);
            // A search finds advanced options, too: who types their name wants them.
            const bool visible = found && (advanced || !words.isEmpty() || !entry->isAdvanced());
            entry->setVisible(visible);
            inGroup += visible;
            hidden += found && !visible;
        }
        group.box->setVisible(inGroup > 0);
        shown += inGroup;
    }
    m_heading->setVisible(withTitle && shown > 0);
    m_more->setText(tr("Options for special cases that are not shown: %1").arg(hidden));
    m_more->setVisible(hidden > 0);
    return shown;
}

} // namespace sonorant
