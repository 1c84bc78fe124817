// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace sonorant {

/// What is wrong with a word that stands without quotes: it must be true, false or a number as TOML 1.0
/// writes them, within 64 bits. Empty when nothing is.
std::string checkTomlScalar(const std::string& word);

} // namespace sonorant
