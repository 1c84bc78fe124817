// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/kernel_list.h"

#if defined(__x86_64__)
#include <immintrin.h>

namespace sonorant::kernels {

#pragma GCC push_options
#pragma GCC target("avx512f,avx512dq,avx512vl,avx512bw,fma")

namespace {

using Vector = float __attribute__((vector_size(64)));
constexpr int kConvolutionRows = 12;
constexpr int kGradientRows = 8;
constexpr const char* kName = "AVX-512";

/// The processor's estimate of 1 / q, refined by one Newton step on the quotient: a division costs twice
/// that.
inline Vector quotient(Vector p, Vector q) {
    const Vector estimate =
        reinterpret_cast<Vector>(_mm512_maskz_rcp14_ps(0xffff, reinterpret_cast<__m512>(q)));
    const Vector refined = estimate * (2.0f - q * estimate);
    return p * refined;
}

#include "core/kernels/vector_body.h"

} // namespace

#pragma GCC pop_options

const KernelSet* vectorAvx512() {
    static const VectorKernels kernels;
    static const bool runs = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                             __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw");
    return runs ? &kernels : nullptr;
}

} // namespace sonorant::kernels
#else
namespace sonorant::kernels {
const KernelSet* vectorAvx512() {
    return nullptr;
}
} // namespace sonorant::kernels
#endif
