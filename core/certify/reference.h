// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/nn/torch.h"

#include <string>
#include <vector>

/// What a model in Python was given and gave, recorded by forward hooks; docs/certifying.md has the snippet.
namespace sonorant {

/// One call of one module.
struct RecordedCall {
    std::string module;                 ///< as named_modules() calls it; empty: the whole model
    std::vector<torch::Tensor> inputs;  ///< the tensors among its arguments, in order
    std::vector<torch::Tensor> outputs; ///< the tensors among its results, in order
    torch::Tensor generator; ///< uint8: torch.get_rng_state() before the call; undefined: not recorded
};

/// One file of a reference: one call of the whole model and all that it called, each as it ended, so that
/// a module comes before the one it is part of.
struct Reference {
    Path file;
    std::vector<RecordedCall> calls;

    /// The last call of the whole model; nullptr when only parts were recorded.
    const RecordedCall* whole() const;
};

/// @throws Error as readCheckpoint; Malformed, Unsupported when it is no reference
Reference readReference(const Path& file);

/// The reference files of a folder (every *.pt in it), by name, or the file itself.
/// @throws Error NotFound
std::vector<Path> referenceFiles(const Path& folderOrFile);

} // namespace sonorant
