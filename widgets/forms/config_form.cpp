// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/config_form.h"

#include "widgets/forms/config_document.h"
#include "widgets/forms/form_section.h"
#include "widgets/forms/option_field.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

namespace sonorant {

namespace {

constexpr int errorsRole = Qt::UserRole + 1;
constexpr int warningsRole = Qt::UserRole + 2;

/// The name of a section, and at the right how much is wrong in it.
class SectionDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        return QStyledItemDelegate::sizeHint(option, index).expandedTo({0, 36});
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
    layout->addWidget(m_navigation);

    auto* const content = new QWidget;
    auto* const column = new QVBoxLayout(content);
    column->setContentsMargins(0, 4, grid, pageMargin);
    column->setSpacing(28);
    const std::vector<Option> options = projectOptions(document.config().model.name);
    const std::pair<const char*, QString> sections[] = {{"data", tr("Data sets")},
                                                        {"features", tr("Features")},
                                                        {"model", tr("Model")},
                                                        {"training", tr("Training")},
                                                        {"inference", tr("Inference")}};
    for (const auto& [id, title] : sections) {
        auto* const section = new FormSection(document, QLatin1String(id), title);
        section->build(options);
        column->addWidget(section);
        m_sections << section;
        m_navigation->addItem(title);
    }
    column->addWidget(m_nothing);
    column->addStretch();
    content->setMaximumWidth(form::columnWidth + grid);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_scroll, 1);
    m_model = QString::fromStdString(document.config().model.name);
    m_navigation->setCurrentRow(0);
    connect(m_navigation, &QListWidget::currentRowChanged, this, [this] {
        updateVisibility();
        m_scroll->verticalScrollBar()->setValue(0);
    });
    connect(&m_document, &ConfigDocument::optionsChanged, this, &ConfigForm::rebuildModelSection);
    connect(&m_document, &ConfigDocument::changed, this, &ConfigForm::refresh);
    connect(&m_document, &ConfigDocument::issuesChanged, this, &ConfigForm::showIssues);
    updateVisibility();
}

void ConfigForm::rebuildModelSection() {
    const QString model = QString::fromStdString(m_document.config().model.name);
    if (model == m_model) return;
    m_model = model;
    FormSection* const section = m_sections.at(2);
    const bool focus = section->isAncestorOf(QApplication::focusWidget());
    section->build(m_document.options());
    updateVisibility();
    if (OptionField* const name = field(QStringLiteral("model.name")); name && focus)
        name->editor()->setFocus();
}

void ConfigForm::refresh() {
    for (FormEntry* const entry : entries())
        entry->refresh();
}

void ConfigForm::showIssues() {
    IssueMap map;
    for (const Issue& issue : m_document.issues())
        map[QString::fromStdString(issue.path)].push_back(issue);
    for (int i = 0; i < m_sections.size(); ++i) {
        const FormSection* const section = m_sections.at(i);
        for (FormEntry* const entry : section->entries())
            entry->setIssues(map);
        QListWidgetItem* const item = m_navigation->item(i);
        const int errors = section->problems(map, Severity::Error);
        const int warnings = section->problems(map, Severity::Warning);
        item->setData(errorsRole, errors);
        item->setData(warningsRole, warnings);
        item->setData(Qt::AccessibleDescriptionRole, errors > 0     ? tr("%n error(s)", nullptr, errors)
                                                     : warnings > 0 ? tr("%n warning(s)", nullptr, warnings)
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
        FormSection* const section = m_sections.at(i);
        const int count = section->filter(m_words, m_advanced, searching);
        const bool visible = searching ? count > 0 : i == m_navigation->currentRow();
        section->setVisible(visible);
        if (visible) shown += count;
    }
    m_nothing->setVisible(searching && shown == 0);
    m_navigation->setEnabled(!searching);
}

void ConfigForm::showSection(const QString& id) {
    for (int i = 0; i < m_sections.size(); ++i)
        if (m_sections.at(i)->id() == id) m_navigation->setCurrentRow(i);
}

bool ConfigForm::showOption(const QString& path) {
    for (FormSection* const section : m_sections)
        for (FormEntry* const entry : section->entries()) {
            if (!entry->paths().contains(path)) continue;
            showSection(section->id());
            if (entry->isAdvanced()) setAdvancedShown(true);
            // Only once the layout has moved it to its place is it known where to scroll.
            QTimer::singleShot(0, entry, [this, entry] {
                m_scroll->ensureWidgetVisible(entry, 0, 60);
                if (auto* const option = qobject_cast<OptionField*>(entry)) option->editor()->setFocus();
            });
            return true;
        }
    return false;
}

OptionField* ConfigForm::field(const QString& path) const {
    for (FormEntry* const entry : entries())
        if (auto* const option = qobject_cast<OptionField*>(entry); option && option->paths().contains(path))
            return option;
    return nullptr;
}

QList<FormEntry*> ConfigForm::entries() const {
    QList<FormEntry*> all;
    for (const FormSection* const section : m_sections)
        all << section->entries();
    return all;
}

} // namespace sonorant
