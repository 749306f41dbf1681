#!/usr/bin/env bash
# clang-format (version 14, as Debian 12 has it) agrees with every C++ file.
set -euo pipefail
cd "$(dirname "$0")/.."
git ls-files '*.h' '*.cpp' | xargs clang-format-14 --dry-run -Werror
