//! How long reading takes: `cargo test --release manifest::tests::time -- --ignored --nocapture`.

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Write as _;
use std::time::{Duration, Instant};

use toml::de::DeTable;

use super::fixture::{diagnostics, program};
use crate::manifest::read_toml;
use crate::source::FileId;

/// A manifest of about 6 KB.
fn manifest() -> String {
    let mut text = "[manifest]\nversion = 1\ndescribed-on = 2026-11-20\n\n[operator]\nciio = false\nestablished-in = \"CN\"\n\
        mlps = { level = 3, filed = 2025-06-30 }\nrevenue = 5_000_000\nsector = \"finance\"\nstaff = 420\n\n\
        [product]\nbandwidth = \"10 Gbps\"\nkinds = [\"online-service\", \"mobile-app\"]\nname = \"Example Pay\"\ntls = \"1.2\"\n\n"
        .to_owned();
    for index in 0..14 {
        let _ = writeln!(
            text,
            "[[dataset]]\nname = \"customer profiles {index}\"\npersonal = true\npersons = {{ at-least = 3_200_000 }}\n\
             collected-in = [\"CN\", \"SG\"]\nretention = \"3 years\"\nvolume = \"1000 GB\"\n\
             stores = [{{ name = \"primary\", country = \"CN\", encrypted = true }}, {{ name = \"replica\", country = \"SG\" }}]\n\n\
             [[transfer]]\nname = \"analytics {index}\"\ndatasets = [\"customer profiles {index}\"]\nmain = \"customer profiles 0\"\n"
        );
    }
    text
}

fn best(mut run: impl FnMut()) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..2_000 {
        let start = Instant::now();
        run();
        best = best.min(start.elapsed());
    }
    best
}

#[test]
#[ignore = "measures; run it in release mode"]
fn reading_costs_little_more_than_parsing() {
    let (text, program) = (manifest(), program());
    assert!(diagnostics(&text).is_empty());
    let parse = best(|| drop(black_box(DeTable::parse(black_box(&text)))));
    let table = best(|| drop(black_box(toml::from_str::<toml::Table>(black_box(&text)))));
    let read = best(|| drop(black_box(read_toml(&program, FileId::default(), black_box(&text)))));
    let parsed = DeTable::parse(&text).expect("TOML");
    let walk = best(|| {
        drop(black_box(crate::manifest::reader::read(&program, FileId::default(), parsed.get_ref())));
    });
    let report =
        format!("{} bytes: parse {parse:?}, from_str {table:?}, read {read:?}, walk {walk:?}", text.len());
    writeln!(std::io::stderr(), "{report}").expect("a terminal");
    assert!(walk < parse);
}
