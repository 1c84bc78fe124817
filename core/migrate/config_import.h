// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/issue.h"
#include "core/config/project_config.h"

#include <string>
#include <vector>

/// Brings a project of the Python framework along: its config.py, and the shell line that starts main.py.
namespace sonorant {

struct ImportRequest {
    Path configFile;
    Path targetFolder; ///< empty: the folder of configFile
    std::string model = "hn-nsf";
    std::string command;                     ///< a shell line or a whole script; may be empty
    std::string commandName = "the command"; ///< names it in the report and in errors
};

/// One name or option and what became of it.
struct ImportEntry {
    std::string source; ///< "config.py" | the command's name
    std::string name;   ///< "trn_list", "--lr"
    int line = 0;
    std::string value;     ///< as written in config.toml; empty when it was not carried over
    std::string option;    ///< "data.trn_list"; empty when it was not carried over
    std::string reason;    ///< why not, or what is special about it
    bool isHelper = false; ///< a name of the file's own, which the framework does not look at
};

struct ImportReport {
    std::vector<ImportEntry> carried, notCarried;
    Issues warnings;  ///< what the new configuration still lacks: lists and folders that are not there, ...
    Path targetFile;  ///< the config.toml that writeImport makes
    std::string text; ///< its content
    ProjectConfig config;
};

/// Reads everything and says what becomes of it; writes nothing. Paths that are relative in config.py (or
/// begin at its own folder) stay relative. @throws Error NotFound, Unreadable, Malformed, Unsupported,
/// Configuration (no such model)
ImportReport readImport(const ImportRequest& request);

/// Writes report.targetFile. @throws Error Configuration when it is there and `replace` is false, Unwritable
void writeImport(const ImportReport& report, bool replace);

/// The report for people, a line each.
std::vector<std::string> importReportLines(const ImportReport& report);
/// The report as JSON (docs/moving-in.md).
std::string importReportJson(const ImportReport& report);

} // namespace sonorant
