// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

namespace sonorant::kernels {

/// Threads that help the calling one and are kept for the next time: making them anew costs more than it
/// seems, as LibTorch sets up a pool of its own, whose threads spin for tens of milliseconds, whenever a new
/// thread draws its first random number.
class HelperThreads {
public:
    /// The calling thread's own; they end with it.
    static HelperThreads& ofThisThread();

    HelperThreads();
    ~HelperThreads();
    HelperThreads(const HelperThreads&) = delete;
    HelperThreads& operator=(const HelperThreads&) = delete;

    /// Has up to `wanted` of them stand ready. @returns how many there are: fewer where the system grants no
    /// more
    int prepare(int wanted);
    /// work(0) on the calling thread and work(1) ... work(helpers) on theirs; returns when all have returned.
    /// @param helpers as many as prepare() gave, or fewer @param work must not throw
    void run(int helpers, const std::function<void(int)>& work);

private:
    class Helper;
    std::vector<std::unique_ptr<Helper>> m_helpers;
};

} // namespace sonorant::kernels
