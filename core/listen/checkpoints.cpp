// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listen/checkpoints.h"

#include "core/base/error.h"
#include "core/run/record_json.h"
#include "core/run/run_folder.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace sonorant {

namespace {

/// How the files of a run are called.
struct Names {
    Path folder;
    std::string epoch = "epoch", trained = "trained_network", extension = ".pt";
};

/// A whole text as a number; -1 when it is none.
int numberIn(std::string_view text) {
    int value = -1;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failed == std::errc() && end == text.data() + text.size() && value >= 0 ? value : -1;
}

void classify(ListenCheckpoint& checkpoint, const Names& names) {
    using Kind = ListenCheckpoint::Kind;
    const std::string_view stem = checkpoint.key;
    if (stem == names.trained) {
        checkpoint.kind = Kind::Best;
    } else if (stem.starts_with(names.epoch + "_")) {
        const std::string_view rest = stem.substr(names.epoch.size() + 1);
        const std::size_t cut = rest.find('_');
        checkpoint.epoch = numberIn(rest.substr(0, cut));
        if (checkpoint.epoch >= 0) checkpoint.kind = cut == rest.npos ? Kind::Epoch : Kind::MidEpoch;
    }
}

/// The epochs alone: steps.jsonl may be large. A line that is no record is none of a checkpoint either.
std::map<int, EpochRecord> epochsOf(const Path& run) {
    std::map<int, EpochRecord> epochs;
    LineTail tail(RunFolder{run}.epochs());
    for (auto lines = tail.read(1 << 20); !lines.empty(); lines = tail.read(1 << 20))
        for (const std::string& line : lines) {
            try {
                EpochRecord epoch = parseEpochRecord(line);
                const int number = epoch.epoch;
                epochs[number] = std::move(epoch);
            } catch (const Error&) {
                continue;
            }
        }
    return epochs;
}

int rank(ListenCheckpoint::Kind kind) {
    using Kind = ListenCheckpoint::Kind;
    return kind == Kind::Untrained                         ? 0
           : kind == Kind::Epoch || kind == Kind::MidEpoch ? 1
           : kind == Kind::Best                            ? 2
                                                           : 3;
}

bool before(const ListenCheckpoint& one, const ListenCheckpoint& other) {
    if (rank(one.kind) != rank(other.kind)) return rank(one.kind) < rank(other.kind);
    if (one.epoch != other.epoch) return one.epoch < other.epoch;
    // What was saved within an epoch is older than its end.
    if (one.kind != other.kind) return one.kind == ListenCheckpoint::Kind::MidEpoch;
    return one.key < other.key;
}

std::vector<ListenCheckpoint> filesIn(const Names& names) {
    std::vector<ListenCheckpoint> found;
    std::error_code failed;
    for (std::filesystem::directory_iterator entry(names.folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        if (entry->path().extension() != names.extension) continue;
        ListenCheckpoint checkpoint;
        checkpoint.file = entry->path();
        checkpoint.key = toUtf8(checkpoint.file.stem());
        checkpoint.stamp = stampIfThere(checkpoint.file);
        classify(checkpoint, names);
        found.push_back(std::move(checkpoint));
    }
    return found;
}

void addFigures(std::vector<ListenCheckpoint>& checkpoints, const std::map<int, EpochRecord>& epochs) {
    int best = -1;
    for (const auto& [number, epoch] : epochs)
        if (epoch.best) best = number;
    for (ListenCheckpoint& checkpoint : checkpoints) {
        if (checkpoint.kind == ListenCheckpoint::Kind::Best) checkpoint.epoch = best;
        const bool whole = checkpoint.kind == ListenCheckpoint::Kind::Epoch ||
                           checkpoint.kind == ListenCheckpoint::Kind::Best;
        checkpoint.best = whole && best >= 0 && checkpoint.epoch == best;
        const auto record = whole ? epochs.find(checkpoint.epoch) : epochs.end();
        if (record == epochs.end()) continue;
        const EpochRecord& epoch = record->second;
        checkpoint.loss = totalLoss(epoch.devLoss.empty() ? epoch.trainLoss : epoch.devLoss);
    }
}

ListenRun runOf(const Path& folder, const Path& project) {
    ListenRun run;
    run.folder = folder;
    run.name = toUtf8(folder.filename());
    Names names;
    names.folder = folder;
    try {
        const ProjectConfig config = readRunConfig({folder}, project).config;
        const TrainingConfig& options = config.training;
        if (!options.saveModelDir.empty()) names.folder = config.resolve(options.saveModelDir);
        names.epoch = options.saveEpochName;
        names.trained = options.saveTrainedName;
        names.extension = options.saveModelExt;
    } catch (const Error& error) {
        run.problem = error.what();
    }
    std::map<int, EpochRecord> epochs;
    try {
        epochs = epochsOf(folder);
    } catch (const Error& error) {
        run.problem = error.what();
    }
    run.checkpoints = filesIn(names);
    addFigures(run.checkpoints, epochs);
    if (!run.checkpoints.empty()) {
        ListenCheckpoint untrained;
        untrained.kind = ListenCheckpoint::Kind::Untrained;
        untrained.key = "untrained";
        run.checkpoints.push_back(std::move(untrained));
    }
    std::sort(run.checkpoints.begin(), run.checkpoints.end(), before);
    return run;
}

} // namespace

FileStamp stampIfThere(const Path& file) {
    try {
        return stampOf(file);
    } catch (const Error&) {
        return {};
    }
}

int ListenRun::indexOf(const Path& file) const {
    for (std::size_t i = 0; i < checkpoints.size(); ++i)
        if (checkpoints[i].file == file) return static_cast<int>(i);
    return -1;
}

int ListenRun::bestIndex() const {
    int marked = -1, newest = -1;
    for (std::size_t i = 0; i < checkpoints.size(); ++i) {
        const ListenCheckpoint& checkpoint = checkpoints[i];
        if (checkpoint.kind == ListenCheckpoint::Kind::Best) return static_cast<int>(i);
        if (checkpoint.best) marked = static_cast<int>(i);
        if (checkpoint.kind != ListenCheckpoint::Kind::Untrained) newest = static_cast<int>(i);
    }
    return marked >= 0 ? marked : newest;
}

std::vector<ListenRun> listenRuns(const Path& project, const JobControl& job) {
    std::vector<ListenRun> runs;
    for (const Path& folder : listRuns(project)) {
        job.throwIfStopped();
        ListenRun run = runOf(folder, project);
        if (!run.checkpoints.empty()) runs.push_back(std::move(run));
    }
    return runs;
}

} // namespace sonorant
