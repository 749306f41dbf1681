#!/usr/bin/env python3
"""Makes data/standards/spdx_licenses.tsv, spdx_exceptions.tsv and scancode_licenses.tsv again.

    scripts/standards/spdx.py LICENSE_IDS EXCEPTIONS LICENSEDB.json "LICENSEDB VERSION"

LICENSE_IDS and EXCEPTIONS: the folders of the npm packages spdx-license-ids and spdx-exceptions (index.json: identifiers;
deprecated.json: deprecated ones; package.json: version). LICENSEDB.json: the index of AboutCode's ScanCode LicenseDB
(scancode-licensedb.aboutcode.org/index.json), which the PyPI package license-expression brings as
license_expression/data/scancode-licensedb-index.json; its version is what that package's .ABOUT file says.
"""
import json
import pathlib
import sys

TARGET = pathlib.Path(__file__).resolve().parents[2] / "data" / "standards"
PREFIX = "LicenseRef-scancode-"


def write(name, about, rows):
    rows = sorted({row[0]: row for row in rows}.values(), key=lambda row: row[0].encode())
    lines = [f"# {about}", "# Made by scripts/standards/spdx.py.", "key\tid\tdeprecated"]
    lines += ["\t".join(row).rstrip("\t") for row in rows]
    (TARGET / name).write_text("\n".join(lines) + "\n", encoding="ascii")


def npm_rows(folder):
    current = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    deprecated = json.loads((folder / "deprecated.json").read_text(encoding="utf-8"))
    rows = [(id.lower(), id, "") for id in current if id not in deprecated]
    return rows + [(id.lower(), id, "deprecated") for id in deprecated]


def npm_version(folder):
    return json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]


def scancode_rows(index):
    """What may stand behind the prefix: an entry's SPDX identifiers that have it, and an entry's own key where it has no
    SPDX identifier at all (as deprecated entries have none any more)."""
    rows = []
    for entry in index:
        spdx = [id for id in [entry["spdx_license_key"]] + entry["other_spdx_license_keys"] if id]
        names = [id[len(PREFIX):] for id in spdx if id.startswith(PREFIX)]
        if not spdx:
            names.append(entry["license_key"])
        rows += [(name.lower(), PREFIX + name, "deprecated" if entry["is_deprecated"] else "") for name in names]
    # Where an old entry's identifier went on to a new entry, the new one holds.
    return sorted(rows, key=lambda row: row[2], reverse=True)


def main():
    licenses, exceptions = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    index = json.loads(pathlib.Path(sys.argv[3]).read_text(encoding="utf-8"))
    write("spdx_licenses.tsv", f"SPDX license list, identifiers: npm spdx-license-ids {npm_version(licenses)} (CC0-1.0); spdx.org/licenses.", npm_rows(licenses))
    write("spdx_exceptions.tsv", f"SPDX license list, exceptions: npm spdx-exceptions {npm_version(exceptions)} (CC-BY-3.0, The Linux Foundation); spdx.org/licenses.", npm_rows(exceptions))
    write("scancode_licenses.tsv", f"ScanCode LicenseDB, identifiers behind {PREFIX}: {sys.argv[4]} (CC-BY-4.0, nexB Inc. and others); scancode-licensedb.aboutcode.org.", scancode_rows(index))


if __name__ == "__main__":
    main()
