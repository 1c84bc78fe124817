# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the build into a folder of its own and uses what is there: nothing may lean on the build folder.
# usage: cmake -DBUILD=... -DPREFIX=... -P install_test.cmake
cmake_minimum_required(VERSION 3.25)

function(run result)
  execute_process(COMMAND ${CMAKE_COMMAND} -E env --unset=LD_LIBRARY_PATH QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
                          ${ARGN}
                  RESULT_VARIABLE status OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGN}\nfailed (${status}):\n${said}")
  endif()
  set(${result} "${said}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE "${PREFIX}")
run(said ${CMAKE_COMMAND} --install "${BUILD}" --prefix "${PREFIX}")
foreach(file bin/sonorant bin/sonorant-cli share/applications/org.sonorant.Sonorant.desktop
        share/metainfo/org.sonorant.Sonorant.metainfo.xml share/icons/hicolor/scalable/apps/org.sonorant.Sonorant.svg
        share/sonorant/demo/config.toml share/sonorant/demo/scp/train.lst share/doc/sonorant/LICENSE)
  if(NOT EXISTS "${PREFIX}/${file}")
    message(FATAL_ERROR "not installed: ${file}")
  endif()
endforeach()
foreach(folder runs cache mfbsp f0)
  if(EXISTS "${PREFIX}/share/sonorant/demo/${folder}")
    message(FATAL_ERROR "${folder} of somebody's training was installed with the demo")
  endif()
endforeach()

foreach(program sonorant sonorant-cli)
  run(said "${PREFIX}/bin/${program}" --version)
  run(libraries ldd "${PREFIX}/bin/${program}")
  if(libraries MATCHES "${BUILD}/lib/" OR libraries MATCHES "not found" OR NOT libraries MATCHES "${PREFIX}")
    message(FATAL_ERROR "${program} does not use the installed libraries:\n${libraries}")
  endif()
endforeach()

# The engine, on a copy of the demo that was installed.
file(COPY "${PREFIX}/share/sonorant/demo" DESTINATION "${PREFIX}/copy")
run(said "${PREFIX}/bin/sonorant-cli" features "${PREFIX}/copy/demo")
file(GLOB made "${PREFIX}/copy/demo/mfbsp/*.mfbsp")
list(LENGTH made count)
if(NOT count EQUAL 20)
  message(FATAL_ERROR "expected the features of 20 recordings, found ${count}:\n${said}")
endif()

find_program(DESKTOP_FILE_VALIDATE desktop-file-validate)
if(DESKTOP_FILE_VALIDATE)
  run(said ${DESKTOP_FILE_VALIDATE} "${PREFIX}/share/applications/org.sonorant.Sonorant.desktop")
endif()
find_program(APPSTREAMCLI appstreamcli)
if(APPSTREAMCLI)
  run(said ${APPSTREAMCLI} validate --no-net "${PREFIX}/share/metainfo/org.sonorant.Sonorant.metainfo.xml")
endif()
file(REMOVE_RECURSE "${PREFIX}")
