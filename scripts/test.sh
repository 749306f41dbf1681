#!/usr/bin/env bash
# Installs what is missing, builds and runs every test. What this machine cannot run is skipped loudly, never silently.
#
#   scripts/test.sh            everything, as CI runs it
#   scripts/test.sh quick      release build and all its tests, without sanitizers and the second compiler
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/packages.sh
mode=${1:-all}

phase() { printf '\n== %s (%s s since the start)\n' "$1" "$SECONDS"; }

install_packages "building" $build_packages
install_packages "testing" $test_packages
export CTEST_OUTPUT_ON_FAILURE=1
# One seed for all property tests, so that a run can be repeated; RC_PARAMS="" draws new cases each time.
export RC_PARAMS="${RC_PARAMS-seed=20170803}"
jobs=$(nproc)

phase "format"
scripts/check_format.sh

phase "cross build of base"
scripts/check_mingw.sh

phase "release, all tests"
cmake --preset test >/dev/null
cmake --build --preset test -- -j "$jobs"
ctest --preset test -j "$jobs"

if [ "$mode" = all ]; then
  phase "address and undefined-behaviour sanitizers: unit tests and fuzz corpora"
  cmake --preset asan-ubsan >/dev/null
  cmake --build --preset asan-ubsan -- -j "$jobs"
  ctest --preset asan-ubsan -j "$jobs"

  phase "what runs in threads, under the thread sanitizer"
  cmake --preset tsan >/dev/null
  cmake --build --preset tsan --target asepsis_threads_test -- -j "$jobs"
  build/tsan/bin/asepsis_threads_test --gtest_brief=1

  phase "the second compiler (clang 14): everything builds, fuzz targets run"
  cmake --preset fuzz >/dev/null
  cmake --build --preset fuzz -- -j "$jobs"
  scripts/fuzz.sh smoke

  phase "the README's first command"
  bash scripts/demo.sh
fi

phase "summary of what was skipped"
scripts/skipped.sh
phase "done"
echo "All tests passed."
