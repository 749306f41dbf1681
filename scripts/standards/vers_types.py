#!/usr/bin/env python3
"""Makes data/standards/vers_types.tsv again.

    scripts/standards/vers_types.py VERS-SPEC

VERS-SPEC: a checkout of https://github.com/package-url/vers-spec; the type names of docs/types/vers-types.md are read:
rows of its table, and the list of special types.
"""
import pathlib
import re
import sys

TARGET = pathlib.Path(__file__).resolve().parents[2] / "data" / "standards" / "vers_types.tsv"


def main():
    text = (pathlib.Path(sys.argv[1]) / "docs" / "types" / "vers-types.md").read_text(encoding="utf-8")
    package = re.findall(r"^\| ([a-z]+) +\|", text, re.M)
    special = re.findall(r"^- \*\*([a-z]+)\*\*: ", text, re.M)
    rows = sorted([(name, "package") for name in package if name != "type"] + [(name, "special") for name in special])
    head = ("# Registered VERS types: facts of package-url/vers-spec, docs/types/vers-types.md, at 9305f03 (2026-08-21).\n"
            "# Made by scripts/standards/vers_types.py.\n"
            "type\tkind\n")
    TARGET.write_text(head + "".join(f"{name}\t{kind}\n" for name, kind in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
