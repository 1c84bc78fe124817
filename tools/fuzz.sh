#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Looks for files that break a reader: libFuzzer with the address and undefined-behaviour sanitizers, one target
# after the other. What is found is kept in build/fuzz/findings; docs/reliability.md says what to do with it.
#
#   tools/fuzz.sh [SECONDS per target, 60 when left out] [TARGET...]     e.g. tools/fuzz.sh 600 zip pickle
#
# The readers of tensors need LibTorch, which is not instrumented; they are run by the plain driver of
# build/release, where that is built.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-60}
[ $# -gt 0 ] && shift
runtime=$(clang++-16 -print-file-name=libclang_rt.fuzzer-x86_64.a 2>/dev/null || true)
if ! command -v clang++-16 >/dev/null || [ ! -e "$runtime" ]; then
  echo "libFuzzer is missing. Install it: apt-get install clang-16 libclang-rt-16-dev" >&2
  exit 1
fi

cmake --preset fuzz >/dev/null
if [ $# -gt 0 ]; then
  targets=("$@")
  programs=()
  for target in "${targets[@]}"; do [ "$target" = checkpoint ] || programs+=("fuzz_$target"); done
  [ ${#programs[@]} -eq 0 ] || cmake --build build/fuzz --target "${programs[@]}"
else
  cmake --build --preset fuzz
  targets=()
  for file in tests/fuzz/target_*.cpp; do
    name=${file##*/target_}
    targets+=("${name%.cpp}")
  done
fi

export ASAN_OPTIONS=detect_stack_use_after_return=0:allocator_may_return_null=0
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
findings=build/fuzz/findings
mkdir -p "$findings"
failed=0
for target in "${targets[@]}"; do
  seeds=tests/fuzz/corpus/$target grown=build/fuzz/corpus/$target log=build/fuzz/$target.log
  mkdir -p "$grown"
  if [ "$target" = checkpoint ]; then
    program=build/release/tests/fuzz_checkpoint
    [ -x "$program" ] || continue
    nice -n 5 "$program" --seconds "$seconds" --seed "$RANDOM" "$seeds" $(ls -d build/fuzz/corpus/zip 2>/dev/null) >"$log" 2>&1 ||
      { failed=1; tail -n 6 "$log"; }
    echo "checkpoint: $(tail -n 1 "$log")"
    continue
  fi
  # -close_fd_mask=1: libsndfile's decoders talk.
  nice -n 5 "build/fuzz/tests/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
    -malloc_limit_mb=1024 -max_len=65536 -print_final_stats=1 -close_fd_mask=1 -artifact_prefix="$findings/$target-" \
    "$grown" "$seeds" >"$log" 2>&1 || { failed=1; grep -aE 'ERROR|SUMMARY|runtime error|Test unit written|what\(\)' "$log" || true; }
  executed=$(grep -a 'number_of_executed_units' "$log" | grep -oE '[0-9]+' || echo '?')
  echo "$target: $executed executions, $(grep -aoE 'cov: [0-9]+' "$log" | tail -n 1 || true)"
done
exit $failed
