# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by run.sh and test.sh (sourced): installs the packages of cmake/packages.txt that are missing, configures
# and builds. Expects the current folder to be the checkout.

# Debian's build of Qt and python3-torch expect a UTF-8 locale; a bare system has none set.
export LC_ALL="${LC_ALL:-C.UTF-8}"

say() { printf '\n== %s\n' "$*"; }

install_packages() {
  local wanted missing="" name
  wanted=$(grep -vE '^[[:space:]]*(#|$)' cmake/packages.txt)
  for name in $wanted; do
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing="$missing $name"
  done
  [ -n "$missing" ] || return 0
  say "Installing Debian packages:$missing"
  local root=""
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "These packages are missing and need root to install:$missing" >&2; return 1; }
    root="sudo"
  fi
  $root apt-get update -qq
  # shellcheck disable=SC2086
  $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

# build PRESET [cmake option...]
build() {
  local preset=$1
  shift
  say "Building ($preset)"
  cmake --preset "$preset" "$@" >"build-$preset.log" 2>&1 || { cat "build-$preset.log" >&2; return 1; }
  rm -f "build-$preset.log"
  cmake --build --preset "$preset"
}
