// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options_command.h"

#include "app/cli/option_text.h"

#include <fmt/format.h>

namespace sonorant::cli {

void addOptionsCommand(CLI::App& app, Job& job) {
    auto markdown = std::make_shared<bool>(false);
    CLI::App* command = app.add_subcommand("options", "List every option of a project");
    command->group(""); // for docs and tests: train --help shows the same
    command->add_flag("--markdown", *markdown, "Write docs/configuration.md");
    command->callback([&job, markdown] {
        job = [markdown] {
            fmt::print("{}",
                       *markdown ? optionMarkdown() : optionHelp({"model", "data", "training", "inference"}));
            return Done;
        };
    });
}

} // namespace sonorant::cli
