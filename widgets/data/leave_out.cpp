// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/leave_out.h"

#include "widgets/forms/config_document.h"
#include "widgets/project/project_session.h"

#include <algorithm>

namespace sonorant {

namespace {

const QString optionPath = QStringLiteral("data.leave_out");

} // namespace

LeaveOut::LeaveOut(ConfigDocument& document, ProjectSession& session, QObject* parent)
    : QObject(parent), m_document(document), m_session(session) {
    connect(&m_document, &ConfigDocument::changed, this, &LeaveOut::refresh);
    connect(&m_document, &ConfigDocument::opened, this, [this] { m_steps.clear(); });
    connect(&m_document, &ConfigDocument::closed, this, &LeaveOut::refresh);
    // Once more when the step is on the stack. Not the stack's own signals: it sends them while it is
    // destroyed.
    connect(&m_document, &ConfigDocument::changed, this, &LeaveOut::changed, Qt::QueuedConnection);
    refresh();
}

bool LeaveOut::isPossible() const {
    return m_document.isOpen() && !m_document.syntaxError();
}

QString LeaveOut::whyNot() const {
    if (!m_document.isOpen()) return tr("There is no config.toml to write to.");
    return m_document.syntaxError() ? tr("config.toml has a syntax error; mend it on the Configure page.")
                                    : QString();
}

void LeaveOut::refresh() {
    QSet<QString> names;
    if (m_document.isOpen())
        for (const std::string& name : m_document.config().data.leaveOut)
            names.insert(QString::fromStdString(name));
    m_names = names;
    Q_EMIT changed();
}

template<class Step>
void LeaveOut::doAndSave(Step step) {
    const bool alone = !m_document.isModified();
    step();
    if (alone && m_document.isModified()) m_session.settle();
    Q_EMIT changed();
}

void LeaveOut::apply(const QSet<QString>& names, const QString& label) {
    if (!isPossible() || names == m_names) return;
    QStringList sorted(names.begin(), names.end());
    std::sort(sorted.begin(), sorted.end());
    ValueList list;
    for (const QString& name : std::as_const(sorted))
        list.emplace_back(name.toStdString());
    doAndSave([&] {
        m_document.setValues({{optionPath, Value(std::move(list))}}, label);
        m_steps[m_document.undoStack()->index()] = label;
    });
}

void LeaveOut::leaveOut(const QStringList& names) {
    const QSet<QString> more(names.begin(), names.end());
    apply(m_names + more, names.size() == 1 ? tr("leave out %1").arg(names.front())
                                            : tr("leave out %1 utterances").arg(names.size()));
}

void LeaveOut::takeBack(const QStringList& names) {
    const QSet<QString> fewer(names.begin(), names.end());
    apply(m_names - fewer, names.size() == 1 ? tr("take back %1").arg(names.front())
                                             : tr("take back %1 utterances").arg(names.size()));
}

bool LeaveOut::canUndo() const {
    const QUndoStack* const stack = m_document.undoStack();
    return isPossible() && stack->canUndo() && m_steps.value(stack->index()) == stack->undoText() &&
           !stack->undoText().isEmpty();
}

bool LeaveOut::canRedo() const {
    const QUndoStack* const stack = m_document.undoStack();
    return isPossible() && stack->canRedo() && m_steps.value(stack->index() + 1) == stack->redoText() &&
           !stack->redoText().isEmpty();
}

QString LeaveOut::undoText() const {
    return m_document.undoStack()->undoText();
}

void LeaveOut::undo() {
    if (canUndo()) doAndSave([this] { m_document.undoStack()->undo(); });
}

void LeaveOut::redo() {
    if (canRedo()) doAndSave([this] { m_document.undoStack()->redo(); });
}

} // namespace sonorant
