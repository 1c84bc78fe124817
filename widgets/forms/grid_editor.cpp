// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/grid_editor.h"

#include "widgets/forms/config_document.h"
#include "widgets/forms/path_editor.h"
#include "widgets/forms/schema_text.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sonorant {

namespace {

/// The first column of a NameListModel: one of three kinds.
class KindDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const override {
        auto* const box = new QComboBox(parent);
        for (const auto kind :
             {NameListModel::Kind::AllFiles, NameListModel::Kind::File, NameListModel::Kind::Names})
            box->addItem(NameListModel::kindText(kind));
        connect(box, &QComboBox::activated, box, [this, box] {
            auto* const self = const_cast<KindDelegate*>(this);
            Q_EMIT self->commitData(box);
            Q_EMIT self->closeEditor(box);
        });
        return box;
    }
    void setEditorData(QWidget* editor, const QModelIndex& index) const override {
        static_cast<QComboBox*>(editor)->setCurrentIndex(index.data(Qt::EditRole).toInt());
    }
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override {
        model->setData(index, static_cast<QComboBox*>(editor)->currentIndex(), Qt::EditRole);
    }
};

QToolButton* makeButton(const QString& icon, const QString& text) {
    auto* const button = new QToolButton;
    button->setIcon(lineIcon(icon));
    button->setIconSize({16, 16});
    button->setText(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setRole(button, "flat");
    return button;
}

} // namespace

GridTable::GridTable(GridModel* model, ConfigDocument& document, const QString& addText,
                     const QString& removeText, QWidget* parent)
    : QWidget(parent), m_model(model), m_document(document), m_view(new QTableView), m_bar(new QHBoxLayout),
      m_add(makeButton(QStringLiteral("add"), addText)),
      m_remove(makeButton(QStringLiteral("remove"), removeText)),
      m_browse(makeButton(QStringLiteral("folder"), tr("Browse ..."))) {
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_view);
    layout->addLayout(m_bar);
    m_bar->setSpacing(4);
    for (QToolButton* const button : {m_add, m_remove, m_browse})
        m_bar->addWidget(button);
    m_bar->addStretch();
    m_view->setModel(m_model);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked |
                            QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_view->setTabKeyNavigation(false);
    m_view->setShowGrid(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(m_view->fontMetrics().height() + 12);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusProxy(m_view);
    connect(m_add, &QToolButton::clicked, this, [this] {
        m_model->addRow();
        m_view->setCurrentIndex(m_model->index(m_model->rowCount() - 1, 0));
    });
    connect(m_remove, &QToolButton::clicked, this, [this] { m_model->removeRow(currentRow()); });
    connect(m_browse, &QToolButton::clicked, this, &GridTable::browse);
    const auto refresh = [this] {
        fitHeight();
        updateButtons();
    };
    connect(m_model, &QAbstractItemModel::modelReset, this, refresh);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, refresh);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, refresh);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &GridTable::updateButtons);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &GridTable::updateButtons);
    refresh();
}

QToolButton* GridTable::addButton(const QString& icon, const QString& text) {
    QToolButton* const button = makeButton(icon, text);
    m_bar->addWidget(button);
    return button;
}

void GridTable::fitHeight() {
    const int rows = std::clamp(m_model->rowCount(), 1, 12);
    m_view->setFixedHeight(m_view->horizontalHeader()->sizeHint().height() +
                           rows * m_view->verticalHeader()->defaultSectionSize() + 2 * m_view->frameWidth() +
                           2);
    m_view->setVerticalScrollBarPolicy(m_model->rowCount() > 12 ? Qt::ScrollBarAsNeeded
                                                                : Qt::ScrollBarAlwaysOff);
}

int GridTable::currentRow() const {
    const QModelIndex current = m_view->currentIndex();
    if (current.isValid()) return current.row();
    return m_model->rowCount() == 1 ? 0 : -1;
}

void GridTable::updateButtons() {
    m_remove->setEnabled(m_model->canRemove(currentRow()));
    m_browse->setEnabled(m_model->pathKind(m_view->currentIndex()) != GridModel::PathKind::None);
}

void GridTable::browse() {
    const QPersistentModelIndex index = m_view->currentIndex();
    const bool folder = m_model->pathKind(index) == GridModel::PathKind::Folder;
    const QString chosen =
        askForPath(this, m_document, folder, folder ? tr("Choose a folder") : tr("Choose a list"),
                   index.data(Qt::EditRole).toString());
    if (!chosen.isEmpty() && index.isValid()) m_model->setData(index, chosen, Qt::EditRole);
}

FolderTableEditor::FolderTableEditor(const Option& option, ConfigDocument& document, QWidget* parent)
    : OptionEditor(parent), m_document(document), m_model(new FolderTableModel(this)) {
    const bool outputs = option.key.find("output") != std::string::npos;
    m_columns = outputs ? QStringLiteral("data.output_exts") : QStringLiteral("data.input_exts");
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* const table = new GridTable(m_model, document, tr("Add subset"), tr("Remove subset"), this);
    table->view()->setAccessibleName(schemaText(option.label));
    layout->addWidget(table);
    setFocusProxy(table);
    connect(m_model, &GridModel::edited, this, [this] {
        Q_EMIT edited();
        Q_EMIT finished();
    });
}

void FolderTableEditor::setValue(const Value& value) {
    QStringList headers;
    if (const Option* const columns = m_document.option(m_columns))
        if (const Value extensions = m_document.value(*columns); extensions.isList())
            for (const Value& each : extensions.toList())
                headers << tr("Folder of %1")
                               .arg(each.isText() ? QString::fromStdString(each.toText()) : QString());
    m_model->setValue(value, headers);
}

NameListsEditor::NameListsEditor(const Option& option, ConfigDocument& document, QWidget* parent)
    : OptionEditor(parent), m_model(new NameListModel(this)) {
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* const table = new GridTable(m_model, document, tr("Add subset"), tr("Remove subset"), this);
    table->view()->setAccessibleName(schemaText(option.label));
    table->view()->setItemDelegateForColumn(NameListModel::Source, new KindDelegate(table));
    table->view()->horizontalHeader()->setSectionResizeMode(NameListModel::Source, QHeaderView::Fixed);
    table->view()->setColumnWidth(NameListModel::Source, 130);
    layout->addWidget(table);
    setFocusProxy(table);
    connect(m_model, &GridModel::edited, this, [this] {
        Q_EMIT edited();
        Q_EMIT finished();
    });
}

} // namespace sonorant
