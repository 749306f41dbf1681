#!/usr/bin/env bash
# From a fresh Debian 12 to the five answers about a demo hospital: installs what is missing, builds, runs `asepsis demo`.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/packages.sh

install_packages "building" $build_packages
echo "Building (build/release); a few minutes the first time."
cmake --preset release >build.log 2>&1 || { cat build.log; exit 4; }
cmake --build --preset release --target asepsis asepsis-phantom
rm -f build.log
exec build/release/bin/asepsis demo build/demo
