// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/text_command.h"

#include "widgets/forms/config_document.h"

#include <utility>

namespace sonorant {

TextCommand::TextCommand(ConfigDocument& document, std::string after, const QString& label, QString mergeKey)
    : QUndoCommand(label), m_document(document), m_before(document.text()), m_after(std::move(after)),
      m_mergeKey(std::move(mergeKey)) {}

void TextCommand::undo() {
    m_document.applyText(m_before);
}

void TextCommand::redo() {
    m_document.applyText(m_after);
}

bool TextCommand::mergeWith(const QUndoCommand* other) {
    const auto* const next = static_cast<const TextCommand*>(other); // the stack compares ids first
    if (next->m_mergeKey != m_mergeKey) return false;
    m_after = next->m_after;
    if (m_after == m_before) setObsolete(true);
    return true;
}

} // namespace sonorant
