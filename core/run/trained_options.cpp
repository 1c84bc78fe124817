// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/trained_options.h"

#include "core/config/schema.h"

namespace sonorant {

std::vector<OptionPair> listOptions(const ProjectConfig& config) {
    std::vector<OptionPair> list;
    for (const Option& option : projectOptions(config.model.name))
        list.push_back({option.path(), option.label, option.unit, toToml(option.get(config)),
                        option.required ? std::string() : toToml(option.defaultValue)});
    return list;
}

std::vector<OptionPair> differingOptions(const ProjectConfig& first, const ProjectConfig& second) {
    std::vector<OptionPair> list;
    const std::vector<Option> ours = projectOptions(first.model.name);
    const std::vector<Option> theirs = projectOptions(second.model.name);
    for (const Option& option : ours) {
        const Option* const other = findOption(theirs, option.path());
        OptionPair pair{option.path(), option.label, option.unit, toToml(option.get(first)), {}};
        if (other) pair.second = toToml(other->get(second));
        if (pair.first != pair.second) list.push_back(std::move(pair));
    }
    for (const Option& option : theirs)
        if (!findOption(ours, option.path()))
            list.push_back({option.path(), option.label, option.unit, {}, toToml(option.get(second))});
    return list;
}

Path projectOfRun(const Path& runFolder) {
    const Path runs = runFolder.parent_path();
    return runs.filename() == "runs" ? runs.parent_path() : runFolder;
}

} // namespace sonorant
