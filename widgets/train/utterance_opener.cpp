// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/utterance_opener.h"

#include "core/config/project_config.h"

#include <QDesktopServices>
#include <QUrl>

#include <algorithm>

namespace sonorant {

Path recordingOf(const ProjectConfig& config, const QString& utterance) {
    const DataConfig& data = config.data;
    for (const Folders& folders : data.outputDirs)
        for (std::size_t i = 0; i < std::min(folders.size(), data.outputExts.size()); ++i) {
            const Path file = config.resolve(folders[i]) / (utterance.toStdString() + data.outputExts[i]);
            std::error_code failed;
            if (std::filesystem::is_regular_file(file, failed)) return file;
        }
    return {};
}

bool openRecording(const ProjectConfig& config, const QString& utterance) {
    const Path file = recordingOf(config, utterance);
    return !file.empty() &&
           QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(toUtf8(file))));
}

} // namespace sonorant
