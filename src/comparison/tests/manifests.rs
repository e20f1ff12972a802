//! Two manifests: the facts that matter are named, and no others.

use proptest::prelude::*;

use super::fixture::{check_manifests, compiled, day, facts_of, rule};
use crate::comparison::{Reason, between_manifests};
use crate::evaluation::Evaluator;
use crate::findings::{Findings, Outcome};

#[test]
fn the_one_fact_that_does_it_is_named() {
    check_manifests(
        "require operator.critical and operator.audited",
        "[operator]\ncritical = true\naudited = true\nfiled = true",
        "[operator]\ncritical = false\naudited = true\nfiled = false",
        &["satisfied → breached: operator.critical"],
    );
}

#[test]
fn facts_that_do_it_together_are_all_named() {
    check_manifests(
        "require operator.critical and operator.audited",
        "[operator]\ncritical = true\naudited = true",
        "[operator]\ncritical = false\naudited = false",
        &["satisfied → breached: operator.audited, operator.critical"],
    );
    // Either of the two would suffice to undo it: each does it by itself.
    check_manifests(
        "require operator.critical or operator.audited or operator.filed",
        "[operator]\ncritical = true\naudited = true\nfiled = false",
        "[operator]\ncritical = false\naudited = false\nfiled = false",
        &["satisfied → breached: operator.audited, operator.critical"],
    );
}

#[test]
fn what_cannot_matter_is_left_out() {
    // Only one of the three has to go back for the requirement to hold again.
    check_manifests(
        "require operator.kept >= 6 months and (operator.audited or operator.critical)",
        "[operator]\nkept = \"1 year\"\naudited = true\ncritical = false",
        "[operator]\nkept = \"1 month\"\naudited = false\ncritical = true",
        &["satisfied → breached: operator.kept"],
    );
}

#[test]
fn a_fact_that_is_stated_now_decides() {
    check_manifests(
        "require operator.office.staffed",
        "[operator]\ncritical = true",
        "[operator]\ncritical = true\noffice = { staffed = true }",
        &["undetermined → satisfied: operator.office.staffed"],
    );
    check_manifests(
        "when operator.critical require operator.audited",
        "[operator]\ncritical = false",
        "[operator]\naudited = false",
        &["not-applicable → undetermined: operator.critical"],
    );
}

#[test]
fn the_order_of_a_set_is_no_difference() {
    check_manifests(
        "require operator.countries contains CN and operator.filed",
        "[operator]\ncountries = [\"CN\", \"SG\"]\nfiled = true",
        "[operator]\ncountries = [\"SG\", \"CN\"]\nfiled = false",
        &["satisfied → breached: operator.filed"],
    );
}

const PAIR: &str = "[[dataset]]\nname = \"a\"\npersonal = true\nsafe = true\n\
                    [[dataset]]\nname = \"b\"\npersonal = true\nsafe = true\n";

#[test]
fn an_element_that_only_one_manifest_has() {
    let one = "[[dataset]]\nname = \"b\"\npersonal = true\nsafe = true\n";
    check_manifests(
        "for d in dataset require d.safe",
        PAIR,
        one,
        &["a: satisfied → not-applicable: dataset.a"],
    );
    check_manifests(
        "require every d in dataset where d.personal: d.safe",
        one,
        &PAIR.replacen("safe = true", "safe = false", 1),
        &["satisfied → breached: dataset.a"],
    );
    check_manifests(
        "for d in dataset require d.safe",
        "[operator]\ncritical = true",
        one,
        // Before, there might have been any.
        &["undetermined → not-applicable: dataset", "b: not-applicable → satisfied: dataset"],
    );
}

#[test]
fn an_element_that_the_rule_no_longer_looks_at() {
    check_manifests(
        "for d in dataset where d.personal require d.safe",
        PAIR,
        &PAIR.replacen("personal = true", "personal = false", 1),
        &["a: satisfied → not-applicable: dataset.a.personal"],
    );
}

#[test]
fn references_follow_their_elements_to_other_positions() {
    let transfer = "[[transfer]]\nname = \"t\"\ndatasets = [\"a\"]\nof = \"a\"\n";
    let turned = "[[dataset]]\nname = \"b\"\npersonal = true\nsafe = true\n\
                  [[dataset]]\nname = \"a\"\npersonal = true\nsafe = true\n";
    let clauses = "for t in transfer require every d in t.datasets: d.safe";
    check_manifests(clauses, &format!("{PAIR}{transfer}"), &format!("{turned}{transfer}"), &[]);
    let unsafe_b = PAIR.replace("name = \"b\"\npersonal = true\nsafe = true", "name = \"b\"\nsafe = false");
    check_manifests(
        clauses,
        &format!("{unsafe_b}{transfer}"),
        &format!("{unsafe_b}{}", transfer.replace("[\"a\"]", "[\"a\", \"b\"]")),
        &["t: satisfied → breached: transfer.t.datasets"],
    );
    check_manifests(
        "for t in transfer require t.of.safe",
        &format!("{unsafe_b}{transfer}"),
        &format!("{unsafe_b}{}", transfer.replace("of = \"a\"", "of = \"b\"")),
        &["t: satisfied → breached: transfer.t.of"],
    );
}

const REQUIREMENTS: &[&str] = &[
    "require operator.critical and operator.audited or operator.filed",
    "when operator.critical require operator.audited unless operator.filed",
    "for d in dataset where d.personal when operator.critical require d.safe",
    "require every d in dataset where d.personal: d.safe",
    "require count(d in dataset where d.safe) >= 1 or operator.kept > 6 months",
    "require if operator.critical then operator.audited else operator.filed",
];

prop_compose! {
    fn manifest()(
        truths in prop::collection::vec(prop::option::of(any::<bool>()), 3),
        kept in prop::option::of(1_u32..12),
        datasets in prop::collection::btree_map("[ab]", (prop::option::of(any::<bool>()), prop::option::of(any::<bool>())), 0..3),
        closed in any::<bool>(),
    ) -> String {
        let line = |key: &str, value: Option<String>| value.map_or(String::new(), |value| format!("{key} = {value}\n"));
        let truth = |value: Option<bool>| value.map(|value| value.to_string());
        let mut parts = Vec::new();
        if closed && datasets.is_empty() {
            parts.push("dataset = []\n".to_owned());
        }
        parts.push("[operator]\n".to_owned());
        for (key, value) in ["critical", "audited", "filed"].iter().zip(&truths) {
            parts.push(line(key, truth(*value)));
        }
        parts.push(line("kept", kept.map(|months| format!("\"{months} months\""))));
        for (name, (personal, safe)) in &datasets {
            parts.push(format!("[[dataset]]\nname = \"{name}\"\n"));
            parts.push(line("personal", truth(*personal)));
            parts.push(line("safe", truth(*safe)));
        }
        parts.concat()
    }
}

proptest! {
    #[test]
    fn every_flip_and_nothing_else_has_a_reason(before in manifest(), after in manifest(), index in 0..REQUIREMENTS.len()) {
        let program = compiled(&rule("test.rule", REQUIREMENTS[index])).program;
        let (one, other) = (facts_of(&program, &before), facts_of(&program, &after));
        let flips = between_manifests(&program, &one, &other, day());
        let outcome = |facts, element: &[Box<str>]| {
            let found = Findings::of(&Evaluator::new(&program, facts, day())).findings;
            let found = found.into_iter().find(|finding| finding.element == element);
            found.map_or(Outcome::NotApplicable, |finding| finding.outcome)
        };
        for element in [vec![], vec![Box::from("a")], vec![Box::from("b")]] {
            let (was, is) = (outcome(&one, &element), outcome(&other, &element));
            let flip = flips.iter().find(|flip| flip.element == element);
            prop_assert_eq!(flip.map(|flip| (flip.before, flip.after)), (was != is).then_some((was, is)));
        }
        for flip in &flips {
            prop_assert!(!flip.reasons.is_empty(), "{} → {}\n{:?}", before, after, flip);
            for reason in &flip.reasons {
                let Reason::Fact(change) = reason else { panic!("two manifests differ in facts alone") };
                prop_assert_ne!(&change.before.known, &change.after.known);
            }
        }
    }
}
