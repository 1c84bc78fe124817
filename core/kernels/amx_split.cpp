// SPDX-License-Identifier: GPL-3.0-or-later
// Matrix units (AMX) multiply bfloat16, whose 8 bits of precision are too few. A float32 is split into the
// sum of two, high + low, which keeps 16 bits; of a product, high * high + high * low + low * high is
// computed and the rest, about 2^-17 of it, left out. Sums are kept in float32. Three products on the matrix
// unit still take a third of the time of one on the vector units.
#include "core/kernels/kernel_list.h"

#if defined(__x86_64__) && defined(__linux__)
// GCC 12 takes the undefined operands within its own intrinsics for mistakes (its bug 105593).
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#include <immintrin.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace sonorant::kernels {

#pragma GCC push_options
#pragma GCC target("avx512f,avx512dq,avx512vl,avx512bw,avx512bf16,amx-tile,amx-bf16,fma")

namespace {

using Vector = float __attribute__((vector_size(64)));

inline Vector quotient(Vector p, Vector q) {
    const Vector estimate =
        reinterpret_cast<Vector>(_mm512_maskz_rcp14_ps(0xffff, reinterpret_cast<__m512>(q)));
    const Vector refined = estimate * (2.0f - q * estimate);
    return p * refined;
}

#include "core/kernels/vector_math.h"

using Half = unsigned short; ///< the bits of a bfloat16

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
inline void storeSplit(float* row, long channels, long column, Vector value) {
    const __m512 x = reinterpret_cast<__m512>(value);
    const __m256i high = toHalf(x);
    Half* to = highOf(row) + column;
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), high);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(to + channels), toHalf(_mm512_sub_ps(x, toFloat(high))));
}

/// Writes 32 values: one conversion for both vectors.
inline void storeSplit(float* row, long channels, long column, Vector first, Vector second) {
    const __m512 x = reinterpret_cast<__m512>(first), y = reinterpret_cast<__m512>(second);
    const __m512i high = reinterpret_cast<__m512i>(_mm512_cvtne2ps_pbh(y, x));
    const __m512 restOfX = _mm512_sub_ps(x, toFloat(_mm512_castsi512_si256(high)));
    const __m512 restOfY = _mm512_sub_ps(y, toFloat(_mm512_extracti64x4_epi64(high, 1)));
    Half* to = highOf(row) + column;
    _mm512_storeu_si512(to, high);
    _mm512_storeu_si512(to + channels, reinterpret_cast<__m512i>(_mm512_cvtne2ps_pbh(restOfY, restOfX)));
}

inline Vector loadSplit(const float* row, long channels, long column) {
    const Half* from = highOf(row) + column;
    const __m512 high = toFloat(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)));
    const __m512 low = toFloat(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from + channels)));
    return reinterpret_cast<Vector>(_mm512_add_ps(high, low));
}

inline Half halfOf(float value, float& rest) {
    alignas(64) float lanes[16] = {value};
    const __m256i high = toHalf(_mm512_load_ps(lanes));
    _mm512_store_ps(lanes, toFloat(high));
    rest = value - lanes[0];
    return static_cast<Half>(_mm256_extract_epi16(high, 0));
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
                for (long in = 0; in < depth; ++in)
                    for (long out = 0; out < kTile; ++out) {
                        const bool real = column + out < w.outputs && first + in < w.inputs;
                        float rest = 0, none = 0;
                        const long at = in / 2 * 2 * kTile + out * 2 + in % 2;
                        to[at] = halfOf(real ? w.at(column + out, first + in, tap) : 0.0f, rest);
                        to[at + depth * kTile] = halfOf(rest, none);
                    }
}

/// Sums of 32 rows by 16 or 32 outputs over all taps, into sums[32][32].
template<bool Wide>
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
            _tile_loadd(6, weights + half, kTileBytes); // low
            _tile_dpbf16ps(0, 4, 6);
            _tile_dpbf16ps(2, 5, 6);
            if constexpr (Wide) {
                _tile_loadd(7, weights + next + half, kTileBytes);
                _tile_dpbf16ps(1, 4, 7);
                _tile_dpbf16ps(3, 5, 7);
            }
            _tile_loadd(6, weights, kTileBytes); // high
            _tile_dpbf16ps(0, 4, 6);
            _tile_dpbf16ps(2, 5, 6);
            if constexpr (Wide) {
                _tile_loadd(7, weights + next, kTileBytes);
                _tile_dpbf16ps(1, 4, 7);
                _tile_dpbf16ps(3, 5, 7);
            }
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

template<class Finish>
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
                convolveBlock<true>(a, row, weights, perTile, sums);
            else
                convolveBlock<false>(a, row, weights, perTile, sums);
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
        storeSplit(encoded + row * outputs, outputs, column, sum(row * outputs + column, z));
    }
    void pair(long row, long column, Vector first, Vector second) const {
        const long at = row * outputs + column;
        storeSplit(encoded + row * outputs, outputs, column, sum(at, first), sum(at + kTile, second));
    }
};

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

template<bool Left>
inline void arrange(const float* rows, long stride, long channels, long from, long to, long count,
                    Operand& operand) {
    Half* tile = operand.tiles;
    for (long column = from; column < to; column += kTile)
        for (long t = 0; t < count; t += 32)
            for (long low = 0; low < 2; ++low, tile += kOperandTile) {
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
template<bool Tall, bool Wide>
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
                gradientBlock<true, true>(l, r, step, count, block, stride);
            else if (tall)
                gradientBlock<true, false>(l, r, step, count, block, stride);
            else if (wide)
                gradientBlock<false, true>(l, r, step, count, block, stride);
            else
                gradientBlock<false, false>(l, r, step, count, block, stride);
        }
}

inline void addGradient(const WeightGradient& a) {
    constexpr long most = 128; ///< channels at a time
    const TileSession session(32);
    Operand left, right;
    for (long row = 0; row < a.count; row += kChunk) {
        const long count = a.count - row < kChunk ? a.count - row : kChunk;
        for (long out = 0; out < a.outputs; out += most) {
            const long outEnd = a.outputs - out < most ? a.outputs : out + most;
            arrange<true>(a.outputGradient.at(a.start + row), a.outputGradient.stride, a.outputs, out, outEnd,
                          count, left);
            for (long tap = a.firstTap; tap < a.taps; ++tap)
                for (long in = 0; in < a.inputs; in += most) {
                    const long inEnd = a.inputs - in < most ? a.inputs : in + most;
                    arrange<false>(a.input.at(a.start + row + a.offset(tap)), a.input.stride, a.inputs, in,
                                   inEnd, count, right);
                    gradientPanel(left, right, outEnd - out, inEnd - in, count,
                                  a.gradient + (tap * a.outputs + out) * a.inputs + in, a.inputs);
                }
        }
    }
}

class AmxSplitKernels final : public KernelSet {
public:
    const char* name() const override { return "AMX, float32 as two bfloat16"; }
    std::int64_t blockRows() const override { return kBlock; }
    void pack(const WeightView& weight, float* packed) const override { packTiles(weight, packed); }

    void convolve(const Convolution& a, float* result) const override {
        convolveAll(a, Plain<false>{result, a.outputs});
    }
    void convolveAdd(const Convolution& a, float* result) const override {
        convolveAll(a, Plain<true>{result, a.outputs});
    }
    void convolveTanhAdd(const Convolution& a, const float* context, float* running,
                         const RowView& next) const override {
        convolveAll(a, TanhAdd{context, running, next.at(a.start), a.outputs});
    }
    void addWeightGradient(const WeightGradient& a) const override { addGradient(a); }
    void encode(const float* rows, std::int64_t count, std::int64_t channels, float* encoded) const override {
        for (long t = 0; t < count; ++t)
            for (long c = 0; c < channels; c += kTile)
                storeSplit(encoded + t * channels, channels, c, load(rows + t * channels + c));
    }
    void decode(const float* encoded, std::int64_t count, std::int64_t channels, float* rows) const override {
        for (long t = 0; t < count; ++t)
            for (long c = 0; c < channels; c += kTile)
                store(rows + t * channels + c, loadSplit(encoded + t * channels, channels, c));
    }
    void expandTanh(const float* signal, const float* weight, std::int64_t count, std::int64_t channels,
                    float* running, float* encoded) const override {
        for (long t = 0; t < count; ++t)
            for (long c = 0; c < channels; c += kTile) {
                const Vector value = tanhOf(broadcast(signal[t]) * load(weight + c));
                store(running + t * channels + c, value);
                storeSplit(encoded + t * channels, channels, c, value);
            }
    }
    void backThroughTanh(const float* running, const float* context, const float* before, std::int64_t count,
                         std::int64_t channels, float* afterAndResult) const override {
        for (long t = 0; t < count; ++t)
            for (long c = 0; c < channels; c += kTile) {
                const long row = t * channels;
                const Vector activation = loadSplit(afterAndResult + row, channels, c) -
                                          loadSplit(before + row, channels, c) - load(context + row + c);
                storeSplit(afterAndResult + row, channels, c,
                           load(running + row + c) * (1.0f - activation * activation));
            }
    }
    void tanhInPlace(float* values, std::int64_t count) const override {
        for (long i = 0; i < count; i += kTile)
            store(values + i, tanhOf(load(values + i)));
    }
};

} // namespace

#pragma GCC pop_options

namespace {

/// Whether the processor has the matrix unit and the system lets this process use it.
bool matrixUnitGranted() {
    unsigned eax = 0, ebx = 0, ecx = 0, edx = 0;
    asm("cpuid" : "=a"(eax), "=b"(ebx), "=c"(ecx), "=d"(edx) : "a"(7), "c"(0));
    const bool tiles = edx >> 24 & 1, products = edx >> 22 & 1;
    asm("cpuid" : "=a"(eax), "=b"(ebx), "=c"(ecx), "=d"(edx) : "a"(7), "c"(1));
    const bool halves = eax >> 5 & 1;
    if (!tiles || !products || !halves || !vectorAvx512()) return false;
    constexpr long requestPermission = 0x1023, tileData = 18; // ARCH_REQ_XCOMP_PERM, XFEATURE_XTILEDATA
    return syscall(SYS_arch_prctl, requestPermission, tileData) == 0;
}

} // namespace

const KernelSet* amxSplit() {
    static const AmxSplitKernels kernels;
    static const bool runs = matrixUnitGranted();
    return runs ? &kernels : nullptr;
}

} // namespace sonorant::kernels
#else
namespace sonorant::kernels {
const KernelSet* amxSplit() {
    return nullptr;
}
} // namespace sonorant::kernels
#endif
