// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/checkpoint_compare.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace sonorant {

namespace {

using Kind = WeightChange::Kind;

torch::Tensor realValues(const torch::Tensor& tensor) {
    torch::Tensor values = tensor.detach().to(torch::kCPU);
    if (values.is_complex()) values = torch::view_as_real(values.to(torch::kComplexDouble).contiguous());
    return values.to(torch::kFloat64).flatten();
}

double ratio(double difference, double reference) {
    if (difference == 0) return 0;
    return reference > 0 ? difference / reference : std::numeric_limits<double>::infinity();
}

struct SquareSums {
    double difference = 0, reference = 0;
};

SquareSums measure(const torch::Tensor& first, const torch::Tensor& second, WeightChange& change) {
    const torch::Tensor a = realValues(first), b = realValues(second);
    const torch::Tensor finite = torch::isfinite(a).logical_and_(torch::isfinite(b));
    change.nonFinite = a.numel() - finite.sum().item<std::int64_t>();
    const torch::Tensor before = a.masked_select(finite);
    const torch::Tensor moved = b.masked_select(finite) - before;
    if (moved.numel() == 0) return {};
    const SquareSums sums{moved.square().sum().item<double>(), before.square().sum().item<double>()};
    change.largest = moved.abs().max().item<double>();
    change.relative = ratio(std::sqrt(sums.difference), std::sqrt(sums.reference));
    return sums;
}

bool isWorse(const WeightChange& one, const WeightChange& other) {
    const bool loneOne = one.kind != Kind::Both, loneOther = other.kind != Kind::Both;
    if (loneOne != loneOther) return loneOne;
    if ((one.nonFinite > 0) != (other.nonFinite > 0)) return one.nonFinite > 0;
    return one.relative > other.relative;
}

} // namespace

WeightChanges compareWeights(const StateDict& first, const StateDict& second, const JobControl& job) {
    const torch::NoGradGuard noGrad;
    std::map<std::string, const torch::Tensor*> left;
    for (const auto& [name, tensor] : second)
        left[name] = &tensor;
    WeightChanges changes;
    SquareSums all;
    for (const auto& [name, tensor] : first) {
        job.throwIfStopped();
        WeightChange change{name, Kind::OnlyFirst, tensor.sizes().vec(), {}};
        if (const auto found = left.find(name); found != left.end()) {
            change.secondShape = found->second->sizes().vec();
            change.kind = change.firstShape == change.secondShape ? Kind::Both : Kind::ShapeDiffers;
            if (change.kind == Kind::Both) {
                const SquareSums sums = measure(tensor, *found->second, change);
                all.difference += sums.difference;
                all.reference += sums.reference;
                if (sums.difference == 0 && change.nonFinite == 0) ++changes.equal;
            }
            left.erase(found);
        }
        changes.tensors.push_back(std::move(change));
        job.progress("Comparing weights", static_cast<std::int64_t>(changes.tensors.size()),
                     static_cast<std::int64_t>(first.size()));
    }
    for (const auto& [name, tensor] : second)
        if (left.contains(name))
            changes.tensors.push_back({name, Kind::OnlySecond, {}, tensor.sizes().vec()});
    std::stable_sort(changes.tensors.begin(), changes.tensors.end(), isWorse);
    changes.relative = ratio(std::sqrt(all.difference), std::sqrt(all.reference));
    return changes;
}

} // namespace sonorant
