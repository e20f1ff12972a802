//! How long many cases take.

use std::fmt::Write;
use std::time::{Duration, Instant};

use super::{BANK, results_on};

#[test]
fn a_thousand_cases_take_less_than_a_second() {
    let mut cases = "base = \"bank.toml\"\nas-of = 2026-03-01\n".to_owned();
    for number in 0..1_000 {
        writeln!(
            cases,
            "[[case]]\nname = \"{number}\"\nset = {{ \"operator.persons\" = {number} }}\nexpect = {{ \"pack.logs\" = \"satisfied\" }}"
        )
        .expect("a text grows");
    }
    let mut base = BANK.to_owned();
    for number in 0..50 {
        writeln!(
            base,
            "[[dataset]]\nname = \"d{number}\"\npersonal = true\norigins = [\"CN\"]\nstores = [{{ name = \"primary\", country = \"CN\" }}]"
        )
        .expect("a text grows");
    }
    let start = Instant::now();
    let (_, results) = results_on(&base, &cases);
    assert_eq!(results.passed(), 1_000);
    // In release; a build without optimization on a busy machine gets more.
    let limit = if cfg!(debug_assertions) { 20 } else { 1 };
    let taken = start.elapsed();
    assert!(taken < Duration::from_secs(limit), "{taken:?}");
}
