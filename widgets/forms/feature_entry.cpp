// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/feature_entry.h"

#include "widgets/forms/config_document.h"
#include "widgets/forms/feature_table_model.h"
#include "widgets/forms/grid_editor.h"
#include "widgets/forms/schema_text.h"
#include "widgets/theme/theme.h"

#include <QLabel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace sonorant {

FeatureEntry::FeatureEntry(ConfigDocument& document, const QString& side, QWidget* parent)
    : FormEntry(parent), m_document(document), m_side(side),
      m_model(new FeatureTableModel(document, side, this)),
      m_table(new GridTable(m_model, document, tr("Add feature"), tr("Remove feature"), this)),
      m_problem(new ProblemLine) {
    const bool input = side == QLatin1String("input");
    setObjectName(QStringLiteral("data.%1_features").arg(side));
    auto* const about = makeMuted(
        input
            ? tr("What the model reads, one row per feature. The files of an utterance have its name, with "
                 "the "
                 "extension given here. F0 comes last where a model needs it.")
            : tr("What the model shall learn to produce, one row per feature. Generated files have the same "
                 "extension."));
    about->setWordWrap(true);
    m_table->view()->setAccessibleName(input ? tr("Input features") : tr("Output features"));
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(about);
    layout->addWidget(m_table);
    layout->addWidget(m_problem);
    if (input) {
        QToolButton* const add = m_table->addButton(QStringLiteral("add"), tr("Add subset"));
        add->setToolTip(tr("One more set of folders and lists, for corpora that lie in several places"));
        connect(add, &QToolButton::clicked, this, [this] { addSubset(m_document); });
        QToolButton* const remove = m_table->addButton(QStringLiteral("remove"), tr("Remove subset"));
        connect(remove, &QToolButton::clicked, this, [this] { removeSubset(m_document); });
        m_removeSubset = remove;
    }
    refresh();
}

QStringList FeatureEntry::paths() const {
    return m_model->paths();
}

bool FeatureEntry::matches(const QStringList& words) const {
    QString all =
        m_model->paths().join(QLatin1Char(' ')) + QLatin1Char(' ') + m_table->view()->accessibleName();
    for (const QString& path : m_model->paths())
        if (const Option* const option = m_document.option(path))
            all += QLatin1Char(' ') + schemaText(option->label) + QLatin1Char(' ') + schemaText(option->help);
    for (const QString& word : words)
        if (!all.contains(word, Qt::CaseInsensitive)) return false;
    return true;
}

void FeatureEntry::refresh() {
    // The model listens to the document itself.
    m_table->setEnabled(!m_document.syntaxError());
    if (m_removeSubset) m_removeSubset->setVisible(m_model->subsets() > 1);
}

void FeatureEntry::setIssues(const IssueMap& issues) {
    Issues mine;
    for (const QString& path : m_model->paths())
        for (const Issue& issue : issues.value(path)) {
            const Option* const option = m_document.option(path);
            Issue named = issue;
            if (option)
                named.message =
                    (schemaText(option->label) + QStringLiteral(": ") + issueText(issue)).toStdString();
            mine.push_back(named);
        }
    m_problem->show(mine);
}

} // namespace sonorant
