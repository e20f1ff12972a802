//! The days on which counters start again.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::days::checked;
use super::fixture::{day, facts_of, line, program_with};
use crate::findings::Outcome;
use crate::timeline::Timeline;

/// What a rule with these clauses comes to with counters that start again, a line for each finding and day.
fn restarts(clauses: &str, manifest: &str) -> Vec<String> {
    let program = program_with(clauses);
    let facts = facts_of(&program, manifest);
    let timeline =
        Timeline::of(&program, &facts, day("2019-01-01"), day("2026-12-31")).expect("few judgements");
    let of_day = timeline.changes.iter().flat_map(|change| {
        change.restarts.iter().map(|restart| format!("{} {}", change.date, line(&program, restart)))
    });
    of_day.collect()
}

fn described(on: &str, transfers: &str) -> String {
    format!("[manifest]\ndescribed-on = {on}\n{transfers}")
}

const ONE: &str = "[[transfer]]\nname = \"one\"\nsent = 500\nsent-before = 900\n";

#[test]
fn a_count_of_the_year_starts_again_on_each_first_of_january_ahead() {
    assert_eq!(
        restarts("for t in transfer require t.sent < 100", &described("2024-06-01", ONE)),
        [
            "2025-01-01 one: breached → satisfied: transfer.sent starts again",
            "2026-01-01 one: breached → satisfied: transfer.sent starts again",
        ]
    );
    // It began at zero on the first day of its own year too, but what is stated was counted since.
    let manifest = described("2026-01-01", ONE);
    assert_eq!(restarts("for t in transfer require t.sent < 100", &manifest), Vec::<String>::new());
    assert_eq!(restarts("for t in transfer require t.sent < 100", ONE), Vec::<String>::new());
}

#[test]
fn a_count_since_the_year_before_is_not_known_from_then_on() {
    assert_eq!(
        restarts("for t in transfer require t.sent-before < 100", &described("2025-06-01", ONE)),
        ["2026-01-01 one: breached → undetermined: transfer.sent-before starts again"]
    );
}

#[test]
fn findings_are_told_that_rest_on_a_counter_and_stay() {
    let manifest = described("2025-06-01", ONE);
    assert_eq!(
        restarts("for t in transfer require t.sent < 1000", &manifest),
        ["2026-01-01 one: satisfied → satisfied: transfer.sent starts again"]
    );
    // Nobody looks at what is not applicable either way, or rests on something else.
    for clauses in [
        "for t in transfer when t.sent > 1000 require operator.critical",
        "require operator.critical or (some t in transfer: t.sent > 1000)",
        "cites ACT-OLD/1 for t in transfer require t.sent < 100",
    ] {
        let manifest = format!("{manifest}[operator]\ncritical = true\n");
        assert_eq!(restarts(clauses, &manifest), Vec::<String>::new(), "{clauses}");
    }
}

#[test]
fn elements_may_be_looked_at_anew() {
    assert_eq!(
        restarts(
            "for t in transfer where t.sent < 100 require operator.critical",
            &(described("2025-06-01", ONE) + "[operator]\ncritical = false\n")
        ),
        ["2026-01-01 one: not-applicable → breached: transfer.sent starts again"]
    );
}

/// Requirements of many forms in which a counter can stand.
const CLAUSES: &[&str] = &[
    "for t in transfer require t.sent < 100",
    "for t in transfer where t.sent >= 100 require due(t) >= today",
    "cites ACT-NEW/11 for t in transfer require t.sent < 100 or t.filed <= today unless t.sent is 0 cites ACT-NEW/12",
    "when sum(t.sent for t in transfer) > 150 require operator.critical",
    "require count(t in transfer where t.sent > 50) < 2 and operator.critical",
    "require every t in transfer where t.sent > 50: due(t) >= today",
    "require (some t in transfer: t.sent > 90) or bound",
    "require max(t.sent for t in transfer) < 100 or operator.kept >= least",
];

/// A manifest whose transfers have sent so many.
fn manifest(critical: Option<bool>, transfers: &[(Option<u32>, Option<u32>)]) -> String {
    let mut text = "[manifest]\ndescribed-on = 2023-05-05\n[operator]\nkept = \"8 months\"\n".to_owned();
    let mut state = |line: String| writeln!(text, "{line}").expect("a text can be written to");
    if let Some(critical) = critical {
        state(format!("critical = {critical}"));
    }
    for (index, (sent, month)) in transfers.iter().enumerate() {
        state(format!("[[transfer]]\nname = \"t{index}\""));
        if let Some(sent) = sent {
            state(format!("sent = {sent}"));
        }
        if let Some(month) = month {
            state(format!("filed = 2023-{month:02}-11"));
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// A check of the day finds the one outcome, a check of a manifest with the counters at zero the other.
    #[test]
    fn both_outcomes_are_those_of_checks(
        clauses in 0..CLAUSES.len(),
        critical in prop::option::of(any::<bool>()),
        transfers in prop::collection::vec(
            (prop::option::of(0_u32..200), prop::option::of(1_u32..=12)), 0..4,
        ),
    ) {
        let program = program_with(CLAUSES[clauses]);
        let stated = manifest(critical, &transfers);
        let at_zero: Vec<_> = transfers.iter().map(|&(_, filed)| (Some(0), filed)).collect();
        let (facts, anew) =
            (facts_of(&program, &stated), facts_of(&program, &manifest(critical, &at_zero)));
        let timeline = Timeline::of(&program, &facts, day("2022-01-01"), day("2026-06-01")).expect("few");
        for date in ["2024-01-01", "2025-01-01", "2026-01-01"].map(day) {
            let change = timeline.changes.iter().find(|change| change.date == date);
            let (mut was, mut is) = (checked(&program, &facts, date), checked(&program, &anew, date));
            for restart in change.iter().flat_map(|change| &change.restarts) {
                let key = (restart.rule, restart.element.clone());
                let outcome = |of: Option<Outcome>| of.unwrap_or(Outcome::NotApplicable);
                prop_assert_eq!(outcome(was.remove(&key)), restart.before, "{} {:?}", &stated, restart);
                prop_assert_eq!(outcome(is.remove(&key)), restart.after, "{} {:?}", &stated, restart);
                prop_assert!(!restart.causes.is_empty(), "{} {:?}", &stated, restart);
            }
            // What is not told rests on no counter.
            prop_assert_eq!(was, is, "{} on {}", &stated, date);
        }
        let others = timeline.changes.iter().filter(|change| !change.restarts.is_empty());
        prop_assert!(others.into_iter().all(|change| change.date >= day("2024-01-01")));
    }
}
