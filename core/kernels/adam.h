// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace sonorant::kernels {

/// What is the same for all elements of a parameter in one step of Adam (Kingma and Ba 2015).
struct AdamStep {
    float beta1 = 0.9F, beta2 = 0.999F;
    float gradientShare = 0.1F, squareShare = 0.001F; ///< 1 - beta1 and 1 - beta2, rounded from double
    float epsilon = 1e-8F;
    float correction = 1; ///< sqrt(1 - beta2^steps)
    float stepSize = 0;   ///< rate / (1 - beta1^steps)
    float decay = 0;      ///< of the weights, added to the gradient (Adam's L2 penalty)
    float shrink = 1;     ///< the parameter is multiplied by it first (AdamW)
};

/// Whether this processor runs adamStep (AVX2 with fused multiply-add).
bool hasAdamStep();

/// One pass over parameter, gradient and both moments instead of one for each operation. Every rounding is
/// that of the sequence of LibTorch's vector operators, so that the results have the same bits.
void adamStep(const AdamStep& step, const float* gradient, float* moment, float* square, float* parameter,
              std::int64_t count);

} // namespace sonorant::kernels
