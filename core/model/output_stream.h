// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/batch.h"
#include "core/nn/execution_context.h"

#include <memory>

namespace sonorant {

/// Generated output that becomes available piece by piece, before all of it is there.
class OutputStream {
public:
    virtual ~OutputStream() = default;
    /// The next samples, [B, n], in the normalised domain of the target; an undefined tensor at the end.
    virtual torch::Tensor next() = 0;
};

/// What a Model is besides when it can generate piece by piece: ask with dynamic_cast.
class StreamingModel {
public:
    virtual ~StreamingModel() = default;
    /// Put together, the pieces are what Model::inference() gives. All draws are taken from the context here,
    /// and neither the model nor the batch is needed afterwards.
    virtual std::unique_ptr<OutputStream> stream(const Batch& batch, ExecutionContext& context) = 0;
};

} // namespace sonorant
