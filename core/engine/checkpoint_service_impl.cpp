// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/checkpoint_service_impl.h"

#include "core/checkpoint/checkpoint_facts.h"
#include "core/checkpoint/state_dict.h"
#include "core/engine/guard.h"

namespace sonorant {

CheckpointSummary CheckpointServiceImpl::summarize(const Path& file) {
    return guarded([&] {
        const CheckpointFacts facts = checkpointFacts(file);
        CheckpointSummary summary;
        summary.file = file;
        summary.kind = facts.kind;
        for (const TensorFacts& tensor : facts.tensors)
            summary.tensors.push_back({tensor.name, tensor.type, tensor.shape, tensor.minimum, tensor.mean,
                                       tensor.maximum, tensor.deviation, tensor.nonFinite});
        summary.parameterCount = facts.elements;
        summary.facts = facts.facts;
        summary.info = facts.info;
        return summary;
    });
}

void CheckpointServiceImpl::exportWeights(const Path& epochFile, const Path& target) {
    guarded([&] { writeWeights(target, readWeights(epochFile)); });
}

} // namespace sonorant
