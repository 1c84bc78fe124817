// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernels/row_buffer.h"

#include <cstdint>
#include <vector>

/// The inner loops of the fast path, one set per kind of processor. Chosen at run time.
///
/// Channels are padded with zeros to multiples of `kChannelUnit`; `channels` below means the padded number.
/// Plain rows hold float32 values. Encoded rows, which convolutions read, hold the same numbers in the form
/// that the set multiplies best, in as many bytes; zero bytes mean zero in every form.
namespace sonorant::kernels {

constexpr std::int64_t kChannelUnit = 16;
constexpr std::int64_t paddedChannels(std::int64_t channels) {
    return (channels + kChannelUnit - 1) / kChannelUnit * kChannelUnit;
}

/// A weight as its owner stores it: element (out, in, tap) is values[out * outStep + in * inStep + tap *
/// tapStep] * scale.
struct WeightView {
    const float* values = nullptr;
    std::int64_t outputs = 0, inputs = 0, taps = 1; ///< as they are, without padding
    std::int64_t outStep = 0, inStep = 0, tapStep = 0;
    float scale = 1;
    float at(std::int64_t out, std::int64_t in, std::int64_t tap) const {
        return values[out * outStep + in * inStep + tap * tapStep] * scale;
    }
    /// Words that it takes when packed.
    std::size_t packedWords() const {
        return static_cast<std::size_t>(paddedChannels(outputs) * paddedChannels(inputs) * taps);
    }
};

/// A dilated convolution over the rows [start, start + count): row t of the result is the sum over the taps
/// from `firstTap` on of W[tap] * input row (t + offset(tap)). Earlier taps lie beyond the signal everywhere.
struct Convolution {
    const float* weights = nullptr; ///< packed
    std::int64_t outputs = 0, inputs = 0, taps = 1, firstTap = 0;
    std::int64_t step = 0;             ///< time between taps; negative: the taps look back
    RowView input;                     ///< encoded
    std::int64_t start = 0, count = 0; ///< count: a multiple of blockRows()
    std::int64_t offset(std::int64_t tap) const { return (taps - 1 - tap) * step; }
};

/// Adds to gradient[tap][out][in] the sum over the rows t of outputGradient[t][out] * input[t +
/// offset(tap)][in]. Both are encoded rows of linear buffers.
struct WeightGradient {
    RowView outputGradient, input;
    std::int64_t outputs = 0, inputs = 0, taps = 1, firstTap = 0, step = 0;
    std::int64_t start = 0, count = 0;
    float* gradient = nullptr;
    std::int64_t offset(std::int64_t tap) const { return (taps - 1 - tap) * step; }
};

class KernelSet {
public:
    virtual ~KernelSet() = default;
    virtual const char* name() const = 0;
    /// Convolutions work on multiples of so many rows.
    virtual std::int64_t blockRows() const = 0;
    virtual void pack(const WeightView& weight, float* packed) const = 0;

    /// result = convolution; plain rows, `outputs` apart.
    virtual void convolve(const Convolution& convolution, float* result) const = 0;
    /// result += convolution.
    virtual void convolveAdd(const Convolution& convolution, float* result) const = 0;
    /// running += tanh(convolution) + context; the sum is also stored encoded, in rows of `next`.
    virtual void convolveTanhAdd(const Convolution& convolution, const float* context, float* running,
                                 const RowView& next) const = 0;
    virtual void addWeightGradient(const WeightGradient& arguments) const = 0;

    /// Plain rows of `channels` to encoded ones and back.
    virtual void encode(const float* rows, std::int64_t count, std::int64_t channels,
                        float* encoded) const = 0;
    virtual void decode(const float* encoded, std::int64_t count, std::int64_t channels,
                        float* rows) const = 0;
    /// running = tanh(signal[t] * weight[c]), stored encoded, too.
    virtual void expandTanh(const float* signal, const float* weight, std::int64_t count,
                            std::int64_t channels, float* running, float* encoded) const = 0;
    /// For h' = h + tanh(z) + c: the gradient of z, running * (1 - (h' - h - c)^2), encoded in place of h'.
    virtual void backThroughTanh(const float* running, const float* context, const float* before,
                                 std::int64_t count, std::int64_t channels, float* afterAndResult) const = 0;
    /// values = tanh(values).
    virtual void tanhInPlace(float* values, std::int64_t count) const = 0;
};

/// The best set for this processor.
const KernelSet& bestKernels();
/// The set that multiplies in bfloat16 (8 bits of precision), for generation; nullptr where the processor has
/// no unit for it.
const KernelSet* bfloat16Kernels();
/// All sets of float32 precision that this processor runs, the best first.
std::vector<const KernelSet*> availableKernels();

} // namespace sonorant::kernels
