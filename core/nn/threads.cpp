// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/threads.h"

#include "core/base/parallel.h"
#include "core/nn/torch.h"

#include <algorithm>
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
    torch::set_num_threads(wanted > 0 ? static_cast<int>(std::min<std::int64_t>(wanted, mostUsefulThreads()))
                                      : hardwareThreads());
}

void useOneThreadHere() {
    torch::get_num_threads(); // which sets the thread's number when it is asked for the first time
    // Looked up, too: torch::set_num_threads(1) would be the number of threads that begin later.
    static const auto set = reinterpret_cast<void (*)(int)>(dlsym(RTLD_DEFAULT, "omp_set_num_threads"));
    if (set) set(1);
}

bool wishMatrixThreads(int threads) {
    const std::lock_guard lock(keeperMutex);
    return keepers == 0 && setMatrixThreads(threads);
}

void reserveMatrixMemory() {
    const torch::NoGradGuard noGrad;
    const torch::Tensor any = torch::ones({256, 256}); // small ones need no working memory
    torch::mm(any, any);
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
