//! Two sets of rules: what was written otherwise is named.

use super::fixture::{check_rules, rule};

const MANIFEST: &str = "[operator]\ncritical = true\naudited = false\nkept = \"7 months\"";

fn parameter(value: &str) -> String {
    format!("parameter least: duration {{ from 2020-01-01 {value} cites ACT/2 }}\n")
}

#[test]
fn a_rule_that_is_new_or_gone() {
    let one = rule("test.one", "require operator.critical");
    let other = rule("test.other", "require operator.audited");
    let before = format!("{one}{}", rule("test.kept", "require operator.critical"));
    let after = format!("{other}{}", rule("test.kept", "require operator.critical"));
    check_rules(
        &before,
        &after,
        MANIFEST,
        &["satisfied → not-applicable: Removed", "not-applicable → breached: Added"],
    );
}

#[test]
fn a_clause_with_other_words() {
    check_rules(
        &rule("test.rule", "when operator.critical require operator.critical"),
        &rule("test.rule", "when   operator.critical\n  require operator.audited"),
        MANIFEST,
        &["satisfied → breached: require"],
    );
    check_rules(
        &rule("test.rule", "require operator.audited"),
        &rule("test.rule", "when operator.audited require operator.audited"),
        MANIFEST,
        &["breached → not-applicable: when"],
    );
    check_rules(
        &rule("test.rule", "require operator.audited"),
        &rule("test.rule", "require operator.audited unless operator.critical cites ACT/2"),
        MANIFEST,
        &["breached → exempt: unless"],
    );
}

#[test]
fn a_parameter_a_term_and_an_instrument() {
    let clauses = rule("test.rule", "require operator.kept >= least");
    check_rules(
        &format!("{}{clauses}", parameter("6 months")),
        &format!("{}{clauses}", parameter("1 year")),
        MANIFEST,
        &["satisfied → breached: Parameter(\"least\")"],
    );
    let clauses = rule("test.rule", "require bound");
    let term = |body: &str| format!("term bound -> bool {{ cites ACT/2 {body} }}\n");
    check_rules(
        &format!("{}{clauses}", term("operator.critical")),
        &format!("{}{clauses}", term("operator.audited")),
        MANIFEST,
        &["satisfied → breached: Term(\"bound\")"],
    );
    let instrument = |from: &str| {
        format!(
            "instrument ACT-2 {{ title en \"A\" zh \"甲\" issuer en \"A\" zh \"甲\" rank law in force from {from} \
             article 1 en \"A\" zh \"甲\" }}\n"
        )
    };
    let clauses = rule("test.rule", "require operator.critical").replace("ACT/1", "ACT-2/1");
    check_rules(
        &format!("{}{clauses}", instrument("2020-01-01")),
        &format!("{}{clauses}", instrument("2027-01-01")),
        MANIFEST,
        &["satisfied → not-applicable: Instrument(\"ACT-2\")"],
    );
}

#[test]
fn other_words_with_the_same_outcomes_are_no_difference() {
    check_rules(
        &rule("test.rule", "require operator.critical"),
        &rule("test.rule", "require operator.critical or operator.audited"),
        MANIFEST,
        &[],
    );
}
