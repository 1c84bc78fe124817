// SPDX-License-Identifier: GPL-3.0-or-later
// No include guard: amx_kernels.cpp includes it once, within a namespace of its own and under its compiler
// options.

using Half = unsigned short; ///< the bits of a bfloat16

/// What is kept of a float32: its bfloat16 and that of the rest, or the first alone.
enum class Precision { Split, Single };

constexpr long kTile = 16;      ///< rows and float columns of a tile
constexpr long kTileBytes = 64; ///< of a row of a tile
constexpr long kBlock = 32;     ///< rows of a register block: two tiles
constexpr long kChunk = 128;    ///< rows whose operands of a weight gradient stay near

struct alignas(64) TileShapes {
    unsigned char palette = 1, start = 0, reserved[14] = {};
    unsigned short bytes[16] = {};
    unsigned char rows[16] = {};
};

/// Tiles 0 to 3 are sums, 4 and 5 left and 6 and 7 right operands over `depth` inputs.
class TileSession {
public:
    explicit TileSession(long depth) {
        for (int i = 0; i < 8; ++i) {
            m_shapes.rows[i] = static_cast<unsigned char>(i < 6 ? kTile : depth / 2);
            m_shapes.bytes[i] = static_cast<unsigned short>(i == 4 || i == 5 ? 2 * depth : kTileBytes);
        }
        asm volatile("" ::"r"(&m_shapes)
                     : "memory"); // the intrinsic names only the first bytes of what it reads
        _tile_loadconfig(&m_shapes);
    }
    ~TileSession() { _tile_release(); }
    TileSession(const TileSession&) = delete;
    TileSession& operator=(const TileSession&) = delete;

private:
    TileShapes m_shapes;
};

inline Half* highOf(float* row) {
    return reinterpret_cast<Half*>(row);
}
inline const Half* highOf(const float* row) {
    return reinterpret_cast<const Half*>(row);
}

inline __m256i toHalf(__m512 x) {
    return reinterpret_cast<__m256i>(_mm512_cvtneps_pbh(x));
}
inline __m512 toFloat(__m256i half) {
    return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_cvtepu16_epi32(half), 16));
}

/// Writes 16 values of a row of `channels`.
template<Precision P>
inline void storeRow(float* row, long channels, long column, Vector value) {
    const __m512 x = reinterpret_cast<__m512>(value);
    const __m256i high = toHalf(x);
    Half* to = highOf(row) + column;
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), high);
    if constexpr (P == Precision::Split)
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(to + channels),
                            toHalf(_mm512_sub_ps(x, toFloat(high))));
}

/// Writes 32 values: one conversion for both vectors.
template<Precision P>
inline void storeRow(float* row, long channels, long column, Vector first, Vector second) {
    const __m512 x = reinterpret_cast<__m512>(first), y = reinterpret_cast<__m512>(second);
    const __m512i high = reinterpret_cast<__m512i>(_mm512_cvtne2ps_pbh(y, x));
    Half* to = highOf(row) + column;
    _mm512_storeu_si512(to, high);
    if constexpr (P == Precision::Single) return;
    const __m512 restOfX = _mm512_sub_ps(x, toFloat(_mm512_castsi512_si256(high)));
    const __m512 restOfY = _mm512_sub_ps(y, toFloat(_mm512_extracti64x4_epi64(high, 1)));
    _mm512_storeu_si512(to + channels, reinterpret_cast<__m512i>(_mm512_cvtne2ps_pbh(restOfY, restOfX)));
}

template<Precision P>
inline Vector loadRow(const float* row, long channels, long column) {
    const Half* from = highOf(row) + column;
    const __m512 high = toFloat(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)));
    if constexpr (P == Precision::Single) return reinterpret_cast<Vector>(high);
    const __m512 low = toFloat(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from + channels)));
    return reinterpret_cast<Vector>(_mm512_add_ps(high, low));
}

/// Inputs that one product of tiles covers.
inline long depthOf(long inputs) {
    return inputs % 32 == 0 ? 32 : 16;
}

/// [16 outputs][tap][depth inputs][high, low][pair of inputs][output][of the pair]
inline void packTiles(const WeightView& w, float* packed) {
    const long outputs = paddedChannels(w.outputs), inputs = paddedChannels(w.inputs),
               depth = depthOf(inputs);
    Half* to = highOf(packed);
    for (long column = 0; column < outputs; column += kTile)
        for (long tap = 0; tap < w.taps; ++tap)
            for (long first = 0; first < inputs; first += depth, to += 2 * depth * kTile)
                for (long in = 0; in < depth; in += 2) {
                    alignas(64) float pairs[2 * kTile];
                    for (long out = 0; out < kTile; ++out)
                        for (long i = 0; i < 2; ++i) {
                            const bool real = column + out < w.outputs && first + in + i < w.inputs;
                            pairs[2 * out + i] = real ? w.at(column + out, first + in + i, tap) : 0.0f;
                        }
                    storeRow<Precision::Split>(reinterpret_cast<float*>(to), depth * kTile, in * kTile,
                                               load(pairs), load(pairs + kTile));
                }
}
