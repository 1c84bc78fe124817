// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/checkpoint_service_impl.h"

#include "core/checkpoint/checkpoint_compare.h"
#include "core/checkpoint/checkpoint_facts.h"
#include "core/checkpoint/state_dict.h"
#include "core/engine/guard.h"

namespace sonorant {

namespace {

TensorChange::Kind kindOf(WeightChange::Kind kind) {
    switch (kind) {
    case WeightChange::Kind::ShapeDiffers:
        return TensorChange::Kind::ShapeDiffers;
    case WeightChange::Kind::OnlyFirst:
        return TensorChange::Kind::OnlyFirst;
    case WeightChange::Kind::OnlySecond:
        return TensorChange::Kind::OnlySecond;
    case WeightChange::Kind::Both:
        break;
    }
    return TensorChange::Kind::Both;
}

} // namespace

CheckpointSummary CheckpointServiceImpl::summarize(const Path& file) {
    return guarded([&] {
        const CheckpointFacts facts = checkpointFacts(file);
        CheckpointSummary summary;
        summary.file = file;
        summary.kind = facts.kind;
        for (const TensorFacts& tensor : facts.tensors)
            summary.tensors.push_back({tensor.name, tensor.type, tensor.shape, tensor.minimum, tensor.mean,
                                       tensor.maximum, tensor.deviation, tensor.nonFinite, tensor.histogram});
        summary.parameterCount = facts.elements;
        summary.facts = facts.facts;
        summary.info = facts.info;
        return summary;
    });
}

void CheckpointServiceImpl::exportWeights(const Path& epochFile, const Path& target) {
    guarded([&] { writeWeights(target, readWeights(epochFile)); });
}

CheckpointComparison CheckpointServiceImpl::compare(const Path& first, const Path& second,
                                                    const JobControl& job) {
    return guarded([&] {
        job.progress("Reading weights", 0, 0);
        const StateDict before = readWeights(first);
        job.throwIfStopped();
        const WeightChanges changes = compareWeights(before, readWeights(second), job);
        CheckpointComparison comparison{first, second, {}, changes.relative, changes.equal};
        for (const WeightChange& change : changes.tensors)
            comparison.tensors.push_back({change.name, kindOf(change.kind), change.firstShape,
                                          change.secondShape, change.relative, change.largest,
                                          change.nonFinite});
        return comparison;
    });
}

} // namespace sonorant
