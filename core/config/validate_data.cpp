// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/config/model_descriptor.h"
#include "core/config/validation.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace sonorant::validation {

namespace {

/// One side of the model, as far as its columns must have the same number of entries.
struct Side {
    std::string name; ///< "input" | "output"
    const std::vector<std::string>& exts;
    const std::vector<std::int64_t>& dims;
    const std::vector<std::int64_t>& reso;
    const std::vector<bool>& norm;
    const std::vector<Folders>& dirs;

    std::string path(const char* column) const { return fmt::format("data.{}_{}", name, column); }
};

void checkCounts(const Side& side, Report& report) {
    const std::size_t expected = side.exts.size();
    if (expected == 0) return; // missing, reported as such
    const auto compare = [&](const char* column, std::size_t found) {
        if (found != 0 && found != expected)
            report.error(side.path(column),
                         fmt::format("expected {} as {}_exts has, found {}", counted(expected, "value"),
                                     side.name, found),
                         "give one entry per feature, in the order of the extensions");
    };
    compare("dims", side.dims.size());
    compare("reso", side.reso.size());
    compare("norm", side.norm.size());
    for (std::size_t subset = 0; subset < side.dirs.size(); ++subset)
        if (side.dirs[subset].size() != expected)
            report.error(side.path("dirs"),
                         fmt::format("subset {} has {}, expected {} as {}_exts has", subset,
                                     counted(side.dirs[subset].size(), "folder"), expected, side.name),
                         "give one folder per feature");
}

void checkColumns(const Side& side, Report& report) {
    for (const std::string& ext : side.exts)
        if (ext.size() < 2 || ext.front() != '.' || ext.find('/') != std::string::npos)
            report.error(side.path("exts"),
                         fmt::format("expected an extension such as \".f0\", found \"{}\"", ext));
    for (std::size_t i = 0; i < std::min(side.exts.size(), side.dims.size()); ++i)
        if ((side.exts[i] == ".wav" || side.exts[i] == ".flac") && side.dims[i] != 1)
            report.error(
                side.path("dims"), fmt::format("a waveform has dimension 1, found {}", side.dims[i]),
                fmt::format("write 1, or another extension than {} for features of several dimensions",
                            side.exts[i]));
    for (const std::int64_t reso : side.reso)
        if (reso != side.reso.front()) {
            report.error(side.path("reso"),
                         fmt::format("expected one value for all, found {} and {}", side.reso.front(), reso),
                         fmt::format("all {} features must have the same frame rate", side.name));
            break;
        }
}

void checkSegments(const DataConfig& data, Report& report) {
    if (data.inputReso.empty() || data.outputReso.empty()) return;
    const std::int64_t coarse = std::max(data.inputReso.front(), data.outputReso.front());
    const std::int64_t fine = std::min(data.inputReso.front(), data.outputReso.front());
    if (fine < 1) return;
    if (coarse % fine != 0)
        report.error("data.input_reso",
                     fmt::format("expected one resolution to divide the other, found {} and {}",
                                 data.inputReso.front(), data.outputReso.front()));
    if (data.truncateSeq == 0) return;
    if (data.truncateSeq < coarse)
        report.error(
            "data.truncate_seq",
            fmt::format("expected at least one input frame ({} steps), found {}", coarse, data.truncateSeq),
            "make segments longer, or 0 for whole utterances");
    else if (data.minimumLen / coarse > data.truncateSeq / coarse)
        report.error("data.minimum_len",
                     fmt::format("no segment can be this long: {} is more than truncate_seq, {}",
                                 data.minimumLen, data.truncateSeq),
                     "make minimum_len smaller than truncate_seq");
}

void checkLists(const std::string& path, const std::vector<NameList>& lists, std::size_t subsets,
                Report& report) {
    if (!lists.empty() && lists.size() != subsets)
        report.error(
            path,
            fmt::format("expected {} as input_dirs has, found {}", counted(subsets, "value"), lists.size()),
            "give one list per subset; names themselves stand in a list of their own, [[\"a\", \"b\"]]");
    for (const NameList& list : lists)
        checkUtteranceNames(path, list.names, report);
}

void checkValidationSet(const DataConfig& data, Report& report) {
    const bool named = !data.valSetName.names.empty(), listed = !data.valList.empty();
    if (named && !listed)
        report.error("data.val_list", "it is missing: val_set_name names a validation set",
                     "give one list per subset, or remove val_set_name");
    if (listed && !named)
        report.error("data.val_set_name", "it is missing: val_list lists a validation set",
                     "name the validation set, or remove val_list");
    for (const std::string& name : data.valSetName.names)
        for (const std::string& other : data.trnSetName.names)
            if (name == other)
                report.error("data.val_set_name", fmt::format("the training set is called {}, too", name),
                             "their cache files would overwrite each other: use two names");
}

} // namespace

void checkUtteranceNames(const std::string& path, const std::vector<std::string>& names, Report& report) {
    for (const std::string& name : names)
        if (!isSafeRelativeName(name))
            report.error(path, fmt::format("\"{}\" is no name of an utterance", name),
                         "names may hold sub-folders, but are neither absolute nor hold \"..\"");
}

void checkSetName(const std::string& path, const SetName& name, std::size_t subsets, Report& report) {
    if (name.isList && !name.names.empty() && name.names.size() != subsets)
        report.error(
            path,
            fmt::format("expected {}, one per subset, found {}", counted(subsets, "name"), name.names.size()),
            "give one name per subset, or one text for all");
    std::set<std::string> seen;
    for (const std::string& each : name.names) {
        if (!isSafeRelativeName(each) || each.find('/') != std::string::npos || each == ".")
            report.error(path, fmt::format("\"{}\" cannot be a name of files", each),
                         "use letters, digits, - and _");
        if (!seen.insert(each).second)
            report.error(path, fmt::format("two subsets are called {}", each),
                         "their cache files would overwrite each other");
    }
}

void checkFeatures(const ProjectConfig& config, Report& report) {
    const DataConfig& data = config.data;
    const Side sides[] = {
        {"input", data.inputExts, data.inputDims, data.inputReso, data.inputNorm, data.inputDirs},
        {"output", data.outputExts, data.outputDims, data.outputReso, data.outputNorm, data.outputDirs}};
    for (const Side& side : sides) {
        if (side.name == "output" && !readsTargets(config)) continue;
        checkCounts(side, report);
        checkColumns(side, report);
    }
    checkSegments(data, report);
    checkUtteranceNames("data.leave_out", data.leaveOut, report);
}

void checkSubsets(const DataConfig& data, Report& report) {
    const std::size_t subsets = data.inputDirs.size();
    if (subsets == 0) return; // missing, reported as such
    if (!data.outputDirs.empty() && data.outputDirs.size() != subsets)
        report.error("data.output_dirs", fmt::format("expected {} as input_dirs has, found {}",
                                                     counted(subsets, "subset"), data.outputDirs.size()));
    checkLists("data.trn_list", data.trnList, subsets, report);
    checkLists("data.val_list", data.valList, subsets, report);
    checkSetName("data.trn_set_name", data.trnSetName, subsets, report);
    checkSetName("data.val_set_name", data.valSetName, subsets, report);
    checkValidationSet(data, report);
    if (data.wayToMergeDatasets == "batch_merge" && subsets < 2)
        report.error("data.way_to_merge_datasets", "batch_merge needs two subsets or more, found one",
                     "use concatenate, or give more subsets");
}

} // namespace sonorant::validation
