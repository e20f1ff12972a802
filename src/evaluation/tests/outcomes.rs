//! Every outcome, exemptions, elements, and the days on which a rule applies.

use super::fixture::{judged, judged_on};

const BARE: &str = "when operator.critical require operator.audited unless operator.grading.filed";

fn product(critical: &str, audited: &str, filed: &str) -> Vec<String> {
    let fact =
        |name: &str, value: &str| if value == "?" { String::new() } else { format!("{name} = {value}\n") };
    let operator = format!("[operator]\n{}{}", fact("critical", critical), fact("audited", audited));
    judged(BARE, &format!("{operator}{}", fact("grading.filed", filed)))
}

#[test]
fn every_outcome() {
    let (yes, no) = ("true", "false");
    assert_eq!(product(no, "?", "?"), ["NotApplicable"]);
    assert_eq!(product(yes, yes, no), ["Satisfied"]);
    assert_eq!(product(yes, no, no), ["Breached"]);
    assert_eq!(product(yes, "?", yes), ["Exempt by 0"]);
    assert_eq!(product(yes, yes, yes), ["Exempt by 0"]);
    assert_eq!(product("?", yes, no), ["Undetermined operator.critical"]);
    assert_eq!(product(yes, yes, "?"), ["Undetermined operator.grading.filed"]);
    assert_eq!(product(yes, "?", no), ["Undetermined operator.audited"]);
    // An exemption that is certain makes the requirement irrelevant.
    assert_eq!(product("?", "?", yes), ["Undetermined operator.critical"]);
    let all = ["Undetermined operator.critical operator.grading.filed operator.audited"];
    assert_eq!(product("?", "?", "?"), all);
}

#[test]
fn the_first_exemption_that_holds_is_named() {
    let clauses = "require false unless operator.critical unless operator.audited";
    assert_eq!(judged(clauses, "[operator]\naudited = true"), ["Exempt by 1"]);
    assert_eq!(judged(clauses, "[operator]\naudited = true\ncritical = true"), ["Exempt by 0"]);
    let open = ["Undetermined operator.audited"];
    assert_eq!(judged(clauses, "[operator]\ncritical = false"), open);
}

#[test]
fn each_element_is_judged_and_what_the_filter_excludes_is_not() {
    let clauses = "for d in dataset where d.personal require d.persons < 5";
    let manifest = "[[dataset]]\nname = \"a\"\npersonal = true\npersons = 4\n\
                    [[dataset]]\nname = \"b\"\npersonal = false\n\
                    [[dataset]]\nname = \"c d\"\npersons = 7\n";
    assert_eq!(judged(clauses, manifest), ["a: Satisfied", "c d: Undetermined dataset.\"c d\".personal"]);
    assert_eq!(judged(clauses, "dataset = []"), ["NotApplicable"]);
    assert_eq!(judged(clauses, "[[dataset]]\nname = \"b\"\npersonal = false"), ["NotApplicable"]);
}

#[test]
fn elements_that_the_manifest_does_not_show_leave_a_rule_open() {
    let clauses = "for d in dataset where d.personal when operator.critical require d.persons < 5";
    assert_eq!(judged(clauses, ""), ["Undetermined dataset operator.critical"]);
    assert_eq!(judged(clauses, "[operator]\ncritical = true"), ["Undetermined dataset"]);
    // A condition that fails whatever the elements are settles the rule as a whole.
    assert_eq!(judged(clauses, "[operator]\ncritical = false"), ["NotApplicable"]);
    let open = "[manifest]\nopen = [\"dataset\"]\n[operator]\ncritical = true\n\
                [[dataset]]\nname = \"a\"\npersonal = true\npersons = 9\n";
    assert_eq!(judged(clauses, open), ["a: Breached", "Undetermined dataset"]);
}

#[test]
fn a_filter_that_is_not_about_the_element_is_asked_for_too() {
    let clauses = "for d in dataset where d.personal and operator.critical require d.persons < 5";
    assert_eq!(judged(clauses, ""), ["Undetermined dataset operator.critical"]);
    assert_eq!(judged(clauses, "[operator]\ncritical = false"), ["NotApplicable"]);
}

#[test]
fn nested_lists_are_named_by_both_keys() {
    let clauses = "for d in dataset, s in d.stores where d.personal require s.encrypted";
    let manifest = "[[dataset]]\nname = \"customer profiles\"\npersonal = true\n\
                    [[dataset.stores]]\nname = \"primary\"\nencrypted = false\n\
                    [[dataset.stores]]\nname = \"copy.1\"\n\
                    [[dataset]]\nname = \"logs\"\npersonal = true\n\
                    [[dataset]]\nname = \"maps\"\npersonal = false\n";
    let judged = judged(clauses, manifest);
    assert_eq!(judged[0], "customer profiles/primary: Breached");
    let missing = "dataset.\"customer profiles\".stores.\"copy.1\".encrypted";
    assert_eq!(judged[1], format!("customer profiles/copy.1: Undetermined {missing}"));
    // The stores of what the filter excludes are not asked for.
    assert_eq!(judged[2..], ["Undetermined dataset.logs.stores"]);
}

#[test]
fn a_rule_may_range_over_the_elements_of_a_set() {
    let clauses = "for t in transfer, d in t.datasets where t.lawful require d.personal";
    let datasets =
        "[[dataset]]\nname = \"a\"\npersonal = true\n[[dataset]]\nname = \"b\"\npersonal = false\n";
    let exact = format!("{datasets}[[transfer]]\nname = \"t\"\nlawful = true\ndatasets = [\"a\", \"b\"]");
    assert_eq!(judged(clauses, &exact), ["t/a: Satisfied", "t/b: Breached"]);
    let partly = format!(
        "{datasets}[[transfer]]\nname = \"t\"\nlawful = true\ndatasets = {{ at-least = [\"b\"], at-most = [\"a\", \"b\"] }}"
    );
    assert_eq!(judged(clauses, &partly), ["t/b: Breached", "Undetermined transfer.t.datasets"]);
    let unlawful = partly.replace("lawful = true", "lawful = false");
    assert_eq!(judged(clauses, &unlawful), ["NotApplicable"]);
}

#[test]
fn a_rule_applies_while_a_provision_that_it_cites_is_in_force() {
    let clauses = "require operator.critical";
    let on = |day: &str, cites: &str| judged_on(day, "", &format!("{clauses} cites {cites}"), "")[0].clone();
    let open = "Undetermined operator.critical";
    assert_eq!(on("2019-12-31", "LAW-1/1"), "NotApplicable");
    assert_eq!(on("2020-01-01", "LAW-1/1"), open);
    assert_eq!(on("2023-12-31", "LAW-1/1"), open);
    assert_eq!(on("2024-01-01", "LAW-1/1"), "NotApplicable");
    assert_eq!(on("2023-12-31", "LAW-2/1"), "NotApplicable");
    assert_eq!(on("2024-01-01", "LAW-1/1, LAW-2/1"), open);
}

#[test]
fn parameters_and_tables_change_with_the_day() {
    let clauses = "require operator.persons >= threshold";
    let manifest = "[operator]\npersons = 2";
    assert_eq!(judged_on("2023-12-31", "", clauses, manifest), ["Satisfied"]);
    assert_eq!(judged_on("2024-01-01", "", clauses, manifest), ["Breached"]);
    let term = "term strict -> bool { from 2020-01-01 until 2024-01-01 { false } from 2024-01-01 { true } }";
    assert_eq!(judged_on("2023-12-31", term, "require strict", ""), ["Breached"]);
    assert_eq!(judged_on("2024-01-01", term, "require strict", ""), ["Satisfied"]);
}

#[test]
fn one_fact_is_named_of_twenty_elements_at_most() {
    let joined =
        |count: usize, of_each: fn(usize) -> String| (0..count).map(of_each).collect::<Vec<_>>().concat();
    let manifest = |count| joined(count, |at| format!("[[dataset]]\nname = \"d{at}\"\n"));
    let names = |count| joined(count, |at| format!(" dataset.d{at}.personal"));
    for clauses in
        ["require some d in dataset: d.personal", "require count(d in dataset where d.personal) >= 1"]
    {
        assert_eq!(judged(clauses, &manifest(20)), [format!("Undetermined{}", names(20))]);
        assert_eq!(judged(clauses, &manifest(21)), [format!("Undetermined{} …", names(20))]);
    }
    // Of each element, its own fact is named beside those of the others.
    let clauses = "for d in dataset require d.persons > 5 persons or some e in dataset: e.personal";
    let last = format!("d20: Undetermined dataset.d20.persons{} …", names(20));
    assert_eq!(judged(clauses, &manifest(21)).last(), Some(&last));
}

#[test]
fn what_a_term_says_of_an_element_that_is_not_shown_names_its_list() {
    let term = "term abroad(s: store) -> bool { s.country is not CN }\n";
    let clauses = "for d in dataset, s in d.stores where abroad(s) require d.personal";
    let manifest = "[[dataset]]\nname = \"a\"\npersonal = false\n";
    assert_eq!(judged_on("2025-01-01", term, clauses, manifest), ["Undetermined dataset.a.stores"]);
}
