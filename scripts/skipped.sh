#!/usr/bin/env bash
# Lists the tests that the last run of build/test skipped, with their reasons.
cd "$(dirname "$0")/.." || exit 4
log=build/test/Testing/Temporary/LastTest.log
[ -f "$log" ] || { echo "no run of build/test yet"; exit 0; }
skipped=$(grep -aE '^SKIPPED: |: Skipped$' -A1 "$log" | grep -avE '^--$|: Skipped$' | sed 's/^SKIPPED: //' | sort | uniq -c)
if [ -n "$skipped" ]; then
  echo "Skipped on this machine:"
  echo "$skipped"
else
  echo "Nothing was skipped."
fi
