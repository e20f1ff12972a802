//! How long a check takes, beside the bare parse of the same bytes.

fn main() {
    divan::main();
}

use hegui::evaluation::Evaluator;
use hegui::findings::Findings;
use hegui::manifest::read_toml;
use hegui::packs;
use hegui::quantity::Date;
use hegui::source::Sources;

const SAMPLES: &[&str] = &["a"];

fn text(_sample: &str) -> String {
    std::fs::read_to_string("rules/bases/critical-bank.toml").expect("a sample")
}

fn as_of() -> Date {
    Date::parse("2026-03-01").expect("a date")
}

#[divan::bench(args = SAMPLES)]
fn bare_parse(bencher: divan::Bencher, sample: &str) {
    let text = text(sample);
    bencher.bench(|| toml::from_str::<toml::Table>(divan::black_box(&text)));
}

#[divan::bench(args = SAMPLES)]
fn spanned_parse(bencher: divan::Bencher, sample: &str) {
    let text = text(sample);
    bencher.bench(|| toml::de::DeTable::parse(divan::black_box(&text)).is_ok());
}

#[divan::bench(args = SAMPLES)]
fn read(bencher: divan::Bencher, sample: &str) {
    let text = text(sample);
    let program = packs::program();
    let file = Sources::default().add(sample, "");
    bencher.bench(|| read_toml(&program, file, divan::black_box(&text)));
}

#[divan::bench(args = SAMPLES)]
fn check(bencher: divan::Bencher, sample: &str) {
    let text = text(sample);
    let program = packs::program();
    let file = Sources::default().add(sample, "");
    bencher.bench(|| {
        let (facts, _) = read_toml(&program, file, divan::black_box(&text));
        Findings::of(&Evaluator::new(&program, &facts, as_of()))
    });
}

#[divan::bench(args = SAMPLES)]
fn evaluation(bencher: divan::Bencher, sample: &str) {
    let text = text(sample);
    let program = packs::program();
    let file = Sources::default().add(sample, "");
    let (facts, diagnostics) = read_toml(&program, file, &text);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    bencher.bench(|| Evaluator::new(&program, &facts, as_of()).judge_all());
}

#[divan::bench]
fn load_packs() -> hegui::program::Program {
    packs::program()
}
