// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernels/row_buffer.h"

#include <cstddef>
#include <memory>

namespace sonorant {

/// Memory for activations that is used again from one training step to the next: the system would otherwise
/// hand out and zero hundreds of megabytes anew in each step. Safe to use from several threads.
class ActivationPool {
public:
    ActivationPool();
    /// At least `words` floats with any content; they come back when the last copy of the pointer is gone,
    /// which may be after the pool itself. @throws std::bad_alloc
    std::shared_ptr<float> take(std::size_t words);

private:
    struct Shelf;
    std::shared_ptr<Shelf> m_shelf;
};

} // namespace sonorant
