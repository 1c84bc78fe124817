// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/batch.h"

#include <string>

namespace sonorant {

/// What a Model is besides when its output is no feature to be written to a file of its own but one line of
/// text per utterance (the scores of a classifier): ask with dynamic_cast. Its descriptor names the file
/// (linesFile), its lines follow each other in the order of the test set.
class LineModel {
public:
    virtual ~LineModel() = default;
    /// The line of one utterance, without its end. @param output what Model::inference() gave for it alone,
    /// on the CPU
    virtual std::string line(const Sequence& sequence, const torch::Tensor& output) const = 0;
};

} // namespace sonorant
