// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

namespace sonorant {

/// What a long job does right now.
struct Progress {
    std::string what;       ///< for people, e.g. "Extracting features: vm-delete"
    std::int64_t done = 0;  ///< units finished
    std::int64_t total = 0; ///< units in all; 0: unknown
};

/// Handed to every long job: where it reports and how it hears that it should stop.
/// `report` may be called from any thread of the job, one call at a time; it must return quickly.
struct JobControl {
    std::stop_token stop;
    std::function<void(const Progress&)> report;

    void progress(std::string what, std::int64_t done, std::int64_t total) const {
        if (report) report(Progress{std::move(what), done, total});
    }
    /// @throws Cancelled when a stop was requested
    void throwIfStopped() const {
        if (stop.stop_requested()) throw Cancelled();
    }
};

} // namespace sonorant
