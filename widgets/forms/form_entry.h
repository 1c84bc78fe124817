// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"

#include <QHash>
#include <QIcon>
#include <QString>
#include <QStringList>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace sonorant {

using IssueMap = QHash<QString, Issues>; ///< by path, "table.key"

/// One thing to fill in, with its help and what is wrong with it.
class FormEntry : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// The options it stands for.
    virtual QStringList paths() const = 0;
    virtual bool isAdvanced() const { return false; }
    /// Whether a search for `words` (all of them, in any order and case) finds it.
    virtual bool matches(const QStringList& words) const = 0;
    /// Takes over what the document holds.
    virtual void refresh() = 0;
    virtual void setIssues(const IssueMap& issues) = 0;
};

/// A line with an icon below a field: an error or a warning in words. Hidden while there is nothing to say.
class ProblemLine : public QWidget {
    Q_OBJECT
public:
    explicit ProblemLine(QWidget* parent = nullptr);

    void clear();
    void show(const QString& text, Severity severity);
    void show(const Issues& issues);
    QString text() const;

private:
    QLabel *m_icon, *m_text;
};

/// The mark that goes with the words of an issue.
QIcon severityIcon(Severity severity);

/// Of an issue, for the place where it is shown: without "line N: " in front, a capital letter and a full
/// stop.
QString issueText(const Issue& issue);

namespace form {
inline constexpr int columnWidth = 720; ///< of all forms
inline constexpr int labelWidth = 184;  ///< labels end here
} // namespace form

} // namespace sonorant
