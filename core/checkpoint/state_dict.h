// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/checkpoint/checkpoint_value.h"

#include <string>
#include <string_view>
#include <vector>

/// The weights of a model: names and tensors in Python's order.
namespace sonorant {

struct NamedTensor {
    std::string name; ///< "m_filter.l_fir_lp_v.weight"
    torch::Tensor tensor;
};

struct StateDict {
    std::vector<NamedTensor> tensors;

    /// nullptr when there is none of this name
    const torch::Tensor* find(std::string_view name) const;
};

/// The state dict of a value: an OrderedDict of tensors. A "module." before every name (DataParallel) is
/// dropped.
/// @param context names the file in errors
/// @throws Error Mismatch for entries that are no tensors
StateDict stateDictFrom(const CheckpointValue& value, const std::string& context);
/// As Python's: an OrderedDict.
CheckpointValue toCheckpointValue(const StateDict& weights);

/// The weights in a trained_network.pt or an epoch_NNN.pt. @throws Error as readCheckpoint; Mismatch for
/// other files
StateDict readStateDict(const Path& file);
/// Writes a trained_network.pt. @throws Error Unwritable
void writeStateDict(const Path& file, const StateDict& weights);

/// Parameters and buffers as Python's Module.state_dict lists them: of each module its own parameters, its
/// own buffers, then its children, all in the order of registration. The tensors are the module's own
/// (detached views).
StateDict stateDictOf(const torch::nn::Module& module);

struct LoadOptions {
    /// Keep what fits by name and element count (reshaped where only the shape differs), report the rest.
    bool allowMismatched = false;
};

/// What a tolerant load left out. Names are full paths.
struct LoadReport {
    std::vector<std::string> loaded;
    std::vector<std::string> missing;    ///< in the module, not in the checkpoint
    std::vector<std::string> unexpected; ///< in the checkpoint, not in the module
    std::vector<std::string> mismatched; ///< "name: expected [1, 2], found [3]"
    bool complete() const { return missing.empty() && unexpected.empty() && mismatched.empty(); }
    /// All of it in a sentence.
    std::string text() const;
};

/// Copies the weights into the module's parameters and buffers, converting type and device.
/// @throws Error Mismatch naming every missing, unexpected and mismatched tensor, unless
/// options.allowMismatched;
///         the module is unchanged then
LoadReport loadStateDict(torch::nn::Module& module, const StateDict& weights, const LoadOptions& options = {},
                         const std::string& context = {});

} // namespace sonorant
