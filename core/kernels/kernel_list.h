// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernels/kernel_set.h"

namespace sonorant::kernels {

/// Each set, or nullptr where this processor cannot run it.
const KernelSet* amxSplit();
const KernelSet* amxHalf(); ///< bfloat16: only for who asks for it
const KernelSet* vectorAvx512();
const KernelSet* vectorAvx2();
const KernelSet* vectorPortable();

} // namespace sonorant::kernels
