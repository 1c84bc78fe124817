// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace sonorant {

/// A text of the schema (label, help, group, unit or choice of an option; name and sizes of a model) in the
/// person's language. core knows no Qt, so translations are looked up by the English text, in the context
/// "Schema"; resources/i18n/schema_texts.cpp lists them for lupdate, and a test keeps that list complete.
QString schemaText(const std::string& english);

} // namespace sonorant
