"""What cannot be faked: change the input, and the answer follows; damage it, and nothing is invented."""
import json
import re
import shutil
import subprocess
import unittest

import captures
from harness import ADVISORY, MORNING, NETWORK, TRUTH, Case, asepsis, main, needs_shared, respond, verdicts

PETCT, SPECTCT, SPECT, WORKPLACE, MR = (f"10.20.0.{n}" for n in (11, 12, 13, 14, 15))


def ip(address):
    return bytes(map(int, address.split(".")))


@needs_shared
class AdvisoryChanges(Case):
    def answer(self, change):
        document = json.loads(ADVISORY.read_text())
        change(document)
        answer = respond("--json", advisory=self.file("changed.json", json.dumps(document)))
        self.assertEqual(answer.status, 0, answer.err)
        return answer.json

    def test_other_operating_system(self):
        def change(document):
            text = json.dumps(document["product_tree"]).replace("Windows 7", "Windows 8.1")
            document["product_tree"] = json.loads(text)
        for finding in verdicts(self.answer(change)).values():
            self.assertEqual(finding["verdict"], "not_affected")

    def test_other_vendor(self):
        def change(document):
            document["product_tree"] = json.loads(json.dumps(document["product_tree"]).replace("Siemens", "Philips"))
        self.assertFalse([f for f in verdicts(self.answer(change)).values() if f["verdict"] == "affected"])

    def test_other_ports(self):
        def change(document):
            text = json.dumps(document["vulnerabilities"]).replace("3465/TCP", "4711/TCP").replace("CVE-2015-", "CVE-2099-")
            document["vulnerabilities"] = json.loads(text)
            document["vulnerabilities"][2]["notes"][0]["text"] = "An attacker could execute code on affected devices."
        ports = {row["port"] for row in self.answer(change)["reachable"]["rows"]}
        self.assertIn(4711, ports)
        self.assertNotIn(3465, ports)
        self.assertIn(None, ports, "one hole names no port and no service now: any port may be the way")

    def test_stated_status_instead_of_none(self):
        def change(document):
            for vulnerability in document["vulnerabilities"]:
                vulnerability["product_status"]["known_not_affected"] = ["CSAFPID-0002"]
        found = verdicts(self.answer(change))
        self.assertEqual(found[SPECTCT, "CVE-2015-1635"]["verdict"], "not_affected")
        self.assertEqual(found[SPECT, "CVE-2015-1635"]["verdict"], "affected")

    def test_no_remediation_and_no_score_leaves_nothing_to_infer(self):
        def change(document):
            for vulnerability in document["vulnerabilities"]:
                del vulnerability["remediations"], vulnerability["scores"]
        found = verdicts(self.answer(change))
        self.assertEqual(found[PETCT, "CVE-2015-1635"]["verdict"], "affected")
        self.assertNotEqual(found.get((SPECTCT, "CVE-2015-1635"), {}).get("verdict"), "affected")


@needs_shared
class CaptureChanges(Case):
    @classmethod
    def setUpClass(cls):
        cls.heads, cls.packets = captures.read(MORNING)

    def capture(self, packets, name="changed.pcapng"):
        captures.write(self.folder / name, self.heads, packets)
        return self.folder / name

    def test_swapped_identities_swap_the_answers(self):
        packets = captures.swapped(self.packets, ip(SPECTCT), ip(MR))
        found = verdicts(respond("--json", capture=self.capture(packets)).json)
        self.assertEqual(found[MR, "CVE-2015-1497"]["verdict"], "affected")
        self.assertEqual(found[SPECTCT, "CVE-2015-1497"]["verdict"], "not_affected")

    def test_shuffled_doubled_or_split_captures_give_the_same_bytes(self):
        plain = respond("--json")
        for name, packets in {
            "shuffled": captures.shuffled(self.packets, 1),
            "doubled": [p for p in self.packets for _ in (1, 2)],
            "both": captures.shuffled([p for p in self.packets for _ in (1, 2)], 2),
        }.items():
            changed = respond("--json", capture=self.capture(packets))
            self.assertEqual(plain.out, changed.out, name)
        halves = [self.capture(self.packets[::2], "even.pcapng"), self.capture(self.packets[1::2], "odd.pcapng")]
        split = asepsis("respond", ADVISORY, "--json", "--capture", *halves)
        self.assertEqual(plain.out, split.out)

    def test_416_without_http_sys_is_no_evidence(self):
        packets = captures.replaced(self.packets, b"Microsoft-IIS/7.5", b"nginx/1.22.1 linu")
        packets = captures.replaced(packets, b"Microsoft-HTTPAPI/2.0", b"nginx/1.22.1 on linux")
        detections = respond("--json", capture=self.capture(packets)).json["fixed"]["detections"]
        self.assertEqual({d["outcome"] for d in detections if d["vulnerabilities"] == ["CVE-2015-1635"]}, {"unknown"})

    def test_removing_one_piece_of_evidence_never_clears_a_device(self):
        written = self.folder / "all.json"
        self.assertEqual(asepsis("know", "capture", MORNING, "--write", written).status, 0)
        recording = json.loads(written.read_text())
        before = verdicts(respond("--json", capture=written).json)
        tried = 0
        for kind in ("observations", "flows", "contacts"):
            for i in range(len(recording[kind])):
                left = dict(recording)
                left[kind] = recording[kind][:i] + recording[kind][i + 1:]
                answer = asepsis("assess", "--advisory", ADVISORY, "--capture", self.file("left.json", json.dumps(left)), "--json")
                self.assertEqual(answer.status, 0, answer.err)
                tried += 1
                for key, finding in verdicts(answer.json).items():
                    if key in before and before[key]["verdict"] in ("affected", "undecided"):
                        self.assertNotEqual(finding["verdict"], "not_affected", (recording[kind][i], key))
        self.assertGreater(tried, 100)

    def test_an_observation_file_answers_as_its_capture(self):
        written = self.folder / "all.json"
        self.assertEqual(asepsis("know", "capture", MORNING, "--write", written).status, 0)
        self.assertEqual(respond("--json").out, respond("--json", capture=written).out)


@needs_shared
class Taps(Case):
    def test_without_a_tap_not_seen_becomes_not_observable(self):
        document = json.loads(ADVISORY.read_text())
        for vulnerability in document["vulnerabilities"]:  # holes that nobody tried: other ids, a port nobody used
            vulnerability["cve"] = vulnerability["cve"].replace("2015", "2099")
            vulnerability["notes"] = [{"category": "summary", "title": "Summary", "text": "A hole on Port 4711/TCP."}]
        untried = self.file("untried.json", json.dumps(document))
        blind_network = self.file("blind.yaml", NETWORK.read_text().replace("tap: true", "tap: false"))
        tapped = respond("--json", "--network", NETWORK, advisory=untried).json["fixed"]["devices"]
        blind = respond("--json", "--network", blind_network, advisory=untried).json["fixed"]["devices"]
        self.assertEqual(len(tapped), 4)
        for before, after in zip(tapped, blind):
            self.assertIn("not seen", before["on_wire"])
            self.assertIn("not observable", after["on_wire"])
            self.assertNotIn("not seen", after["on_wire"])


@needs_shared
class Secrets(Case):
    def test_no_patient_anywhere(self):
        store, page, rules, observations = (self.folder / n for n in ("s.db", "p.html", "r.nft", "o.json"))
        texts = [respond("--store", store, "--html", page, "--rules", rules).out, respond("--json").out]
        answer = asepsis("know", "capture", MORNING, "--json", "--write", observations)
        texts += [answer.out, answer.err, store.read_bytes(), page.read_bytes(), rules.read_bytes(), observations.read_bytes()]
        for left in self.folder.glob("s.db-*"):
            texts.append(left.read_bytes())
        for secret in json.loads(TRUTH.read_text())["must_not_appear"]:
            for text in texts:
                self.assertNotIn(secret.encode(), text)


@needs_shared
class SameWords(Case):
    def test_terminal_page_and_json_say_the_same_five_answers(self):
        for arguments in ((), ("--network", NETWORK)):
            page = self.folder / "page.html"
            terminal = respond("--html", page, *arguments).out.decode()
            answer = respond("--json", *arguments).json
            plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.read_text()))
            for old, new in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&amp;", "&")):
                plain = plain.replace(old, new)
            for part in ("affected", "reachable", "disconnect", "tonight", "fixed"):
                text = re.sub(r"\s+", " ", answer[part]["text"])
                self.assertIn(text, re.sub(r"\s+", " ", terminal), part)
                self.assertIn(text, plain, part)


@needs_shared
class Store(Case):
    def test_the_same_bytes_with_and_without_a_store_and_after_a_rebuild(self):
        import sqlite3
        store = self.folder / "s.db"
        arguments = ("--json", "--network", NETWORK)
        plain, kept = respond(*arguments), respond(*arguments, "--store", store)
        self.assertEqual(plain.out, kept.out)

        def views():
            with sqlite3.connect(store) as database:
                return database.execute("SELECT name, bytes FROM views ORDER BY name").fetchall()
        before = views()
        self.assertEqual(before[0][1], plain.out.rstrip(b"\n"))
        self.assertEqual(asepsis("store", "rebuild", store).status, 0)
        self.assertEqual(before, views())
        self.assertEqual(asepsis("store", "check", store).status, 0)

    def test_why_ends_in_packet_or_pointer_and_tshark_finds_the_value_there(self):
        store = self.folder / "s.db"
        answer = respond("--json", "--store", store).json
        finding = verdicts(answer)[PETCT, "CVE-2015-1635"]
        lines = asepsis("why", finding["id"], "--store", store, "--json").json
        origins = [line for line in lines if line["origin"]]
        self.assertTrue([o for o in origins if "packet" in o["origin"]])
        self.assertTrue([o for o in origins if "/vulnerabilities/0" in o["origin"] or "/product_tree" in o["origin"]])
        if not shutil.which("tshark"):
            self.skipTest("tshark is not installed: the second opinion on packets is missing")
        checked = 0
        for line in origins:
            found = re.search(r'"([^"]+)"$', line["text"])
            where = re.search(r"packet (\d+), offset (\d+)", line["origin"])
            if line["kind"] != "observation" or not found or not where:
                continue
            done = subprocess.run(["tshark", "-r", str(MORNING), "-Y", f"frame.number=={where[1]}", "-x"], stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL, check=False)
            octets = bytearray()
            for row in done.stdout.decode(errors="replace").splitlines():
                match = re.match(r"^([0-9a-f]{4})  ((?:[0-9a-f]{2} ?)+)", row)
                if match and int(match[1], 16) == len(octets):
                    octets += bytes.fromhex(match[2])
            value = found[1].encode()
            if re.search(r"dicom\.(manufacturer|model|software|station)|http\.server", line["text"]):
                self.assertIn(value, bytes(octets), line)
                self.assertLess(int(where[2]), len(octets), line)
                checked += 1
        self.assertGreaterEqual(checked, 2)


if __name__ == "__main__":
    main()
