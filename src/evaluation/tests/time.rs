//! Days, moments and lengths of time.

use super::fixture::{check_statements, day, facts_of, holds_with, judged_on, program_of, rule_with};
use crate::evaluation::{Evaluator, Outcome};
use crate::facts::{Fact, Facts, Known};
use crate::program::Program;
use crate::source::Span;

#[test]
fn between_two_days_months_are_counted_from_the_first() {
    let manifest =
        "[operator]\nfounded = 2025-06-01\nclosed = { at-least = 2025-11-20, at-most = 2025-12-10 }";
    let statements = [
        ("2025-12-01 - operator.founded >= 6 months", "true"),
        ("2025-11-30 - operator.founded >= 6 months", "false"),
        ("6 months <= 2025-12-01 - operator.founded", "true"),
        ("6 months < 2025-12-01 - operator.founded", "false"),
        ("operator.closed - operator.founded >= 6 months", "? operator.closed"),
        ("operator.closed - operator.founded >= 5 months", "true"),
        ("2025-12-01 - operator.founded >= operator.kept", "? operator.kept"),
        ("2025-12-01 - operator.founded <= 131 working days", "? operator.founded"),
    ];
    check_statements("", manifest, &statements);
}

#[test]
fn months_are_counted_where_a_term_says_which_days_lie_apart() {
    let term = "term age -> duration { 2025-12-01 - operator.founded }";
    let manifest = "[operator]\nfounded = 2025-06-01\naudited = true\nclosed = 2025-12-01";
    let statements = [
        ("age >= 6 months", "true"),
        ("6 months < age", "false"),
        ("(if operator.audited then operator.closed - operator.founded else age) >= 6 months", "true"),
        ("(if operator.audited then age else 1 day) < 6 months", "false"),
    ];
    check_statements(term, manifest, &statements);
}

/// From 1 February, thirty days last longer than a month; from 1 January, a month longer than thirty days.
#[test]
fn a_length_in_different_units_ends_on_either_day() {
    let kept = "kept = { at-least = \"30 days\", at-most = \"1 month\" }";
    let manifest = format!("[operator]\nfounded = 2026-02-01\nnoticed = 2026-02-01T10:00:00+08:00\n{kept}");
    let statements = [
        ("operator.founded + operator.kept <= 2026-03-01", "? operator.kept"),
        ("operator.founded + operator.kept >= 2026-03-03", "? operator.kept"),
        ("operator.founded + operator.kept >= 2026-03-01", "true"),
        ("operator.founded + operator.kept <= 2026-03-03", "true"),
        ("day(operator.noticed + operator.kept) <= 2026-03-01", "? operator.kept"),
        ("day(operator.noticed + operator.kept) < 2026-03-01", "false"),
    ];
    check_statements("", &manifest, &statements);
}

#[test]
fn lengths_in_different_units_are_decided_together() {
    let manifest = "[operator]\nkept = \"6 months\"";
    let statements = [
        ("max(operator.kept, 182 days) <= 1 year", "true"),
        ("min(182 days, operator.kept) <= 30 days", "false"),
        ("min(operator.kept, 182 days) <= 182 days", "true"),
        ("(if operator.audited then operator.kept else 182 days) <= 1 year", "true"),
        ("(if operator.audited then operator.kept else 182 days) <= 5 months", "false"),
    ];
    check_statements("", manifest, &statements);
}

#[test]
fn six_months_have_181_to_184_days() {
    let holds =
        |days: u32| holds_with("", "operator.kept >= period", &format!("[operator]\nkept = \"{days} days\""));
    assert_eq!(holds(180), "false");
    // Everything is stated, but the comparison needs it more exactly.
    assert_eq!(holds(181), "? operator.kept");
    assert_eq!(holds(183), "? operator.kept");
    assert_eq!(holds(184), "true");
}

#[test]
fn days_are_compared_as_far_as_they_are_known() {
    let manifest = "[operator]\nfounded = 2024-01-31\nclosed = { more-than = 2024-02-28 }\nkept = { more-than = \"12 hours\" }";
    check_statements(
        "",
        manifest,
        &[
            ("operator.founded < today", "true"),
            ("operator.closed >= operator.founded + 1 month", "true"),
            ("operator.closed - operator.founded >= 29 days", "true"),
            ("operator.closed - operator.founded > 29 days", "? operator.closed"),
            // Parts of a day are dropped.
            ("operator.founded + operator.kept > operator.founded", "? operator.kept"),
            ("operator.founded + operator.kept >= operator.founded", "true"),
            ("operator.grading.since <= today", "? operator.grading.since"),
        ],
    );
}

#[test]
fn a_later_moment_may_be_due_before_an_earlier_one() {
    // A month after 30 January, 23:00, is 28 February, 23:00; after 31 January, 10:00, it is 28 February, 10:00.
    let manifest = "[operator]\nnoticed = { at-least = 2025-01-30T23:00:00 }\nreported = 2025-02-28T22:00:00";
    let due = "operator.reported <= operator.noticed + 1 month";
    assert_eq!(holds_with("", due, manifest), "? operator.noticed");
    let early = manifest.replace("02-28T22:00:00", "02-27T23:59:59");
    assert_eq!(holds_with("", due, &early), "true");
    let exact = "[operator]\nnoticed = 2025-01-30T23:00:00\nreported = 2025-02-28T22:00:00";
    assert_eq!(holds_with("", due, exact), "true");
    let hours = "operator.reported <= operator.noticed + 696 hours";
    assert_eq!(holds_with("", hours, manifest), "true");
}

/// The facts with one of the operator's replaced.
fn with_operator_fact(program: &Program, facts: &Facts, name: &str, known: Known) -> Facts {
    let mut facts = facts.clone();
    let (id, definition) = program
        .vocabulary
        .roots()
        .find(|(_, one)| program.texts.symbol(one.name) == "operator")
        .expect("a record");
    let Known::Record(mut record) = facts.root(id).known.clone() else { panic!("a table") };
    let at =
        definition.fields.iter().position(|field| program.texts.symbol(field.name) == name).expect("a fact");
    record.state(at, Fact { known, place: Some(Span::default()) });
    facts.state(id, Fact { known: Known::Record(record), place: Some(Span::default()) });
    facts
}

#[test]
fn no_order_holds_with_what_has_never_happened() {
    for (statement, expected) in [
        ("operator.founded < operator.closed", Outcome::Breached),
        ("operator.founded >= operator.closed", Outcome::Breached),
        ("operator.founded is operator.closed", Outcome::Breached),
        ("operator.founded is not operator.closed", Outcome::Satisfied),
        ("operator.closed is operator.closed", Outcome::Satisfied),
        ("not (operator.closed <= today)", Outcome::Satisfied),
        ("operator.closed + 30 days <= today", Outcome::Breached),
        ("operator.closed - operator.founded <= 30 days", Outcome::Breached),
        ("operator.founded - operator.closed <= 30 days", Outcome::Breached),
        ("operator.closed <= operator.grading.since", Outcome::Breached),
        ("operator.closed is operator.grading.since", Outcome::Undetermined),
        ("max(operator.founded, operator.closed) is operator.founded", Outcome::Satisfied),
    ] {
        let program = program_of(&[&rule_with(&format!("require {statement}"))]);
        let facts = facts_of(&program, "[operator]\nfounded = 2024-01-31");
        let facts = with_operator_fact(&program, &facts, "closed", Known::Never);
        let judged = Evaluator::new(&program, &facts, day("2025-01-01")).judge_all();
        assert_eq!(judged[0].outcome, expected, "{statement}");
    }
}

#[test]
fn a_moment_falls_on_a_day_in_china() {
    let manifest = "[operator]\nnoticed = 2024-03-01T17:30:00Z\n\
                    reported = { more-than = 2024-03-02T10:00:00, less-than = 2024-03-02T22:00:00 }";
    check_statements(
        "",
        manifest,
        &[
            ("day(operator.noticed) is 2024-03-02", "true"),
            ("day(operator.reported) is 2024-03-02", "true"),
            ("day(operator.noticed) + 2 days is 2024-03-04", "true"),
            ("day(operator.noticed) + 2 working days is 2024-03-05", "true"),
            ("day(operator.reported + 2 hours) is 2024-03-02", "? operator.reported"),
            ("day(operator.reported + 2 hours) <= 2024-03-03", "true"),
            ("today > day(operator.noticed + 1 hour)", "true"),
            ("operator.founded > day(operator.noticed)", "? operator.founded"),
        ],
    );
    let never = "[operator]\nnoticed = 2024-03-01T10:00:00\nreported = false";
    check_statements(
        "",
        never,
        &[
            ("day(operator.reported) <= today", "false"),
            ("day(operator.reported) > today", "false"),
            ("day(operator.reported) is not today", "true"),
            ("max(day(operator.reported), day(operator.noticed)) is 2024-03-01", "true"),
        ],
    );
}

/// A report within an hour of discovery, as the language describes it.
#[test]
fn a_deadline_that_still_runs_is_told_from_one_that_has_passed() {
    let due = "term due -> datetime { operator.noticed + 1 hour }";
    let clause =
        "require if today > day(due) then operator.reported <= due else not (operator.reported > due)";
    let on = |as_of: &str, reported: &str| {
        let manifest = format!("[operator]\nnoticed = 2024-03-01T23:30:00\n{reported}");
        judged_on(as_of, due, clause, &manifest).concat()
    };
    for (reported, running, passed) in [
        ("reported = 2024-03-02T00:30:00", "Satisfied", "Satisfied"),
        ("reported = 2024-03-02T00:30:01", "Breached", "Breached"),
        ("reported = { at-least = 2024-03-02T01:00:00 }", "Breached", "Breached"),
        ("reported = { less-than = 2024-03-02T00:30:00 }", "Satisfied", "Satisfied"),
        ("reported = false", "Satisfied", "Breached"),
    ] {
        assert_eq!(on("2024-03-02", reported), running, "{reported}");
        assert_eq!(on("2024-03-03", reported), passed, "{reported}");
    }
    for reported in ["reported = { at-most = 2024-03-02T01:00:00 }", ""] {
        assert_eq!(on("2024-03-02", reported), "Undetermined operator.reported", "{reported}");
        assert_eq!(on("2024-03-03", reported), "Undetermined operator.reported", "{reported}");
    }
}
