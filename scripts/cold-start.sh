#!/usr/bin/env bash
# Times the whole command, from a cold process, against a Rust program that only prints a line, in one run.
# Needs: cargo, python3. Usage: scripts/cold-start.sh [RUNS]
set -euo pipefail
cd "$(dirname "$0")/.."
runs="${1:-200}"
cargo build --release --quiet
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
printf 'fn main() {\n    println!("Hello, world!");\n}\n' > "$folder/hello.rs"
rustc -C opt-level=3 -o "$folder/hello" "$folder/hello.rs"
python3 - "$runs" "$folder/hello" target/release/hegui check samples/critical-bank/manifest.toml --as-of 2026-11-23 <<'PYTHON'
import statistics, subprocess, sys, time

runs, hello, command = int(sys.argv[1]), [sys.argv[2]], sys.argv[3:]

def once(arguments):
    start = time.perf_counter()
    subprocess.run(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000

for arguments in (hello, command):
    for _ in range(10):
        once(arguments)
times = [(once(hello), once(command)) for _ in range(runs)]
base, ours = (statistics.median(column) for column in zip(*times))
print(f"hello world  {base:.3f} ms (median of {runs})")
print(f"hegui check  {ours:.3f} ms (median of {runs})")
print(f"ratio        {ours / base:.2f}")
PYTHON
