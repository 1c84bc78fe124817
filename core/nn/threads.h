// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace sonorant {

/// LibTorch's intra-op threads of the calling thread: `wanted` (mostUsefulThreads() at most, of which the
/// check of the options warns), or all cores for 0. Debian's LibTorch starts with one.
void useThreads(std::int64_t wanted);

/// One thread for what the calling thread computes; all others keep theirs. For threads that read data, which
/// would otherwise get a team of their own.
void useOneThreadHere();

/// The number of threads of the matrix library beneath LibTorch, which is one for the whole process. One is
/// best beside a model with kernels of its own: the few small products that are left gain nothing from a
/// second thread, which meanwhile waits by spinning. Not heard while a KeptMatrixThreads lives.
/// @returns whether it was set; false also where the library is not OpenBLAS
bool wishMatrixThreads(int threads);

/// Lets the matrix library take the memory that it works in. OpenBLAS asks for it with the first product,
/// keeps it, and asks again for ever when there is none: it must have it before tensors fill the memory,
/// whose allocator says that nothing is left.
void reserveMatrixMemory();

/// Sets that number and keeps it as long as this lives: how sums are split, and so how they round, must not
/// change within a training because something else begins beside it.
class KeptMatrixThreads {
public:
    explicit KeptMatrixThreads(int threads);
    ~KeptMatrixThreads();
    KeptMatrixThreads(const KeptMatrixThreads&) = delete;
    KeptMatrixThreads& operator=(const KeptMatrixThreads&) = delete;
};

} // namespace sonorant
