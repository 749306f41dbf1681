"""Bad input: one clear line each, the exit status of the contract, and what could be read is still answered."""
import json

from harness import ADVISORY, MORNING, NETWORK, Case, asepsis, main, needs_shared, respond

HEADER = "id,vendor,model,software,os,modality,serial,ip,mac,ae_title,name,site,zone,installed\n"
ROW = "nuk1,Siemens,Biograph64_mCT,VG60A,Windows 7,PT,,10.20.0.11,,PETCT1,,,,\n"


@needs_shared
class BadInput(Case):
    def one_line(self, answer, name, word, status=3):
        lines = answer.err.decode().splitlines()
        self.assertEqual(len(lines), 1, lines)
        self.assertIn(str(name), lines[0])
        self.assertIn(word, lines[0])
        self.assertIn("expected", lines[0])
        self.assertEqual(answer.status, status, lines)

    def still_answered(self, answer):
        self.assertIs(answer.json["complete"], False)
        self.assertTrue(answer.json["problems"])
        self.assertTrue(answer.json["affected"]["text"])

    def test_a_text_file_is_no_capture(self):
        bad = self.file("letter.txt", "Dear hospital,\n")
        answer = asepsis("respond", ADVISORY, "--json", "--capture", MORNING, bad)
        self.one_line(answer, bad, "capture")
        self.still_answered(answer)
        self.assertTrue(answer.json["affected"]["findings"])

    def test_an_empty_file_is_no_capture(self):
        bad = self.file("empty.pcap", "")
        answer = respond("--json", capture=bad)
        self.one_line(answer, bad, "capture")
        self.still_answered(answer)

    def test_a_capture_cut_in_mid_packet_is_read_up_to_there(self):
        data = MORNING.read_bytes()
        bad = self.file("cut.pcapng", data[:len(data) - 31])
        answer = respond("--json", capture=bad)
        self.one_line(answer, bad, "byte")
        self.still_answered(answer)
        self.assertEqual(answer.json["affected"]["counts"]["affected"], 4)

    def test_an_advisory_with_a_missing_brace(self):
        bad = self.file("bad.json", ADVISORY.read_text().rstrip()[:-1])
        answer = asepsis("respond", ADVISORY, bad, "--capture", MORNING, "--json")
        self.one_line(answer, bad, "offset")
        self.still_answered(answer)
        alone = asepsis("respond", bad, "--capture", MORNING, "--json")
        self.one_line(alone, bad, "offset")

    def test_a_hundred_thousand_brackets(self):
        bad = self.file("deep.json", "[" * 100_000)
        self.one_line(asepsis("respond", bad, "--capture", MORNING), bad, "levels")

    def test_doubled_keys(self):
        bad = self.file("doubled.json", ADVISORY.read_text().replace('"document":', '"document": {}, "document":', 1))
        self.one_line(asepsis("respond", bad, "--capture", MORNING), bad, "stands twice")

    def test_a_network_file_with_an_unknown_key(self):
        bad = self.file("network.yaml", NETWORK.read_text() + "\nfirewals: []\n")
        answer = respond("--json", "--network", bad)
        self.one_line(answer, bad, "firewals")
        self.assertIn(b"line", answer.err)
        self.still_answered(answer)

    def test_an_inventory_with_two_header_rows(self):
        bad = self.file("list.csv", HEADER + HEADER + ROW)
        answer = respond("--json", "--inventory", bad)
        self.one_line(answer, bad, "line 2")
        self.still_answered(answer)

    def test_an_inventory_in_a_wrong_encoding(self):
        for name, data in {"utf16.csv": (HEADER + ROW).encode("utf-16"), "latin1.csv": (HEADER + ROW.replace("Siemens", "Müller")).encode("latin-1")}.items():
            bad = self.file(name, data)
            answer = respond("--json", "--inventory", bad)
            self.one_line(answer, bad, "UTF-8")
            self.still_answered(answer)

    def test_a_file_that_is_not_there(self):
        answer = respond("--json", "--inventory", self.folder / "no.csv")
        self.one_line(answer, "no.csv", "opened", status=4)

    def test_usage(self):
        self.assertEqual(asepsis("respond", ADVISORY).status, 2)
        self.assertEqual(asepsis("respond", "--capture", MORNING, "--nonsense").status, 2)
        self.assertEqual(asepsis("nonsense").status, 2)
        self.assertEqual(asepsis("respond", ADVISORY, "--capture", MORNING, "--now", "tomorrow").status, 2)
        self.assertEqual(asepsis("help", "respond").status, 0)
        self.assertIn(b"Example", asepsis("help", "respond").out)

    def test_a_damaged_note_and_a_damaged_observation_file(self):
        note = self.file("note.yaml", "advisory: X\nnonsense: 1\n")
        self.one_line(respond("--json", "--note", note), note, "line")
        written = self.folder / "o.json"
        asepsis("know", "capture", MORNING, "--write", written)
        recording = json.loads(written.read_text())
        recording["observations"][0]["value"] = "something else"
        bad = self.file("forged.json", json.dumps(recording))
        self.one_line(respond("--json", capture=bad), bad, "observations/0")

    def test_mutated_captures_are_answered_or_refused_and_never_crash(self):
        import random
        data = MORNING.read_bytes()[:200_000]
        rng = random.Random(7)
        for _ in range(40):
            changed = bytearray(data)
            for _ in range(rng.randint(1, 60)):
                changed[rng.randrange(len(changed))] = rng.randrange(256)
            answer = respond("--json", capture=self.file("mutated.pcapng", bytes(changed)))
            self.assertIn(answer.status, (0, 3), answer.err)
            self.assertTrue(answer.json["affected"]["text"])


if __name__ == "__main__":
    main()
