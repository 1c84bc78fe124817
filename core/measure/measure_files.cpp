// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/measure_files.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/io/wave.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>

namespace sonorant {

namespace {

bool isSound(const Path& file) {
    std::string extension = toUtf8(file.extension());
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension == ".wav" || extension == ".flac";
}

/// Name without extension to file.
std::map<std::string, Path> soundsIn(const Path& folder) {
    std::map<std::string, Path> sounds;
    std::error_code error;
    for (auto entry = std::filesystem::recursive_directory_iterator(folder, error);
         !error && entry != std::filesystem::recursive_directory_iterator(); entry.increment(error))
        if (entry->is_regular_file(error) && isSound(entry->path())) {
            const Path name = entry->path().lexically_relative(folder).replace_extension();
            sounds.emplace(toUtf8(name), entry->path());
        }
    if (error)
        throw Error(ErrorKind::Unreadable, "the folder cannot be read: " + error.message(), toUtf8(folder),
                    "check its permissions");
    return sounds;
}

void requireThere(const Path& path) {
    if (!std::filesystem::exists(path))
        throw Error(ErrorKind::NotFound, "there is no such file or folder", toUtf8(path),
                    "give the natural sound first, then the generated one");
}

} // namespace

PairList pairSounds(const Path& natural, const Path& generated) {
    requireThere(natural);
    requireThere(generated);
    const bool folder = std::filesystem::is_directory(natural);
    if (folder != std::filesystem::is_directory(generated))
        throw Error(ErrorKind::Mismatch, "expected two files or two folders, found one of each",
                    toUtf8(natural) + ", " + toUtf8(generated), "give two files or two folders");
    PairList list;
    if (!folder) {
        list.pairs.push_back({toUtf8(generated.stem()), natural, generated});
        return list;
    }
    const std::map<std::string, Path> originals = soundsIn(natural), made = soundsIn(generated);
    for (const auto& [name, file] : made)
        if (const auto found = originals.find(name); found != originals.end())
            list.pairs.push_back({name, found->second, file});
        else
            list.withoutNatural.push_back(name);
    list.notGenerated = originals.size() - list.pairs.size();
    if (list.pairs.empty())
        throw Error(ErrorKind::Mismatch,
                    fmt::format("none of {} generated sounds has the name of one of {} natural ones",
                                made.size(), originals.size()),
                    toUtf8(generated), "names must be equal but for the extension (.wav or .flac)");
    return list;
}

ObjectiveFigures measureFiles(const Path& natural, const Path& generated, const MeasureOptions& options) {
    const Waveform one = readWave(natural), other = readWave(generated);
    if (one.samplingRate != other.samplingRate)
        throw Error(ErrorKind::Mismatch,
                    fmt::format("expected {} Hz as in the natural recording, found {} Hz", one.samplingRate,
                                other.samplingRate),
                    toUtf8(generated), "resample one of the two");
    try {
        return measure(one.samples, other.samples, one.samplingRate, options);
    } catch (const Error& error) {
        throw Error(error.kind(), error.message(), toUtf8(generated), error.hint());
    }
}

std::vector<PairFigures> measurePairs(const std::vector<SoundPair>& pairs, const JobControl& job,
                                      const MeasureOptions& options, int threads) {
    std::vector<PairFigures> results(pairs.size());
    std::mutex mutex;
    std::int64_t done = 0;
    parallelFor(
        pairs.size(),
        [&](std::size_t i) {
            job.throwIfStopped();
            try {
                results[i].figures = measureFiles(pairs[i].natural, pairs[i].generated, options);
            } catch (const Error& error) {
                if (error.kind() == ErrorKind::Configuration) throw;
                results[i].problem = error.what();
            }
            const std::lock_guard lock(mutex);
            job.progress("Measuring: " + pairs[i].name, ++done, static_cast<std::int64_t>(pairs.size()));
        },
        threads);
    return results;
}

} // namespace sonorant
