// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <utility>

namespace sonorant {

Error::Error(ErrorKind kind, std::string message, std::string context, std::string hint)
    : m_kind(kind), m_message(std::move(message)), m_context(std::move(context)), m_hint(std::move(hint)) {
    if (!m_context.empty()) m_what = m_context + ": ";
    m_what += m_message;
    if (!m_hint.empty()) m_what += " (" + m_hint + ")";
}

} // namespace sonorant
