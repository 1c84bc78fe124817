// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/data_set.h"
#include "core/service/inference_service.h"

#include <cstdint>
#include <memory>

namespace sonorant {

/// One utterance that is to be generated.
struct GenerationWork {
    std::shared_ptr<DataSet> set;
    std::int64_t index;
};

inline double audioSeconds(const InferenceRequest& request, const Sample& sample) {
    return static_cast<double>(sample.sequence.length) / static_cast<double>(request.config.data.wavSampRate);
}

} // namespace sonorant
