// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/adam.h"

#include <cmath>

namespace sonorant::kernels {

#if defined(__x86_64__)

bool hasAdamStep() {
    static const bool runs = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    return runs;
}

// Products that LibTorch fuses with an addition are written as such; the compiler finds nothing else to fuse.
__attribute__((target("avx2,fma"))) void adamStep(const AdamStep& s, const float* __restrict gradient,
                                                  float* __restrict moment, float* __restrict square,
                                                  float* __restrict parameter, std::int64_t count) {
    const float alpha = -s.stepSize;
    for (std::int64_t i = 0; i < count; ++i) {
        const float weight = parameter[i] * s.shrink;
        const float g = s.decay != 0 ? __builtin_fmaf(weight, s.decay, gradient[i]) : gradient[i];
        const float m = __builtin_fmaf(g, s.gradientShare, moment[i] * s.beta1);
        const float v = __builtin_fmaf(s.squareShare * g, g, square[i] * s.beta2);
        const float denominator = __builtin_sqrtf(v) / s.correction + s.epsilon;
        moment[i] = m;
        square[i] = v;
        parameter[i] = weight + alpha * m / denominator;
    }
}

#else

bool hasAdamStep() {
    return false;
}

void adamStep(const AdamStep&, const float*, float*, float*, float*, std::int64_t) {}

#endif

} // namespace sonorant::kernels
