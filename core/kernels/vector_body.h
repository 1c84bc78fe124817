// SPDX-License-Identifier: GPL-3.0-or-later
// Kernels on float32 vectors. Included like vector_math.h, which it includes, after having defined besides
//   kConvolutionRows  rows of a register block of a convolution
//   kGradientRows     rows of a register block of a weight gradient, a divisor of kChannelUnit
//   kName

#include "core/kernels/vector_math.h"

constexpr int kPanelVectors = 2;
constexpr long kGradientChunk = 48; ///< rows whose two operands stay in the first-level cache

/// Copies weights to panels of as many output channels as a register block has: [panel][tap][in][channel].
inline void packPanels(const WeightView& w, float* packed) {
    const long outputs = paddedChannels(w.outputs), inputs = paddedChannels(w.inputs);
    for (long column = 0; column < outputs;) {
        const long wide = outputs - column >= kPanelVectors * kWidth ? kPanelVectors * kWidth : kWidth;
        for (long tap = 0; tap < w.taps; ++tap)
            for (long in = 0; in < inputs; ++in)
                for (long c = column; c < column + wide; ++c)
                    *packed++ = c < w.outputs && in < w.inputs ? w.at(c, in, tap) : 0.0f;
        column += wide;
    }
}

/// One panel of output channels over all rows. `Stride` is the length of an input row where it is known to
/// the compiler, else 0.
template<int Vectors, long Stride, class Finish>
inline void convolvePanel(const Convolution& a, long column, const Finish& finish) {
    const long stride = Stride ? Stride : a.input.stride;
    const long inputs = Stride ? Stride : a.inputs;
    const float* panel = a.weights + column * a.taps * inputs + a.firstTap * inputs * Vectors * kWidth;
    for (long row = 0; row < a.count; row += kConvolutionRows) {
        Vector sum[kConvolutionRows][Vectors] = {};
        const float* w = panel;
        for (long tap = a.firstTap; tap < a.taps; ++tap) {
            const float* x = a.input.at(a.start + row + a.offset(tap));
            for (long in = 0; in < inputs; ++in, w += Vectors * kWidth) {
                Vector weight[Vectors];
#pragma GCC unroll 8
                for (int v = 0; v < Vectors; ++v)
                    weight[v] = load(w + v * kWidth);
#pragma GCC unroll 16
                for (int r = 0; r < kConvolutionRows; ++r) {
                    const Vector value = broadcast(x[r * stride + in]);
#pragma GCC unroll 8
                    for (int v = 0; v < Vectors; ++v)
                        sum[r][v] += value * weight[v];
                }
            }
        }
        for (int r = 0; r < kConvolutionRows; ++r)
            for (int v = 0; v < Vectors; ++v)
                finish(row + r, column + v * kWidth, sum[r][v]);
    }
}

template<class Finish>
inline void convolveAll(const Convolution& a, const Finish& finish) {
    constexpr long common = 64; ///< the published size deserves code of its own
    const bool known = a.inputs == common && a.input.stride == common;
    for (long column = 0; column < a.outputs;) {
        const bool wide = a.outputs - column >= kPanelVectors * kWidth;
        if (wide && known)
            convolvePanel<kPanelVectors, common>(a, column, finish);
        else if (wide)
            convolvePanel<kPanelVectors, 0>(a, column, finish);
        else
            convolvePanel<1, 0>(a, column, finish);
        column += wide ? kPanelVectors * kWidth : kWidth;
    }
}

/// A register block of the weight gradient over some rows: outer products of kGradientRows output gradients
/// with a panel of inputs.
template<int Vectors>
inline void gradientBlock(const float* dz, long dzStride, const float* x, long xStride, long rows,
                          float* sums, long sumStride) {
    Vector sum[kGradientRows][Vectors];
    for (int r = 0; r < kGradientRows; ++r)
        for (int v = 0; v < Vectors; ++v)
            sum[r][v] = load(sums + r * sumStride + v * kWidth);
    for (long t = 0; t < rows; ++t, dz += dzStride, x += xStride) {
        Vector value[Vectors];
#pragma GCC unroll 8
        for (int v = 0; v < Vectors; ++v)
            value[v] = load(x + v * kWidth);
#pragma GCC unroll 16
        for (int r = 0; r < kGradientRows; ++r) {
            const Vector gradient = broadcast(dz[r]);
#pragma GCC unroll 8
            for (int v = 0; v < Vectors; ++v)
                sum[r][v] += gradient * value[v];
        }
    }
    for (int r = 0; r < kGradientRows; ++r)
        for (int v = 0; v < Vectors; ++v)
            store(sums + r * sumStride + v * kWidth, sum[r][v]);
}

inline void addGradient(const WeightGradient& a) {
    for (long row = 0; row < a.count; row += kGradientChunk) {
        const long rows = a.count - row < kGradientChunk ? a.count - row : kGradientChunk;
        const float* dz = a.outputGradient.at(a.start + row);
        for (long tap = a.firstTap; tap < a.taps; ++tap) {
            const float* x = a.input.at(a.start + row + a.offset(tap));
            float* sums = a.gradient + tap * a.outputs * a.inputs;
            for (long out = 0; out < a.outputs; out += kGradientRows)
                for (long in = 0; in < a.inputs;) {
                    float* block = sums + out * a.inputs + in;
                    if (a.inputs - in >= kPanelVectors * kWidth) {
                        gradientBlock<kPanelVectors>(dz + out, a.outputGradient.stride, x + in,
                                                     a.input.stride, rows, block, a.inputs);
                        in += kPanelVectors * kWidth;
                    } else {
                        gradientBlock<1>(dz + out, a.outputGradient.stride, x + in, a.input.stride, rows,
                                         block, a.inputs);
                        in += kWidth;
                    }
                }
        }
    }
}

/// Float32 rows are their own encoding.
class VectorKernels final : public KernelSet {
public:
    const char* name() const override { return kName; }
    std::int64_t blockRows() const override { return kConvolutionRows; }
    void pack(const WeightView& weight, float* packed) const override { packPanels(weight, packed); }

    void convolve(const Convolution& a, float* result) const override {
        convolveAll(a, [&](long row, long column, Vector z) { store(result + row * a.outputs + column, z); });
    }
    void convolveAdd(const Convolution& a, float* result) const override {
        convolveAll(a, [&](long row, long column, Vector z) {
            float* to = result + row * a.outputs + column;
            store(to, load(to) + z);
        });
    }
    void convolveTanhAdd(const Convolution& a, const float* context, float* running,
                         const RowView& next) const override {
        float* encoded = next.at(a.start);
        convolveAll(a, [&](long row, long column, Vector z) {
            const long at = row * a.outputs + column;
            const Vector sum = load(running + at) + tanhOf(z) + load(context + at);
            store(running + at, sum);
            store(encoded + at, sum);
        });
    }
    void addWeightGradient(const WeightGradient& a) const override { addGradient(a); }
    void encode(const float* rows, std::int64_t count, std::int64_t channels, float* encoded) const override {
        for (long i = 0; i < count * channels; i += kWidth)
            store(encoded + i, load(rows + i));
    }
    void decode(const float* encoded, std::int64_t count, std::int64_t channels, float* rows) const override {
        encode(encoded, count, channels, rows);
    }
    void expandTanh(const float* signal, const float* weight, std::int64_t count, std::int64_t channels,
                    float* running, float* encoded) const override {
        for (long t = 0; t < count; ++t)
            for (long c = 0; c < channels; c += kWidth) {
                const Vector value = tanhOf(broadcast(signal[t]) * load(weight + c));
                store(running + t * channels + c, value);
                store(encoded + t * channels + c, value);
            }
    }
    void backThroughTanh(const float* running, const float* context, const float* before, std::int64_t count,
                         std::int64_t channels, float* afterAndResult) const override {
        for (long i = 0; i < count * channels; i += kWidth) {
            const Vector activation = load(afterAndResult + i) - load(before + i) - load(context + i);
            store(afterAndResult + i, load(running + i) * (1.0f - activation * activation));
        }
    }
    void tanhInPlace(float* values, std::int64_t count) const override {
        for (long i = 0; i < count; i += kWidth)
            store(values + i, tanhOf(load(values + i)));
    }
};
