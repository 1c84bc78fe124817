// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sonorant {

/// Without white space at both ends.
std::string_view trimmed(std::string_view text);

/// Lines without their ends; "\n" and "\r\n" both end a line; no empty line is added after a final end.
std::vector<std::string> splitLines(std::string_view text);

/// Calls `take` with each of those lines, without a copy of them all.
template<typename Take>
void forEachLine(std::string_view text, const Take& take) {
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        take(line);
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
}

/// The candidate nearest to `word` by edit distance, if any is near enough to be a likely misspelling.
std::optional<std::string> nearestName(std::string_view word, const std::vector<std::string>& candidates);

/// "1 file", "2 files": the count with the noun, a plural s added when needed.
std::string counted(std::size_t count, std::string_view noun);

/// The first `most` names, then "and N more".
std::string nameSome(const std::vector<std::string>& names, std::size_t most = 5);

/// True if the bytes are well-formed UTF-8.
bool isUtf8(std::string_view bytes);

} // namespace sonorant
