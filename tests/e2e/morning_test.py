"""The main job on real input: five answers about the 2017 advisory and a hospital's morning."""
import unittest

from harness import ADVISORY, NETWORK, TRUTH, TWIN, Case, asepsis, main, needs_shared, respond, verdicts

HOLES = ["CVE-2015-1635", "CVE-2015-1497", "CVE-2015-7860", "CVE-2015-7861"]
PETCT, SPECTCT, SPECT, WORKPLACE, MR = (f"10.20.0.{n}" for n in (11, 12, 13, 14, 15))


@needs_shared
class Affected(Case):
    def test_what_is_stated_and_what_is_inferred(self):
        found = verdicts(respond("--json").json)
        for hole in HOLES:
            self.assertEqual((found[PETCT, hole]["verdict"], found[PETCT, hole]["status_source"]), ("affected", "stated"))
            for address in (SPECTCT, SPECT, WORKPLACE):
                finding = found[address, hole]
                self.assertEqual((finding["verdict"], finding["status_source"]), ("affected", "inferred"), (address, hole))
                self.assertIn("named-without-status", [r["rule"] for r in finding["reasons"]])
            mr = found[MR, hole]
            self.assertEqual(mr["verdict"], "not_affected")
            texts = " ".join(r["text"] for r in mr["reasons"])
            self.assertGreaterEqual(len(mr["reasons"]), 2)
            self.assertIn("Windows XP", texts)
        self.assertEqual({address for address, _ in found}, {PETCT, SPECTCT, SPECT, WORKPLACE, MR})

    def test_the_wire_contradicts_one_verdict_and_does_not_change_it(self):
        found = verdicts(respond("--json").json)
        finding = found[SPECT, "CVE-2015-1635"]
        self.assertEqual(finding["verdict"], "affected")
        self.assertIn("400", str(finding["contradictions"]))
        self.assertFalse(finding["confirmed"])
        self.assertEqual(found[PETCT, "CVE-2015-1635"]["contradictions"], [])

    def test_faults_and_exploits_of_the_document_are_shown(self):
        head = respond("--json").json["advisory"]
        rules = {fault["rule"] for fault in head["faults"]}
        self.assertLessEqual({"product-without-status", "remediation-cut-off", "port-only-in-prose"}, rules)
        self.assertIn("public", str(head["exploits"]).lower())

    def test_the_twin_turns_the_answers_round(self):
        found = verdicts(respond("--json", advisory=TWIN).json)
        for (address, _), finding in found.items():
            self.assertEqual(finding["verdict"], "not_affected", address)
        texts = {a: " ".join(r["text"] for r in f["reasons"]) for (a, _), f in found.items()}
        self.assertIn("Windows 7", texts[PETCT])
        self.assertNotIn("Windows XP", texts[MR].replace("Windows XP-based", ""))

    def test_devices_agree_with_the_truth(self):
        answer = asepsis("know", "capture", "--json", str(TRUTH).replace(".truth.json", ".pcapng"))
        self.assertEqual(answer.status, 0, answer.err)
        import json
        import subprocess
        path = self.file("know.json", answer.out)
        tool = TRUTH.parents[2] / "tools/compare_truth.py"
        done = subprocess.run(["python3", str(tool), str(TRUTH), str(path)], stdout=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 0, done.stdout)
        known = {a for d in json.loads(TRUTH.read_text())["devices"] for a in (d["ip"],)} | {"10.10.0.1", "10.20.0.1", "10.30.0.1"}
        for device in answer.json["devices"]:
            self.assertTrue(set(device["addresses"]) & known, device["addresses"])


@needs_shared
class Reachable(Case):
    def test_without_a_network_file_only_what_did_happen(self):
        answer = respond("--json").json
        ports = {row["port"] for row in answer["reachable"]["rows"]}
        self.assertEqual(ports, {80, 443, 3465})
        self.assertTrue(all(not row["can"] for row in answer["reachable"]["rows"]))
        self.assertIn("no network file", answer["reachable"]["text"])
        did = {(r["device"]["addresses"][0], r["port"]): {d["from"] for d in r["did"]} for r in answer["reachable"]["rows"]}
        for address in (PETCT, SPECTCT, SPECT, WORKPLACE):
            self.assertEqual(did[address, 80], {"10.10.0.57"})
            self.assertEqual(did[address, 3465], {"10.10.0.57"})
            self.assertEqual(did[address, 443], set())

    def test_with_a_network_file_hop_and_rule_are_named(self):
        answer = respond("--json", "--network", NETWORK).json
        rows = {(r["device"]["addresses"][0], r["port"]): r for r in answer["reachable"]["rows"]}
        office = [c for c in rows[PETCT, 3465]["can"] if c["from"] == "office"]
        self.assertEqual(len(office), 1)
        self.assertEqual(office[0]["hops"][0]["point"], "core")
        self.assertIn("3465", office[0]["hops"][0]["rule"])

    def test_holes_without_a_port_inherit_the_service_of_their_sibling(self):
        for hole in ("CVE-2015-7860", "CVE-2015-7861"):
            finding = verdicts(respond("--json").json)[PETCT, hole]
            self.assertIn("3465", str(finding))
            self.assertIn("1497", str(finding))


@needs_shared
class Disconnect(Case):
    def options(self, *arguments):
        part = respond("--json", *arguments).json["disconnect"]
        return part, {o["kind"]: o for o in part["options"]}

    def test_blocking_three_ports_leaves_no_attack_and_breaks_nothing(self):
        part, options = self.options()
        self.assertEqual(list(options), ["watch", "block ports", "restrict to peers", "stand-alone", "disconnect"])
        self.assertEqual(options["watch"]["attack_paths"], 8)
        block = options["block ports"]
        self.assertEqual((block["attack_paths"], block["required_broken"], block["update_path_open"]), (0, [], True))
        self.assertEqual(sum(lost["connections"] for lost in block["benign_lost"]), 1)
        self.assertEqual(part["recommended"], "block ports")

    def test_disconnecting_names_the_flows_that_the_archive_opens_back(self):
        _, options = self.options()
        for kind in ("stand-alone", "disconnect"):
            broken = " ".join(f["name"] for f in options[kind]["required_broken"]).lower()
            self.assertIn("storage commitment report", broken)
            self.assertIn("worklist", broken)
            self.assertIn("priors sent back", broken)
            self.assertFalse(options[kind]["update_path_open"])

    def test_twelve_seconds_cannot_judge_a_restriction(self):
        _, options = self.options()
        self.assertIn("coverage 12 s: restrict cannot be judged", options["restrict to peers"]["coverage"])

    def test_a_note_is_shown_with_its_source_and_changes_this_answer_only(self):
        note = self.file("note.yaml", "advisory: ICSMA-17-215-02\nsaid: 2017-08-07\nsaid_by: Siemens\nsource: press, 7 August\n"
                         "entered_by: M. Weber\nentered: 2026-11-23\nchanges: \"disconnect: withdrawn\"\ntext: Disconnecting is no longer needed.\n")
        plain, noted = respond("--json").json, respond("--json", "--note", note).json
        self.assertIn("press, 7 August", noted["disconnect"]["text"])
        self.assertIn("2017-08-07", noted["disconnect"]["text"])
        for part in ("affected", "reachable", "tonight", "fixed"):
            self.assertEqual(plain[part], noted[part], part)


@needs_shared
class Fixed(Case):
    def test_attempts_are_found_and_their_answers_read(self):
        detections = respond("--json").json["fixed"]["detections"]
        probes = [d for d in detections if d["vulnerabilities"] == ["CVE-2015-1635"]]
        self.assertEqual({d["server"]: d["outcome"] for d in probes},
                         {PETCT: "answered-vulnerable", SPECTCT: "answered-vulnerable", SPECT: "answered-patched", WORKPLACE: "answered-vulnerable"})
        contacts = [d for d in detections if "CVE-2015-1497" in d["vulnerabilities"]]
        self.assertEqual({d["server"] for d in contacts}, {PETCT, SPECTCT, SPECT, WORKPLACE})
        sweeps = [d for d in detections if d["server"] is None]
        self.assertEqual([(d["count"], len(d["servers"])) for d in sweeps], [(18, 9)])
        self.assertEqual(len(detections), 9)


@needs_shared
class InventoryAlone(Case):
    def test_answers_the_first_question_and_says_what_it_cannot(self):
        rows = ("id,vendor,model,software,os,modality,serial,ip,mac,ae_title,name,site,zone,installed\n"
                "nuk1,Siemens,Biograph64_mCT,VG60A,Windows 7,PT;CT,,10.20.0.11,,PETCT1,,,,\n"
                "nuk2,Siemens,Biograph64_mCT,VG60A,,PT;CT,,10.20.0.21,,PETCT2,,,,\n")
        answer = asepsis("respond", ADVISORY, "--inventory", self.file("list.csv", rows), "--json")
        self.assertEqual(answer.status, 0, answer.err)
        found = {(f["device"]["id"], f["vulnerability"]): f for f in answer.json["affected"]["findings"]}
        self.assertEqual(found["nuk1", "CVE-2015-1635"]["verdict"], "affected")
        self.assertEqual(found["nuk2", "CVE-2015-1635"]["verdict"], "undecided")
        self.assertIn("operating system", found["nuk2", "CVE-2015-1635"]["missing"])
        self.assertIn("not observable", answer.json["fixed"]["text"])
        self.assertTrue(any("--capture" in limit for limit in answer.json["limits"]))


@needs_shared
class Combinations(Case):
    def test_every_combination_of_options_answers(self):
        rows = ("id,vendor,model,software,os,modality,serial,ip,mac,ae_title,name,site,zone,installed\n"
                "nuk1,Siemens,Biograph64_mCT,VG60A,Windows 7,PT;CT,,10.20.0.11,,PETCT1,,,imaging,\n")
        note = ("advisory: ICSMA-17-215-02\nsaid: 2017-08-07\nsaid_by: Siemens\nsource: press\nentered_by: M. Weber\n"
                "entered: 2026-11-23\nchanges: \"disconnect: withdrawn\"\ntext: No longer needed.\n")
        options = [("--network", NETWORK), ("--inventory", self.file("list.csv", rows)), ("--note", self.file("note.yaml", note)),
                   ("--store", self.folder / "s.db"), ("--html", self.folder / "p.html"), ("--rules", self.folder / "r.nft")]
        for mask in range(1 << len(options)):
            chosen = [word for bit, option in enumerate(options) if mask >> bit & 1 for word in option]
            answer = respond("--json", *chosen)
            self.assertEqual((answer.status, answer.err), (0, b""), chosen)
            self.assertEqual(answer.json["affected"]["counts"]["affected"], 4, chosen)
            self.assertEqual(answer.json["disconnect"]["recommended"], "block ports", chosen)

    def test_the_terminal_keeps_to_a_hundred_columns(self):
        for line in respond("--network", NETWORK).out.decode().splitlines():
            self.assertLessEqual(len(line), 100, line)


if __name__ == "__main__":
    main()
