// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <malloc.h>

extern "C" std::size_t __sanitizer_get_current_allocated_bytes() __attribute__((weak));

namespace sonorant::test {

/// Bytes on the heap that are in use: by the sanitizer's allocator where there is one, else by glibc's.
inline std::size_t heapBytes() {
    if (__sanitizer_get_current_allocated_bytes) return __sanitizer_get_current_allocated_bytes();
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

} // namespace sonorant::test
