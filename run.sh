#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and starts Sonorant on the embedded demo: the window, or, without a display,
# the same job on the command line (train a small vocoder on real speech, then generate the test utterances).
set -euo pipefail
cd "$(dirname "$0")"
. cmake/setup.sh

install_packages
build release -DSONORANT_TESTS=OFF
bin=build/release/bin

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ -x "$bin/sonorant" ]; then
  exec "$bin/sonorant" "$@"
fi

say "No display: training the demo on the command line"
run="projects/demo/runs/first"
rm -rf "$run"
"$bin/sonorant-cli" train projects/demo --run-dir "$run"
say "Generating the test utterances"
"$bin/sonorant-cli" infer projects/demo --trained-model "$run/trained_network.pt" --output-dir "$run/generated"
say "Done. Generated speech: $run/generated, natural: projects/demo/wav"
