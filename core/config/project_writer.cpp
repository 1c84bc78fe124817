// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/project_file.h"
#include "core/config/schema.h"

#include <fmt/format.h>

#include <sstream>

namespace sonorant {

namespace {

/// `text` as comment lines of at most 100 characters.
std::string asComment(const std::string& text) {
    std::string comment, line = "#", word;
    for (std::istringstream words(text); words >> word;) {
        if (line.size() + word.size() + 1 > 100) {
            comment += line + "\n";
            line.resize(1);
        }
        line += " " + word;
    }
    return comment + line + "\n";
}

} // namespace

std::string writeProjectText(const ProjectConfig& config) {
    const std::vector<Option> options = projectOptions(config.model.name);
    std::string text =
        "# A Sonorant configuration, complete. Relative paths begin at the folder of the project.\n";
    for (const char* const table : {"model", "data", "training", "inference"}) {
        text += fmt::format("\n[{}]\n", table);
        std::string group;
        for (const Option& option : options) {
            if (option.table != table) continue;
            if (option.group != group) text += fmt::format("\n# ---- {} ----\n", option.group);
            group = option.group;
            std::string about = option.help;
            about += " [" + (option.unit.empty() ? std::string() : option.unit + "; ") +
                     describeRange(option) + "]";
            text += asComment(about) + fmt::format("{} = {}\n", option.key, toToml(option.get(config)));
        }
    }
    return text;
}

} // namespace sonorant
