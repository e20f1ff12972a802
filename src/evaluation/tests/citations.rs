//! Citations with a condition: what is cited of an element, and whether the rule binds by it.

use super::fixture::{day, facts_of, judged_on, program_of, rule, rule_with};
use crate::evaluation::Evaluator;
use crate::findings::Findings;

/// Two provisions that are in force together.
const THIRD: &str = "instrument LAW-3 { title en \"B\" zh \"乙\" issuer en \"I\" zh \"机关\" rank law \
                    in force from 2020-01-01 article 1 en \"A\" zh \"甲\" article 2 en \"A\" zh \"甲\" }\n";

/// What a rule comes to on a day, element by element, with the provisions that each finding cites.
fn cited_on(as_of: &str, clauses: &str, manifest: &str) -> Vec<String> {
    let program = program_of(&[THIRD, &rule_with(clauses)]);
    let facts = facts_of(&program, manifest);
    let evaluator = Evaluator::new(&program, &facts, day(as_of));
    let judged = judged_on(as_of, THIRD, clauses, manifest);
    let findings = Findings::of(&evaluator).findings;
    assert_eq!(judged.len(), findings.len());
    let names = findings.iter().map(|finding| {
        let cited: Vec<_> = finding.provisions(&program, day(as_of)).collect();
        let found = evaluator.provisions(rule(&program, finding.rule), &finding.positions);
        assert_eq!(cited, found, "a finding cites what the evaluator says");
        cited.into_iter().map(|id| program.provision_name(id)).collect::<Vec<_>>().join(" ")
    });
    judged.iter().zip(names).map(|(judged, names)| format!("{judged} | {names}")).collect()
}

fn cited(clauses: &str, manifest: &str) -> Vec<String> {
    cited_on("2025-01-01", clauses, manifest)
}

#[test]
fn what_is_known_not_to_concern_is_not_cited() {
    let clauses = " cites LAW-2/1, LAW-3/1 if operator.critical, LAW-3/2 if not operator.critical \
                   require operator.audited";
    let on = |critical: &str| cited(clauses, &format!("[operator]\naudited = false\n{critical}"));
    assert_eq!(on("critical = true"), ["Breached | LAW-2/1 LAW-3/1"]);
    assert_eq!(on("critical = false"), ["Breached | LAW-2/1 LAW-3/2"]);
    assert_eq!(on(""), ["Breached | LAW-2/1 LAW-3/1 LAW-3/2"], "what is not known stays");
}

#[test]
fn a_rule_does_not_bind_where_no_provision_concerns() {
    let clauses =
        " cites LAW-3/1 if operator.critical, LAW-3/2 if operator.persons > 5 require operator.audited";
    let on = |facts: &str| cited(clauses, &format!("[operator]\naudited = false\n{facts}"));
    assert_eq!(on("critical = false\npersons = 5"), ["NotApplicable | "]);
    assert_eq!(on("critical = false\npersons = 6"), ["Breached | LAW-3/2"]);
    assert_eq!(on("critical = false"), ["Undetermined operator.persons | LAW-3/2"]);
    assert_eq!(on(""), ["Undetermined operator.critical operator.persons | LAW-3/1 LAW-3/2"]);
    assert_eq!(on("persons = 6"), ["Breached | LAW-3/1 LAW-3/2"], "one of them concerns it for certain");
    let exempt = format!("{clauses} unless operator.grading.filed cites LAW-2/1");
    let filed = "[operator]\ncritical = true\npersons = 1\ngrading.filed = true";
    assert_eq!(cited(&exempt, filed), ["Exempt by 0 | LAW-3/1"]);
}

#[test]
fn only_what_is_in_force_counts() {
    let clauses = " cites LAW-1/1, LAW-3/1 if operator.critical require operator.audited";
    let manifest = "[operator]\naudited = true\ncritical = false";
    assert_eq!(cited_on("2023-12-31", clauses, manifest), ["Satisfied | LAW-1/1"]);
    assert_eq!(cited_on("2024-01-01", clauses, manifest), ["NotApplicable | "]);
    assert_eq!(cited_on("2019-12-31", clauses, manifest), ["NotApplicable | "]);
}

#[test]
fn the_condition_sees_the_elements() {
    let clauses = " cites LAW-3/1 if d.persons < 5, LAW-3/2 if d.persons > 7 for d in dataset \
                   require d.personal";
    let manifest = "[[dataset]]\nname = \"a\"\npersons = 1\npersonal = true\n\
                    [[dataset]]\nname = \"b\"\npersons = 9\npersonal = false\n\
                    [[dataset]]\nname = \"c\"\npersons = 6\npersonal = false\n\
                    [[dataset]]\nname = \"e\"\npersonal = false\n";
    let expected = [
        "a: Satisfied | LAW-3/1",
        "b: Breached | LAW-3/2",
        "c: NotApplicable | ",
        "e: Undetermined dataset.e.persons | LAW-3/1 LAW-3/2",
    ];
    assert_eq!(cited(clauses, manifest), expected);
}

#[test]
fn of_what_is_not_shown_everything_is_cited_that_may_concern_it() {
    let clauses =
        " cites LAW-3/1 if d.personal, LAW-3/2 if operator.critical for d in dataset require d.persons < 5";
    let open = "Undetermined dataset operator.critical | LAW-3/1 LAW-3/2";
    assert_eq!(cited(clauses, ""), [open]);
    assert_eq!(cited(clauses, "[operator]\ncritical = false"), ["Undetermined dataset | LAW-3/1"]);
    assert_eq!(cited(clauses, "dataset = []\n[operator]\ncritical = false"), ["NotApplicable | LAW-3/1"]);
    let of_product = " cites LAW-3/1 if operator.critical for d in dataset require d.persons < 5";
    assert_eq!(cited(of_product, "[operator]\ncritical = false"), ["NotApplicable | "]);
}
