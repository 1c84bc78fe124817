// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/collate.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <algorithm>

namespace sonorant {

namespace {

torch::Tensor pad(const std::vector<Sample>& samples, torch::Tensor Sample::*part) {
    const torch::Tensor& first = samples.front().*part;
    if (samples.size() == 1) return first.unsqueeze(0);
    std::int64_t longest = 0;
    for (const Sample& sample : samples) {
        const torch::Tensor& values = sample.*part;
        if (!values.defined() || values.size(1) != first.size(1))
            throw Error(ErrorKind::Mismatch,
                        fmt::format("expected {} values per frame as in {}, found {}", first.size(1),
                                    samples.front().sequence.name, values.defined() ? values.size(1) : 0),
                        sample.sequence.name, "all subsets must have the same features");
        longest = std::max(longest, values.size(0));
    }
    const auto count = static_cast<std::int64_t>(samples.size());
    torch::Tensor batch = torch::empty({count, longest, first.size(1)}, torch::kFloat32);
    for (std::int64_t b = 0; b < count; ++b) {
        const torch::Tensor& values = samples[static_cast<std::size_t>(b)].*part;
        torch::Tensor row = batch.select(0, b);
        row.narrow(0, 0, values.size(0)).copy_(values);
        if (values.size(0) < longest) row.narrow(0, values.size(0), longest - values.size(0)).zero_();
    }
    return batch;
}

} // namespace

Batch collate(std::vector<Sample> samples, std::vector<std::int64_t> indices) {
    if (samples.empty())
        throw Error(ErrorKind::Internal, "expected at least one sample in a batch, found none");
    Batch batch;
    batch.input = pad(samples, &Sample::input);
    if (samples.front().target.defined()) batch.target = pad(samples, &Sample::target);
    for (Sample& sample : samples)
        batch.sequences.push_back(std::move(sample.sequence));
    batch.indices = std::move(indices);
    return batch;
}

} // namespace sonorant
