// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/kernel_list.h"

#if defined(__x86_64__)
#include <immintrin.h>

namespace sonorant::kernels {

#pragma GCC push_options
#pragma GCC target("avx2,fma")

namespace {

using Vector = float __attribute__((vector_size(32)));
constexpr int kConvolutionRows = 6;
constexpr int kGradientRows = 4;
constexpr const char* kName = "AVX2";

inline Vector quotient(Vector p, Vector q) {
    return p / q;
}

#include "core/kernels/vector_body.h"

} // namespace

#pragma GCC pop_options

const KernelSet* vectorAvx2() {
    static const VectorKernels kernels;
    static const bool runs = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    return runs ? &kernels : nullptr;
}

} // namespace sonorant::kernels
#else
namespace sonorant::kernels {
const KernelSet* vectorAvx2() {
    return nullptr;
}
} // namespace sonorant::kernels
#endif
