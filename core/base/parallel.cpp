// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace sonorant {

int hardwareThreads() {
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

int mostUsefulThreads() {
    return std::max(16, 4 * hardwareThreads());
}

void parallelFor(std::size_t count, const std::function<void(std::size_t)>& work, int threads) {
    if (count == 0) return;
    const auto wanted = static_cast<std::size_t>(threads > 0 ? threads : hardwareThreads());
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex failureMutex;
    const auto run = [&] {
        for (;;) {
            const std::size_t i = next.fetch_add(1);
            if (i >= count) return;
            try {
                work(i);
            } catch (...) {
                const std::lock_guard lock(failureMutex);
                if (!failure) failure = std::current_exception();
                next = count;
                return;
            }
        }
    };
    {
        std::vector<std::jthread> helpers;
        for (std::size_t t = 1; t < std::min(wanted, count); ++t)
            helpers.emplace_back(run);
        run();
    }
    if (failure) std::rethrow_exception(failure);
}

} // namespace sonorant
