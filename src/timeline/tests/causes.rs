//! One change of each kind, on its day, with its cause.

use super::fixture::check;

const RENUMBERED: &str = "2022-01-01 ACT-OLD/1 → ACT-NEW/11";

#[test]
fn an_instrument_comes_into_force_and_goes_out_of_it() {
    check(
        "cites ACT-OLD/1 require operator.critical",
        "[operator]\ncritical = true",
        &[
            "2020-01-01 not-applicable → satisfied: ACT-OLD in force",
            "2022-01-01 satisfied → not-applicable: ACT-OLD no longer in force",
        ],
    );
}

#[test]
fn what_comes_into_force_concerns_others() {
    check(
        "cites ACT-OLD/1 if operator.critical, ACT-NEW/11 if not operator.critical require operator.critical",
        "[operator]\ncritical = true",
        &[
            "2020-01-01 not-applicable → satisfied: ACT-OLD in force",
            "2022-01-01 satisfied → not-applicable: ACT-NEW in force; ACT-OLD no longer in force",
        ],
    );
    // It concerns everybody, so that it does not depend any more on what is not known.
    check(
        "cites ACT-OLD/1 if operator.kept > 1 day, ACT-NEW/11 require operator.critical",
        "[operator]\ncritical = false",
        &[
            "2020-01-01 not-applicable → undetermined: ACT-OLD in force",
            "2022-01-01 undetermined → breached: ACT-NEW in force; ACT-OLD no longer in force",
        ],
    );
    check(
        "cites ACT-OLD/1, ACT-NEW/11 if operator.kept > least, ACT-NEW/12 require operator.critical",
        "[operator]\ncritical = true\nkept = \"7 months\"",
        &["2020-01-01 not-applicable → satisfied: ACT-OLD in force", "2022-01-01 ACT-OLD/1 → ACT-NEW/12"],
    );
}

#[test]
fn a_parameter_has_another_value() {
    check(
        "require operator.kept >= least",
        "[operator]\nkept = \"7 months\"",
        &[
            "2020-01-01 not-applicable → satisfied: ACT-OLD in force",
            "2021-01-01 satisfied → breached: least",
            RENUMBERED,
        ],
    );
}

#[test]
fn a_term_is_defined_otherwise() {
    check(
        "when bound require operator.kept >= 1 month",
        "[operator]\ncritical = false\nkept = \"1 day\"",
        &["2023-01-01 not-applicable → breached: bound"],
    );
}

#[test]
fn a_yearly_interval_runs_out_the_day_after() {
    check(
        "cites ACT-NEW/11 require operator.last-test + interval >= today",
        "[operator]\nlast-test = 2024-02-29",
        &[
            "2022-01-01 not-applicable → satisfied: ACT-NEW in force",
            "2025-03-01 satisfied → breached: + operator.last-test + interval = 2025-02-28",
        ],
    );
}

#[test]
fn working_days_and_days_that_are_still_to_come() {
    check(
        "require operator.licensed + 3 working days < today and operator.licensed <= today",
        // A Friday: the third working day after it is Wednesday, 2024-03-06.
        "[operator]\nlicensed = 2024-03-01",
        &[
            "2020-01-01 not-applicable → breached: ACT-OLD in force",
            RENUMBERED,
            "2024-03-07 breached → satisfied: + operator.licensed + 3 working days = 2024-03-06",
        ],
    );
}

#[test]
fn a_number_of_days_since_a_fact_is_isolated() {
    check(
        "cites ACT-NEW/11 require not (today - operator.licensed > 400 days)",
        "[operator]\nlicensed = 2022-01-01",
        &[
            "2022-01-01 not-applicable → satisfied: ACT-NEW in force",
            "2023-02-06 satisfied → breached: + operator.licensed + 400 days",
        ],
    );
}

#[test]
fn extremes_and_terms_lead_to_the_fact_that_decides() {
    check(
        "cites ACT-NEW/11 require max(operator.licensed, operator.last-test) + 1 month > today",
        "[operator]\nlicensed = 2023-01-31\nlast-test = 2021-01-01",
        &[
            "2022-01-01 not-applicable → satisfied: ACT-NEW in force",
            "2023-02-28 satisfied → breached: + operator.licensed + 1 month = 2023-02-28",
        ],
    );
    check(
        "cites ACT-NEW/11 for t in transfer require due(t) >= today",
        "[[transfer]]\nname = \"a\"\nfiled = 2022-03-01\n[[transfer]]\nname = \"b\"\nfiled = false",
        &[
            "2022-01-01 a: not-applicable → satisfied: ACT-NEW in force",
            "2022-01-01 b: not-applicable → breached: ACT-NEW in force",
            "2022-04-01 a: satisfied → breached: + transfer.a.filed + 30 days = 2022-03-31",
        ],
    );
}

#[test]
fn a_bound_leaves_it_open_from_the_day_on_which_it_may_be() {
    check(
        "cites ACT-NEW/11 require operator.licensed + 1 year >= today",
        "[operator]\nlicensed = { at-least = 2023-01-01, at-most = 2023-02-01 }",
        &[
            "2022-01-01 not-applicable → satisfied: ACT-NEW in force",
            "2024-01-02 satisfied → undetermined: + operator.licensed + 1 year",
            "2024-02-02 undetermined → breached: + operator.licensed + 1 year",
        ],
    );
}

#[test]
fn an_element_that_counts_from_a_day_on() {
    let manifest = "[[transfer]]\nname = \"a\"\nvalid-until = 2023-05-01\n\
                    [[transfer]]\nname = \"b\"\nvalid-until = 2024-05-01";
    check(
        "cites ACT-NEW/11 require count(t in transfer where t.valid-until < today) < 2",
        manifest,
        &[
            "2022-01-01 not-applicable → satisfied: ACT-NEW in force",
            "2024-05-02 satisfied → breached: + transfer.b.valid-until = 2024-05-01",
        ],
    );
    check(
        "cites ACT-NEW/11 for t in transfer where t.valid-until < today require operator.critical",
        &format!("{manifest}\n[operator]\ncritical = true"),
        &[
            "2023-05-02 a: not-applicable → satisfied: + transfer.a.valid-until = 2023-05-01",
            "2024-05-02 b: not-applicable → satisfied: + transfer.b.valid-until = 2024-05-01",
        ],
    );
}

#[test]
fn causes_that_coincide_are_all_named() {
    // Each of the two by itself would do.
    check(
        "cites ACT-NEW/11 require operator.last-test > today or operator.kept >= 1 year and not bound",
        "[operator]\ncritical = false\nkept = \"2 years\"\nlast-test = 2022-06-01",
        &[
            "2022-01-01 not-applicable → satisfied: ACT-NEW in force",
            "2023-01-01 satisfied → breached: bound",
        ],
    );
    // Neither by itself.
    check(
        "cites ACT-NEW/11 require operator.last-test > today or not bound",
        "[operator]\ncritical = false\nlast-test = 2023-01-01",
        &[
            "2022-01-01 not-applicable → satisfied: ACT-NEW in force",
            "2023-01-01 satisfied → breached: bound; + operator.last-test = 2023-01-01",
        ],
    );
    check(
        "cites ACT-NEW/11 require operator.last-test > today and not bound",
        "[operator]\ncritical = false\nlast-test = 2023-01-01",
        &[
            "2022-01-01 not-applicable → satisfied: ACT-NEW in force",
            "2023-01-01 satisfied → breached: bound; + operator.last-test = 2023-01-01",
        ],
    );
}

#[test]
fn a_day_in_the_rules_is_a_cause_too() {
    check(
        "when started require operator.critical",
        "[operator]\ncritical = true",
        &["2020-06-01 not-applicable → satisfied: + 2020-06-01 = 2020-06-01", RENUMBERED],
    );
}

#[test]
fn what_is_not_stated_is_open_on_every_day() {
    check(
        "require operator.last-test + interval >= today",
        "[manifest]\nversion = 1",
        &["2020-01-01 not-applicable → undetermined: ACT-OLD in force", RENUMBERED],
    );
}
