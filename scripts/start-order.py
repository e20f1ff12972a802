#!/usr/bin/env python3
"""Writes which functions a check calls, so that the build puts them side by side (see build.rs and decision 0001).

The kernel maps a program's code in pieces of 64 KiB, each when it is first needed. Where what a short run needs is spread
over the whole of it, the mapping costs more than the check. The list is a hint: a function that it names and that is gone
or has another name does no harm. Write it anew when a check has changed much, or with a new compiler.

Needs: cargo, valgrind. Usage: scripts/start-order.py
"""

import bisect
import os
import pathlib
import re
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
LIST = ROOT / "packaging" / "start-order.txt"
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
COMMAND = TARGET / "release" / "hegui"
HEADER = """\
# The functions that a check calls, in the order in which the linker puts them. Written by scripts/start-order.py.
"""
# What most runs do comes first: a check that finds nothing, then breaches, then what is not known.
RUNS = [
    ["check", "samples/critical-bank/manifest.toml"],
    ["check", "samples/critical-bank-breaches/manifest.toml"],
    ["check", "samples/web-shop/manifest.toml", "--format", "json"],
]


def functions():
    """The address and name of each function of the command, by address."""
    lines = subprocess.run(["nm", "-S", "--defined-only", COMMAND], capture_output=True, text=True, check=True).stdout
    found = re.findall(r"^([0-9a-f]+) [0-9a-f]+ [tTwW] (\S+)$", lines, re.MULTILINE)
    return sorted((int(address, 16), name) for address, name in found)


def called(run):
    """The addresses of the instructions that a run reaches."""
    with tempfile.NamedTemporaryFile(mode="r") as profile:
        valgrind = ["valgrind", "--tool=callgrind", "--dump-instr=yes", f"--callgrind-out-file={profile.name}"]
        subprocess.run([*valgrind, COMMAND, *run, "--as-of", "2026-11-23"], cwd=ROOT, capture_output=True, check=False)
        return {int(address, 16) for address in re.findall(r"^0x([0-9a-f]+) ", profile.read(), re.MULTILINE)}


def pattern(name):
    """The name without what changes from one build to the next: hashes of crates and of functions."""
    name = re.sub(r"17h[0-9a-f]{16}E", "17h*E", name)
    name = re.sub(r"Cs[0-9A-Za-z]+_", "Cs*_", name)
    return re.sub(r"\.llvm\.\d+$", "*", name)


def main():
    build = ["cargo", "rustc", "--release", "--bin", "hegui", "--", "-C", "strip=none"]
    subprocess.run(build, cwd=ROOT, check=True)
    all_functions = functions()
    starts = [address for address, _ in all_functions]
    patterns = {}
    for run in RUNS:
        places = {bisect.bisect(starts, address) - 1 for address in called(run)}
        for place in sorted(places):
            if place >= 0:
                patterns.setdefault(pattern(all_functions[place][1]))
    LIST.write_text(HEADER + "".join(f"{one}\n" for one in patterns), encoding="utf-8")
    print(f"{LIST.relative_to(ROOT)}: {len(patterns)} functions")


if __name__ == "__main__":
    main()
