"""Every command that README and docs/ name runs: placeholders are filled with the demo's own files."""
import re
import shlex
import shutil

from harness import SOURCE, Case, asepsis, main

PAGES = [SOURCE / "README.md", SOURCE / "CONTRIBUTING.md", *sorted((SOURCE / "docs").rglob("*.md"))]
COMMAND = re.compile(r"^(?:\$ )?(asepsis(?:-phantom)? .*)$")
DEMO = SOURCE / "examples/demo"
# Of one run of the README on the shared recording; readme_test.py compares all of its output.
ELSEWHERE = {"asepsis respond icsma-17-215-02.json --capture hospital-morning.pcapng --network hospital-morning.network.yaml"}


def commands_of(text):
    """Code spans, and lines of fenced blocks, that call one of the programs."""
    fenced = re.findall(r"^```[a-z]*\n(.*?)^```", text, re.S | re.M)
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.S | re.M))
    for candidate in [line for block in fenced for line in block.splitlines()] + spans:
        found = COMMAND.match(candidate.strip())
        if found:
            yield found[1].split("  #")[0].strip()


class Docs(Case):
    """A folder with everything that a placeholder can stand for."""

    def setUp(self):
        super().setUp()
        for file in DEMO.iterdir():
            shutil.copy(file, self.folder / file.name)
        self.inside("asepsis-phantom", "synth", "--scenario", "morning.scenario.json", "--seed", "7", "--output", "morning.pcapng",
                    "--truth", "morning.truth.json")
        shutil.copy(self.folder / "morning.pcapng", self.folder / "morning.pcap")
        (self.folder / "data").mkdir()
        answer = self.inside("asepsis", "respond", "advisory.json", "--capture", "morning.pcapng", "--network", "network.yaml",
                             "--store", "kept.db", "--json")
        self.any_id = answer.json["affected"]["findings"][0]["id"]

    def inside(self, program, *arguments):
        return asepsis(*arguments, program=program, folder=self.folder)

    def file_for(self, option, page):
        return {"--network": "network.yaml", "--inventory": "inventory.csv", "--note": "note.yaml", "--store": "kept.db",
                "--capture": "morning.pcapng", "--advisory": "advisory.json", "--scenario": "morning.scenario.json",
                "--write": "written.json", "--html": "page.html", "--rules": "rules.nft", "capture": "morning.pcapng",
                "check": "kept.db", "rebuild": "kept.db", "validate": "advisory.json"}.get(option)

    def filled(self, command, page):
        """The command as a list, or nothing where it is only a name of a verb."""
        words, out, before = shlex.split(re.sub(r"[\[\]]", " ", command)), [], ""
        for word in words:
            bare = word.removesuffix("...")
            if word == "...":
                out += {"respond": ["advisory.json", "--capture", "morning.pcapng"], "asepsis": ["doctor"]}.get(before, [])
            elif bare == "FILE":
                out.append(self.file_for(before, page) or self.fail(f"{page.name}: what is FILE in {command}?"))
            elif bare in ("ADVISORY", "FILE|DIR|ZIP"):
                out.append("advisory.json")
            else:
                out.append({"ID": self.any_id, "N": "7", "DIR": "data", "VERB": "respond", "TIME": "2026-11-23T07:00:00Z", "OUT.json": "written.json"}.get(bare, word))
            before = word if not word.startswith("FILE") else before
        return out

    def test_every_command_runs(self):
        ran = 0
        for page in PAGES:
            for command in commands_of(page.read_text()):
                if command in ELSEWHERE:
                    continue
                words = self.filled(command, page)
                if not self.complete(words):
                    self.assertEqual(self.inside("asepsis", "help", *words[1:]).status, 0, f"{page.name}: {command}")
                    continue
                answer = self.inside(words[0], *words[1:])
                self.assertEqual(answer.status, 0, f"{page.name}: {command}\n{answer.err.decode()}")
                ran += 1
        self.assertGreater(ran, 10)

    def test_every_verb_of_the_command_page_has_help_with_an_example(self):
        commands = list(commands_of((SOURCE / "docs/commands.md").read_text()))
        verbs = {tuple(re.match(r"asepsis ((?:[a-z]+(?: |$))+)", c)[1].split()) for c in commands if c.startswith("asepsis ")}
        self.assertGreaterEqual(len(verbs), 8)
        for verb in verbs - {("help",)}:
            answer = self.inside("asepsis", "help", *verb)
            self.assertEqual(answer.status, 0, verb)
            self.assertIn(b"Example:", answer.out, verb)

    @staticmethod
    def complete(words):
        """A verb alone is a name, unless it needs nothing."""
        return words[1] in ("doctor", "demo", "help") or any("." in word or word.startswith("-") for word in words[1:])


if __name__ == "__main__":
    main()
