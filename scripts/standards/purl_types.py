#!/usr/bin/env python3
"""Makes data/standards/purl_types.tsv again.

    scripts/standards/purl_types.py PURL-SPEC

PURL-SPEC: a checkout of https://github.com/package-url/purl-spec; its types/*-definition.json are read. What the
definitions say in prose is mapped to rule ids here; prose that is not known stops the script.
"""
import json
import pathlib
import sys

TARGET = pathlib.Path(__file__).resolve().parents[2] / "data" / "standards" / "purl_types.tsv"

# Rules that the definitions state as sentences (normalization_rules, notes) or patterns, by type.
NOTED = {
    "cocoapods": ["name_no_space_plus_or_leading_dot"],
    "cpan": ["name_no_double_colon", "namespace_upper"],
    "git": ["namespace_is_first_segment"],
    "mlflow": ["name_lower_on_databricks"],
    "swid": ["namespace_at_most_two_segments"],
}
SENTENCES = {
    "It is not case sensitive and shall be lowercased.": None,
    "Apply kebab-case": None,
    "Replace dot . with underscore _ when used in distribution (sdist, wheel) names": None,
    "Replace non-[a-z] letters, non-[0-9] digits with underscore _": "name_others_to_underscore",
    "Replace underscore _ with dash -": "name_underscore_to_dash",
    "normalize version as specified in vercmp(8) at https://man.archlinux.org/man/vercmp.8#DESCRIPTION as part of alpm.": None,
}
PATTERNS = {
    "^[a-p]{32}$": "name_32_of_a_to_p",
    "^\\d+(\\.\\d+){0,3}$": "version_up_to_4_numbers",
    "^[a-z0-9_]": None,  # what name_others_to_underscore leaves
}


def rules(definition):
    found = list(NOTED.get(definition["type"], []))
    for part in ("namespace", "name", "version", "subpath"):
        component = definition.get(part + "_definition", {})
        found += [SENTENCES[sentence] for sentence in component.get("normalization_rules", [])]
        if "permitted_characters" in component:
            found.append(PATTERNS[component["permitted_characters"]])
    return sorted(rule for rule in found if rule)


def case(definition, part):
    return "any" if definition.get(part + "_definition", {}).get("case_sensitive", True) else "lower"


def row(definition):
    required = [q["key"] for q in definition.get("qualifiers_definition", []) if q.get("requirement") == "required"]
    return "\t".join([
        definition["type"], definition["namespace_definition"]["requirement"],
        case(definition, "namespace"), case(definition, "name"), case(definition, "version"), case(definition, "subpath"),
        definition.get("version_definition", {}).get("requirement", "optional"),
        ",".join(sorted(required)), ",".join(rules(definition)),
        definition["repository"].get("default_repository_url", "")])


def main():
    files = sorted((pathlib.Path(sys.argv[1]) / "types").glob("*-definition.json"))
    rows = sorted((row(json.loads(f.read_text(encoding="utf-8"))) for f in files), key=lambda r: r.split("\t")[0].encode())
    head = ("# Registered Package-URL types: facts of package-url/purl-spec, types/*-definition.json, at 16f3d0e (2026-08-21).\n"
            "# Made by scripts/standards/purl_types.py.\n"
            "type\tnamespace\tnamespace_case\tname_case\tversion_case\tsubpath_case\tversion\tqualifiers\trules\trepository\n")
    TARGET.write_text(head + "".join(r + "\n" for r in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
