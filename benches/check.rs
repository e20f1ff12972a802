//! How long a check takes, in its parts, beside the bare parse of the same bytes.
//!
//! What is made is dropped within the measured time, everywhere: a table takes as long to drop as to build.
//!
//! Targets, as ratios of the medians of one run, by the rules of one pack: `check` at most 1.2 times `bare_parse`,
//! `evaluation` at most 0.10.
#![expect(clippy::expect_used, reason = "a benchmark without its sample measures nothing")]
#![expect(clippy::disallowed_methods, reason = "the samples are files")]

use std::fmt;
use std::sync::Arc;

use divan::{Bencher, black_box};
use hegui::evaluation::Evaluator;
use hegui::findings::Findings;
use hegui::manifest::read_toml;
use hegui::packs;
use hegui::program::{BindingRules, Program};
use hegui::quantity::Date;
use hegui::source::{FileId, Sources};

/// Three samples by the rules of one pack, and the largest one by all rules.
const SAMPLES: &[Sample] = &[
    Sample { name: "critical-bank-breaches", packs: &["csl"] },
    Sample { name: "content-platform", packs: &["csl"] },
    Sample { name: "router-vendor", packs: &["csl"] },
    Sample { name: "critical-bank-breaches", packs: &[] },
];

/// A sample and the packs by which it is checked; none: all.
struct Sample {
    name: &'static str,
    packs: &'static [&'static str],
}

impl fmt::Display for Sample {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let packs = if self.packs.is_empty() { "all packs".to_owned() } else { self.packs.join(", ") };
        write!(formatter, "{} ({packs})", self.name)
    }
}

impl Sample {
    fn text(&self) -> String {
        let path = format!("samples/{}/manifest.toml", self.name);
        std::fs::read_to_string(path).expect("a sample")
    }

    fn program(&self) -> Program {
        let mut program = packs::program();
        if !self.packs.is_empty() {
            program.keep_packs(&self.packs.iter().map(ToString::to_string).collect::<Vec<_>>());
        }
        program
    }

    fn file(&self) -> FileId {
        Sources::default().add(self.name, "")
    }
}

fn main() {
    divan::Divan::from_args().sample_count(1_000).main();
}

fn as_of() -> Date {
    Date::parse("2026-11-23").expect("a date")
}

/// `toml` alone, without places.
#[divan::bench(args = SAMPLES)]
fn bare_parse(bencher: Bencher<'_, '_>, sample: &Sample) {
    let text = sample.text();
    bencher.bench(|| drop(black_box(toml::from_str::<toml::Table>(black_box(&text)))));
}

/// Parse and validation against the vocabulary.
#[divan::bench(args = SAMPLES)]
fn read(bencher: Bencher<'_, '_>, sample: &Sample) {
    let (text, program, file) = (sample.text(), sample.program(), sample.file());
    bencher.bench(|| drop(black_box(read_toml(&program, file, black_box(&text)))));
}

/// All rules, on facts that are read already. Which rules bind on a day is worked out once for all products of a run.
#[divan::bench(args = SAMPLES)]
fn evaluation(bencher: Bencher<'_, '_>, sample: &Sample) {
    let (text, program, file) = (sample.text(), sample.program(), sample.file());
    let (facts, _) = read_toml(&program, file, &text);
    let binding = Arc::new(BindingRules::of(&program, as_of()));
    let evaluator = || Evaluator::under(Arc::clone(&binding), black_box(&facts));
    bencher.bench(|| drop(black_box(evaluator().judge_all())));
}

/// Parse, validation, evaluation and findings.
#[divan::bench(args = SAMPLES)]
fn check(bencher: Bencher<'_, '_>, sample: &Sample) {
    let (text, program, file) = (sample.text(), sample.program(), sample.file());
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
