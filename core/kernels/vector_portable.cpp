// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/kernel_list.h"

namespace sonorant::kernels {

namespace {

using Vector = float __attribute__((vector_size(16)));
constexpr int kConvolutionRows = 6;
constexpr int kGradientRows = 4;
constexpr const char* kName = "portable";

inline Vector quotient(Vector p, Vector q) {
    return p / q;
}

#include "core/kernels/vector_body.h"

} // namespace

const KernelSet* vectorPortable() {
    static const VectorKernels kernels;
    static const bool runs = true;
    return runs ? &kernels : nullptr;
}

} // namespace sonorant::kernels
