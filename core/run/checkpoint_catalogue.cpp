// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/checkpoint_catalogue.h"

#include "core/base/error.h"
#include "core/run/catalogue_folder.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>
#include <system_error>

namespace sonorant {

namespace {

namespace fs = std::filesystem;
/// Two changes within the grain of a file system's clock look like one: what changed just before it was
/// looked at is looked at again. Files that Python writes grow for a while, too.
constexpr auto grain = std::chrono::seconds(4);

constexpr auto never = fs::file_time_type::min();

/// By what a change in a folder is seen.
struct Stamp {
    fs::file_time_type folder = never, records = never, saved = never;
    std::uint64_t recordBytes = 0;
    bool operator==(const Stamp&) const = default;

    fs::file_time_type newest() const { return std::max({folder, records, saved}); }
};

fs::file_time_type timeOf(const Path& path) {
    std::error_code none;
    const auto time = fs::last_write_time(path, none);
    return none ? never : time;
}

Stamp stampOf(const Path& run, const Path& saved) {
    Stamp stamp{timeOf(run), timeOf(run / "epochs.jsonl"), saved == run ? never : timeOf(saved)};
    std::error_code none;
    const auto bytes = fs::file_size(run / "epochs.jsonl", none);
    if (!none) stamp.recordBytes = bytes;
    return stamp;
}

std::vector<Path> foldersIn(const Path& folder) {
    std::vector<Path> found;
    std::error_code failed;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        std::error_code none;
        if (entry->is_directory(none)) found.push_back(entry->path());
    }
    // Names begin with the time of their start.
    std::sort(found.begin(), found.end(), std::greater<>());
    return found;
}

} // namespace

/// A folder under watch, with what was found there the last time.
struct CheckpointCatalogue::Watched {
    Path folder;
    std::optional<Path> only; ///< a single file was opened, not its folder
    bool opened = false;
    std::optional<SavingPlace> place;
    fs::file_time_type optionsTime = never;
    Stamp stamp;
    fs::file_time_type looked = never;
    std::shared_ptr<const CheckpointRun> run = std::make_shared<const CheckpointRun>();

    void look();

private:
    bool isUnchanged(const Stamp& now) const;
};

bool CheckpointCatalogue::Watched::isUnchanged(const Stamp& now) const {
    if (!place || !(now == stamp)) return false;
    if (now.newest() != never && now.newest() > looked - grain) return false;
    // A file that is written in place changes without its folder.
    const auto lookedAt = std::chrono::file_clock::to_sys(looked);
    return std::all_of(run->files.begin(), run->files.end(),
                       [&](const SavedCheckpoint& file) { return lookedAt - file.written >= grain; });
}

void CheckpointCatalogue::Watched::look() {
    const auto options = timeOf(folder / "config.toml");
    if (!place || options != optionsTime) {
        place = savingPlaceOf(folder);
        optionsTime = options;
        stamp = {};
    }
    const Stamp now = stampOf(folder, place->folder);
    if (isUnchanged(now)) {
        // A process can end without a word.
        if (run->state != RunStatus::Kind::Running || readRunState(folder).kind == run->state) return;
    }
    looked = fs::file_time_type::clock::now();
    stamp = now;
    CheckpointRun fresh;
    fresh.folder = folder;
    fresh.name = toUtf8(folder.filename());
    fresh.opened = opened;
    fresh.hasOptions = place->hasOptions;
    fresh.trouble = place->trouble;
    fresh.state = readRunState(folder).kind;
    fresh.files = listSaved(*place, only);
    describeSaved(fresh.files, folder, place->folder, fresh.trouble);
    if (!(fresh == *run)) run = std::make_shared<const CheckpointRun>(std::move(fresh));
}

CheckpointCatalogue::CheckpointCatalogue() = default;
CheckpointCatalogue::~CheckpointCatalogue() = default;

void CheckpointCatalogue::setProject(const Path& folder) {
    m_project = folder;
    m_opened.clear();
    m_watched.clear();
}

void CheckpointCatalogue::add(const Path& folderOrFile) {
    const Path path = fs::absolute(folderOrFile).lexically_normal();
    const Path opened = path.has_filename() ? path : path.parent_path();
    if (std::find(m_opened.begin(), m_opened.end(), opened) == m_opened.end())
        m_opened.insert(m_opened.begin(), opened);
}

std::vector<Path> CheckpointCatalogue::candidates() const {
    std::vector<Path> found = m_opened;
    const auto addAll = [&found](const Path& project) {
        for (Path& run : foldersIn(project / "runs"))
            found.push_back(std::move(run));
    };
    for (const Path& opened : m_opened)
        addAll(opened);
    if (!m_project.empty()) {
        addAll(m_project);
        found.push_back(m_project);
    }
    return found;
}

CheckpointCatalogue::Watched& CheckpointCatalogue::watch(const Path& path) {
    auto& watched = m_watched[path];
    if (watched) return *watched;
    watched = std::make_unique<Watched>();
    watched->opened = std::find(m_opened.begin(), m_opened.end(), path) != m_opened.end();
    std::error_code none;
    const bool file = fs::is_regular_file(path, none);
    watched->folder = file ? path.parent_path() : path;
    if (file) watched->only = path;
    return *watched;
}

bool CheckpointCatalogue::scan(const std::stop_token& stop) {
    CheckpointRuns runs;
    std::set<Path> seen, claimed;
    for (const Path& path : candidates()) {
        if (stop.stop_requested()) throw Cancelled();
        if (!seen.insert(path).second) continue;
        Watched& watched = watch(path);
        watched.look();
        if (watched.run->files.empty()) continue;
        // Runs that all save into one folder overwrite each other: what lies there is of the newest.
        if (!watched.only && !claimed.insert(watched.place->folder).second) continue;
        runs.push_back(watched.run);
    }
    std::erase_if(m_watched, [&](const auto& entry) { return !seen.contains(entry.first); });
    const bool changed = runs != m_runs;
    m_runs = std::move(runs);
    return changed;
}

DeletionBar barToDeletion(const CheckpointRun& run, const SavedCheckpoint& checkpoint, bool training) {
    if (checkpoint.kept) return DeletionBar::Kept;
    if (!training || !checkpoint.canResume()) return DeletionBar::None;
    const bool newest = std::none_of(run.files.begin(), run.files.end(), [&](const SavedCheckpoint& other) {
        return other.canResume() && isLaterInRun(other.place, checkpoint.place);
    });
    return newest ? DeletionBar::NeededByTraining : DeletionBar::None;
}

} // namespace sonorant
