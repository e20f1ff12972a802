//! The samples with the rules that are shipped.
#![expect(clippy::disallowed_methods, reason = "the samples are files")]

use proptest::prelude::*;

use super::days::checked;
use super::fixture::{day, facts_of};
use crate::facts::Facts;
use crate::findings::Outcome;
use crate::packs;
use crate::program::Program;
use crate::quantity::Date;
use crate::timeline::{Timeline, first_day_of_law};

/// The rules of two packs, with which a test of every day ends soon.
fn program() -> Program {
    let mut program = packs::program();
    program.keep_packs(&["csl", "crossborder"].map(str::to_owned));
    program
}

fn manifests() -> Vec<String> {
    let root = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut folders: Vec<_> =
        std::fs::read_dir(root).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    folders.sort();
    let manifests = folders.into_iter().map(|folder| folder.join("manifest.toml"));
    let manifests = manifests.filter(|path| path.exists());
    manifests.map(|path| std::fs::read_to_string(path).expect("a manifest")).collect()
}

/// Compares the timeline with checks on these days, and on both sides of each change.
fn compare(program: &Program, facts: &Facts, from: Date, to: Date, days: &[i32]) {
    let timeline = Timeline::of(program, facts, from, to).expect("few judgements");
    let changes = timeline.changes.iter().flat_map(|change| [change.date.days() - 1, change.date.days()]);
    for number in
        changes.chain(days.iter().copied()).filter(|number| (from.days()..=to.days()).contains(number))
    {
        let today = Date::from_days(number);
        assert_eq!(timeline.outcomes_on(today), checked(program, facts, today), "on {today}");
    }
    for flip in timeline.changes.iter().flat_map(|change| &change.flips) {
        assert!(!flip.causes.is_empty(), "{flip:?}");
    }
    for change in timeline.changes.iter().filter(|change| !change.restarts.is_empty()) {
        let found = checked(program, facts, change.date);
        for restart in &change.restarts {
            let outcome = found.get(&(restart.rule, restart.element.clone()));
            assert_eq!(outcome.copied().unwrap_or(Outcome::NotApplicable), restart.before, "{restart:?}");
            assert!(!restart.causes.is_empty(), "{restart:?}");
        }
    }
}

#[test]
fn the_whole_timeline_of_each_sample_agrees_with_checks() {
    let program = program();
    let from = day("2017-05-31");
    assert!(first_day_of_law(&program).is_some_and(|first| first < day("2026-11-23")));
    let to = day("2031-11-23");
    for manifest in manifests() {
        let facts = facts_of(&program, &manifest);
        let days: Vec<i32> = (from.days()..to.days()).step_by(211).collect();
        compare(&program, &facts, from, to, &days);
    }
}

/// A manifest with each of its dates moved by so many days.
fn moved(manifest: &str, by: &[i32]) -> String {
    let mut by = by.iter().cycle();
    let words = manifest.split_inclusive(|character: char| !character.is_ascii_digit() && character != '-');
    words
        .map(|word| {
            let text = word.trim_end_matches(|character: char| !character.is_ascii_digit());
            match Date::parse(text) {
                Some(date) => {
                    let date = Date::from_days(date.days() + by.next().expect("it has no end"));
                    word.replacen(text, &date.to_string(), 1)
                }
                None => word.to_owned(),
            }
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn other_dates_agree_with_checks_too(
        sample in any::<prop::sample::Index>(),
        by in prop::collection::vec(-400..400, 1..12),
        days in prop::collection::vec(0..1_500, 20),
    ) {
        let program = program();
        let manifests = manifests();
        let manifest = sample.get(&manifests);
        let (facts, found) = crate::manifest::read_toml(&program, crate::source::FileId::default(), &moved(manifest, &by));
        // The ends of an interval may have changed places.
        prop_assume!(!crate::diagnostic::has_errors(&found));
        let from = day("2024-06-01");
        let days: Vec<i32> = days.into_iter().map(|number| from.days() + number).collect();
        compare(&program, &facts, from, Date::from_days(from.days() + 1_500), &days);
    }
}
