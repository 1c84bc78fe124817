// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/kept_marks.h"

#include "core/base/error.h"
#include "core/base/json_number.h"

#include <nlohmann/json.hpp>

#include <system_error>

namespace sonorant {

namespace {

constexpr const char* marksFile = "kept.json";
constexpr std::uint64_t largestFile = std::uint64_t(1) << 22;

} // namespace

std::set<std::string> keptNames(const Path& folder) {
    const Path file = folder / marksFile;
    std::error_code failed;
    if (!std::filesystem::exists(file, failed)) return {};
    try {
        const auto json = nlohmann::json::parse(readFile(file, largestFile));
        if (wholeNumber(json, "v", 0) != 1)
            throw Error(ErrorKind::Unsupported, "expected version 1 of the marks", toUtf8(file),
                        "use a newer version of this program");
        return json.at("kept").get<std::set<std::string>>();
    } catch (const nlohmann::json::exception& error) {
        throw Error(ErrorKind::Malformed,
                    std::string("expected a list of the checkpoints to keep: ") + error.what(), toUtf8(file),
                    "mend the file, or remove it to lose the marks");
    }
}

void setKept(const Path& checkpoint, bool kept) {
    const Path folder = checkpoint.parent_path(), file = folder / marksFile;
    std::set<std::string> names = keptNames(folder);
    if (kept)
        names.insert(toUtf8(checkpoint.filename()));
    else
        names.erase(toUtf8(checkpoint.filename()));
    if (!names.empty()) {
        const nlohmann::json json = {{"v", 1}, {"kept", names}};
        writeFileAtomically(file, json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
        return;
    }
    std::error_code failed;
    std::filesystem::remove(file, failed);
    if (failed)
        throw Error(ErrorKind::Unwritable, failed.message(), toUtf8(file),
                    "check that the folder may be written");
}

} // namespace sonorant
