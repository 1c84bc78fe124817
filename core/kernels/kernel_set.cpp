// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/kernel_list.h"

namespace sonorant::kernels {

std::vector<const KernelSet*> availableKernels() {
    std::vector<const KernelSet*> found;
    for (const KernelSet* set : {amxSplit(), vectorAvx512(), vectorAvx2(), vectorPortable()})
        if (set) found.push_back(set);
    return found;
}

const KernelSet& bestKernels() {
    static const KernelSet* const best = availableKernels().front();
    return *best;
}

const KernelSet* bfloat16Kernels() {
    return amxHalf();
}

} // namespace sonorant::kernels
