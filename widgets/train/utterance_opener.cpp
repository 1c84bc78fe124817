// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/utterance_opener.h"

#include "core/base/error.h"
#include "core/config/project_config.h"
#include "core/io/name_list.h"

#include <QDesktopServices>
#include <QUrl>

#include <algorithm>

namespace sonorant {

namespace {

/// Whether the lists of a subset, for training or validation, ask for this utterance; a subset without a list
/// asks for everything.
bool subsetNames(const ProjectConfig& config, std::size_t subset, const std::string& utterance) {
    for (const std::vector<NameList>* const lists : {&config.data.trnList, &config.data.valList}) {
        if (subset >= lists->size()) continue;
        const NameList& list = (*lists)[subset];
        if (list.empty()) return true;
        std::vector<std::string> names = list.names;
        try {
            if (!list.file.empty()) names = readNameList(config.resolve(list.file));
        } catch (const Error&) {
            continue; // a list that cannot be read names nothing
        }
        if (std::find(names.begin(), names.end(), utterance) != names.end()) return true;
    }
    return false;
}

} // namespace

Path recordingOf(const ProjectConfig& config, const QString& utterance) {
    const DataConfig& data = config.data;
    const std::string name = utterance.toStdString();
    Path unlisted;
    for (std::size_t subset = 0; subset < data.outputDirs.size(); ++subset) {
        const Folders& folders = data.outputDirs[subset];
        for (std::size_t i = 0; i < std::min(folders.size(), data.outputExts.size()); ++i) {
            const Path file = config.resolve(folders[i]) / (name + data.outputExts[i]);
            std::error_code failed;
            if (!std::filesystem::is_regular_file(file, failed)) continue;
            // Two subsets may have an utterance of the same name.
            if (subsetNames(config, subset, name)) return file;
            if (unlisted.empty()) unlisted = file;
        }
    }
    return unlisted;
}

bool openRecording(const ProjectConfig& config, const QString& utterance) {
    const Path file = recordingOf(config, utterance);
    return !file.empty() &&
           QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(toUtf8(file))));
}

} // namespace sonorant
