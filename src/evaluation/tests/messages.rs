//! What a breach says: its texts, and the facts that decided.

use super::fixture::{day, facts_of, program_of, rule_with};
use crate::evaluation::Evaluator;
use crate::findings::{Breach, Findings};

/// The only breach of a rule.
fn breach(requirement: &str, text: &str, manifest: &str) -> Breach {
    breach_beside("", requirement, text, manifest)
}

/// The only breach of a rule that uses a term.
fn breach_beside(term: &str, requirement: &str, text: &str, manifest: &str) -> Breach {
    let texts = format!("breach en \"{text}\" zh \"{text}\" remedy en \"{text}\" zh \"{text}\"");
    let program = program_of(&[term, &rule_with(&format!("{requirement} {texts}"))]);
    let facts = facts_of(&program, manifest);
    let findings = Findings::of(&Evaluator::new(&program, &facts, day("2025-01-01")));
    let mut breaches = findings.findings.into_iter().filter_map(|finding| finding.details().breach.clone());
    let first = breaches.next().expect("a breach");
    assert!(breaches.next().is_none());
    first
}

const STORES: &str = "[operator]\nseat = \"CN\"\n[[dataset]]\nname = \"a\"\npersonal = true\n\
    [[dataset.stores]]\nname = \"one\"\ncountry = \"CN\"\nencrypted = true\n\
    [[dataset.stores]]\nname = \"two\"\ncountry = \"US\"\nencrypted = true\n\
    [[dataset.stores]]\nname = \"three\"\ncountry = \"HK\"\nencrypted = false\n\
    [[dataset.stores]]\nname = \"four\"\ncountry = \"HK\"\n";

#[test]
fn the_elements_that_broke_a_requirement_are_named() {
    let text = "{d.name} in {s.country} by {s.name}";
    let of = |requirement: &str| breach(requirement, text, STORES).message;
    let message = of("for d in dataset require every s in d.stores: s.country is CN");
    assert_eq!(message.en, "a in US, HK by two, three, four");
    assert_eq!(message.zh, "a in US、HK by two、three、four");
    assert_eq!(of("for d in dataset require no s in d.stores: s.country is US").en, "a in US by two");
    assert_eq!(of("for d in dataset require not (some s in d.stores: s.country is US)").en, "a in US by two");
    let some = of("for d in dataset require some s in d.stores where s.country is US: s.country is CN");
    assert_eq!(some.en, "a in US by two");
}

#[test]
fn elements_that_broke_nothing_are_not_named() {
    let good = "[[dataset]]\nname = \"good\"\npersonal = true\n\
        [[dataset.stores]]\nname = \"g\"\ncountry = \"CN\"\n[operator]\naudited = false\n\
        [[dataset]]\nname = \"bad\"\npersonal = true\n\
        [[dataset.stores]]\nname = \"home\"\ncountry = \"CN\"\n\
        [[dataset.stores]]\nname = \"away\"\ncountry = \"HK\"\n";
    let of = |requirement: &str| breach(requirement, "{d.name}: {s.name}", good).message.en;
    assert_eq!(of("require every d in dataset: every s in d.stores: s.country is CN"), "bad: away");
    assert_eq!(of("require no d in dataset: some s in d.stores: s.country is HK"), "bad: away");
    assert_eq!(
        of("require every d in dataset: not d.personal or (every s in d.stores: s.country is CN)"),
        "bad: away"
    );
    // What holds beside what fails.
    let stores = "(every d in dataset: every s in d.stores: s.country is CN or s.country is HK)";
    let text = format!("require {stores} and operator.audited");
    assert_eq!(of(&text), "none: none");
}

#[test]
fn an_element_that_may_not_be_meant_is_not_named() {
    let requirement = "for d in dataset require every s in d.stores where not s.encrypted: s.country is CN";
    let message = breach(requirement, "{s.name}", STORES).message;
    assert_eq!(message.en, "three");
}

#[test]
fn braces_in_a_manifest_are_no_places_to_fill() {
    let manifest = "[operator]\nname = \"{operator.seat}\"\nseat = \"CN\"";
    let message =
        breach("require operator.seat is HK", "{operator.name} in {operator.seat}", manifest).message;
    assert_eq!(message.en, "{operator.seat} in CN");
    let message =
        breach("require operator.seat is HK", "{operator.seat} for {operator.name}", manifest).message;
    assert_eq!(message.en, "CN for {operator.seat}");
}

#[test]
fn what_is_not_stated_is_called_so() {
    let message = breach("require false", "{operator.persons} and {operator.sectors}", "").message;
    assert_eq!(message.en, "not stated and not stated");
    assert_eq!(message.zh, "未说明 and 未说明");
}

fn grounds(requirement: &str, manifest: &str) -> Vec<String> {
    breach(requirement, "A", manifest).places.iter().map(|place| place.name.to_string()).collect()
}

#[test]
fn a_breach_rests_on_the_facts_that_decided() {
    let requirement = "for d in dataset require every s in d.stores: s.country is CN";
    let named = ["two", "three", "four"].map(|store| format!("dataset.a.stores.{store}.country"));
    assert_eq!(grounds(requirement, STORES), named);
    let operator = "[operator]\ncritical = false\naudited = true";
    assert_eq!(grounds("require operator.critical and operator.audited", operator), ["operator.critical"]);
    let both = ["operator.critical", "operator.audited"];
    assert_eq!(grounds("require operator.critical or not operator.audited", operator), both);
    // What is not known has decided nothing.
    let part = "[[dataset]]\nname = \"a\"\npersons = 4\n[[dataset]]\nname = \"b\"";
    assert!(
        !grounds("require sum(d.persons for d in dataset) < 4", part)
            .contains(&"dataset.b.persons".to_owned())
    );
    assert_eq!(grounds("require some d in dataset: d.personal", "dataset = []"), ["dataset"]);
}

/// That something is missing rests on what a filter leaves out.
#[test]
fn a_breach_rests_on_what_a_filter_leaves_out() {
    let datasets = "[[dataset]]\nname = \"a\"\npersonal = false\npersons = 4\n[[dataset]]\nname = \"b\"\npersonal = true\npersons = 2";
    let expected = ["dataset.b.persons", "dataset.a.personal"];
    assert_eq!(grounds("require some d in dataset where d.personal: d.persons > 3", datasets), expected);
    let counted = grounds("require count(d in dataset where d.personal) > 1", datasets);
    assert!(counted.contains(&"dataset.a.personal".to_owned()), "{counted:?}");
}

/// What a term is given is the fact, and stands where the manifest states it.
#[test]
fn a_breach_rests_on_facts_that_a_term_is_given() {
    let term = "term few(n: count persons) -> bool { n < 3 }\n";
    let operator = "[operator]\npersons = 4";
    for requirement in ["require few(operator.persons)", "require few(operator.persons - 1)"] {
        let found = breach_beside(term, requirement, "A", operator);
        let place = found.places.iter().find(|place| place.name.to_string() == "operator.persons");
        assert!(place.is_some_and(|place| place.span.is_some()), "{requirement}: {found:?}");
    }
}
