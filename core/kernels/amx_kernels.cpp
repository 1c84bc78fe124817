// SPDX-License-Identifier: GPL-3.0-or-later
// Matrix units (AMX) multiply bfloat16, whose 8 bits of precision are too few. A float32 is split into the
// sum of two, high + low, which keeps 16 bits; of a product, high * high + high * low + low * high is
// computed and the rest, about 2^-17 of it, left out. Sums are kept in float32. Three products on the matrix
// unit still take a third of the time of one on the vector units. Who wants bfloat16 gets the first product
// alone.
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

// Each uses the one before.
// clang-format off
#include "core/kernels/vector_math.h"
#include "core/kernels/amx_tiles.h"
#include "core/kernels/amx_convolution.h"
#include "core/kernels/amx_gradient.h"
// clang-format on

template<Precision P>
class AmxKernels final : public KernelSet {
public:
    const char* name() const override {
        return P == Precision::Split ? "AMX, float32 as two bfloat16" : "AMX, bfloat16";
    }
    std::int64_t blockRows() const override { return kBlock; }
    void pack(const WeightView& weight, float* packed) const override { packTiles(weight, packed); }

    void convolve(const Convolution& a, float* result) const override {
        convolveAll<P>(a, Plain<false>{result, a.outputs});
    }
    void convolveAdd(const Convolution& a, float* result) const override {
        convolveAll<P>(a, Plain<true>{result, a.outputs});
    }
    void convolveTanhAdd(const Convolution& a, const float* context, float* running,
                         const RowView& next) const override {
        convolveAll<P>(a, TanhAdd<P>{context, running, next.at(a.start), a.outputs});
    }
    void addWeightGradient(const WeightGradient& a) const override { addGradient<P>(a); }
    void encode(const float* rows, std::int64_t count, std::int64_t channels, float* encoded) const override {
        for (long t = 0; t < count; ++t)
            for (long c = 0; c < channels; c += kTile)
                storeRow<P>(encoded + t * channels, channels, c, load(rows + t * channels + c));
    }
    void decode(const float* encoded, std::int64_t count, std::int64_t channels, float* rows) const override {
        for (long t = 0; t < count; ++t)
            for (long c = 0; c < channels; c += kTile)
                store(rows + t * channels + c, loadRow<P>(encoded + t * channels, channels, c));
    }
    void expandTanh(const float* signal, const float* weight, std::int64_t count, std::int64_t channels,
                    float* running, float* encoded) const override {
        for (long t = 0; t < count; ++t)
            for (long c = 0; c < channels; c += kTile) {
                const Vector value = tanhOf(broadcast(signal[t]) * load(weight + c));
                store(running + t * channels + c, value);
                storeRow<P>(encoded + t * channels, channels, c, value);
            }
    }
    void backThroughTanh(const float* running, const float* context, const float* before, std::int64_t count,
                         std::int64_t channels, float* afterAndResult) const override {
        for (long t = 0; t < count; ++t)
            for (long c = 0; c < channels; c += kTile) {
                const long row = t * channels;
                const Vector activation = loadRow<P>(afterAndResult + row, channels, c) -
                                          loadRow<P>(before + row, channels, c) - load(context + row + c);
                storeRow<P>(afterAndResult + row, channels, c,
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
    static const AmxKernels<Precision::Split> kernels;
    static const bool runs = matrixUnitGranted();
    return runs ? &kernels : nullptr;
}

const KernelSet* amxHalf() {
    static const AmxKernels<Precision::Single> kernels;
    return amxSplit() ? &kernels : nullptr;
}

} // namespace sonorant::kernels
#else
namespace sonorant::kernels {
const KernelSet* amxSplit() {
    return nullptr;
}
const KernelSet* amxHalf() {
    return nullptr;
}
} // namespace sonorant::kernels
#endif
