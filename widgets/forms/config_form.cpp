// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/config_form.h"

#include "widgets/forms/config_document.h"
#include "widgets/forms/form_section.h"
#include "widgets/forms/option_field.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QMap>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

namespace sonorant {

namespace {

constexpr int sectionHeight = 36;
constexpr int errorsRole = Qt::UserRole + 1;
constexpr int warningsRole = Qt::UserRole + 2;

/// The name of a section, and at the right how much is wrong in it.
class SectionDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        return QStyledItemDelegate::sizeHint(option, index).expandedTo({0, sectionHeight});
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem item(option);
        item.state &= ~QStyle::State_HasFocus;
        QStyledItemDelegate::paint(painter, item, index);
        const int errors = index.data(errorsRole).toInt(), warnings = index.data(warningsRole).toInt();
        if (errors + warnings == 0) return;
        const QIcon icon = errors > 0
                               ? lineIcon(QStringLiteral("error"), curves::onSurface(curves::error))
                               : lineIcon(QStringLiteral("warning"), curves::onSurface(curves::warning));
        const QString count = QString::number(errors > 0 ? errors : warnings);
        QRect right = option.rect.adjusted(0, 0, -10, 0);
        painter->setPen(themeColours().text);
        painter->drawText(right, Qt::AlignRight | Qt::AlignVCenter, count);
        right.setRight(right.right() - option.fontMetrics.horizontalAdvance(count) - 4);
        icon.paint(painter, QRect(right.right() - 16, right.center().y() - 8, 16, 16));
    }
};

} // namespace

ConfigForm::ConfigForm(ConfigDocument& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_navigation(new QListWidget), m_scroll(new QScrollArea),
      m_nothing(makeMuted(tr("No option has these words in its name or help."))) {
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3 * grid);
    m_navigation->setFixedWidth(176);
    m_navigation->setAccessibleName(tr("Groups of options"));
    m_navigation->setItemDelegate(new SectionDelegate(m_navigation));
    m_navigation->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_navigation, 0, Qt::AlignTop);

    auto* const content = new QWidget;
    auto* const column = new QVBoxLayout(content);
    column->setContentsMargins(0, 4, grid, pageMargin);
    column->setSpacing(28);
    const std::pair<const char*, QString> sections[] = {{"data", tr("Data sets")},
                                                        {"features", tr("Features")},
                                                        {"model", tr("Model")},
                                                        {"training", tr("Training")},
                                                        {"inference", tr("Inference")}};
    for (const auto& [id, title] : sections) {
        auto* const section = new FormSection(document, QLatin1String(id), title);
        column->addWidget(section);
        m_sections << section;
        m_navigation->addItem(title);
    }
    m_navigation->setFixedHeight(sectionHeight * m_navigation->count() + 2 * m_navigation->frameWidth());
    m_navigation->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_nothing);
    column->addStretch();
    content->setMaximumWidth(form::columnWidth + grid);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_scroll, 1);
    m_navigation->setCurrentRow(0);
    connect(m_navigation, &QListWidget::currentRowChanged, this, [this] {
        updateVisibility();
        m_scroll->verticalScrollBar()->setValue(0);
    });
    connect(&m_document, &ConfigDocument::opened, this, &ConfigForm::updateVisibility);
    connect(&m_document, &ConfigDocument::optionsChanged, this, &ConfigForm::rebuildModelSection);
    connect(&m_document, &ConfigDocument::changed, this, &ConfigForm::refresh);
    connect(&m_document, &ConfigDocument::issuesChanged, this, &ConfigForm::showIssues);
    updateVisibility();
}

void ConfigForm::rebuildModelSection() {
    const QString model = QString::fromStdString(m_document.config().model.name);
    if (model == m_model) return;
    m_model = model;
    FormSection* const changed = section(QStringLiteral("model"));
    if (!changed->isBuilt()) return;
    const bool focus = changed->isAncestorOf(QApplication::focusWidget());
    changed->build(m_document.options());
    updateVisibility();
    if (OptionField* const name = field(QStringLiteral("model.name")); name && focus)
        name->editor()->setFocus();
}

FormSection* ConfigForm::section(const QString& id) const {
    for (FormSection* const each : m_sections)
        if (each->id() == id) return each;
    return nullptr;
}

void ConfigForm::ensureBuilt(FormSection* section) const {
    if (section->isBuilt()) return;
    section->build(m_document.isOpen() ? m_document.options() : projectOptions({}));
    for (FormEntry* const entry : section->entries())
        entry->setIssues(m_issues);
}

void ConfigForm::refresh() {
    for (const FormSection* const each : m_sections)
        for (FormEntry* const entry : each->entries())
            entry->refresh();
}

void ConfigForm::showIssues() {
    m_issues.clear();
    QMap<QString, int> errors, warnings; // by section
    for (const Issue& issue : m_document.issues()) {
        const QString path = QString::fromStdString(issue.path);
        m_issues[path].push_back(issue);
        if (issue.severity == Severity::Info) continue;
        if (const Option* const option = m_document.option(path))
            ++(issue.severity == Severity::Error ? errors : warnings)[sectionOf(*option)];
    }
    for (int i = 0; i < m_sections.size(); ++i) {
        const FormSection* const each = m_sections.at(i);
        for (FormEntry* const entry : each->entries())
            entry->setIssues(m_issues);
        QListWidgetItem* const item = m_navigation->item(i);
        const int wrong = errors.value(each->id()), odd = warnings.value(each->id());
        item->setData(errorsRole, wrong);
        item->setData(warningsRole, odd);
        item->setData(Qt::AccessibleDescriptionRole, wrong > 0 ? tr("Errors: %1").arg(wrong)
                                                     : odd > 0 ? tr("Warnings: %1").arg(odd)
                                                               : QString());
    }
}

void ConfigForm::setFilter(const QString& text) {
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    updateVisibility();
    m_scroll->verticalScrollBar()->setValue(0);
}

void ConfigForm::setAdvancedShown(bool shown) {
    if (m_advanced == shown) return;
    m_advanced = shown;
    updateVisibility();
    Q_EMIT advancedChanged(shown);
}

void ConfigForm::updateVisibility() {
    const bool searching = !m_words.isEmpty();
    int shown = 0;
    for (int i = 0; i < m_sections.size(); ++i) {
        FormSection* const each = m_sections.at(i);
        const bool chosen = i == m_navigation->currentRow();
        if (m_document.isOpen() && (searching || chosen)) ensureBuilt(each);
        const int count = each->filter(m_words, m_advanced, searching);
        const bool visible = searching ? count > 0 : chosen;
        each->setVisible(visible);
        if (visible) shown += count;
    }
    m_nothing->setVisible(searching && shown == 0);
    m_navigation->setEnabled(!searching);
}

void ConfigForm::showSection(const QString& id) {
    if (FormSection* const wanted = section(id))
        m_navigation->setCurrentRow(static_cast<int>(m_sections.indexOf(wanted)));
}

bool ConfigForm::showOption(const QString& path) {
    const Option* const option = m_document.option(path);
    if (!option) return false;
    showSection(sectionOf(*option));
    if (option->advanced) setAdvancedShown(true);
    for (FormEntry* const entry : section(sectionOf(*option))->entries()) {
        if (!entry->paths().contains(path)) continue;
        // Only once the layout has moved it to its place is it known where to scroll.
        QTimer::singleShot(0, entry, [this, entry] {
            m_scroll->ensureWidgetVisible(entry, 0, 60);
            if (auto* const single = qobject_cast<OptionField*>(entry)) single->editor()->setFocus();
        });
    }
    return true;
}

OptionField* ConfigForm::field(const QString& path) const {
    for (FormEntry* const entry : entries())
        if (auto* const option = qobject_cast<OptionField*>(entry); option && option->paths().contains(path))
            return option;
    return nullptr;
}

QList<FormEntry*> ConfigForm::entries() const {
    QList<FormEntry*> all;
    for (FormSection* const each : m_sections) {
        ensureBuilt(each);
        all << each->entries();
    }
    return all;
}

} // namespace sonorant
