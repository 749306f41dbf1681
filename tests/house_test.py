"""The house: which room may include which, how long files are, who sees heavy headers. Reads the include lines."""
import pathlib
import re
import subprocess
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[1]
SRC = SOURCE / "src"

# From the ground up. A room includes lower floors and itself, never a neighbour.
FLOORS = [
    ["base"],
    ["model", "norms", "wire", "tuf"],
    ["ports", "tap", "network"],
    ["adapters", "know", "advise", "assess", "contain", "update", "watch", "phantom", "agent"],
    ["chain", "report"],
    ["serve"],
    ["cli"],
]
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
STAGES = set(FLOORS[3]) - {"adapters"}
ONLY_FOR = {"adapters": {"cli/wire_up.cpp"}, "serve": {"cli/wire_up.cpp"}}
HEAVY = ["CLI/CLI.hpp", "boost/json", "sqlite3.h", "curl/curl.h", "archive.h", "hunspell/", "yaml.h", "gcrypt.h", "pqxx", "httplib.h", "spdlog", "nlohmann"]
AGENT_MAY = {"base", "model", "tuf", "wire", "agent"}


def files():
    return sorted(p for p in SRC.rglob("*") if p.suffix in (".h", ".cpp"))


def is_test(path):
    return re.search(r"_(test|fuzz)\.cpp$", path.name) is not None


def includes(path):
    for line in path.read_text().splitlines():
        found = re.match(r'#include ["<]([^">]+)[">]', line)
        if found:
            yield found[1]


class House(unittest.TestCase):
    def test_every_room_has_a_floor(self):
        self.assertLessEqual({p.relative_to(SRC).parts[0] for p in files()}, set(FLOOR_OF))

    def test_rooms_include_lower_floors_only(self):
        for path in files():
            name = path.relative_to(SRC).as_posix()
            room = name.split("/")[0]
            for include in includes(path):
                other = include.split("/")[0]
                if other not in FLOOR_OF or other == room:
                    continue
                if other in ONLY_FOR and not is_test(path):
                    self.assertIn(name, ONLY_FOR[other], f"{name} includes {include}")
                self.assertLess(FLOOR_OF[other], FLOOR_OF[room], f"{name} includes {include}")
                if room == "report":
                    self.assertNotIn(other, STAGES, f"{name} includes {include}")
                if room == "agent":
                    self.assertIn(other, AGENT_MAY, f"{name} includes {include}")

    def test_csaf_never_leaves_its_room(self):
        for path in files():
            name = path.relative_to(SRC).as_posix()
            if not name.startswith("advise/"):
                self.assertFalse([i for i in includes(path) if i.startswith("advise/csaf")], name)

    def test_heavy_headers_live_in_one_file_each(self):
        users = {heavy: set() for heavy in HEAVY}
        for path in files():
            if is_test(path):
                continue
            for include in includes(path):
                for heavy in HEAVY:
                    if include.startswith(heavy):
                        users[heavy].add(path.relative_to(SRC).as_posix())
        for heavy, names in users.items():
            allowed = 2 if heavy == "sqlite3.h" else 1
            self.assertLessEqual(len(names), allowed, f"{heavy}: {names}")

    def test_files_stay_small(self):
        for path in files():
            self.assertLessEqual(len(path.read_text().splitlines()), 800, path)

    def test_parsers_touch_bytes_through_the_reader_alone(self):
        for path in files():
            room = path.relative_to(SRC).parts[0]
            if room in ("wire", "tuf", "tap") and not is_test(path):
                code = re.sub(r"//.*", "", path.read_text())
                self.assertNotRegex(code, r"\breinterpret_cast\b|\bmemcpy\s*\(", path)

    def test_no_regular_expressions_and_no_vague_names(self):
        for path in files():
            self.assertNotIn("regex", set(includes(path)), path)
            self.assertNotRegex(path.stem, r"(?i)(manager|helper|util|misc|common)", path)

    def test_a_property_that_fails_fails_its_test(self):
        for path in files():
            if not path.name.endswith("_test.cpp"):
                continue
            for number, line in enumerate(path.read_text().splitlines(), 1):
                if re.search(r"\brc::check\(", line):
                    self.assertRegex(line, r"(EXPECT|ASSERT)_TRUE\(\s*rc::check", f"{path}:{number}")

    def test_every_parser_has_a_fuzz_target_with_a_corpus(self):
        for target in SRC.rglob("*_fuzz.cpp"):
            corpus = target.parent / "corpus" / target.stem
            self.assertTrue(corpus.is_dir() and any(corpus.iterdir()), f"{target} has no {corpus}")

    def test_the_repository_names_no_place_but_its_own(self):
        tracked = subprocess.run(["git", "ls-files"], cwd=SOURCE, stdout=subprocess.PIPE, check=True).stdout.decode().split()
        for name in tracked:
            path = SOURCE / name
            if path.suffix in (".bin", ".png") or "corpus" in path.parts or not path.is_file():
                continue
            text = path.read_text(errors="replace")
            self.assertNotRegex(text, r"(^|[^A-Za-z0-9_.-])/(wor[k]|hom[e]|roo[t])/", name)


if __name__ == "__main__":
    unittest.main()
