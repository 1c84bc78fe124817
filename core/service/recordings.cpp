// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/recordings.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/io/wave.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace sonorant {

namespace {

namespace fs = std::filesystem;

bool isSound(const Path& file) {
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension == ".wav" || extension == ".flac";
}

bool isHidden(const Path& path) {
    const std::string name = path.filename().string();
    return !name.empty() && name.front() == '.';
}

std::vector<Path> soundFiles(const Path& folder, const JobControl& job) {
    std::vector<Path> files;
    std::error_code failed;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, failed);
    if (failed)
        throw Error(ErrorKind::Unreadable, "the folder cannot be read: " + failed.message(), toUtf8(folder),
                    "choose another folder, or allow reading it");
    for (const fs::recursive_directory_iterator end; entry != end; entry.increment(failed)) {
        job.throwIfStopped();
        std::error_code ignored;
        if (isHidden(entry->path())) {
            if (entry->is_directory(ignored)) entry.disable_recursion_pending();
        } else if (isSound(entry->path()) && entry->is_regular_file(ignored)) {
            files.push_back(entry->path());
        }
    }
    return files;
}

Recording inspect(const Path& folder, const Path& file) {
    Recording recording;
    const Path relative = file.lexically_relative(folder);
    recording.extension = file.extension().string();
    recording.name = (relative.parent_path() / relative.stem()).generic_string();
    if (!isUtf8(recording.name)) {
        recording.problem = "its name is not UTF-8: rename the file";
        return recording;
    }
    try {
        const WaveInfo info = readWaveInfo(file);
        recording.frames = info.frames;
        recording.channels = info.channels;
        recording.samplingRate = info.samplingRate;
        if (recording.frames == 0)
            recording.problem = "it holds no samples";
        else if (recording.seconds() < shortestRecording)
            recording.problem = fmt::format("it lasts {:.0f} ms, less than {:.0f} ms",
                                            1000 * recording.seconds(), 1000 * shortestRecording);
    } catch (const Error& error) {
        recording.problem = error.message();
    }
    return recording;
}

/// Two files of one name would become one utterance: the first, a WAV where there is one, is kept.
void refuseDoubles(std::vector<Recording>& recordings) {
    const Recording* kept = nullptr;
    for (Recording& recording : recordings) {
        if (!recording.usable()) continue;
        if (kept && kept->name == recording.name)
            recording.problem = "there is another recording of this name, " + kept->name + kept->extension;
        else
            kept = &recording;
    }
}

} // namespace

std::vector<std::string> RecordingSurvey::usableNames() const {
    std::vector<std::string> names;
    for (const Recording& recording : recordings)
        if (recording.usable()) names.push_back(recording.name);
    return names;
}

std::size_t RecordingSurvey::problems() const {
    return static_cast<std::size_t>(
        std::count_if(recordings.begin(), recordings.end(), [](const Recording& r) { return !r.usable(); }));
}

double RecordingSurvey::seconds() const {
    double sum = 0;
    for (const Recording& recording : recordings)
        if (recording.usable()) sum += recording.seconds();
    return sum;
}

std::map<int, std::size_t> RecordingSurvey::rates() const {
    std::map<int, std::size_t> counts;
    for (const Recording& recording : recordings)
        if (recording.usable()) ++counts[recording.samplingRate];
    return counts;
}

int RecordingSurvey::usualRate() const {
    std::map<int, double> seconds;
    for (const Recording& recording : recordings)
        if (recording.usable()) seconds[recording.samplingRate] += recording.seconds();
    int usual = 0;
    for (const auto& [rate, length] : seconds)
        if (usual == 0 || length > seconds[usual]) usual = rate;
    return usual;
}

std::size_t RecordingSurvey::multiChannel() const {
    return static_cast<std::size_t>(
        std::count_if(recordings.begin(), recordings.end(),
                      [](const Recording& r) { return r.usable() && r.channels > 1; }));
}

bool RecordingSurvey::needsConversion(int samplingRate) const {
    return std::any_of(recordings.begin(), recordings.end(), [samplingRate](const Recording& r) {
        return r.usable() && (r.samplingRate != samplingRate || r.channels != 1 || r.extension != ".wav");
    });
}

RecordingSurvey surveyRecordings(const Path& folder, const JobControl& job) {
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored))
        throw Error(ErrorKind::NotFound, "there is no such folder", toUtf8(folder),
                    "choose the folder that holds the recordings");
    RecordingSurvey survey;
    survey.folder = fs::absolute(folder).lexically_normal();
    if (!survey.folder.has_filename()) survey.folder = survey.folder.parent_path();
    const std::vector<Path> files = soundFiles(survey.folder, job);
    const auto total = static_cast<std::int64_t>(files.size());
    for (const Path& file : files) {
        job.throwIfStopped();
        survey.recordings.push_back(inspect(survey.folder, file));
        if (survey.recordings.size() % 32 == 0)
            job.progress("Reading headers", static_cast<std::int64_t>(survey.recordings.size()), total);
    }
    std::sort(survey.recordings.begin(), survey.recordings.end(), [](const Recording& a, const Recording& b) {
        return a.name != b.name ? a.name < b.name : a.extension > b.extension; // ".wav" before ".flac"
    });
    refuseDoubles(survey.recordings);
    return survey;
}

} // namespace sonorant
