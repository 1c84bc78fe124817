// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/checkpoint_service.h"

namespace sonorant {

/// CheckpointService on core/checkpoint.
class CheckpointServiceImpl final : public CheckpointService {
public:
    CheckpointSummary summarize(const Path& file) override;
    void exportWeights(const Path& epochFile, const Path& target) override;
    CheckpointComparison compare(const Path& first, const Path& second, const JobControl& job) override;
};

} // namespace sonorant
