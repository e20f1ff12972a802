//! What holds of every program and every manifest, over generated ones.
//!
//! `PROPTEST_CASES` says how many: each property takes a part of that number.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::checks::Case;
use super::choices::Choices;
use super::completions::partly_known;
use super::fixture::{day, program_of};
use super::grammar::items;
use super::pool::Pool;
use crate::program::Program;
use crate::quantity::Date;

/// One case for each `of` that are asked for.
fn config(of: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    ProptestConfig { cases: (asked.cases / of).max(1), failure_persistence: None, ..asked }
}

/// The decisions of terms, of rules and of a manifest, apart, so that none uses up those of another.
fn tapes() -> impl Strategy<Value = [Vec<u16>; 3]> {
    let tape = |most| prop::collection::vec(any::<u16>(), 0..most);
    (tape(100), tape(100), tape(200)).prop_map(|(terms, rules, manifest)| [terms, rules, manifest])
}

fn some_day(choices: &mut Choices) -> Date {
    day(choices.one_of::<&str>(&[
        "2024-01-01",
        "2023-12-31",
        "2025-08-31",
        "2021-05-31",
        "2019-06-01",
        "2024-02-08",
    ]))
}

/// A generated program, and a manifest that is known in part.
fn with_generated(tapes: &[Vec<u16>; 3], check: impl FnOnce(&Case<'_>, &mut Choices)) {
    let [terms, rules, choices] = &mut tapes.each_ref().map(|tape| Choices::of_tape(tape));
    let as_of = some_day(choices);
    let text = items(terms, rules).concat();
    let program = program_of(&[&text]);
    let pool = Pool::of(&program, as_of);
    let facts = partly_known(&program, &pool, choices);
    check(&Case { program: &program, pool: &pool, facts, as_of, text }, choices);
}

/// The shipped rules, and a manifest that is known in part.
fn with_shipped(seed: u64, check: impl FnOnce(&Case<'_>, &mut Choices)) {
    static PROGRAM: LazyLock<Program> = LazyLock::new(crate::packs::program);
    let choices = &mut Choices::at_random(seed);
    let as_of =
        day(choices.one_of::<&str>(&["2017-06-01", "2023-12-31", "2025-12-31", "2026-01-01", "2026-09-01"]));
    let pool = Pool::of(&PROGRAM, as_of);
    let facts = partly_known(&PROGRAM, &pool, choices);
    check(&Case { program: &PROGRAM, pool: &pool, facts, as_of, text: String::new() }, choices);
}

proptest! {
    #![proptest_config(config(2))]

    #[test]
    fn what_is_decided_holds_in_every_completion(tapes in tapes(), seed in any::<u64>()) {
        with_generated(&tapes, |case, _| case.check_agreement(60, seed));
    }

    #[test]
    fn what_is_decided_stays_so_when_more_is_stated(tapes in tapes(), seed in any::<u64>()) {
        with_generated(&tapes, |case, _| case.check_more_information(&mut Choices::at_random(seed)));
    }

    #[test]
    fn what_is_missing_decides_and_nothing_else(tapes in tapes(), seed in any::<u64>()) {
        with_generated(&tapes, |case, _| case.check_missing(&mut Choices::at_random(seed)));
    }

    #[test]
    fn every_judgement_has_a_proof(tapes in tapes()) {
        with_generated(&tapes, |case, _| case.check_proofs());
    }

    #[test]
    fn no_two_findings_share_a_fingerprint(tapes in tapes()) {
        with_generated(&tapes, |case, _| case.check_fingerprints());
    }

    #[test]
    fn the_order_of_files_and_items_changes_nothing(tapes in tapes()) {
        let [terms, rules, choices] = &mut tapes.each_ref().map(|tape| Choices::of_tape(tape));
        let as_of = some_day(choices);
        let mut items = items(terms, rules);
        let program = program_of(&[&items.concat()]);
        let pool = Pool::of(&program, as_of);
        let facts = partly_known(&program, &pool, choices);
        items.reverse();
        let (first, second) = items.split_at(choices.below(items.len()));
        let turned = program_of(&[&second.concat(), &first.concat()]);
        let case = Case { program: &program, pool: &pool, facts: facts.clone(), as_of, text: String::new() };
        let other = Case { program: &turned, pool: &pool, facts, as_of, text: String::new() };
        prop_assert_eq!(case.lines(), other.lines());
    }
}

proptest! {
    #![proptest_config(config(16))]

    #[test]
    fn of_the_shipped_rules_what_is_decided_holds_in_every_completion(seed in any::<u64>()) {
        with_shipped(seed, |case, _| case.check_agreement(12, seed));
    }

    #[test]
    fn of_the_shipped_rules_what_is_decided_stays_so(seed in any::<u64>()) {
        with_shipped(seed, |case, choices| {
            case.check_more_information(choices);
        });
    }

    #[test]
    fn of_the_shipped_rules_what_is_missing_decides_and_nothing_else(seed in any::<u64>()) {
        with_shipped(seed, |case, choices| {
            case.check_missing(choices);
        });
    }

    #[test]
    fn of_the_shipped_rules_every_judgement_has_a_proof(seed in any::<u64>()) {
        with_shipped(seed, |case, _| case.check_proofs());
    }

    #[test]
    fn of_the_shipped_rules_no_two_findings_share_a_fingerprint(seed in any::<u64>()) {
        with_shipped(seed, |case, _| case.check_fingerprints());
    }
}
