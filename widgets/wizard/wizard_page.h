// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/form_entry.h"

#include <QWizardPage>

class QVBoxLayout;

namespace sonorant {

/// A page of the wizard in the look of the forms: heading, a sentence, then rows with their labels at one
/// edge.
class FormWizardPage : public QWizardPage {
    Q_OBJECT
public:
    FormWizardPage(const QString& heading, const QString& sentence, QWidget* parent = nullptr);

protected:
    QVBoxLayout* column() const { return m_column; }
    /// Puts `field` behind its label.
    void addRow(const QString& label, QWidget* field, bool stretch = true);
    /// Below the fields, where they begin.
    void addBelow(QWidget* widget);

private:
    QVBoxLayout* m_column;
};

} // namespace sonorant
