"""What the README shows is what the program says. `readme_test.py --regenerate` writes it anew."""
import re
import sys

from harness import ADVISORY, MORNING, NETWORK, SOURCE, Case, asepsis, main, needs_shared

README = SOURCE / "README.md"
SHOWN = re.compile(r"(--network hospital-morning\.network\.yaml\n\.\.\.\n)(.*?)(\n\.\.\.\n```)", re.S)


def said():
    out = asepsis("respond", ADVISORY, "--capture", MORNING, "--network", NETWORK).out.decode()
    return out[out.index("1 Am I affected?"):out.index("What this answer cannot say")].rstrip()


@needs_shared
class Readme(Case):
    def test_the_output_is_real(self):
        self.assertEqual(SHOWN.search(README.read_text())[2], said())


class Pages(Case):
    def test_links_lead_to_pages_that_are_there(self):
        for page in [README, *sorted((SOURCE / "docs").rglob("*.md")), SOURCE / "CONTRIBUTING.md"]:
            for target in re.findall(r"\]\(([^)#]+)\)", page.read_text()):
                if not re.match(r"[a-z]+:", target):
                    self.assertTrue((page.parent / target).exists(), f"{page.name}: {target}")


if __name__ == "__main__":
    if "--regenerate" in sys.argv:
        README.write_text(SHOWN.sub(lambda m: m[1] + said() + m[3], README.read_text()))
    else:
        main()
