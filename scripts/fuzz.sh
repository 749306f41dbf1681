#!/usr/bin/env bash
# Runs every libFuzzer target of build/fuzz.
#
#   scripts/fuzz.sh smoke           3,000 inputs each from a fixed seed: the targets work, and every run is alike
#   scripts/fuzz.sh minutes N       N minutes each; new inputs stay in build/fuzz-corpus, findings in build/fuzz-findings
set -euo pipefail
cd "$(dirname "$0")/.."
case "${1:-}" in
  smoke) length="-runs=3000 -seed=1" ;;
  minutes) length="-max_total_time=$((60 * ${2:?how many minutes}))" ;;
  *) sed -n '2,5p' "$0"; exit 2 ;;
esac
mkdir -p build/fuzz-findings
for target in build/fuzz/bin/*_fuzz; do
  name=$(basename "$target")
  corpus=build/fuzz-corpus/$name
  [ "$1" = smoke ] && corpus=$(mktemp -d)  # nothing that an earlier run found: every run is alike
  mkdir -p "$corpus"
  seeds=$(find src -type d -path "*/corpus/$name")
  # shellcheck disable=SC2086
  "$target" $length -rss_limit_mb=2048 -timeout=10 -print_final_stats=1 \
    -artifact_prefix="build/fuzz-findings/$name-" "$corpus" $seeds >"build/fuzz-findings/$name.log" 2>&1 || {
    tail -n 40 "build/fuzz-findings/$name.log"
    echo "$name: a finding, see build/fuzz-findings" >&2
    exit 1
  }
  printf '%-24s %s executions\n' "$name" "$(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz-findings/$name.log")"
done
