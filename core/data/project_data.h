// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"

#include <memory>
#include <string>
#include <vector>

namespace sonorant {

/// What a training reads.
struct ProjectData {
    std::vector<std::shared_ptr<DataSet>> training;   ///< one per subset
    std::vector<std::shared_ptr<DataSet>> validation; ///< empty without a validation set
    Statistics statistics;                            ///< of the training set
};

/// Scans the training and the validation set. @throws Error, Cancelled as scanSet
ProjectData openTrainingData(const ProjectConfig& config, const JobControl& job, Issues& issues);

/// Scans the test set: one data set per subset, whole utterances in sorted order. With `onlyNames`, or
/// inference_data_list, these utterances alone are left; subsets without any are empty.
/// @throws Error, Cancelled as scanSet; NotFound when an utterance of `onlyNames` is not in the test set
std::vector<std::shared_ptr<DataSet>> openTestData(const ProjectConfig& config,
                                                   const std::vector<std::string>& onlyNames,
                                                   const JobControl& job, Issues& issues);

} // namespace sonorant
