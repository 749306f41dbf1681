#!/usr/bin/env python3
"""Makes data/standards/cvss40_macrovectors.tsv and the same numbers as src/norms/cvss/macrovectors.h again.

    scripts/standards/cvss40_macrovectors.py LOOKUP

LOOKUP: any text that pairs each MacroVector with its score, such as cvss_lookup.js of FIRST's calculator
(https://www.first.org/cvss/calculator/4.0): "000000": 10, "000001": 9.9, ...
"""
import itertools
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
ABOUT = """\
# CVSS 4.0: the score of each MacroVector (EQ1 to EQ6): facts of FIRST's CVSS v4.0 specification, first.org/cvss.
# Made by scripts/standards/cvss40_macrovectors.py.
macrovector\tscore
"""
HEADER = """\
// Made by scripts/standards/cvss40_macrovectors.py; data/standards/cvss40_macrovectors.tsv has the same numbers.
#pragma once

#include <array>
#include <cstdint>

namespace asepsis::norms::cvss {

// Tenths, in ascending order of EQ1, EQ2, EQ3 (a line each), EQ4, EQ5, EQ6; EQ3 = 2 with EQ6 = 0 cannot be.
inline constexpr std::array<std::uint8_t, 270> kMacroVectorTenths{
%s};

}  // namespace asepsis::norms::cvss
"""


def main():
    pair = r"""\b([0-2]{6})\b["']?\s*[:,\t]\s*([0-9]+(?:\.[0-9])?)\b"""
    found = re.findall(pair, pathlib.Path(sys.argv[1]).read_text())
    scores = {name: score if "." in score else score + ".0" for name, score in found}
    levels = itertools.product("012", "01", "012", "012", "012", "01")
    names = ["".join(level) for level in levels if not (level[2] == "2" and level[5] == "0")]
    if sorted(scores) != names:
        sys.exit("expected each of the 270 MacroVectors once and nothing else")
    (ROOT / "data/standards/cvss40_macrovectors.tsv").write_text(ABOUT + "".join(f"{n}\t{scores[n]}\n" for n in names))
    tenths = ((name, scores[name].replace(".", "").lstrip("0") or "0") for name in names)
    lines = [", ".join(score for _, score in line) for _, line in itertools.groupby(tenths, lambda pair: pair[0][:3])]
    (ROOT / "src/norms/cvss/macrovectors.h").write_text(HEADER % "".join(f"    {line},\n" for line in lines))


if __name__ == "__main__":
    main()
