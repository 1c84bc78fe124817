// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/check/utterance_list.h"

#include "core/base/error.h"
#include "core/corpus/name_scan.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace sonorant {

namespace {

Finding ofSet(FindingKind kind, const std::string& set, const Error& error) {
    Finding finding;
    finding.kind = kind;
    finding.set = set;
    finding.file = error.context();
    finding.message = error.message();
    finding.hint = error.hint();
    return finding;
}

bool hasTestSet(const ProjectConfig& config) {
    return !config.inference.testInputDirs.empty() || !config.inference.testList.empty();
}

/// The sets that the options describe. One that they describe badly is a finding.
std::vector<SetSpec> describedSets(const ProjectConfig& config, std::vector<Finding>& findings) {
    std::vector<SetSpec> specs;
    const auto take = [&](const char* which, const std::function<std::optional<SetSpec>()>& make) {
        try {
            if (std::optional<SetSpec> spec = make()) specs.push_back(std::move(*spec));
        } catch (const Error& error) {
            findings.push_back(ofSet(FindingKind::Configuration, which, error));
        }
    };
    take("training", [&] { return std::optional(trainingSpec(config)); });
    take("validation", [&] { return validationSpec(config); });
    if (hasTestSet(config)) take("test", [&] { return std::optional(testSpec(config)); });
    return specs;
}

CheckedSet makeSet(const std::shared_ptr<const SetSpec>& spec, const SubsetSpec& subset,
                   std::vector<Finding>& findings) {
    CheckedSet set{spec, subset, spec->features(), foldersOf(subset), {}};
    for (std::size_t f = 0; f < set.folders.size(); ++f) {
        std::error_code failure;
        const bool there = std::filesystem::is_directory(set.folders[f], failure);
        set.folderMissing.push_back(!there);
        const std::string folder = toUtf8(set.folders[f]);
        const bool said = std::any_of(findings.begin(), findings.end(), [&](const Finding& other) {
            return other.kind == FindingKind::Folder && other.file == folder;
        });
        if (there || said) continue;
        Finding finding;
        finding.kind = FindingKind::Folder;
        finding.set = subset.name;
        finding.feature = set.features[f].extension;
        finding.file = folder;
        finding.message = "expected a folder of " + finding.feature + " files, found none";
        finding.hint = "extract the features first, or correct input_dirs or output_dirs";
        findings.push_back(std::move(finding));
    }
    return set;
}

/// Adds the names of one set, each once, sorted by code point as training has them.
void addNames(UtteranceList& list, std::size_t set, std::vector<std::string> names) {
    const SetSpec& spec = *list.sets[set].spec;
    const std::unordered_set<std::string> out(spec.leaveOut.begin(), spec.leaveOut.end());
    std::sort(names.begin(), names.end());
    for (std::size_t i = 0; i < names.size();) {
        std::size_t next = i + 1;
        while (next < names.size() && names[next] == names[i])
            ++next;
        ListedUtterance utterance;
        utterance.set = set;
        utterance.listed = static_cast<int>(next - i);
        utterance.leftOut = out.contains(names[i]);
        utterance.name = std::move(names[i]);
        list.utterances.push_back(std::move(utterance));
        i = next;
    }
}

void readNames(UtteranceList& list, std::size_t set) {
    const CheckedSet& checked = list.sets[set];
    const std::string& title = checked.subset.name;
    if (checked.subset.list.empty() && checked.folderMissing.front()) return; // said already
    try {
        std::vector<std::string> names = listedNames(*checked.spec, checked.subset);
        if (!names.empty()) return addNames(list, set, std::move(names));
        throw Error(ErrorKind::NotFound, "expected utterances, found none", toUtf8(checked.subset.list.file),
                    "the list, or the folder of the first input feature, is empty");
    } catch (const Error& error) {
        list.findings.push_back(ofSet(FindingKind::List, title, error));
    }
}

/// The same name counts as the same utterance only where it stands for the same files.
void markShared(UtteranceList& list) {
    std::unordered_map<std::string, int> training;
    const auto keyFor = [&](const ListedUtterance& utterance) {
        return list.sets[utterance.set].file(0, utterance.name).lexically_normal().string();
    };
    for (const ListedUtterance& utterance : list.utterances)
        if (list.sets[utterance.set].role() == SetRole::Training && !utterance.leftOut)
            training.emplace(keyFor(utterance), static_cast<int>(utterance.set));
    for (ListedUtterance& utterance : list.utterances) {
        if (list.sets[utterance.set].role() == SetRole::Training) continue;
        const auto found = training.find(keyFor(utterance));
        if (found != training.end()) utterance.alsoTraining = found->second;
    }
}

} // namespace

UtteranceList listUtterances(const ProjectConfig& config, const JobControl& job) {
    UtteranceList list;
    for (SetSpec& described : describedSets(config, list.findings)) {
        const auto spec = std::make_shared<const SetSpec>(std::move(described));
        for (const SubsetSpec& subset : spec->subsets) {
            job.throwIfStopped();
            job.progress("Listing " + subset.name, 0, 0);
            list.sets.push_back(makeSet(spec, subset, list.findings));
            readNames(list, list.sets.size() - 1);
        }
    }
    markShared(list);
    return list;
}

const char* keyOf(SetRole role) {
    switch (role) {
    case SetRole::Training:
        return "training";
    case SetRole::Validation:
        return "validation";
    case SetRole::Test:
        break;
    }
    return "test";
}

} // namespace sonorant
