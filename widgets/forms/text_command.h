// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUndoCommand>

#include <string>

namespace sonorant {

class ConfigDocument;

/// One step of editing a ConfigDocument: the text before and after. A config.toml is a few kilobytes, so that
/// keeping both whole is simpler, and surer, than keeping what differs.
class TextCommand : public QUndoCommand {
public:
    /// @param mergeKey steps with the same key become one; empty: a step of its own
    TextCommand(ConfigDocument& document, std::string after, const QString& label, QString mergeKey);

    void undo() override;
    void redo() override;
    int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand* other) override;

private:
    ConfigDocument& m_document;
    std::string m_before, m_after;
    QString m_mergeKey;
};

} // namespace sonorant
