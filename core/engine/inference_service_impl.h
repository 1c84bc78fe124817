// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/inference_service.h"

namespace sonorant {

/// InferenceService on LibTorch.
class InferenceServiceImpl final : public InferenceService {
public:
    InferenceReport generate(const InferenceRequest& request, const JobControl& job) override;
};

} // namespace sonorant
