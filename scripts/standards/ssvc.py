#!/usr/bin/env python3
"""Makes data/standards/ssvc_decision_points.tsv, ssvc_tables.tsv and ssvc_table_rows.tsv again.

    scripts/standards/ssvc.py SSVC TABLES

SSVC: a clone of github.com/CERTCC/SSVC with its history (also bare); TABLES: a folder of its decision tables as CSV
(data/csv/*; ../shared/data/ssvc holds them). The day on which a version of a decision point became available is that of
the first commit, on any branch, that brought its JSON file; of the registry's, where it has none of its own.
"""
import csv
import json
import pathlib
import re
import subprocess
import sys

TARGET = pathlib.Path(__file__).resolve().parents[2] / "data" / "standards"
REGISTRY = "data/json/ssvc_object_registry.json"
POINTS = "data/json/decision_points/"
TABLES = {  # our name: file, without its version
    "cisa_bod_26_04": "cisa_bod_26_04",
    "cisa_coordinator": "cisa_coordinator",
    "deployer": "deployer_patch_application_priority",
    "human_impact": "human_impact",
    "public_safety_impact": "public_safety_impact",
}
LICENCE = "(MIT (SEI)-style licence, Carnegie Mellon University)"


def git(repository, *arguments):
    return subprocess.run(["git", "-C", repository, *arguments], check=True, capture_output=True, encoding="utf-8").stdout


def version_key(version):
    return [int(part) for part in version.split(".")]


def first_days(repository):
    """File name -> the day of the first commit that added a file of this name."""
    days, day = {}, ""
    for line in git(repository, "log", "--all", "--no-renames", "--diff-filter=A", "--format=@%cs", "--name-only", "--", "*.json").splitlines():
        if line.startswith("@"):
            day = line[1:]
        elif line:
            name = pathlib.PurePosixPath(line).name
            days[name] = min(day, days.get(name, day))
    return days


def points(repository):
    """The decision points of registered namespaces ('x_' ones are anyone's)."""
    registry = json.loads(git(repository, "show", "HEAD:" + REGISTRY))
    found = []
    for namespace, content in registry["types"]["DecisionPoint"]["namespaces"].items():
        if namespace.startswith("x_"):
            continue
        found += [version["obj"] for key in content["keys"].values() for version in key["versions"].values()]
    return found


def write(name, about, header, rows):
    lines = [f"# {line}" for line in about] + ["# Made by scripts/standards/ssvc.py.", header] + ["\t".join(row) for row in rows]
    (TARGET / name).write_text("\n".join(lines) + "\n", encoding="ascii")


def main():
    repository, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    commit = git(repository, "log", "-1", "--format=%h of %cs").strip()
    known = points(repository)
    days = first_days(repository)
    files = {}
    for path in git(repository, "ls-tree", "-r", "--name-only", "HEAD", POINTS).splitlines():
        point = json.loads(git(repository, "show", "HEAD:" + path))
        files[point["namespace"], point["key"], point["version"]] = pathlib.PurePosixPath(path).name
    rows = []
    for point in known:
        identity = point["namespace"], point["key"], point["version"]
        values = [value["key"] + "=" + value["name"] for value in point["values"]]
        assert not any("|" in value or "\t" in value for value in values)
        rows.append([point["namespace"] + ":" + point["key"], point["version"], days[files.get(identity, pathlib.PurePosixPath(REGISTRY).name)], point["name"], "|".join(values)])
    rows.sort(key=lambda row: (row[0].encode(), version_key(row[1])))
    source = f"github.com/CERTCC/SSVC at {commit} {LICENCE}."
    write("ssvc_decision_points.tsv", ["Decision points of SSVC's registered namespaces: facts of " + source,
          "since: the first commit that has it."], "point\tversion\tsince\tname\tvalues", rows)

    tables, table_rows = [], []
    for table, stem in sorted(TABLES.items()):
        (path,) = folder.glob(stem + "_[0-9]*.csv")
        version = ".".join(re.search(r"_(\d+)_(\d+)_(\d+)$", path.stem).groups())
        header, *lines = csv.reader(path.read_text(encoding="utf-8").splitlines())
        columns = []
        for title in header[1:]:
            name, point_version, namespace = re.fullmatch(r"(.*) v(\S+)(?: \((\w+)\))?", title).groups()
            (point,) = [p for p in known if (p["namespace"], p["name"], p["version"]) == (namespace or "ssvc", name, point_version)]
            columns.append(point)
        names = [":".join([p["namespace"], p["key"], p["version"]]) for p in columns]
        tables.append([table, version, " ".join(names[:-1]), names[-1]])
        for line in lines:
            keys = [next(v["key"] for v in p["values"] if v["name"].lower() == cell.lower()) for p, cell in zip(columns, line[1:])]
            table_rows.append([table, " ".join(keys[:-1]), keys[-1]])
    write("ssvc_tables.tsv", ["Decision tables of SSVC, their inputs and outcome: facts of " + source], "table\tversion\tinputs\toutcome", tables)
    write("ssvc_table_rows.tsv", ["Rows of the decision tables of SSVC, by the keys of the values: facts of " + source], "table\tinputs\toutcome", table_rows)


if __name__ == "__main__":
    main()
