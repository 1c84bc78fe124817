// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sampler.h"

#include <algorithm>
#include <numeric>

namespace sonorant {

namespace {

torch::Generator seeded(std::int64_t seed) {
    torch::Generator generator = at::detail::createCPUGenerator();
    generator.set_current_seed(static_cast<std::uint64_t>(seed));
    return generator;
}

Order permutation(std::int64_t size, torch::Generator& generator) {
    const torch::Tensor drawn = torch::randperm(size, generator, torch::TensorOptions(torch::kInt64));
    const std::int64_t* values = drawn.data_ptr<std::int64_t>();
    return {values, values + size};
}

} // namespace

std::int64_t drawSeed(torch::Generator& generator) {
    return torch::empty({}, torch::kInt64).random_(generator).item<std::int64_t>();
}

Order naturalOrder(std::int64_t size) {
    Order order(static_cast<std::size_t>(size));
    std::iota(order.begin(), order.end(), 0);
    return order;
}

Order randomOrder(std::int64_t size, std::int64_t seed) {
    torch::Generator generator = seeded(seed);
    return permutation(size, generator);
}

Order blockShuffledOrder(const DataSet& set, std::int64_t batchSize, std::int64_t seed) {
    torch::Generator generator = seeded(seed);
    Order sorted = naturalOrder(set.size());
    std::stable_sort(sorted.begin(), sorted.end(), [&](std::int64_t a, std::int64_t b) {
        return set.sequence(a).length < set.sequence(b).length;
    });
    const std::int64_t block = 4 * batchSize;
    std::vector<Order> blocks;
    for (std::int64_t begin = 0; begin < set.size(); begin += block) {
        const std::int64_t count = std::min(block, set.size() - begin);
        Order shuffled;
        for (const std::int64_t i : permutation(count, generator))
            shuffled.push_back(sorted[static_cast<std::size_t>(begin + i)]);
        blocks.push_back(std::move(shuffled));
    }
    Order order;
    for (const std::int64_t b : permutation(static_cast<std::int64_t>(blocks.size()), generator))
        order.insert(order.end(), blocks[static_cast<std::size_t>(b)].begin(),
                     blocks[static_cast<std::size_t>(b)].end());
    return order;
}

} // namespace sonorant
