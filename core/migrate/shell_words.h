// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sonorant {

/// One word of a shell line, quotes and backslashes taken away.
struct ShellWord {
    std::string text;
    bool expands = false; ///< holds $x, $(...) or `...`, whose value nobody here knows
};

/// One command of a shell script: its words, redirections left out.
struct ShellCommand {
    int line = 0; ///< from 1, where it begins
    std::vector<ShellWord> words;
};

/// The commands of a shell script or of one line: comments fall away, a backslash at the end joins lines, ; &
/// | and line ends divide. Nothing is run or expanded. @throws Error Malformed (with the line) for an open
/// quote, a NUL byte, bytes that are no UTF-8, or more than 1 MiB
std::vector<ShellCommand> readShell(std::string_view script, const std::string& context);

} // namespace sonorant
