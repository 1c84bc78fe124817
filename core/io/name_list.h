// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <string>
#include <string_view>
#include <vector>

/// Lists of utterances (.lst, .scp): one name per line, without extension, UTF-8. A name may hold a sub-path
/// ("speaker1/utt_003").
namespace sonorant {

/// Names in their order. Byte-order marks (of joined texts, too), CRLF ends, blank lines and white space
/// around a name are tolerated.
/// @param context names the text in errors
/// @throws Error Malformed for a name that is not UTF-8, is absolute or holds "..", with its line
std::vector<std::string> parseNameList(std::string_view text, const std::string& context);

/// @throws Error NotFound, Unreadable, Malformed
std::vector<std::string> readNameList(const Path& file);

/// One name per line, written atomically. @throws Error Unwritable; Malformed for a name that could not be
/// read back
void writeNameList(const Path& file, const std::vector<std::string>& names);

} // namespace sonorant
