# SPDX-License-Identifier: GPL-3.0-or-later
# The pitch estimator. aubio's shared library brings 130 others along (FFmpeg and what it needs) for sound files that
# it never reads here, which costs 50 ms at every start of the window; its archive needs FFTW alone.
pkg_check_modules(AUBIO REQUIRED IMPORTED_TARGET aubio)
find_library(SONORANT_AUBIO_ARCHIVE libaubio.a HINTS ${AUBIO_LIBDIR})
find_library(SONORANT_FFTW NAMES fftw3f libfftw3f.so.3 HINTS ${AUBIO_LIBDIR})
add_library(sonorant-aubio INTERFACE)
target_include_directories(sonorant-aubio SYSTEM INTERFACE ${AUBIO_INCLUDE_DIRS})
if(SONORANT_AUBIO_ARCHIVE AND SONORANT_FFTW)
  target_link_libraries(sonorant-aubio INTERFACE "${SONORANT_AUBIO_ARCHIVE}" "${SONORANT_FFTW}")
else()
  target_link_libraries(sonorant-aubio INTERFACE PkgConfig::AUBIO)
endif()
