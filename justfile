# Every check, as it runs everywhere.
ci:
    .ci/run

# The tests, snapshots frozen.
test:
    INSTA_UPDATE=no cargo test

# New snapshots, one by one, beside the source that made them.
review:
    cargo insta review

# Canonical form of Rust and of the rules.
fmt:
    cargo fmt --all
    cargo run -- fmt rules

# One static binary, for Linux.
static target=(arch() + "-unknown-linux-musl"):
    rustup target add {{ target }}
    RUSTFLAGS="-C relocation-model=static" cargo build --release --target {{ target }}

# How fast a million products are checked in one run.
stream *arguments:
    scripts/stream.py {{ arguments }}

# The documents that are made from the program, and the pictures.
docs:
    HEGUI_BLESS=1 cargo test generated
    just picture en docs/report.svg "four more breaches"
    just picture zh docs/report.zh.svg "另有四项违反"

[private]
picture lang file note:
    cargo run -- check samples/critical-bank-breaches/manifest.toml --as-of 2026-11-23 --color always --lang {{ lang }} | python3 scripts/picture.py {{ file }} --title "hegui check samples/critical-bank-breaches/manifest.toml" --until "[csl.log-retention]" --tail 2 --note "{{ note }}"
