// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/issue.h"
#include "core/nn/torch.h"

#include <string>
#include <utility>
#include <vector>

namespace sonorant {

/// Names and tensors of a model, in Python's order.
using StateDict = std::vector<std::pair<std::string, torch::Tensor>>;

/// The tensors of a module as Python's state_dict() lists them: parameters and buffers of a module, then its
/// children, each in order of registration. They share memory with the module.
StateDict stateDictOf(const torch::nn::Module& module);

/// Weights from trained_network.pt or epoch_NNN.pt; a "module." prefix (DataParallel) is dropped. @throws
/// Error
StateDict readWeights(const Path& file);
/// Writes trained_network.pt atomically. @throws Error
void writeWeights(const Path& file, const StateDict& weights);

struct LoadReport {
    std::vector<std::string> loaded;   ///< names of what was taken
    std::vector<std::string> reshaped; ///< those among them of another shape: "name: model [2, 3], file [6]"
    std::vector<std::string> missing;  ///< the module has it, the file does not: "name: model [3]"
    std::vector<std::string> unexpected; ///< the file has it, the module does not: "name: file [3]"
    std::vector<std::string> mismatched; ///< "name: model [1, 2], file [3]"
};

/// What was taken (as notes), what was not and what was not found (as warnings), each with its shapes;
/// nothing when everything fitted. @param context the file
Issues issuesOf(const LoadReport& report, const std::string& context);

/// Copies weights into a module. Without allowMismatched everything must fit. @throws Error Mismatch naming
/// all missing, unexpected and mismatched tensors with both shapes; `context` (a file) is part of the
/// message.
LoadReport loadStateDict(torch::nn::Module& module, const StateDict& weights, bool allowMismatched,
                         const std::string& context);

} // namespace sonorant
