#!/usr/bin/env bash
# Measures what docs/benchmarks.md reports: ours and the peers in one run, CPU seconds, best of several rounds.
#
#   scripts/bench.sh            all, over ../shared/data where it exists
#   scripts/bench.sh build      clean release build: wall time, slowest translation unit
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/packages.sh
shared=../shared/data

cpu() { # CPU seconds (user + system) and wall of a command, best of five, and peak MB; its output thrown away
  python3 - "$@" <<'PY'
import resource, subprocess, sys, time
best = None
for _ in range(5):
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
    subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall, after = time.time() - wall, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    best = min(best or (used, wall), (used, wall))
print(f"{best[0]:.3f} {best[1]:.3f} {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f}")
PY
}

build() {
  rm -rf build/bench-clean
  echo "## Clean release build, without tests, no ccache, $(nproc) cores"
  cmake --preset release -B build/bench-clean >/dev/null
  start=$(date +%s.%N)
  CCACHE_DISABLE=1 ninja -C build/bench-clean >/dev/null
  python3 - "$start" <<'PY'
import sys, time
units = {}
for line in open("build/bench-clean/.ninja_log"):
    if line.startswith("#"): continue
    begin, end, _, name, _ = line.rstrip("\n").split("\t")
    if name.endswith(".o"): units[name] = (int(end) - int(begin)) / 1000
slow = max(units, key=units.get)
print(f"{time.time() - float(sys.argv[1]):.0f} s wall for {len(units)} units; slowest {slow.split('/dir/')[-1]}: {units[slow]:.1f} s wall")
PY
}

if [ "${1:-}" = build ]; then build; exit; fi

install_packages "building" $build_packages
install_packages "the benchmark's peers" $bench_packages
cmake --preset release >/dev/null
cmake --build --preset release --target asepsis bench_read_advisories bench_discover bench_validate bench_cvss >/dev/null
bin=build/release/bin
if [ ! -d "$shared" ]; then echo "SKIPPED: $shared is not here, nothing to measure over"; exit 0; fi

echo "## respond on the morning"
read -r seconds wall memory < <(cpu $bin/asepsis respond $shared/advisories/cisa/2017/icsma-17-215-02.json \
  --capture $shared/pcap/hospital-morning.pcapng --network examples/hospital-morning.network.yaml --json)
echo "$seconds s CPU, $wall s wall, $memory MB peak"

echo "## advisories"
$bin/bench_read_advisories $shared/advisories/cisa

echo "## validation"
$bin/bench_validate $shared/advisories/cisa
documents=$(find $shared/advisories/cisa -name '*.json' | sort)
one=$shared/advisories/cisa/2017/icsma-17-215-02.json
echo "| whole process, basic | CPU s | wall s | peak MB |"
echo "|---|---|---|---|"
process() { read -r seconds wall memory < <(cpu "${@:2}"); echo "| $1 | $seconds | $wall | $memory |"; }
process "asepsis, first verdict (one document)" $bin/asepsis advise validate $one
process "asepsis, all, one thread" $bin/asepsis advise validate --threads 1 $shared/advisories/cisa
process "asepsis, all, $(nproc) threads" $bin/asepsis advise validate $shared/advisories/cisa
peer=build/peers
if command -v npm >/dev/null; then
  mkdir -p $peer && cp bench/peers/* $peer/
  [ -d $peer/node_modules ] || npm install --prefix $peer --no-audit --no-fund --silent
  process "csaf-validator-lib (npm), first verdict" node $peer/csaf_validator_lib.mjs basic $one
  # shellcheck disable=SC2086
  process "csaf-validator-lib (npm), all" node $peer/csaf_validator_lib.mjs basic $documents
  # shellcheck disable=SC2086
  echo "csaf-validator-lib (npm), validation alone (documents, CPU s, not valid): $(node $peer/csaf_validator_lib.mjs basic $documents)"
else
  echo "| csaf-validator-lib | npm is not installed, skipped | | |"
fi

echo "## CVSS"
$bin/bench_cvss

echo "## discovery, hospital-morning.pcapng (9.8 MB; a mixed capture of the required size is built by a later benchmark)"
read -r ours packets megabytes < <($bin/bench_discover $shared/pcap/hospital-morning.pcapng 20)
echo "| tool | CPU s | ratio to ours |"
echo "|---|---|---|"
echo "| asepsis, everything on ($packets packets/s, $megabytes MB/s) | $ours | 1.0 |"
row() { python3 -c "print(f'| $1 | $2 | {float(\"$2\")/float(\"$ours\"):.1f} |')"; }
if command -v ndpiReader >/dev/null; then
  read -r seconds _ _ < <(cpu ndpiReader -i $shared/pcap/hospital-morning.pcapng)
  row "ndpiReader, whole process" "$seconds"
else
  echo "| ndpiReader | not installed, skipped | |"
fi
read -r seconds _ _ < <(cpu $bin/asepsis know capture $shared/pcap/hospital-morning.pcapng --json)
row "asepsis know capture, whole process" "$seconds"
read -r seconds _ _ < <(cpu tshark -r $shared/pcap/hospital-morning.pcapng -Y dicom.assoc -T fields -e dicom.assoc.called -e dicom.assoc.calling)
row "tshark, DICOM association fields, whole process" "$seconds"
