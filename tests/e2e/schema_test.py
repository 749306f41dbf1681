"""Answers keep to their schemas, checked by a validator that is not ours."""
import json
import unittest
import warnings

from harness import ADVISORY, MORNING, NETWORK, SOURCE, TWIN, Case, asepsis, main, needs_shared, respond

try:
    import jsonschema
except ImportError:
    jsonschema = None


@needs_shared
@unittest.skipIf(jsonschema is None, "python3-jsonschema is not installed: the second opinion on schemas is missing")
class Schemas(Case):
    def validate(self, name, document):
        path = SOURCE / "schemas" / f"{name}.schema.json"
        schema = json.loads(path.read_text())
        warnings.simplefilter("ignore", DeprecationWarning)  # Debian 12's version has no other way
        resolver = jsonschema.RefResolver(path.as_uri(), schema)
        jsonschema.validators.validator_for(schema)(schema, resolver=resolver).validate(document)

    def test_answers(self):
        for arguments in ((), ("--network", NETWORK)):
            self.validate("respond", respond("--json", *arguments).json)
        self.validate("respond", asepsis("respond", ADVISORY, TWIN, "--capture", MORNING, "--json").json)
        self.validate("assess", asepsis("assess", "--advisory", ADVISORY, "--capture", MORNING, "--json").json)
        written = self.folder / "o.json"
        self.validate("know-capture", asepsis("know", "capture", MORNING, "--json", "--write", written).json)
        self.validate("recording", json.loads(written.read_text()))


if __name__ == "__main__":
    main()
