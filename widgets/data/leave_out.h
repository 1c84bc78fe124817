// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>

namespace sonorant {

class ConfigDocument;
class ProjectSession;

/// The utterances that the project leaves out (data.leave_out): read and changed in the document behind the
/// Configure page, so that every change is one step of its undo stack. A document without other unsaved
/// changes is saved at once; with some, the change waits for them.
class LeaveOut : public QObject {
    Q_OBJECT
public:
    LeaveOut(ConfigDocument& document, ProjectSession& session, QObject* parent = nullptr);

    QSet<QString> names() const { return m_names; }
    /// False while the project is no file, or its text has a syntax error; why then.
    bool isPossible() const;
    QString whyNot() const;
    void leaveOut(const QStringList& names);
    void takeBack(const QStringList& names);

    /// Whether the last step of the document was made here.
    bool canUndo() const;
    bool canRedo() const;
    QString undoText() const;
    void undo();
    void redo();

Q_SIGNALS:
    void changed(); ///< names, or what can be undone

private:
    void refresh();
    void apply(const QSet<QString>& names, const QString& label);
    template<class Step>
    void doAndSave(Step step);

    ConfigDocument& m_document;
    ProjectSession& m_session;
    QSet<QString> m_names;
    QHash<int, QString> m_steps; ///< index on the undo stack -> its label
};

} // namespace sonorant
