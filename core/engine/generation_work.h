// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"
#include "core/service/inference_service.h"

#include <chrono>
#include <memory>

namespace sonorant {

/// One utterance that is to be generated.
struct GenerationWork {
    std::shared_ptr<DataSet> set;
    std::int64_t index;
};

/// Seconds of computing since it was made.
class Stopwatch {
public:
    double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count();
    }

private:
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

inline double audioSeconds(const InferenceRequest& request, const Sample& sample) {
    return static_cast<double>(sample.sequence.length) / static_cast<double>(request.config.data.wavSampRate);
}

} // namespace sonorant
