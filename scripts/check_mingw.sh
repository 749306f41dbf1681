#!/usr/bin/env bash
# The parts of base that the Windows agent will use compile for it: the JSON facade with its library, texts, results.
set -euo pipefail
cd "$(dirname "$0")/.."
compiler=x86_64-w64-mingw32-g++-posix
if ! command -v "$compiler" >/dev/null; then
  echo "SKIPPED: $compiler is not installed: the cross build of base is not checked"
  exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ln -s /usr/include/boost "$folder/boost"  # Debian's headers serve both compilers; the rest of /usr/include does not
for unit in json_parse json_builder json_value json_writer text result; do
  "$compiler" -std=c++20 -O1 -Wall -Wextra -Werror -Isrc -isystem "$folder" -c "src/base/$unit.cpp" -o "$folder/$unit.o"
done
echo "base's JSON, text and results build for Windows"
