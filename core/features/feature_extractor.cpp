// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/feature_extractor.h"

#include "core/base/parallel.h"
#include "core/base/stopwatch.h"
#include "core/base/text.h"
#include "core/features/f0.h"
#include "core/features/mel.h"
#include "core/features/recording.h"
#include "core/io/raw_matrix.h"
#include "core/io/wave.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <set>
#include <system_error>

namespace sonorant {

namespace fs = std::filesystem;

namespace {

/// One run of the extractor: what its threads share.
class Extraction {
public:
    Extraction(const ExtractionRequest& request, const JobControl& job, std::vector<std::string> names)
        : m_request(request), m_job(job), m_names(std::move(names)), m_failures(m_names.size()),
          m_mel(MelOptions::forRate(request.samplingRate)) {}

    ExtractionReport run() {
        const Stopwatch watch;
        parallelFor(
            m_names.size(), [this](std::size_t i) { handle(i); }, m_request.threads);
        m_report.cancelled = m_job.stop.stop_requested() && m_finished < m_names.size();
        for (Issues& issues : m_failures) // in the order of names, whichever thread was first
            m_report.issues.insert(m_report.issues.end(), issues.begin(), issues.end());
        m_report.seconds = watch.seconds();
        return m_report;
    }

private:
    void handle(std::size_t index) {
        if (m_job.stop.stop_requested()) return;
        const std::string& name = m_names[index];
        double seconds = 0;
        bool kept = false;
        try {
            kept = !m_request.overwrite && isUpToDate(name);
            if (!kept) seconds = analyse(name);
        } catch (const Error& error) {
            m_failures[index].push_back({name, fmt::format("{}: {}", error.context(), error.message()),
                                         error.hint(), Severity::Error});
        } catch (const std::bad_alloc&) {
            m_failures[index].push_back({name, "there is not enough memory for this recording",
                                         "close other programs or use fewer threads", Severity::Error});
        }
        const std::lock_guard lock(m_mutex);
        ++m_finished;
        if (!m_failures[index].empty())
            ++m_report.failed;
        else if (kept)
            ++m_report.kept;
        else
            ++m_report.made;
        m_report.audioSeconds += seconds;
        m_job.progress("Extracting features: " + name, static_cast<std::int64_t>(m_finished),
                       static_cast<std::int64_t>(m_names.size()));
    }

    Path target(const Path& folder, const std::string& name, const std::string& extension) const {
        return folder / fs::path(name + extension);
    }

    std::vector<Path> targets(const std::string& name) const {
        std::vector<Path> files = {target(m_request.melFolder, name, m_request.melExtension),
                                   target(m_request.f0Folder, name, m_request.f0Extension)};
        if (m_request.convert) files.push_back(target(m_request.wavTarget, name, ".wav"));
        return files;
    }

    /// All files are there, not older than the recording, and as long as it is at this rate.
    bool isUpToDate(const std::string& name) const {
        std::error_code failed;
        const Path original = target(m_request.wavFolder, name, m_request.wavExtension);
        const auto recorded = fs::last_write_time(original, failed);
        if (failed) return false;
        const std::vector<Path> files = targets(name);
        const bool newer = std::all_of(files.begin(), files.end(), [&](const Path& file) {
            std::error_code missing;
            const auto made = fs::last_write_time(file, missing);
            return !missing && made >= recorded;
        });
        if (!newer) return false;
        const WaveInfo analysed = readWaveInfo(m_request.convert ? files[2] : original);
        const auto frames = static_cast<std::uint64_t>(m_mel.frames(analysed.frames));
        const auto bands = static_cast<std::uint64_t>(m_mel.options().bands);
        return analysed.samplingRate == m_request.samplingRate && fileSize(files[0]) == 4 * bands * frames &&
               fileSize(files[1]) == 4 * frames;
    }

    /// Seconds of audio analysed.
    double analyse(const std::string& name) const {
        const Path file = target(m_request.wavFolder, name, m_request.wavExtension);
        const std::vector<float> samples =
            m_request.convert
                ? convertRecording(file, m_request.samplingRate, target(m_request.wavTarget, name, ".wav"))
                : readRecording(file, m_request.samplingRate);
        const Matrix mel = m_mel.compute(samples);
        F0Options options;
        options.samplingRate = m_request.samplingRate;
        options.hop = m_mel.options().hop;
        options.minimum = m_request.f0Minimum;
        options.maximum = m_request.f0Maximum;
        const std::vector<float> f0 = trackF0(samples, mel.rows, options);
        writeRawMatrix(target(m_request.melFolder, name, m_request.melExtension), mel);
        writeRawValues(target(m_request.f0Folder, name, m_request.f0Extension), f0);
        return static_cast<double>(samples.size()) / m_request.samplingRate;
    }

    const ExtractionRequest& m_request;
    const JobControl& m_job;
    const std::vector<std::string> m_names;
    std::vector<Issues> m_failures; ///< one entry per name, each touched by one thread
    const MelSpectrogram m_mel;
    std::mutex m_mutex; ///< guards the two below and orders the reports of progress
    ExtractionReport m_report;
    std::size_t m_finished = 0;
};

void check(const ExtractionRequest& r) {
    requireF0Range(r.f0Minimum, r.f0Maximum, r.samplingRate);
    if (r.convert && r.wavTarget.empty())
        throw Error(ErrorKind::Configuration, "converting needs a folder for the converted recordings",
                    "convert", "name one, beside the folder of the originals");
    std::error_code ignored;
    if (r.convert && fs::equivalent(r.wavFolder, r.wavTarget, ignored))
        throw Error(ErrorKind::Configuration, "converted recordings would replace the originals",
                    toUtf8(r.wavTarget), "choose another folder for them");
}

std::vector<std::string> checkedNames(const ExtractionRequest& request) {
    if (request.names.empty()) return recordingsIn(request.wavFolder, request.wavExtension);
    std::vector<std::string> names;
    std::set<std::string> seen; // a name listed twice is analysed once
    for (const std::string& name : request.names) {
        if (!isSafeRelativeName(name))
            throw Error(ErrorKind::Configuration, fmt::format("'{}' is no name of a recording", name),
                        "names", "names are relative to the folder of the recordings and stay below it");
        if (seen.insert(name).second) names.push_back(name);
    }
    return names;
}

} // namespace

std::vector<std::string> recordingsIn(const Path& folder, const std::string& extension) {
    std::error_code failed;
    if (!fs::is_directory(folder, failed))
        throw Error(ErrorKind::NotFound, "there is no such folder", toUtf8(folder),
                    "give the folder that holds the recordings");
    std::vector<std::string> names;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, failed);
    for (; !failed && entry != fs::recursive_directory_iterator(); entry.increment(failed)) {
        std::error_code ignored;
        const std::string name = toUtf8(entry->path().lexically_relative(folder));
        if (name.size() > extension.size() && name.ends_with(extension) && entry->is_regular_file(ignored))
            names.push_back(name.substr(0, name.size() - extension.size()));
    }
    if (failed)
        throw Error(ErrorKind::Unreadable, "the folder cannot be searched: " + failed.message(),
                    toUtf8(folder), "check its permissions");
    std::sort(names.begin(), names.end());
    return names;
}

ExtractionReport extractFeatures(const ExtractionRequest& request, const JobControl& job) {
    check(request);
    const std::vector<std::string> names = checkedNames(request);
    if (names.empty())
        throw Error(ErrorKind::NotFound,
                    fmt::format("there are no recordings with the extension '{}'", request.wavExtension),
                    toUtf8(request.wavFolder), "check the folder and the extension");
    makeFolder(request.melFolder);
    makeFolder(request.f0Folder);
    return Extraction(request, job, names).run();
}

} // namespace sonorant
