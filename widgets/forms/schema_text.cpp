// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/schema_text.h"

#include <QCoreApplication>

namespace sonorant {

QString schemaText(const std::string& english) {
    // An empty text would be translated into the head of the translation file.
    return english.empty() ? QString() : QCoreApplication::translate("Schema", english.c_str());
}

} // namespace sonorant
