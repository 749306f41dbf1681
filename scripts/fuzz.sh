#!/usr/bin/env bash
# Runs every libFuzzer target of build/fuzz.
#
#   scripts/fuzz.sh smoke           a few seconds each: the targets work
#   scripts/fuzz.sh minutes N       N minutes each; new inputs stay in build/fuzz-corpus, findings in build/fuzz-findings
set -euo pipefail
cd "$(dirname "$0")/.."
case "${1:-}" in
  smoke) seconds=2 ;;
  minutes) seconds=$((60 * ${2:?how many minutes})) ;;
  *) sed -n '2,5p' "$0"; exit 2 ;;
esac
mkdir -p build/fuzz-findings
for target in build/fuzz/bin/*_fuzz; do
  name=$(basename "$target")
  corpus=build/fuzz-corpus/$name
  mkdir -p "$corpus"
  seeds=$(find src -type d -path "*/corpus/$name")
  # shellcheck disable=SC2086
  "$target" -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=10 -print_final_stats=1 \
    -artifact_prefix="build/fuzz-findings/$name-" "$corpus" $seeds >"build/fuzz-findings/$name.log" 2>&1 || {
    tail -n 40 "build/fuzz-findings/$name.log"
    echo "$name: a finding, see build/fuzz-findings" >&2
    exit 1
  }
  printf '%-24s %s executions\n' "$name" "$(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz-findings/$name.log")"
done
