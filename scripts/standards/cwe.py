#!/usr/bin/env python3
"""Makes data/standards/cwe_names.tsv and cwe_versions.tsv again.

    scripts/standards/cwe.py NAMES.tsv VERSIONS.tsv

NAMES.tsv: id, name, first and last CWE version with this name, last status and usage; VERSIONS.tsv: version, date,
number of weaknesses. Both are collected from the lists that MITRE publishes with each CWE version
(https://cwe.mitre.org/data/archive.html); ../shared/data/cwe holds such a pair.
"""
import pathlib
import sys

TARGET = pathlib.Path(__file__).resolve().parents[2] / "data" / "standards"


def rows(path):
    lines = pathlib.Path(path).read_text(encoding="utf-8").splitlines()
    return lines[0], sorted((line for line in lines[1:] if line), key=lambda line: line.split("\t")[0].encode())


def write(name, about, header, lines):
    text = "".join(f"# {line}\n" for line in about) + header + "\n" + "".join(line + "\n" for line in lines)
    (TARGET / name).write_text(text, encoding="utf-8")


def main():
    header, names = rows(sys.argv[1])
    version_header, versions = rows(sys.argv[2])
    newest = max(versions, key=lambda line: line.split("\t")[1]).split("\t")[0]
    again = "Made by scripts/standards/cwe.py."
    write("cwe_names.tsv", [f"CWE ids and names, versions 1.0 to {newest}: facts of MITRE's CWE list, cwe.mitre.org.", again], header, names)
    write("cwe_versions.tsv", ["Versions of the CWE list: facts of MITRE, cwe.mitre.org.", again], version_header, versions)


if __name__ == "__main__":
    main()
