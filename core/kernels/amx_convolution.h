// SPDX-License-Identifier: GPL-3.0-or-later
// No include guard: amx_kernels.cpp includes it once, within a namespace of its own and under its compiler
// options.

/// Sums of 32 rows by 16 or 32 outputs over all taps, into sums[32][32].
template<Precision P, bool Wide>
inline void convolveBlock(const Convolution& a, long row, const Half* weights, long next, float* sums) {
    const long depth = depthOf(a.inputs), half = depth * kTile;
    const long stride = a.input.stride * static_cast<long>(sizeof(float));
    const long rowsBelow = kTile * a.input.stride * 2;
    _tile_zero(0);
    _tile_zero(2);
    if constexpr (Wide) {
        _tile_zero(1);
        _tile_zero(3);
    }
    for (long tap = a.firstTap; tap < a.taps; ++tap) {
        const Half* x = highOf(a.input.at(a.start + row + a.offset(tap)));
        for (long in = 0; in < a.inputs; in += depth, weights += 2 * half) {
            _tile_loadd(4, x + in, stride);
            _tile_loadd(5, x + in + rowsBelow, stride);
            if constexpr (P == Precision::Split) {
                _tile_loadd(6, weights + half, kTileBytes); // low
                _tile_dpbf16ps(0, 4, 6);
                _tile_dpbf16ps(2, 5, 6);
                if constexpr (Wide) {
                    _tile_loadd(7, weights + next + half, kTileBytes);
                    _tile_dpbf16ps(1, 4, 7);
                    _tile_dpbf16ps(3, 5, 7);
                }
            }
            _tile_loadd(6, weights, kTileBytes); // high
            _tile_dpbf16ps(0, 4, 6);
            _tile_dpbf16ps(2, 5, 6);
            if constexpr (Wide) {
                _tile_loadd(7, weights + next, kTileBytes);
                _tile_dpbf16ps(1, 4, 7);
                _tile_dpbf16ps(3, 5, 7);
            }
            if constexpr (P == Precision::Single) continue;
            _tile_loadd(4, x + a.inputs + in, stride);
            _tile_loadd(5, x + a.inputs + in + rowsBelow, stride);
            _tile_dpbf16ps(0, 4, 6);
            _tile_dpbf16ps(2, 5, 6);
            if constexpr (Wide) {
                _tile_dpbf16ps(1, 4, 7);
                _tile_dpbf16ps(3, 5, 7);
            }
        }
    }
    constexpr long sumStride = 2 * kTileBytes;
    _tile_stored(0, sums, sumStride);
    _tile_stored(2, sums + kTile * 2 * kTile, sumStride);
    if constexpr (Wide) {
        _tile_stored(1, sums + kTile, sumStride);
        _tile_stored(3, sums + kTile * 2 * kTile + kTile, sumStride);
    }
}

template<Precision P, class Finish>
inline void convolveAll(const Convolution& a, const Finish& finish) {
    const TileSession session(depthOf(a.inputs));
    const long perTile = 2 * a.taps * a.inputs * kTile; // halves of 16 outputs
    const long skipped = 2 * a.firstTap * a.inputs * kTile;
    alignas(64) float sums[kBlock * 2 * kTile];
    for (long column = 0; column < a.outputs; column += 2 * kTile) {
        const bool wide = a.outputs - column > kTile;
        const Half* weights = highOf(a.weights) + column / kTile * perTile + skipped;
        for (long row = 0; row < a.count; row += kBlock) {
            if (wide)
                convolveBlock<P, true>(a, row, weights, perTile, sums);
            else
                convolveBlock<P, false>(a, row, weights, perTile, sums);
            for (long r = 0; r < kBlock; ++r) {
                const float* row32 = sums + r * 2 * kTile;
                if (wide)
                    finish.pair(row + r, column, load(row32), load(row32 + kTile));
                else
                    finish(row + r, column, load(row32));
            }
        }
    }
}

/// Stores sums as they are, or adds them to what is there.
template<bool Add>
struct Plain {
    float* result;
    long outputs;
    void operator()(long row, long column, Vector z) const {
        float* to = result + row * outputs + column;
        store(to, Add ? load(to) + z : z);
    }
    void pair(long row, long column, Vector first, Vector second) const {
        (*this)(row, column, first);
        (*this)(row, column + kTile, second);
    }
};

/// running += tanh(z) + context, stored encoded, too.
template<Precision P>
struct TanhAdd {
    const float* context;
    float *running, *encoded;
    long outputs;
    Vector sum(long at, Vector z) const {
        const Vector value = load(running + at) + tanhOf(z) + load(context + at);
        store(running + at, value);
        return value;
    }
    void operator()(long row, long column, Vector z) const {
        storeRow<P>(encoded + row * outputs, outputs, column, sum(row * outputs + column, z));
    }
    void pair(long row, long column, Vector first, Vector second) const {
        const long at = row * outputs + column;
        storeRow<P>(encoded + row * outputs, outputs, column, sum(at, first), sum(at + kTile, second));
    }
};
