// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/option.h"
#include "widgets/forms/form_entry.h"

#include <QList>
#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace sonorant {

class ConfigDocument;

/// Which section of the forms an option belongs to: "data", "features", "model", "training" or "inference".
QString sectionOf(const Option& option);

/// One section: its groups with their entries, one below the other. It is empty until it is built, because
/// all of them together would cost the window a good part of its start.
class FormSection : public QWidget {
    Q_OBJECT
public:
    FormSection(ConfigDocument& document, QString id, QString title, QWidget* parent = nullptr);

    const QString& id() const { return m_id; }
    const QString& title() const { return m_title; }
    const QList<FormEntry*>& entries() const { return m_entries; }
    /// (Re)builds the entries from those of `options` that belong here.
    void build(const std::vector<Option>& options);
    /// Hides what does not match or is advanced; returns how many entries are left.
    int filter(const QStringList& words, bool advanced, bool withTitle);
    bool isBuilt() const { return m_built; }

private:
    struct Group {
        QWidget* box = nullptr;
        QList<FormEntry*> entries;
    };
    Group& addGroup(const QString& title);
    void addOption(const Option& option);
    QString modelHelp() const;

    ConfigDocument& m_document;
    QString m_id, m_title, m_group;
    QVBoxLayout* m_layout;
    QLabel* m_heading;
    QLabel* m_more; ///< says that advanced options are hidden
    QList<Group> m_groups;
    QList<FormEntry*> m_entries;
    bool m_built = false;
};

} // namespace sonorant
