// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/torch.h"

namespace sonorant {

/// Generated output that becomes available piece by piece, before all of it is there.
class OutputStream {
public:
    virtual ~OutputStream() = default;
    /// The next samples, [B, n], in the normalised domain of the target; an undefined tensor at the end.
    virtual torch::Tensor next() = 0;
};

} // namespace sonorant
