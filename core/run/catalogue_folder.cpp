// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/catalogue_folder.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/run/epoch_history.h"
#include "core/run/kept_marks.h"
#include "core/run/record_json.h"
#include "core/run/run_folder.h"
#include "core/run/run_store.h"
#include "core/run/trained_options.h"

#include <algorithm>
#include <map>

namespace sonorant {

namespace {

constexpr int mostTries = 3; ///< epoch files looked into for the rows of a run
constexpr auto settled = std::chrono::seconds(3);

/// The lines of a resolved config.toml that say where and how to save are the usual ones: it need not be
/// parsed, which takes milliseconds.
bool savesAsUsual(const std::string& config) {
    const TrainingConfig usual;
    int found = 0;
    for (const auto& [key, value] :
         {std::pair("save_model_dir", usual.saveModelDir), std::pair("save_epoch_name", usual.saveEpochName),
          std::pair("save_trained_name", usual.saveTrainedName),
          std::pair("save_model_ext", usual.saveModelExt)}) {
        const std::string line = std::string("\n") + key + " = \"" + value + "\"\n";
        const auto at = config.find(line);
        if (at == std::string::npos) {
            // Not set at all means the same.
            if (config.find(std::string("\n") + key) != std::string::npos) return false;
        }
        ++found;
    }
    return found == 4;
}

std::chrono::system_clock::time_point systemTime(std::filesystem::file_time_type time) {
    return std::chrono::time_point_cast<std::chrono::system_clock::duration>(
        std::chrono::file_clock::to_sys(time));
}

std::vector<EpochRecord> recordsOf(const Path& run) {
    std::vector<EpochRecord> records;
    for (const std::string& line : splitLines(readFile(run / "epochs.jsonl", std::uint64_t(1) << 28))) {
        try {
            records.push_back(parseEpochRecord(line));
        } catch (const Error&) {
            // The last line may be under way; the Train page tells of lines that are no records.
        }
    }
    return records;
}

/// From the newest epoch file that can be read. Those just being written wait for the next look.
std::vector<EpochRecord> recordsInFiles(const std::vector<SavedCheckpoint>& files) {
    std::vector<const SavedCheckpoint*> epochs;
    for (const SavedCheckpoint& file : files)
        if (file.place.kind == SavedKind::Epoch) epochs.push_back(&file);
    std::sort(epochs.begin(), epochs.end(), [](const SavedCheckpoint* a, const SavedCheckpoint* b) {
        return isLaterInRun(a->place, b->place);
    });
    const auto now = std::chrono::system_clock::now();
    int tries = 0;
    for (const SavedCheckpoint* file : epochs) {
        if (tries++ == mostTries) break;
        if (now - file->written < settled) continue;
        try {
            if (auto records = historyOfCheckpoint(file->file); !records.empty()) return records;
        } catch (const Error&) {
            // A damaged file is told of when it is opened; an older one knows the earlier epochs.
        }
    }
    return {};
}

void putRecords(std::vector<SavedCheckpoint>& files, const std::vector<EpochRecord>& records) {
    std::map<int, const EpochRecord*> byEpoch;
    int best = -1;
    for (const EpochRecord& record : records) {
        byEpoch[record.epoch] = &record;
        if (record.best) best = record.epoch;
    }
    for (SavedCheckpoint& file : files) {
        const SavedKind kind = file.place.kind;
        if (kind == SavedKind::BestWeights) file.place.epoch = best;
        const bool whole =
            kind == SavedKind::Epoch || kind == SavedKind::EpochWeights || kind == SavedKind::BestWeights;
        if (!whole || file.place.epoch < 0) continue;
        file.best = file.place.epoch == best;
        const auto record = byEpoch.find(file.place.epoch);
        if (record == byEpoch.end()) continue;
        file.trainLoss = totalLoss(record->second->trainLoss);
        file.devLoss = totalLoss(record->second->devLoss);
    }
}

/// The best weights, then epochs from the newest on, then other files by name.
bool standsBefore(const SavedCheckpoint& a, const SavedCheckpoint& b) {
    const auto rank = [](const SavedCheckpoint& file) {
        return file.place.kind == SavedKind::BestWeights ? 0 : file.place.kind == SavedKind::Other ? 2 : 1;
    };
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    if (rank(a) == 1 && isLaterInRun(a.place, b.place) != isLaterInRun(b.place, a.place))
        return isLaterInRun(a.place, b.place);
    return a.file < b.file;
}

} // namespace

SavingPlace savingPlaceOf(const Path& runFolder) {
    SavingPlace place;
    place.folder = runFolder;
    const RunFolder run{runFolder};
    std::error_code none;
    place.hasOptions = std::filesystem::is_regular_file(run.config(), none);
    if (!place.hasOptions) return place;
    try {
        const std::string text = readFile(run.config(), 1 << 22);
        if (savesAsUsual(text)) return place;
        const ReadResult read = readProjectText(text, projectOfRun(runFolder) / "config.toml");
        place.names = SavedNames::of(read.config.training);
        if (!read.config.training.saveModelDir.empty())
            place.folder = read.config.resolve(read.config.training.saveModelDir);
    } catch (const Error& error) {
        place.trouble = error.what();
    }
    return place;
}

std::vector<SavedCheckpoint> listSaved(const SavingPlace& place, const std::optional<Path>& only) {
    std::vector<SavedCheckpoint> files;
    std::error_code failed;
    for (std::filesystem::directory_iterator entry(place.folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        const Path& file = entry->path();
        const std::string name = toUtf8(file.filename());
        if (only ? file.filename() != only->filename() : !name.ends_with(place.names.extension)) continue;
        if (name.starts_with('.')) continue; // being written
        std::error_code gone;
        const auto size = std::filesystem::file_size(file, gone);
        const auto written = std::filesystem::last_write_time(file, gone);
        if (gone) continue; // a folder, or deleted meanwhile
        SavedCheckpoint saved;
        saved.file = file;
        saved.place = placeOfName(name, place.names);
        saved.size = size;
        saved.written = systemTime(written);
        files.push_back(std::move(saved));
    }
    return files;
}

void describeSaved(std::vector<SavedCheckpoint>& files, const Path& records, const Path& folder,
                   std::string& trouble) {
    if (files.empty()) return;
    const auto note = [&trouble](const Error& error) {
        trouble += (trouble.empty() ? "" : "\n") + std::string(error.what());
    };
    try {
        std::error_code none;
        const bool ours = std::filesystem::exists(records / "epochs.jsonl", none);
        putRecords(files, ours ? recordsOf(records) : recordsInFiles(files));
    } catch (const Error& error) {
        note(error);
    }
    try {
        const std::set<std::string> kept = keptNames(folder);
        for (SavedCheckpoint& file : files)
            file.kept = kept.contains(toUtf8(file.file.filename()));
    } catch (const Error& error) {
        note(error);
    }
    std::sort(files.begin(), files.end(), standsBefore);
}

} // namespace sonorant
