//! Long inputs are read in linear time.

use std::time::{Duration, Instant};

use crate::diagnostic::Code;
use crate::source::FileId;
use crate::syntax::parse;

/// Reads a long text; the bound is generous, for it only has to tell linear time from worse.
fn check_time(text: &str) {
    let start = Instant::now();
    let (_, diagnostics) = parse(FileId::default(), text);
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    assert!(diagnostics.len() <= 100);
}

#[test]
fn a_long_conjunction_is_one_node() {
    let text = format!("rule a.b {{\n  require a{}\n}}\n", " and a".repeat(100_000));
    assert!(parse(FileId::default(), &text).1.is_empty());
}

#[test]
fn long_noise_ends_soon() {
    for noise in [
        "{",
        "}",
        "(",
        "\"",
        "a ",
        "1",
        "§ ",
        "rule ",
        "rule a {\n",
        "a when b\n",
        "## x\n",
        "\\\"",
        "/",
        "-",
    ] {
        check_time(&noise.repeat(1_000_000 / noise.len()));
    }
}

#[test]
fn noise_within_items_ends_soon() {
    for (head, noise) in [
        ("rule a.b {\n  require ", "{ x\n"),
        ("rule a.b {\n", "unless a b\n"),
        ("term a -> b {\n", "a\n"),
        ("term a -> b {\n", "a when\n"),
        ("term a -> b {\n", "from 2024-01-01 {\n"),
        ("instrument a {\n", "penalty 1 en \"\" zh \"\" {\n"),
        ("record a {\n", "b: c "),
        ("enum a {\n", "b en \"\" zh \"\" § "),
        ("rule a.b {\n  require ", "x in {"),
    ] {
        check_time(&format!("{head}{}", noise.repeat(500_000 / noise.len())));
    }
}

#[test]
fn the_number_of_diagnostics_is_bounded() {
    let (_, diagnostics) = parse(FileId::default(), &"rule a.b { when }\n".repeat(1_000));
    assert_eq!(diagnostics.len(), 100);
    assert!(diagnostics.iter().all(|diagnostic| diagnostic.code == Code::SYNTAX_EXPECTED));
}
