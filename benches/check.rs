//! How long a check takes, in its parts, beside the bare parse of the same bytes.
//!
//! What is made is dropped within the measured time, everywhere: a table takes as long to drop as to build.
//!
//! Targets, as ratios of the medians of one run: `check` at most 1.2 times `bare_parse`, `evaluation` at most 0.10.
#![expect(clippy::expect_used, reason = "a benchmark without its sample measures nothing")]
#![expect(clippy::disallowed_methods, reason = "the samples are files")]

use divan::{Bencher, black_box};
use hegui::evaluation::Evaluator;
use hegui::findings::Findings;
use hegui::manifest::read_toml;
use hegui::packs;
use hegui::program::Program;
use hegui::quantity::Date;
use hegui::source::{FileId, Sources};

const SAMPLES: &[&str] = &["critical-bank-breaches", "content-platform", "router-vendor"];

fn main() {
    divan::Divan::from_args().sample_count(1_000).main();
}

fn text(sample: &str) -> String {
    std::fs::read_to_string(format!("samples/{sample}/manifest.toml")).expect("a sample")
}

fn as_of() -> Date {
    Date::parse("2026-11-23").expect("a date")
}

fn file(sample: &str) -> FileId {
    Sources::default().add(sample, "")
}

/// `toml` alone, without places.
#[divan::bench(args = SAMPLES)]
fn bare_parse(bencher: Bencher<'_, '_>, sample: &str) {
    let text = text(sample);
    bencher.bench(|| drop(black_box(toml::from_str::<toml::Table>(black_box(&text)))));
}

/// Parse and validation against the vocabulary.
#[divan::bench(args = SAMPLES)]
fn read(bencher: Bencher<'_, '_>, sample: &str) {
    let (text, program, file) = (text(sample), packs::program(), file(sample));
    bencher.bench(|| drop(black_box(read_toml(&program, file, black_box(&text)))));
}

/// All rules, on facts that are read already.
#[divan::bench(args = SAMPLES)]
fn evaluation(bencher: Bencher<'_, '_>, sample: &str) {
    let (text, program, file) = (text(sample), packs::program(), file(sample));
    let (facts, _) = read_toml(&program, file, &text);
    bencher.bench(|| drop(black_box(Evaluator::new(&program, black_box(&facts), as_of()).judge_all())));
}

/// Parse, validation, evaluation and findings.
#[divan::bench(args = SAMPLES)]
fn check(bencher: Bencher<'_, '_>, sample: &str) {
    let (text, program, file) = (text(sample), packs::program(), file(sample));
    bencher.bench(|| {
        let (facts, _) = read_toml(&program, file, black_box(&text));
        drop(black_box(Findings::of(&Evaluator::new(&program, &facts, as_of()))));
    });
}

/// What a run does before it reads its first manifest.
#[divan::bench]
fn load_all_packs() -> Program {
    packs::program()
}
