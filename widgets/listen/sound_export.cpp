// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/listen/sound_export.h"

namespace sonorant {

namespace {

Path freeName(const Path& wanted) {
    std::error_code ignored;
    Path file = wanted;
    for (int number = 2; std::filesystem::exists(file, ignored); ++number)
        file = wanted.parent_path() /
               (wanted.stem().string() + " (" + std::to_string(number) + ")" + wanted.extension().string());
    return file;
}

} // namespace

std::vector<Path> exportSounds(const std::vector<ExportedSound>& sounds, const Path& folder,
                               const JobControl& job) {
    std::vector<Path> made;
    for (const ExportedSound& sound : sounds) {
        job.throwIfStopped();
        job.progress("Exporting " + sound.name, static_cast<std::int64_t>(made.size()),
                     static_cast<std::int64_t>(sounds.size()));
        const Path target = freeName(folder / sound.name);
        writeFileAtomically(target, readFile(sound.file));
        made.push_back(target);
    }
    return made;
}

} // namespace sonorant
