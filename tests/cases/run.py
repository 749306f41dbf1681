#!/usr/bin/env python3
"""Declarative cases: input, command, expected output.

    tests/cases/run.py                 runs every *.case beside this file
    tests/cases/run.py --regenerate    writes what the program says now into them; review the difference like code

A case:
    # What it proves, in a sentence.
    $ asepsis respond advisory.json --inventory list.csv
    ? 0                                (exit status)
    > a line of standard output
    ! a line of standard error

Commands run in a folder that holds a copy of inputs/, the demo's files under demo/ and its capture as morning.pcapng. The
first word is a program of ours; a command may end in `| grep WORD`, which keeps the lines that hold the word.
"""
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
BIN = pathlib.Path(os.environ.get("ASEPSIS_BIN", SOURCE / "build/test/bin"))


def prepare(folder):
    shutil.copytree(HERE / "inputs", folder, dirs_exist_ok=True)
    demo = SOURCE / "examples/demo"
    shutil.copytree(demo, folder / "demo")
    subprocess.run([str(BIN / "asepsis-phantom"), "synth", "--scenario", str(demo / "morning.scenario.json"), "--seed", "1",
                    "--output", str(folder / "morning.pcapng"), "--truth", str(folder / "morning.truth.json")], check=True,
                   stdout=subprocess.DEVNULL)


def run(command, folder):
    words = shlex.split(command)
    grep = None
    if "|" in words:
        at = words.index("|")
        assert words[at + 1] == "grep" and len(words) == at + 3, command
        grep, words = words[at + 2], words[:at]
    done = subprocess.run([str(BIN / words[0]), *words[1:]], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    out = done.stdout.decode(errors="replace").splitlines()
    if grep is not None:
        out = [line for line in out if grep in line]
    lines = [f"? {done.returncode}"]
    lines += ["> " + line if line else ">" for line in out]
    lines += ["! " + line for line in done.stderr.decode(errors="replace").splitlines()]
    return lines


def answer(text, folder):
    """The case as the program answers it now."""
    lines = []
    for line in text.splitlines():
        if line.startswith(("?", ">", "!")):
            continue
        lines.append(line)
        if line.startswith("$ "):
            lines += run(line[2:], folder)
    return "\n".join(lines) + "\n"


def main():
    regenerate = "--regenerate" in sys.argv
    cases = sorted(HERE.glob("*.case"))
    failed = 0
    with tempfile.TemporaryDirectory(prefix="asepsis-cases-") as name:
        folder = pathlib.Path(name)
        prepare(folder)
        for case in cases:
            expected = case.read_text()
            said = answer(expected, folder)
            if said == expected:
                continue
            if regenerate:
                case.write_text(said)
                print(f"rewritten: {case.name}")
                continue
            failed += 1
            print(f"FAILED: {case.name}")
            import difflib
            sys.stdout.writelines(difflib.unified_diff(expected.splitlines(True), said.splitlines(True), "expected", "said"))
    print(f"{len(cases)} cases, {failed} failed")
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    raise SystemExit(main())
