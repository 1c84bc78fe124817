// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/certify/distance.h"

#include <algorithm>
#include <limits>

namespace sonorant {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double unitInLastPlace = std::numeric_limits<float>::epsilon();

double largestDifference(const torch::Tensor& a, const torch::Tensor& b) {
    if (a.numel() == 0) return 0;
    const torch::Tensor same = (a == b).logical_or(a.isnan().logical_and(b.isnan()));
    const torch::Tensor apart = (a - b).abs().nan_to_num(infinite, infinite, infinite).masked_fill(same, 0);
    return apart.max().item<double>();
}

torch::Tensor flatDouble(const torch::Tensor& tensor) {
    const torch::Tensor values = tensor.is_complex() ? torch::view_as_real(tensor.resolve_conj()) : tensor;
    return values.to(torch::kCPU, torch::kFloat64).reshape({-1});
}

} // namespace

double Distance::unit() const {
    return std::max(rounding, unitInLastPlace * scale);
}

double Distance::ratio() const {
    if (difference == 0) return 0;
    return unit() > 0 ? difference / unit() : infinite;
}

Distance distanceOf(const torch::Tensor& reference, const torch::Tensor& own, const torch::Tensor& precise) {
    const torch::Tensor theirs = flatDouble(reference), ours = flatDouble(own);
    Distance distance;
    distance.difference = largestDifference(theirs, ours);
    const bool exact = !own.is_floating_point() && !own.is_complex();
    if (exact) return distance;
    const torch::Tensor exactly = flatDouble(precise);
    distance.rounding = largestDifference(ours, exactly);
    distance.referenceRounding = largestDifference(theirs, exactly);
    const torch::Tensor finite = exactly.masked_select(exactly.isfinite());
    if (finite.numel() > 0) distance.scale = finite.abs().max().item<double>();
    return distance;
}

bool sameButForSingleAxes(c10::IntArrayRef a, c10::IntArrayRef b) {
    const auto withoutSingles = [](c10::IntArrayRef shape) {
        std::vector<std::int64_t> sizes(shape.begin(), shape.end());
        std::erase(sizes, 1);
        return sizes;
    };
    return withoutSingles(a) == withoutSingles(b);
}

} // namespace sonorant
