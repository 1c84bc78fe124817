// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/threads.h"

#include "core/base/parallel.h"
#include "core/nn/torch.h"

#include <dlfcn.h>
#include <mutex>

namespace sonorant {

namespace {

std::mutex keeperMutex;
int keepers = 0;

bool setMatrixThreads(int threads) {
    // Looked up rather than linked: which BLAS stands behind libblas.so.3 is the system's choice.
    static const auto set = reinterpret_cast<void (*)(int)>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"));
    if (set) set(threads);
    return set != nullptr;
}

} // namespace

void useThreads(std::int64_t wanted) {
    torch::set_num_threads(wanted > 0 ? static_cast<int>(wanted) : hardwareThreads());
}

bool wishMatrixThreads(int threads) {
    const std::lock_guard lock(keeperMutex);
    return keepers == 0 && setMatrixThreads(threads);
}

KeptMatrixThreads::KeptMatrixThreads(int threads) {
    const std::lock_guard lock(keeperMutex);
    ++keepers;
    setMatrixThreads(threads);
}

KeptMatrixThreads::~KeptMatrixThreads() {
    const std::lock_guard lock(keeperMutex);
    --keepers;
}

} // namespace sonorant
