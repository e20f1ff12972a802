//! The outcomes on any day are those of the latest change before it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use proptest::prelude::*;

use super::fixture::{day, facts_of, program_with};
use crate::evaluation::Evaluator;
use crate::facts::Facts;
use crate::findings::{Findings, Outcome};
use crate::program::Program;
use crate::quantity::Date;
use crate::timeline::{FindingKey, Timeline};

/// What a check on a day finds; what is not applicable is left out.
pub(super) fn checked(program: &Program, facts: &Facts, day: Date) -> BTreeMap<FindingKey, Outcome> {
    let findings = Findings::of(&Evaluator::new(program, facts, day)).findings.into_iter();
    let applies = findings.filter(|finding| finding.outcome != Outcome::NotApplicable);
    applies.map(|finding| ((finding.rule, finding.element), finding.outcome)).collect()
}

/// Requirements of every form in which the as-of date can stand.
const REQUIREMENTS: &[&str] = &[
    "operator.last-test + interval >= today",
    "not (today - operator.licensed > 400 days)",
    "max(operator.licensed, operator.last-test) + 6 months > today and operator.kept >= least",
    "operator.licensed + 5 working days < today or bound",
    "every t in transfer: due(t) >= today or t.valid-until >= today",
    "some t in transfer where t.filed <= today: t.valid-until - 1 month > today",
    "count(t in transfer where t.valid-until < today) is 1",
    "if started then operator.critical else today < operator.licensed",
    "today is operator.licensed or today in {operator.last-test, 2023-03-03}",
    "min(t.filed for t in transfer) + 1 year is not today",
];

/// A date as a manifest may state it, or nothing.
fn date() -> impl Strategy<Value = Option<String>> {
    let some_day =
        || (2019_i32..2026, 1_u32..=12, 1_u32..=28).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}"));
    prop_oneof![
        4 => some_day().prop_map(Some),
        1 => (some_day(), some_day()).prop_map(|(a, b)| {
            let (low, high) = if a <= b { (a, b) } else { (b, a) };
            Some(format!("{{ at-least = {low}, at-most = {high} }}"))
        }),
        1 => Just(Some("false".to_owned())),
        1 => Just(None),
    ]
}

fn stated(key: &str, value: Option<&String>) -> String {
    value.map_or(String::new(), |value| format!("{key} = {value}\n"))
}

prop_compose! {
    fn manifest()(
        licensed in date(),
        last_test in date(),
        critical in prop::option::of(any::<bool>().prop_map(|truth| truth.to_string())),
        kept in prop::option::of((1_u32..24).prop_map(|months| format!("\"{months} months\""))),
        transfers in prop::collection::vec((date(), date()), 0..3),
    ) -> String {
        let mut text = format!(
            "[operator]\n{}{}{}{}",
            stated("licensed", licensed.as_ref()),
            stated("last-test", last_test.as_ref()),
            stated("critical", critical.as_ref()),
            stated("kept", kept.as_ref()),
        );
        for (index, (filed, valid_until)) in transfers.iter().enumerate() {
            write!(
            text,
                "[[transfer]]\nname = \"t{index}\"\n{}{}",
                stated("filed", filed.as_ref()),
                stated("valid-until", valid_until.as_ref())
            ).expect("a text can be written to");
        }
        text
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn outcomes_on_every_day_are_those_of_the_latest_change(manifest in manifest(), index in 0..REQUIREMENTS.len()) {
        let program = program_with(&format!("require {}", REQUIREMENTS[index]));
        let facts = facts_of(&program, &manifest);
        let (from, to) = (day("2019-12-01"), day("2025-12-31"));
        let timeline = Timeline::of(&program, &facts, from, to).expect("few judgements");
        let mut changes = timeline.changes.iter().peekable();
        let mut outcomes = timeline.start.clone();
        for number in from.days()..=to.days() {
            let today = Date::from_days(number);
            if changes.next_if(|change| change.date == today).is_some() {
                outcomes = timeline.outcomes_on(today);
            }
            prop_assert_eq!(&outcomes, &checked(&program, &facts, today), "{} on {}", manifest, today);
        }
        let flips = timeline.changes.iter().flat_map(|change| &change.flips);
        for flip in flips {
            prop_assert!(!flip.causes.is_empty(), "{} {:?}", manifest, flip);
        }
    }
}
