#!/usr/bin/env python3
"""Makes data/standards/language_subtags.tsv again.

    scripts/standards/language_subtags.py REGISTRY.json [META.json]

REGISTRY.json: the records of the IANA language subtag registry as a list of objects, META.json: its File-Date
({"File-Date": "2025-08-25"}); both as the npm package language-subtag-registry brings them (data/json/registry.json and
meta.json). A record's fields are those of RFC 5646 3.1. Ranges ("qaa..qtz") become one row each.
"""
import json
import pathlib
import sys

TARGET = pathlib.Path(__file__).resolve().parents[2] / "data" / "standards" / "language_subtags.tsv"
COLUMNS = ["key", "deprecated", "preferred", "prefixes", "suppress_script", "private_use"]


def expand(subtag):
    """"qaa..qtz" -> every subtag from the first to the last, counted by their last letters."""
    if ".." not in subtag:
        return [subtag]
    first, last = (text.lower() for text in subtag.split(".."))
    found, current = [first], first
    while current != last:
        letters = list(current)
        at = len(letters) - 1
        while letters[at] == "z":
            letters[at] = "a"
            at -= 1
        letters[at] = chr(ord(letters[at]) + 1)
        current = "".join(letters)
        found.append(current)
    return found


def main():
    registry = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    meta = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else pathlib.Path(sys.argv[1]).with_name("meta.json")
    date = json.loads(meta.read_text(encoding="utf-8"))["File-Date"]
    rows = []
    for record in registry:
        for subtag in expand(record.get("Subtag") or record["Tag"]):
            rows.append([
                f"{record['Type']}:{subtag.lower()}",
                record.get("Deprecated", ""),
                record.get("Preferred-Value", ""),
                " ".join(prefix.lower() for prefix in record.get("Prefix", [])),
                record.get("Suppress-Script", ""),
                "yes" if record["Description"] == ["Private use"] else "",
            ])
    rows.sort(key=lambda row: row[0].encode())
    lines = [f"# IANA language subtag registry, File-Date {date}: facts of iana.org/assignments/language-subtag-registry.",
             "# Made by scripts/standards/language_subtags.py. Keys and prefixes in lower case; ranges are expanded.",
             "\t".join(COLUMNS)] + ["\t".join(row).rstrip("\t") for row in rows]
    TARGET.write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
