# SPDX-License-Identifier: GPL-3.0-or-later
# No program, and no library of ours, may export functions of Qt 6: the Qt 5 that LibTorch loads would call them.
# usage: cmake -DBUILD=... -DNM=... -P exports_test.cmake
cmake_minimum_required(VERSION 3.25)

file(GLOB programs "${BUILD}/bin/*" "${BUILD}/lib/*.so" "${BUILD}/tests/tst_*")
set(looked_at 0)
foreach(program ${programs})
  if(IS_DIRECTORY "${program}")
    continue()
  endif()
  execute_process(COMMAND "${NM}" --dynamic --defined-only "${program}" RESULT_VARIABLE status OUTPUT_VARIABLE symbols
                  ERROR_VARIABLE said)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${NM} ${program}\nfailed (${status}): ${said}")
  endif()
  string(REGEX MATCHALL "[0-9a-f]+ [WVTi] _ZNK?[0-9]+Q[A-Zt][^\n]*" found "${symbols}")
  list(FILTER found EXCLUDE REGEX "QCP") # of QCustomPlot's types: no Qt 5 library has such
  if(found)
    list(JOIN found "\n  " found)
    message(SEND_ERROR "${program} exports functions of Qt:\n  ${found}")
  endif()
  math(EXPR looked_at "${looked_at} + 1")
endforeach()
if(looked_at LESS 4)
  message(FATAL_ERROR "only ${looked_at} programs and libraries found below ${BUILD}")
endif()
message(STATUS "${looked_at} programs and libraries export nothing of Qt's")
