#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Pictures of every page, light and dark, at two sizes, under Xvfb.
# usage: tools/screenshots.sh [FOLDER [BUILD FOLDER]]
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
folder=${1:-$root/docs/screenshots}
build=${2:-$root/build/release}
cmake --build "$build" --target sonorant-screenshots
program=$(find "$build" -type f -name sonorant-screenshots -perm -u+x | head -n 1)
for size in "1280 800" "2560 1440"; do
    # shellcheck disable=SC2086
    set -- $size
    xvfb-run -a -s "-screen 0 $1x$2x24" env QT_QPA_PLATFORM=xcb LC_ALL=C.UTF-8 "$program" "$folder" "$1" "$2"
done
ls -1 "$folder"
