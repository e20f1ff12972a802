#!/usr/bin/env python3
"""Checks very many products in one run, and says how fast that was and how much memory it took.

Usage: scripts/stream.py [COUNT] [OPTION…]

COUNT products, a million where it is not given, are written to a folder for temporary files: one on each line, about two
kilobytes of JSON, each with figures of its own. They are checked twice, a tenth of them and then all: memory must not
grow with their number. The options go to `hegui check`; without any they are `--pack csl --format summary`. Needs cargo.
"""

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
AS_OF = "2026-11-23"


def template():
    """A platform's manifest on one line, in pieces: at each odd position the name of a figure that varies."""
    manifest = tomllib.loads((ROOT / "samples/content-platform/manifest.toml").read_text(encoding="utf-8"))
    del manifest["vulnerability"], manifest["rectification"]
    del manifest["product"]["maintenance"], manifest["product"]["moderation"]
    manifest["product"].update({"name": "@name@", "registered-users": "@persons@"})
    manifest["operator"].update({"ciio": "@ciio@", "persons-processed": "@persons@"})
    manifest["security"]["log-retention"] = "@retention@"
    dataset = manifest["dataset"][0]
    dataset["persons"] = "@persons@"
    dataset["stores"][0]["country"] = "@country@"
    text = json.dumps(manifest, default=str, separators=(",", ":"), ensure_ascii=False)
    return re.split("@([a-z]+)@", re.sub('"@(persons|ciio)@"', r"@\1@", text))


def write(path, count):
    """Writes so many products; returns how many bytes they have."""
    pieces, chance = template(), random.Random(7)
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            figures = {
                "name": f"Product {number}",
                "persons": chance.choice(("900", "120000", "999999", "1000000", "1000001", "5600000")),
                "ciio": chance.choice(("false", "false", "false", "true")),
                "retention": chance.choice(("3 months", "6 months", "6 months", "12 months")),
                "country": chance.choice(("CN", "CN", "CN", "SG")),
            }
            out.write("".join(figures.get(piece, piece) if at % 2 else piece for at, piece in enumerate(pieces)))
            out.write("\n")
    return path.stat().st_size


def check(products, results, options):
    """Checks the products; returns seconds, peak memory in bytes, and how many lines the results have."""
    command = [ROOT / "target/release/hegui", "check", products, "--as-of", AS_OF, *options]
    start = time.perf_counter()
    with results.open("wb") as out:
        process = subprocess.Popen(command, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit("the products could not be checked")
    with results.open("rb") as lines:
        return seconds, usage.ru_maxrss * 1024, sum(1 for _ in lines)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    options = sys.argv[2:] or ["--pack", "csl", "--format", "summary"]
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    with tempfile.TemporaryDirectory() as folder:
        products, results = Path(folder, "products.ndjson"), Path(folder, "results")
        print(f"hegui check products.ndjson --as-of {AS_OF} {' '.join(options)}, {os.cpu_count()} cores")
        for number in (max(count // 10, 1), count):
            size = write(products, number)
            seconds, memory, lines = check(products, results, options)
            print(
                f"{number:>9,} products of {size / number:,.0f} bytes: {seconds:7.2f} s, {number / seconds:9,.0f} a second, "
                f"peak memory {memory / 1e6:.1f} MB, {lines:,} lines of results"
            )


main()
