// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/project_data.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/io/name_list.h"

#include <fmt/format.h>

#include <set>

namespace sonorant {

namespace {

using Names = std::set<std::string>;

std::vector<std::shared_ptr<DataSet>> toDataSets(CorpusSet set) {
    std::vector<std::shared_ptr<DataSet>> sets;
    for (SubsetScan& subset : set.subsets)
        sets.push_back(std::make_shared<CorpusDataSet>(set.spec, std::move(subset)));
    return sets;
}

/// Leaves the sequences of `wanted` alone. Their ids stay.
void filter(CorpusSet& set, const Names& wanted) {
    for (SubsetScan& subset : set.subsets)
        std::erase_if(subset.sequences,
                      [&](const Sequence& sequence) { return !wanted.contains(sequence.name); });
}

void requireAll(const CorpusSet& set, const std::vector<std::string>& names) {
    Names there;
    for (const SubsetScan& subset : set.subsets)
        for (const Sequence& sequence : subset.sequences)
            there.insert(sequence.name);
    std::vector<std::string> unknown;
    for (const std::string& name : names)
        if (!there.contains(name)) unknown.push_back(name);
    if (unknown.empty()) return;
    throw Error(ErrorKind::NotFound,
                fmt::format("expected utterances of the test set, found {} that are not in it: {}",
                            unknown.size(), nameSome(unknown)),
                "inference.test_list", "name utterances of the test set whose feature files are all there");
}

} // namespace

ProjectData openTrainingData(const ProjectConfig& config, const JobControl& job, Issues& issues) {
    ProjectData data;
    CorpusSet training = scanTraining(config, job, issues);
    data.statistics = std::move(training.statistics);
    data.training = toDataSets(std::move(training));
    if (std::optional<CorpusSet> validation = scanValidation(config, job, issues))
        data.validation = toDataSets(std::move(*validation));
    return data;
}

std::vector<std::shared_ptr<DataSet>> openTestData(const ProjectConfig& config,
                                                   const std::vector<std::string>& onlyNames,
                                                   const JobControl& job, Issues& issues) {
    CorpusSet set = scanTest(config, job, issues);
    const std::string& list = config.inference.inferenceDataList;
    if (!list.empty()) {
        const std::vector<std::string> names = readNameList(config.resolve(list));
        requireAll(set, names);
        filter(set, Names(names.begin(), names.end()));
    }
    if (!onlyNames.empty()) {
        requireAll(set, onlyNames);
        filter(set, Names(onlyNames.begin(), onlyNames.end()));
    }
    return toDataSets(std::move(set));
}

} // namespace sonorant
