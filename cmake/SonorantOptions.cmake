# SPDX-License-Identifier: GPL-3.0-or-later
# Compiler flags of our own code, ccache, sanitizers.

# Every object is compiled position-independent, executables too, so that all of them may share one
# precompiled torch header (GCC refuses one that was made with another -fpic / -fpie setting).
add_compile_options(-fPIC)

# LibTorch loads Qt 5 (through OpenCV). An inline function of Qt 6 that a program exports would take the place of the
# one of the same name there.
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)

# -O3 gains only in the kernels, which ask for it; everywhere else it costs build time.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

add_library(sonorant-flags INTERFACE)
target_compile_options(sonorant-flags INTERFACE -Wall -Wextra -Wshadow -Werror)
# GCC 12 takes joins of std::string for accesses beyond their ends where their header is precompiled.
target_compile_options(sonorant-flags INTERFACE "$<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds;-Wno-stringop-overflow;-Wno-stringop-overread>")
if(SONORANT_UNITY)
  # What is unnamed in one of the joined files looks like a header's to GCC.
  target_compile_options(sonorant-flags INTERFACE "$<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>")
endif()
target_compile_definitions(sonorant-flags INTERFACE QT_NO_KEYWORDS)
target_include_directories(sonorant-flags INTERFACE "${CMAKE_SOURCE_DIR}" "${CMAKE_BINARY_DIR}/generated")

if(SONORANT_SANITIZE)
  # With them GCC takes parts of variants, optionals and std::regex for uninitialised.
  add_compile_options(-fsanitize=${SONORANT_SANITIZE} -fno-omit-frame-pointer -g1
                      "$<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>")
  add_link_options(-fsanitize=${SONORANT_SANITIZE})
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Precompiled headers are cached only with this sloppiness; hash_dir off lets checkouts share the cache.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE_PROGRAM})
endif()
