// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/checkpoint_files.h"

#include <algorithm>
#include <regex>
#include <system_error>
#include <tuple>

namespace fs = std::filesystem;

namespace sonorant {

namespace {

std::string escapedForRegex(const std::string& text) {
    return std::regex_replace(text, std::regex(R"([.^$|()\[\]{}*+?\\])"), R"(\$&)");
}

} // namespace

std::vector<Path> checkpointsNewestFirst(const Path& folder, const TrainingConfig& options) {
    // NAME_EPOCH.pt is the end of its epoch, NAME_EPOCH_BATCH.pt within training, NAME_EPOCH_vBATCH.pt within
    // validation.
    const std::regex pattern(escapedForRegex(options.saveEpochName) + "_([0-9]{3,9})(_(v?)([0-9]{1,9}))?" +
                             escapedForRegex(options.saveModelExt));
    using Position = std::tuple<long, int, long>; // epoch, phase (0 training, 1 validation, 2 end), batch
    std::vector<std::pair<Position, Path>> found;
    std::error_code code;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, code)) {
        std::smatch match;
        const std::string name = entry.path().filename().string();
        if (!std::regex_match(name, match, pattern)) continue;
        Position position{std::stol(match[1]), 2, 0};
        if (match[2].matched)
            position = {std::stol(match[1]), match[3].length() > 0 ? 1 : 0, std::stol(match[4])};
        found.emplace_back(position, entry.path());
    }
    std::sort(found.begin(), found.end(), std::greater<>());
    std::vector<Path> files;
    for (auto& [position, file] : found)
        files.push_back(std::move(file));
    return files;
}

} // namespace sonorant
