"""The structure that `advise validate` demands of CSAF documents, against a JSON Schema validator with the real schemas.

Documents are changed at random (the seed is fixed), and both must agree on whether the result is right, and on where it
is wrong. CVSS and SSVC objects are left as they are: their schemas are not in ../shared.
"""
import calendar
import copy
import json
import random
import re
import unittest

from harness import SHARED, SOURCE, Case, asepsis, main

try:
    import jsonschema
except ImportError:
    jsonschema = None

SCHEMAS = SHARED / "data/csaf-schema"
CASES = SOURCE / "src/advise/csaf/validate/cases"
CISA = SHARED / "data/advisories/cisa"
UNTOUCHED = ("cvss_v2", "cvss_v3", "cvss_v4", "ssvc_v2")
# What the schemas refer to, by where it stands in one schema; of cvss_v3 exactly one must fit.
OWN = "https://docs.oasis-open.org/csaf/csaf/v2.1/schema/"
REFERRED = {
    "https://www.first.org/cvss/cvss-v2.0.json": "#/$defs/anything",
    "https://www.first.org/cvss/cvss-v3.0.json": "#/$defs/anything",
    "https://www.first.org/cvss/cvss-v3.1.json": "#/$defs/nothing",
    "https://www.first.org/cvss/cvss-v4.0.json": "#/$defs/anything",
    "https://certcc.github.io/SSVC/data/schema/v2/SelectionList_2_0_0.schema.json": "#/$defs/anything",
    OWN + "extension-content.json": "#/$defs/extension_content",
    OWN + "extension-metaschema.json#/$defs/content_schema_t": "#/$defs/content_schema_t",
}
URI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:"
    r"(//([\w.~!$&'()*+,;=:-]*@)?([\w.~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*(:[0-9]*)?(?=[/?#]|\Z))?"
    r"([\w.~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*(\?([\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?"
    r"(#([\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?\Z", re.ASCII)
TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)\Z", re.ASCII)
TEXTS = [
    "", " ", "x", "é", "a\nb", "-x", "x.", " x ", "0", "01", "1.0.0", "1.0", "1.0.0-rc.1+b", "a" * 32, "A" * 32, "CVE-2026-0001", "CWE-79",
    "CWE-0", "de", "de_DE", "i-default", "i-klingon", "urn:a:b", "//a.example", "https://a.example/b c", "https://a.example/%zz",
    "https://a.example/?b#c", "pkg:deb/debian/curl", "pkg:Deb/x", "cpe:/a:b", "cpe:2.3:a:b", "2026-01-01T10:00:00Z", "2026-02-30T10:00:00Z",
    "2026-01-01 10:00:00Z", "2026-01-01T10:00:00", "external", "vendor", "other", "final", "GREEN", "AMBER+STRICT", "WHITE", "legacy", "platform",
    "sha256", "0.5", "1.5", "https://a.example/x_1.0.0.json", "00000000-0000-0000-0000-000000000000",
]
EXTENSION = {"$schema": "https://a.example/dose_1.0.0.json", "category": "essential", "content": {"a": [1]}, "critical": False}
OTHERS = [None, True, False, 0, -1, 2.5, [], {}, [""], {"x": 1}]
KINDS = ["remove", "remove", "text", "text", "other", "empty", "double", "append", "unknown", "spell", "case"]


def is_time(text):
    match = TIME.match(text)
    if not match:
        return False
    year, month, day, hour, minute, second = map(int, match.groups()[:6])
    if not (1 <= month <= 12 and hour < 24 and minute < 60 and second < 60):  # no leap seconds are made here
        return False
    return 1 <= day <= calendar.monthrange(year or 4, month)[1]


def as_python(schema):
    """Patterns that mean in Python what they mean in ECMA-262; references into the one schema that holds all."""
    if isinstance(schema, list):
        return [as_python(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    out = {}
    for key, value in schema.items():
        if key == "pattern" and isinstance(value, str):
            out[key] = re.sub(r"(?<!\\)\$", r"\\Z", value).replace(r"\d", "[0-9]")
        elif key == "$ref":
            out[key] = REFERRED.get(value, value)
        elif key not in ("$schema", "$id") or not isinstance(value, str):
            out[key] = as_python(value)
    return out


def places(value, path=()):
    """All members and elements: (where it is, key or index)."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inside:
        if key not in UNTOUCHED:
            yield path, key
            yield from places(part, path + (key,))


def at(value, path):
    for key in path:
        value = value[key]
    return value


def change(document, dice):
    path, key = dice.choice(list(places(document)))
    inside = at(document, path)
    kind = dice.choice(KINDS)
    old = inside[key]
    if kind == "remove":
        del inside[key]
    elif kind == "text":
        inside[key] = dice.choice(TEXTS)
    elif kind == "other":
        inside[key] = copy.deepcopy(dice.choice(OTHERS))
    elif kind == "empty":
        inside[key] = type(old)()
    elif kind == "double" and isinstance(old, list) and old:
        old.append(copy.deepcopy(dice.choice(old)))
    elif kind == "append" and isinstance(inside, list):
        inside.append(copy.deepcopy(dice.choice(TEXTS)))
    elif kind == "unknown" and isinstance(inside, dict):
        inside[dice.choice(["x", "Title", "product", "branches", "purl", "score", ""])] = dice.choice(TEXTS)
    elif kind == "spell" and isinstance(inside, dict):
        inside[key + "s"] = inside.pop(key)
    elif kind == "case" and isinstance(old, str):
        inside[key] = old.swapcase()


def pointer(path):
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


@unittest.skipUnless(SCHEMAS.exists(), "../shared/data/csaf-schema is not here: the structure is not compared with the schemas")
@unittest.skipIf(jsonschema is None, "python3-jsonschema is not installed: the structure is not compared with the schemas")
class Structure(Case):
    def setUp(self):
        super().setUp()
        formats = jsonschema.FormatChecker(formats=())
        formats.checks("uri")(lambda value: not isinstance(value, str) or URI.match(value) is not None)
        formats.checks("date-time")(lambda value: not isinstance(value, str) or is_time(value))

        def schema_of(name):
            return as_python(json.loads((SCHEMAS / name).read_text()))

        def validator(name):
            schema = schema_of(name)
            schema["$defs"].update(anything={}, nothing={"not": {}}, extension_content=schema_of("2.1/extension-content.json"),
                                   content_schema_t=schema_of("2.1/extension-metaschema.json")["$defs"]["content_schema_t"])
            return jsonschema.Draft202012Validator(schema, format_checker=formats)

        self.of_20, self.of_21 = validator("2.0/csaf_json_schema.json"), validator("2.1/csaf.json")

    def errors(self, document):
        about = document.get("document")
        version = about.get("csaf_version") if isinstance(about, dict) else None
        return {pointer(e.absolute_path) for e in (self.of_21 if version == "2.1" else self.of_20).iter_errors(document)}

    def compare(self, documents):
        files = [self.file(f"{i:05}.json", json.dumps(document)) for i, document in enumerate(documents)]
        answer = asepsis("advise", "validate", "--json", *files).json
        self.assertEqual(len(answer), len(documents))
        refused = 0
        for document, said in zip(documents, answer):
            wrong = self.errors(document)
            ours = {f["pointer"] for f in said["findings"] if f["test"] == "schema"}
            refused += bool(ours)
            context = f"{said['file']}\nours {sorted(ours)}\ntheirs {sorted(wrong)}\n{json.dumps(document)[:20000]}"
            self.assertEqual(bool(ours), bool(wrong), context)
            # An element that is repeated, or a member that may not stand there, is an error of what holds it.
            for place in ours:
                self.assertTrue(place in wrong or place.rpartition("/")[0] in wrong, context)
        return refused

    def changed(self, documents, count, seed):
        dice = random.Random(seed)
        for _ in range(count):
            document = copy.deepcopy(dice.choice(documents))
            for _ in range(dice.choice([1, 1, 1, 2, 4])):
                if document:
                    change(document, dice)
            yield document

    def test_changed_samples_are_judged_as_the_schemas_do(self):
        for edition in ("20", "21"):
            sample = json.loads((CASES / edition / "sample.json").read_text())
            if edition == "21":
                sample["x_extensions"] = [EXTENSION, {**EXTENSION, "critical": True}]
            self.assertEqual(self.compare([sample]), 0)
            documents = list(self.changed([sample], 1200, 7))
            refused = self.compare(documents)
            self.assertGreater(refused, len(documents) / 3)
            self.assertLess(refused, len(documents))

    @unittest.skipUnless(CISA.exists(), "../shared/data/advisories is not here")
    def test_changed_advisories_are_judged_as_the_schemas_do(self):
        files = [f for f in sorted(CISA.glob("*/*.json")) if f.stat().st_size < 20_000][::20]
        documents = [json.loads(f.read_text()) for f in files]
        self.assertEqual(self.compare(documents), 0)
        self.assertGreater(self.compare(list(self.changed(documents, 300, 11))), 100)


if __name__ == "__main__":
    main()
