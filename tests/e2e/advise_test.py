"""advise validate and the calculators, as a user calls them."""
import json
import random
import resource
import subprocess
import tarfile
import zipfile

from harness import BIN, SHARED, SOURCE, Case, asepsis, main, needs_shared

SAMPLE = SOURCE / "src/advise/csaf/validate/cases/20/sample.json"
CISA = SHARED / "data/advisories/cisa"


def shuffled(value, seed):
    """The same document with members in another order."""
    if isinstance(value, dict):
        items = [(key, shuffled(inner, seed)) for key, inner in value.items()]
        seed.shuffle(items)
        return dict(items)
    return [shuffled(inner, seed) for inner in value] if isinstance(value, list) else value


def verdicts(answer):
    """What was found, by document; pointers and tests, not their order. 6.2.13 asks whether members are sorted."""
    return {d["document"]: (d["valid"], sorted((f["test"], f["pointer"]) for f in d["findings"] if f["test"] != "6.2.13")) for d in answer.json}


class Validate(Case):
    def validate(self, *arguments, stdin=b""):
        return asepsis("advise", "validate", *arguments, "--json", stdin=stdin)

    def broken(self):
        document = json.loads(SAMPLE.read_text())
        document["vulnerabilities"][0]["cwe"]["name"] = "Something else"
        return document

    def test_a_valid_document_is_answered_with_0_and_a_broken_one_with_1(self):
        self.assertEqual(self.validate(SAMPLE).status, 0)
        answer = self.validate(self.file("broken.json", json.dumps(self.broken())))
        self.assertEqual(answer.status, 1)
        (found,) = answer.json[0]["findings"]
        self.assertEqual((found["test"], found["group"], found["severity"]), ("6.1.11", "mandatory", "error"))
        self.assertTrue(found["pointer"].startswith("/vulnerabilities/0/cwe"), found)
        self.assertIn("Something else", found["message"])

    def test_levels_add_tests_and_say_what_is_not_run(self):
        document = json.loads(SAMPLE.read_text())
        del document["document"]["lang"]
        file = self.file("nolang.json", json.dumps(document))
        self.assertEqual(self.validate(file).json[0]["findings"], [])
        answer = self.validate(file, "--level", "extended")
        self.assertEqual([f["test"] for f in answer.json[0]["findings"]], ["6.2.12"])
        self.assertEqual(answer.status, 0)
        not_run = {t["test"] for t in self.validate(file, "--level", "full").json[0]["not_run"]}
        self.assertEqual(not_run, {"6.3.6", "6.3.7", "6.3.8"})

    def test_what_is_no_json_is_one_finding_and_status_3(self):
        for name, text in {
            "text": b"Dear customer,", "empty": b"", "brace": b'{"document":{', "nested": b"[" * 100_000, "bom": b"\xff\xfe{}",
            "duplicate": b'{"document":1,"document":2}', "utf8": b'{"document":"\xc3\x28"}', "number": b'{"document":1e999}',
            "long number": b'{"document":' + b"9" * 400 + b"}",
        }.items():
            answer = self.validate("-", stdin=text)
            self.assertEqual(answer.status, 3, name)
            (document,) = answer.json
            self.assertEqual([f["test"] for f in document["findings"]], ["json"], name)
            self.assertFalse(document["valid"])
        self.assertEqual(self.validate(self.folder / "no.json").status, 4)

    def test_json_that_is_no_csaf_is_named_in_few_words(self):
        for text in (b"{}", b"[]", b"null", b'"CSAF"', b'{"document":[]}', b'{"document":{}}'):
            answer = self.validate("-", stdin=text)
            self.assertEqual(answer.status, 1, text)
            self.assertGreaterEqual(len(answer.json[0]["findings"]), 1, text)
            self.assertLessEqual(len(answer.json[0]["findings"]), 3, answer.json[0]["findings"])

    def test_40_megabytes_take_bounded_time_and_memory(self):
        document = self.broken()
        document["document"]["notes"] = [{"category": "other", "text": "A sentence of some length about nothing at all. " * 20}] * 40_000
        file = self.file("long.json", json.dumps(document))
        self.assertGreater(file.stat().st_size, 37 << 20)
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        answer = self.validate(file, "--level", "full")
        self.assertEqual(answer.status, 1)
        self.assertIn("6.1.11", [f["test"] for f in answer.json[0]["findings"]])
        self.assertLess(max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss), 400 << 10)

    def test_many_faults_of_one_kind_are_counted_beyond_a_limit(self):
        document = json.loads(SAMPLE.read_text())
        document["vulnerabilities"][0]["product_status"]["known_affected"] = [f"NO-{n}" for n in range(100_000)]
        answer = self.validate(self.file("many.json", json.dumps(document)))
        messages = [f["message"] for f in answer.json[0]["findings"] if f["test"] == "6.1.1"]
        self.assertEqual(len(messages), 2_001)
        self.assertIn("98000 more", messages[-1])

    def test_order_white_space_and_escapes_change_no_verdict(self):
        document = self.broken()
        plain = verdicts(self.validate(self.file("a.json", json.dumps(document)), "--level", "full"))
        seed = random.Random(7)
        for _ in range(5):
            mixed = json.dumps(shuffled(document, seed), indent=seed.choice([None, 1, 7]), ensure_ascii=True)
            mixed = mixed.replace("Sample", "\\u0053ample").replace("/", "\\/")
            self.assertEqual(verdicts(self.validate(self.file("a.json", mixed), "--level", "full")), plain)

    def test_folders_archives_and_pipes_say_the_same(self):
        folder = self.folder / "documents"
        folder.mkdir()
        for number in range(30):
            document = self.broken() if number % 3 else json.loads(SAMPLE.read_text())
            document["document"]["tracking"]["id"] = f"S-{number}"
            (folder / f"{number:02}.json").write_text(json.dumps(document))
        (folder / "read.me").write_text("no document")
        with zipfile.ZipFile(self.folder / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(folder.iterdir()):
                archive.write(file, file.name)
        with tarfile.open(self.folder / "all.tgz", "w:gz") as archive:
            archive.add(folder, "x")
        said = verdicts(self.validate(folder))
        self.assertEqual(len(said), 30)
        self.assertEqual(sum(valid for valid, _ in said.values()), 10)
        self.assertEqual(verdicts(self.validate(self.folder / "all.zip")), said)
        self.assertEqual(verdicts(self.validate(self.folder / "all.tgz")), said)
        self.assertEqual(verdicts(self.validate("-", stdin=(self.folder / "all.zip").read_bytes())), said)
        self.assertEqual(verdicts(self.validate(*sorted(folder.glob("*.json")))), said)
        alone = self.validate(folder, "--threads", "1").out
        for threads in ("2", "7"):
            self.assertEqual(self.validate(folder, "--threads", threads).out, alone)

    def test_text_names_the_place_and_fits_a_narrow_terminal(self):
        answer = asepsis("advise", "validate", self.file("broken.json", json.dumps(self.broken())))
        self.assertEqual(answer.status, 1)
        self.assertIn(b"NOT VALID", answer.out)
        self.assertIn(b"error 6.1.11", answer.out)
        self.assertIn(b"1 document: 0 valid, 1 not valid", answer.out)

    @needs_shared
    def test_exactly_three_of_the_shared_documents_are_invalid_by_their_cwe(self):
        answer = self.validate(CISA)
        self.assertEqual(len(answer.json), 1655)
        invalid = {d["file"].rsplit("/", 1)[1]: {f["test"] for f in d["findings"]} for d in answer.json if not d["valid"]}
        self.assertEqual(invalid, {name: {"6.1.11"} for name in ("icsa-19-099-04.json", "icsa-21-068-10.json", "icsa-21-259-01.json")})


class Calculators(Case):
    def lines(self, *arguments, stdin):
        answer = asepsis("advise", *arguments, "-", stdin=stdin)
        self.assertEqual(answer.status, 0, answer.err)
        return answer.out.decode().splitlines()

    def test_cvss_gives_a_line_of_json_each(self):
        said = [json.loads(line) for line in self.lines("cvss", stdin=b"AV:N/AC:L/Au:N/C:C/I:C/A:C\nCVSS:3.1/AV:N\n")]
        self.assertEqual((said[0]["version"], said[0]["score"], said[0]["temporal"]), ("2.0", 10.0, None))
        self.assertEqual(set(said[0]), {"vector", "version", "score", "base", "temporal", "environmental", "threat", "severity"})
        self.assertEqual(set(said[1]), {"vector", "error"})

    def test_vers_reads_ranges_and_prose(self):
        said = self.lines("vers", stdin=b"vers:npm/>=1.2.0|<2.0.0\t1.9.3\nAll versions prior to 4.3 SP2\t4.3 SP2\n>= 1.2 | <= 1.9\t1.5\n"
                          b"<= 11.2 on Windows 8.1\t11.1\nno tab\n\nVB20A and earlier\tVB10A\n")
        self.assertEqual(said, ["in", "out", "in", "undecided", "error", "", "in"])
        self.assertEqual(self.lines("vers", "--compare", "deb", stdin=b"1.0~rc1\t1.0\n"), ["<"])
        self.assertEqual(self.lines("vers", "--canonical", stdin=b"vers:pypi/2|1\n"), ["vers:pypi/1|2"])
        self.assertEqual(asepsis("advise", "vers", "--compare", "deb", "--canonical").status, 2)

    def test_cpe_relates_two_names(self):
        self.assertEqual(self.lines("cpe", stdin=b"cpe:2.3:o:microsoft:*:*:*:*:*:*:*:*:*\tcpe:/o:microsoft:windows_7\nx\ty\n"),
                         ["superset", "error"])

    def test_lines_are_answered_as_they_come(self):
        with subprocess.Popen([BIN / "asepsis", "advise", "cpe", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
            out, _ = child.communicate(b"cpe:/o:a:b\tcpe:/o:a:b\n" * 10_000, timeout=60)
        self.assertEqual(out, b"equal\n" * 10_000)


if __name__ == "__main__":
    main()
