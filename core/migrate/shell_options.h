// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/option.h"

#include <string>
#include <string_view>
#include <vector>

namespace sonorant {

/// One option of a line that starts main.py.
struct ShellOption {
    std::string name; ///< as written: "--lr"
    int line = 0;
    const Option* option = nullptr; ///< what it sets here; nullptr: `note` says why nothing
    std::string value;
    bool flag = true; ///< of an option without value
    std::string note;
};

struct ShellOptions {
    std::size_t commands = 0; ///< lines that start main.py
    std::vector<ShellOption> options;
};

/// The options of every "python main.py ..." in a shell line or script; a line that consists of options alone
/// counts as well. Other commands are left alone. @throws Error Malformed
ShellOptions readShellOptions(std::string_view script, const std::string& context);

} // namespace sonorant
