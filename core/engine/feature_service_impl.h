// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/feature_service.h"

namespace sonorant {

/// FeatureService on core/features.
class FeatureServiceImpl final : public FeatureService {
public:
    FeatureReport extract(const FeatureRequest& request, const JobControl& job) override;
};

} // namespace sonorant
