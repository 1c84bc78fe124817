# SPDX-License-Identifier: GPL-3.0-or-later
# The layers of the house. A layer is a folder: every .cpp in it belongs to it. Layers are object libraries,
# gathered into two shared ones: sonorant-core (torch-free) and sonorant-engine (everything on LibTorch).

# sonorant_add_layer(NAME base FOLDER core/base [TORCH] [USES layer...] [LINK library...])
function(sonorant_add_layer)
  cmake_parse_arguments(L "TORCH" "NAME;FOLDER" "USES;LINK" ${ARGN})
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
  endif()
endfunction()

# One precompiled header for everything that includes torch: a file costs 25 s without it.
function(sonorant_use_torch target)
  if(NOT TARGET sonorant-torch-pch)
    file(WRITE "${CMAKE_BINARY_DIR}/generated/torch_pch.cpp.in" "// carries the precompiled torch header\n")
    configure_file("${CMAKE_BINARY_DIR}/generated/torch_pch.cpp.in" "${CMAKE_BINARY_DIR}/generated/torch_pch.cpp" COPYONLY)
    add_library(sonorant-torch-pch OBJECT "${CMAKE_BINARY_DIR}/generated/torch_pch.cpp")
    target_link_libraries(sonorant-torch-pch PRIVATE sonorant-flags sonorant-torch)
    target_precompile_headers(sonorant-torch-pch PRIVATE "${CMAKE_SOURCE_DIR}/core/nn/torch.h")
  endif()
  target_link_libraries(${target} PUBLIC sonorant-torch)
  target_precompile_headers(${target} REUSE_FROM sonorant-torch-pch)
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
