# SPDX-License-Identifier: GPL-3.0-or-later
# The layers of the house. A layer is a folder: every .cpp in it belongs to it. Layers are object libraries,
# gathered into two shared ones: sonorant-core (torch-free) and sonorant-engine (everything on LibTorch).

# sonorant_add_layer(NAME base FOLDER core/base [TORCH | PLAIN] [USES layer...] [LINK library...])
# PLAIN: its files have compile options of their own, which no precompiled header would fit.
function(sonorant_add_layer)
  cmake_parse_arguments(L "TORCH;PLAIN" "NAME;FOLDER" "USES;LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${L_FOLDER}/*.cpp" "${CMAKE_SOURCE_DIR}/${L_FOLDER}/*.h")
  add_library(sonorant-${L_NAME} OBJECT ${sources})
  set_target_properties(sonorant-${L_NAME} PROPERTIES LINKER_LANGUAGE CXX)
  foreach(used ${L_USES})
    # Only the usage requirements: the objects themselves enter the shared libraries once.
    target_link_libraries(sonorant-${L_NAME} PUBLIC sonorant-${used})
  endforeach()
  target_link_libraries(sonorant-${L_NAME} PUBLIC sonorant-flags ${L_LINK})
  if(L_TORCH)
    sonorant_use_torch(sonorant-${L_NAME})
  elseif(NOT L_PLAIN)
    sonorant_precompile(sonorant-core-pch HEADER core/base/precompiled.h LINK fmt::fmt)
    target_precompile_headers(sonorant-${L_NAME} REUSE_FROM sonorant-core-pch)
  endif()
endfunction()

# The compile option of code that is not worth optimising, in builds that optimise.
set(SONORANT_UNOPTIMISED "$<$<NOT:$<CONFIG:Debug>>:-O0>")

# sonorant_precompile(name HEADER file [LINK library...] [OPTIONS option...]): a precompiled header as a target of its
# own, for target_precompile_headers(... REUSE_FROM name). GCC accepts it only where options and macros are the same.
function(sonorant_precompile name)
  cmake_parse_arguments(P "" "HEADER" "LINK;OPTIONS" ${ARGN})
  if(TARGET ${name})
    return()
  endif()
  file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/generated/${name}.cpp" CONTENT "// carries the precompiled header\n")
  add_library(${name} OBJECT "${CMAKE_BINARY_DIR}/generated/${name}.cpp")
  set_target_properties(${name} PROPERTIES AUTOMOC OFF)
  target_link_libraries(${name} PRIVATE sonorant-flags ${P_LINK})
  target_compile_options(${name} PRIVATE ${P_OPTIONS})
  target_precompile_headers(${name} PRIVATE "${CMAKE_SOURCE_DIR}/${P_HEADER}")
endfunction()

# Precompiled, LibTorch still takes 5 s of every file, without it 13 s: only the files that include it pay.
# sonorant_use_torch(target [HEADER target]): HEADER is a precompiled header that holds more than LibTorch.
function(sonorant_use_torch target)
  cmake_parse_arguments(U "" "HEADER" "" ${ARGN})
  set(header ${U_HEADER})
  if(NOT header)
    set(header sonorant-torch-pch)
    sonorant_precompile(${header} HEADER core/nn/torch.h LINK sonorant-torch)
  endif()
  target_link_libraries(${target} PUBLIC sonorant-torch)
  target_precompile_headers(${target} REUSE_FROM ${header})
  get_target_property(sources ${target} SOURCES)
  foreach(source ${sources})
    cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}")
    sonorant_reaches_torch("${source}" reaches)
    if(NOT reaches)
      set_source_files_properties("${source}" PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    endif()
  endforeach()
  # moc's own file is empty where a test includes what moc made of it.
  set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/mocs_compilation.cpp"
                              PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endfunction()
# True if a file includes core/nn/torch.h, however long the way. (Should that change without CMake running again, the
# file compiles slowly, or for longer than it must.)
function(sonorant_reaches_torch file result)
  if(file STREQUAL "${CMAKE_SOURCE_DIR}/core/nn/torch.h")
    set(${result} ON PARENT_SCOPE)
    return()
  endif()
  get_property(known GLOBAL PROPERTY "reaches_torch_${file}")
  if(NOT "${known}" STREQUAL "")
    set(${result} ${known} PARENT_SCOPE)
    return()
  endif()
  set_property(GLOBAL PROPERTY "reaches_torch_${file}" OFF) # for headers that include each other
  set(found OFF)
  set(lines "")
  if(EXISTS "${file}")
    file(STRINGS "${file}" lines REGEX "^#[ \t]*include[ \t]*\"")
  endif()
  cmake_path(GET file PARENT_PATH folder)
  foreach(line ${lines})
    if(found OR NOT line MATCHES "\"([^\"]+)\"")
      continue()
    endif()
    set(name "${CMAKE_MATCH_1}")
    foreach(root "${folder}" "${CMAKE_SOURCE_DIR}" "${CMAKE_SOURCE_DIR}/tests")
      cmake_path(ABSOLUTE_PATH name BASE_DIRECTORY "${root}" NORMALIZE OUTPUT_VARIABLE included)
      if(EXISTS "${included}")
        sonorant_reaches_torch("${included}" found)
        break()
      endif()
    endforeach()
  endforeach()
  set_property(GLOBAL PROPERTY "reaches_torch_${file}" ${found})
  set(${result} ${found} PARENT_SCOPE)
endfunction()

if(SONORANT_ENGINE AND NOT TARGET sonorant-torch)
  add_library(sonorant-torch INTERFACE)
endif()

# The rules of who may know whom are checked on the include lines themselves, when configuring and at each build.
function(sonorant_check_layers)
  set(command ${CMAKE_COMMAND} -DROOT=${CMAKE_SOURCE_DIR} -P ${CMAKE_SOURCE_DIR}/cmake/CheckLayers.cmake)
  execute_process(COMMAND ${command} RESULT_VARIABLE failed ERROR_VARIABLE said)
  if(failed)
    message(FATAL_ERROR "${said}")
  endif()
  file(GLOB_RECURSE sources "${CMAKE_SOURCE_DIR}/core/*.h" "${CMAKE_SOURCE_DIR}/core/*.cpp"
       "${CMAKE_SOURCE_DIR}/widgets/*.h" "${CMAKE_SOURCE_DIR}/widgets/*.cpp"
       "${CMAKE_SOURCE_DIR}/projects/*.h" "${CMAKE_SOURCE_DIR}/projects/*.cpp")
  set(stamp "${CMAKE_BINARY_DIR}/layers.checked")
  add_custom_command(OUTPUT "${stamp}" COMMAND ${command} COMMAND ${CMAKE_COMMAND} -E touch "${stamp}"
                     DEPENDS ${sources} "${CMAKE_SOURCE_DIR}/cmake/CheckLayers.cmake" COMMENT "Checking the layers")
  add_custom_target(sonorant-layer-check ALL DEPENDS "${stamp}")
endfunction()
