// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/wizard_page.h"

#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace sonorant {

namespace {
constexpr int labelWidth = 128;
}

FormWizardPage::FormWizardPage(const QString& heading, const QString& sentence, QWidget* parent)
    : QWizardPage(parent), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(pageMargin, pageMargin, pageMargin, grid);
    m_column->setSpacing(10);
    m_column->addWidget(makeHeading(heading));
    auto* const words = makeMuted(sentence);
    words->setWordWrap(true);
    m_column->addWidget(words);
    m_column->addSpacing(grid);
    setAccessibleName(heading);
}

void FormWizardPage::addRow(const QString& label, QWidget* field, bool stretch) {
    auto* const row = new QHBoxLayout;
    row->setSpacing(grid + 4);
    auto* const name = new QLabel(label);
    name->setFixedWidth(labelWidth);
    name->setAlignment(Qt::AlignRight | Qt::AlignTop);
    name->setContentsMargins(0, 5, 0, 0);
    name->setBuddy(field);
    if (field->accessibleName().isEmpty()) field->setAccessibleName(label);
    row->addWidget(name, 0, Qt::AlignTop);
    row->addWidget(field, stretch ? 1 : 0);
    if (!stretch) row->addStretch();
    m_column->addLayout(row);
}

void FormWizardPage::addBelow(QWidget* widget) {
    auto* const row = new QHBoxLayout;
    row->addSpacing(labelWidth + grid + 4);
    row->addWidget(widget, 1);
    m_column->addLayout(row);
}

} // namespace sonorant
