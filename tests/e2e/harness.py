"""What end-to-end tests share: running the program, where things are, loud skips."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("ASEPSIS_BIN", SOURCE / "build/test/bin"))
SHARED = pathlib.Path(os.environ.get("ASEPSIS_SHARED", SOURCE.parent / "shared"))
MORNING = SHARED / "data/pcap/hospital-morning.pcapng"
TRUTH = SHARED / "data/pcap/hospital-morning.truth.json"
ADVISORY = SHARED / "data/advisories/cisa/2017/icsma-17-215-02.json"
TWIN = SHARED / "data/advisories/cisa/2017/icsma-17-215-01.json"
NETWORK = SOURCE / "examples/hospital-morning.network.yaml"

needs_shared = unittest.skipUnless(MORNING.exists(), "../shared/data is not here")


class Answer:
    def __init__(self, done):
        self.status, self.out, self.err = done.returncode, done.stdout, done.stderr

    @property
    def json(self):
        return json.loads(self.out)


def asepsis(*arguments, stdin=b"", program="asepsis", timeout=120, folder=None):
    command = [str(BIN / program), *map(str, arguments)]
    done = subprocess.run(command, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=timeout, cwd=folder,
                          check=False)
    return Answer(done)


def respond(*arguments, advisory=ADVISORY, capture=MORNING):
    captures = ["--capture", capture] if capture else []
    return asepsis("respond", advisory, *captures, *arguments)


class Case(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory(prefix="asepsis-e2e-")
        self.folder = pathlib.Path(self._folder.name)

    def tearDown(self):
        self._folder.cleanup()

    def file(self, name, text):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path


def verdicts(response):
    """{(address, vulnerability): finding} of a respond or assess answer."""
    part = response.get("affected", response)
    return {(f["device"]["addresses"][0], f["vulnerability"]): f for f in part["findings"]}


def main():
    result = unittest.main(exit=False, verbosity=1).result
    for test, reason in result.skipped:
        print(f"SKIPPED: {test.id()}: {reason}")
    raise SystemExit(0 if result.wasSuccessful() else 1)
