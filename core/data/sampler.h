// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"
#include "core/nn/torch.h"

#include <cstdint>
#include <vector>

/// Orders of a pass, in the framework's order of random draws.
namespace sonorant {

using Order = std::vector<std::int64_t>;

/// One int64 random_() of the generator, as the framework's loaders draw their seeds.
std::int64_t drawSeed(torch::Generator& generator);

/// 0, 1, ..., size - 1
Order naturalOrder(std::int64_t size);

/// randperm(size) of a fresh CPU generator with that seed.
Order randomOrder(std::int64_t size, std::int64_t seed);

/// Sorted by length (stable), shuffled inside blocks of 4 * batchSize, then the blocks shuffled, all by a
/// fresh CPU generator with that seed: batches of similar lengths.
Order blockShuffledOrder(const DataSet& set, std::int64_t batchSize, std::int64_t seed);

} // namespace sonorant
