// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/activation_pool.h"

#include <algorithm>
#include <mutex>
#include <vector>

namespace sonorant {

struct ActivationPool::Shelf {
    std::mutex mutex;
    std::vector<kernels::AlignedBuffer> free;

    /// The smallest that is large enough. If there is none, the largest makes room for a new one, so that
    /// segments of many lengths do not pile up.
    kernels::AlignedBuffer pick(std::size_t words) {
        const std::lock_guard lock(mutex);
        const auto bySize = [](const auto& a, const auto& b) { return a.size() < b.size(); };
        std::sort(free.begin(), free.end(), bySize);
        const auto found = std::find_if(free.begin(), free.end(),
                                        [&](const auto& buffer) { return buffer.size() >= words; });
        kernels::AlignedBuffer picked;
        if (found != free.end()) {
            picked = std::move(*found);
            free.erase(found);
        } else if (!free.empty()) {
            free.pop_back();
        }
        return picked;
    }

    void putBack(kernels::AlignedBuffer buffer) {
        const std::lock_guard lock(mutex);
        free.push_back(std::move(buffer));
    }
};

ActivationPool::ActivationPool() : m_shelf(std::make_shared<Shelf>()) {}

std::shared_ptr<float> ActivationPool::take(std::size_t words) {
    kernels::AlignedBuffer buffer = m_shelf->pick(words);
    if (buffer.size() < words) buffer = kernels::AlignedBuffer(words);
    const auto held = std::make_shared<kernels::AlignedBuffer>(std::move(buffer));
    const std::shared_ptr<Shelf> shelf = m_shelf;
    return {held->data(), [held, shelf](float*) { shelf->putBack(std::move(*held)); }};
}

} // namespace sonorant
