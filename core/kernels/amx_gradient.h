// SPDX-License-Identifier: GPL-3.0-or-later
// No include guard: amx_kernels.cpp includes it once, within a namespace of its own and under its compiler
// options.

/// Rows t and t + 1 of 16 channels, interleaved: what a right operand wants.
inline __m512i pairOf(const Half* row, long stride) {
    const __m512i even = _mm512_cvtepu16_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(row)));
    const __m512i odd =
        _mm512_cvtepu16_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(row + stride)));
    return _mm512_or_si512(even, _mm512_slli_epi32(odd, 16));
}

/// 16 x 16 words, mirrored at the diagonal.
inline void transpose(__m512i r[16]) {
    __m512i t[16];
#pragma GCC unroll 8
    for (int i = 0; i < 8; ++i) {
        t[2 * i] = _mm512_unpacklo_epi32(r[2 * i], r[2 * i + 1]);
        t[2 * i + 1] = _mm512_unpackhi_epi32(r[2 * i], r[2 * i + 1]);
    }
#pragma GCC unroll 4
    for (int i = 0; i < 4; ++i) {
        r[4 * i] = _mm512_unpacklo_epi64(t[4 * i], t[4 * i + 2]);
        r[4 * i + 1] = _mm512_unpackhi_epi64(t[4 * i], t[4 * i + 2]);
        r[4 * i + 2] = _mm512_unpacklo_epi64(t[4 * i + 1], t[4 * i + 3]);
        r[4 * i + 3] = _mm512_unpackhi_epi64(t[4 * i + 1], t[4 * i + 3]);
    }
#pragma GCC unroll 4
    for (int i = 0; i < 4; ++i) {
        t[i] = _mm512_shuffle_i32x4(r[i], r[4 + i], 0x88);
        t[4 + i] = _mm512_shuffle_i32x4(r[i], r[4 + i], 0xdd);
        t[8 + i] = _mm512_shuffle_i32x4(r[8 + i], r[12 + i], 0x88);
        t[12 + i] = _mm512_shuffle_i32x4(r[8 + i], r[12 + i], 0xdd);
    }
#pragma GCC unroll 8
    for (int i = 0; i < 8; ++i) {
        r[i] = _mm512_shuffle_i32x4(t[i], t[8 + i], 0x88);
        r[8 + i] = _mm512_shuffle_i32x4(t[i], t[8 + i], 0xdd);
    }
}

/// Operands of the weight gradient over up to kChunk rows: tiles of 32 rows by 16 channels, the high halves
/// and then the low ones: [16 channels][32 rows][high, low].
constexpr long kOperandTile = 32 * kTile;
struct Operand {
    alignas(64) Half tiles[8 * 2 * kChunk * kTile]; ///< up to 128 channels at a time
};

template<Precision P, bool Left>
inline void arrange(const float* rows, long stride, long channels, long from, long to, long count,
                    Operand& operand) {
    Half* tile = operand.tiles;
    for (long column = from; column < to; column += kTile)
        for (long t = 0; t < count; t += 32)
            for (long low = 0; low < 2; ++low, tile += kOperandTile) {
                if (P == Precision::Single && low) continue; // its place stays free
                const Half* x = highOf(rows + t * stride) + low * channels + column;
                __m512i pairs[16];
#pragma GCC unroll 16
                for (int p = 0; p < 16; ++p)
                    pairs[p] = pairOf(x + p * 4 * stride, 2 * stride);
                if constexpr (Left) transpose(pairs);
#pragma GCC unroll 16
                for (int p = 0; p < 16; ++p)
                    _mm512_store_si512(tile + p * 32, pairs[p]);
            }
}

/// A block of 16 or 32 outputs by 16 or 32 inputs; `step` apart lie the operands of the next 16 channels.
template<Precision P, bool Tall, bool Wide>
inline void gradientBlock(const Half* left, const Half* right, long step, long count, float* sums,
                          long inputs) {
    const long stride = inputs * static_cast<long>(sizeof(float));
    float* below = sums + kTile * inputs;
    _tile_loadd(0, sums, stride);
    if constexpr (Wide) _tile_loadd(1, sums + kTile, stride);
    if constexpr (Tall) _tile_loadd(2, below, stride);
    if constexpr (Tall && Wide) _tile_loadd(3, below + kTile, stride);
    // high * low, high * high, low * high
    for (long t = 0; t < count; t += 32, left += 2 * kOperandTile, right += 2 * kOperandTile) {
        _tile_loadd(4, left, kTileBytes);
        if constexpr (Tall) _tile_loadd(5, left + step, kTileBytes);
        for (long product = 0; product < 3; ++product) {
            if (P == Precision::Single && product != 1) continue;
            if (product < 2) {
                _tile_loadd(6, right + (1 - product) * kOperandTile, kTileBytes);
                if constexpr (Wide) _tile_loadd(7, right + step + (1 - product) * kOperandTile, kTileBytes);
            } else {
                _tile_loadd(4, left + kOperandTile, kTileBytes);
                if constexpr (Tall) _tile_loadd(5, left + step + kOperandTile, kTileBytes);
            }
            _tile_dpbf16ps(0, 4, 6);
            if constexpr (Wide) _tile_dpbf16ps(1, 4, 7);
            if constexpr (Tall) _tile_dpbf16ps(2, 5, 6);
            if constexpr (Tall && Wide) _tile_dpbf16ps(3, 5, 7);
        }
    }
    _tile_stored(0, sums, stride);
    if constexpr (Wide) _tile_stored(1, sums + kTile, stride);
    if constexpr (Tall) _tile_stored(2, below, stride);
    if constexpr (Tall && Wide) _tile_stored(3, below + kTile, stride);
}

template<Precision P>
inline void gradientPanel(const Operand& left, const Operand& right, long outputs, long inputs, long count,
                          float* sums, long stride) {
    const long step = 2 * kTile * count;
    for (long out = 0; out < outputs; out += 2 * kTile)
        for (long in = 0; in < inputs; in += 2 * kTile) {
            const Half* l = left.tiles + out / kTile * step;
            const Half* r = right.tiles + in / kTile * step;
            float* block = sums + out * stride + in;
            const bool tall = outputs - out > kTile, wide = inputs - in > kTile;
            if (tall && wide)
                gradientBlock<P, true, true>(l, r, step, count, block, stride);
            else if (tall)
                gradientBlock<P, true, false>(l, r, step, count, block, stride);
            else if (wide)
                gradientBlock<P, false, true>(l, r, step, count, block, stride);
            else
                gradientBlock<P, false, false>(l, r, step, count, block, stride);
        }
}

template<Precision P>
inline void addGradient(const WeightGradient& a) {
    constexpr long most = 128; ///< channels at a time
    const TileSession session(32);
    Operand left, right;
    for (long row = 0; row < a.count; row += kChunk) {
        const long count = a.count - row < kChunk ? a.count - row : kChunk;
        for (long out = 0; out < a.outputs; out += most) {
            const long outEnd = a.outputs - out < most ? a.outputs : out + most;
            arrange<P, true>(a.outputGradient.at(a.start + row), a.outputGradient.stride, a.outputs, out,
                             outEnd, count, left);
            for (long tap = a.firstTap; tap < a.taps; ++tap)
                for (long in = 0; in < a.inputs; in += most) {
                    const long inEnd = a.inputs - in < most ? a.inputs : in + most;
                    arrange<P, false>(a.input.at(a.start + row + a.offset(tap)), a.input.stride, a.inputs, in,
                                      inEnd, count, right);
                    gradientPanel<P>(left, right, outEnd - out, inEnd - in, count,
                                     a.gradient + (tap * a.outputs + out) * a.inputs + in, a.inputs);
                }
        }
    }
}
