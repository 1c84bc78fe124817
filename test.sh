#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and passes all tests. --all adds what does not fit into a quick run: the
# torch-free tests, then the whole suite, under the address and thread sanitizers.
set -euo pipefail
cd "$(dirname "$0")"
. cmake/setup.sh

started=$SECONDS
part() { # part NAME COMMAND...: runs it and says how long it took
  local name=$1 from=$SECONDS
  shift
  "$@"
  say "$name took $(((SECONDS - from) / 60)) min $(((SECONDS - from) % 60)) s"
}
sanitized_units() { # the torch-free layers and their tests under ASan and UBSan
  cmake --preset asan -B build/asan-core -DSONORANT_ENGINE=OFF -DSONORANT_WINDOW=OFF >/dev/null
  cmake --build build/asan-core
  UBSAN_OPTIONS=halt_on_error=1 ASAN_OPTIONS=detect_leaks=0 ctest --test-dir build/asan-core -j2 --output-on-failure
}
sanitized_all() {
  build asan && ctest --preset asan -j2
  build tsan && ctest --preset tsan -j2 -LE golden
}

part "Set-up" install_packages
part "The build" build release -DSONORANT_TESTS=ON
say "Tests"
part "The tests" ctest --preset release -j2
if [ "${1:-}" = "--all" ]; then
  part "The torch-free tests under sanitizers" sanitized_units
  part "Everything under sanitizers" sanitized_all
fi
say "All of it took $(((SECONDS - started) / 60)) min"
