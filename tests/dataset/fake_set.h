// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/data/data_set.h"

#include <atomic>
#include <chrono>
#include <thread>

namespace sonorant::test {

/// Sequences without files: sequence i has `lengths[i]` steps and holds the value i.
class FakeSet : public DataSet {
public:
    explicit FakeSet(const std::vector<std::int64_t>& lengths, std::string name = "s") {
        for (const std::int64_t length : lengths)
            m_sequences.push_back({length, name, 0, 0, static_cast<std::int64_t>(m_sequences.size())});
    }
    std::int64_t size() const override { return static_cast<std::int64_t>(m_sequences.size()); }
    const Sequence& sequence(std::int64_t index) const override {
        return m_sequences.at(static_cast<std::size_t>(index));
    }
    Sample load(std::int64_t index) const override {
        if (index == failing)
            throw Error(ErrorKind::Unreadable, "made to fail", "sequence " + std::to_string(index));
        // Uneven times, so that threads overtake each other.
        if (delay.count() > 0) std::this_thread::sleep_for(delay * (1 + index % 3));
        ++loads;
        const Sequence& wanted = sequence(index);
        return {torch::full({wanted.length, 1}, static_cast<float>(index)), torch::Tensor(), wanted};
    }

    std::int64_t failing = -1;
    std::chrono::microseconds delay{0};
    mutable std::atomic<int> loads{0};

private:
    std::vector<Sequence> m_sequences;
};

inline torch::Generator generatorOf(std::uint64_t seed) {
    torch::Generator generator = at::detail::createCPUGenerator();
    generator.set_current_seed(seed);
    return generator;
}

} // namespace sonorant::test
