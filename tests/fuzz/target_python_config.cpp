// SPDX-License-Identifier: GPL-3.0-or-later
// config.py of the Python framework, and behind a line "=====" the shell script that starts main.py.
#include "core/config/toml_document.h"
#include "core/migrate/config_import.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/memory_folder.h"

using namespace sonorant;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [source, script] = fuzz::twoFiles(fuzz::bytesOf(data, size));
    ImportRequest request;
    request.configFile = fuzz::memoryFolder().write("config.py", source);
    request.command = script;
    fuzz::allow([&] {
        const ImportReport report = readImport(request);
        fuzz::require(!TomlDocument(report.text).syntaxError(), "what would be written is TOML");
        fuzz::require(report.targetFile.parent_path() == fuzz::memoryFolder().path(),
                      "written into the project");
        importReportLines(report);
        importReportJson(report);
    });
    return 0;
}
