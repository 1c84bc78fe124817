// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/config/completion.h"
#include "core/config/model_descriptor.h"
#include "core/config/project_file.h"
#include "core/config/schema.h"
#include "core/config/toml_document.h"
#include "core/config/toml_scanner.h"

#include <fmt/format.h>

#include <algorithm>

namespace sonorant {

namespace {

const std::vector<std::string> tableNames = {"data", "training", "inference", "model"};

std::string atLine(int line, const std::string& message) {
    return fmt::format("line {}: {}", line, message);
}

void reportUnknownTables(const std::string& text, Issues& issues) {
    for (const ScannedTable& table : scanToml(text).tables) {
        if (std::find(tableNames.begin(), tableNames.end(), table.name) != tableNames.end()) continue;
        const auto nearest = nearestName(table.name, tableNames);
        issues.push_back({table.name, atLine(table.line, fmt::format("there is no table [{}]", table.name)),
                          nearest ? fmt::format("did you mean [{}]?", *nearest)
                                  : "the tables are [data], [training], [inference] and [model]",
                          Severity::Error});
    }
}

std::string pathOf(const std::vector<Option>& options, const std::string& key) {
    const Option* option = findOption(options, key);
    return option ? option->path() : key;
}

/// Says of a key that no option has what it may have been meant to be.
Issue unknownKey(const TomlDocument::Entry& entry, const std::vector<Option>& options) {
    Issue issue{entry.table + "." + entry.key,
                atLine(entry.line, fmt::format("there is no option {}", entry.key)),
                {},
                Severity::Error};
    std::vector<std::string> here, everywhere;
    for (const Option& option : options) {
        if (option.key == entry.key) {
            issue.hint = fmt::format("it belongs below [{}]", option.table);
            return issue;
        }
        if (option.table == entry.table) here.push_back(option.key);
        everywhere.push_back(option.key);
    }
    auto nearest = nearestName(entry.key, here);
    if (!nearest) nearest = nearestName(entry.key, everywhere);
    issue.hint = nearest ? fmt::format("did you mean {}?", pathOf(options, *nearest))
                         : "remove it, or look its name up in docs/configuration.md";
    return issue;
}

void readEntry(const TomlDocument::Entry& entry, const std::vector<Option>& options, ReadResult& result) {
    const std::string path = entry.table + "." + entry.key;
    if (entry.table.empty()) {
        const Option* option = findOption(options, entry.key);
        result.issues.push_back({entry.key,
                                 atLine(entry.line, fmt::format("{} stands in no table", entry.key)),
                                 option ? fmt::format("write it below [{}]", option->table)
                                        : "write it below [data], [training], [inference] or [model]",
                                 Severity::Error});
        return;
    }
    if (std::find(tableNames.begin(), tableNames.end(), entry.table) == tableNames.end())
        return; // reported already
    const Option* option = findOption(options, path);
    if (!option) {
        // Of a model that is not known, nobody can say which options it has.
        if (entry.table == "model" && !ModelDescriptors::instance().find(result.config.model.name))
            result.config.model.values[entry.key] = entry.value;
        else
            result.issues.push_back(unknownKey(entry, options));
        return;
    }
    const std::string wrong = checkValue(*option, entry.value);
    if (wrong.empty())
        option->set(result.config, entry.value);
    else
        result.issues.push_back({path, atLine(entry.line, wrong), option->help, Severity::Error});
}

} // namespace

ReadResult readProjectText(const std::string& text, const Path& file) {
    ReadResult result;
    result.config.file = std::filesystem::absolute(file).lexically_normal();
    result.config.folder = result.config.file.parent_path();
    const TomlDocument document(text);
    if (const auto& error = document.syntaxError()) {
        result.issues.push_back({fmt::format("line {}", error->line), error->message, {}, Severity::Error});
        return result;
    }
    reportUnknownTables(text, result.issues);
    // The model comes first: which other options there are depends on it. An unknown name is kept, to be
    // shown.
    if (const auto* name = document.find("model", "name"); name && name->value.isText())
        result.config.model.name = name->value.toText();
    completeModelValues(result.config.model);
    const std::vector<Option> options = projectOptions(result.config.model.name);
    for (const TomlDocument::Entry& entry : document.entries())
        readEntry(entry, options, result);
    completeTestSets(result.config);
    return result;
}

ReadResult readProject(const Path& folderOrFile) {
    const bool isFolder = std::filesystem::is_directory(folderOrFile);
    const Path file = isFolder ? folderOrFile / "config.toml" : folderOrFile;
    if (!std::filesystem::exists(file))
        throw Error(ErrorKind::NotFound, isFolder ? "the folder holds no config.toml" : "no such project",
                    toUtf8(file), "name the folder of a project, or its config.toml");
    return readProjectText(readFile(file, maxTomlBytes), file);
}

} // namespace sonorant
