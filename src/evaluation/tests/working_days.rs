//! Working days: by the calendar of a year, and what is said where a year has none.

use super::fixture::{check_statements, day, facts_of, program_of, rule_with};
use crate::evaluation::Evaluator;
use crate::findings::{Findings, Note};

const MANIFEST: &str = "[operator]\nfounded = 2024-09-30\nclosed = 2024-10-08\nnoticed = 2024-02-08T10:00:00\n\
                        reported = { at-least = 2024-02-08T09:00:00, at-most = 2024-02-09T09:00:00 }";

#[test]
fn holidays_are_passed_over_and_make_up_days_counted() {
    check_statements(
        "",
        MANIFEST,
        &[
            ("operator.founded + 1 working day is operator.closed", "true"),
            ("operator.closed - 1 working day is operator.founded", "true"),
            ("operator.founded + 5 working days is 2024-10-12", "true"),
            ("operator.noticed + 1 working day >= operator.noticed + 264 hours", "true"),
            // What is due a working day after the eve of the holidays, and after their first day, is due on one day.
            ("operator.reported + 1 working day <= operator.noticed + 10 days", "false"),
            ("operator.reported + 1 working day <= operator.noticed + 12 days", "true"),
            ("1 working day < 14 days", "true"),
            ("1 working day < 13 days", "?"),
            ("10 working days > 9 days", "true"),
            ("10 working days <= 30 days", "?"),
        ],
    );
}

/// The years that were counted without a calendar, by outcome, for a rule of these clauses.
fn guessed(clauses: &str, manifest: &str) -> Vec<String> {
    let program =
        program_of(&["term due -> date { operator.founded + 10 working days }", &rule_with(clauses)]);
    let facts = facts_of(&program, manifest);
    let findings = Findings::of(&Evaluator::new(&program, &facts, day("2025-01-01")));
    let years = |note: &Note| match note {
        Note::NoCalendar(years) => years.iter().map(i16::to_string).collect::<Vec<_>>().join(" "),
        Note::Counters { .. } => panic!("there are no counters: {note:?}"),
    };
    let shown = findings.findings.iter().map(|one| {
        let notes: Vec<String> = one.details().notes.iter().map(years).collect();
        format!("{}: {}", one.outcome.name(), notes.join("; "))
    });
    shown.collect()
}

#[test]
fn a_finding_says_which_years_have_no_calendar() {
    let require = "require operator.closed <= due";
    let on = |founded: &str, closed: &str| format!("[operator]\nfounded = {founded}\nclosed = {closed}");
    assert_eq!(guessed(require, &on("2024-03-01", "2024-03-08")), ["satisfied: "]);
    assert_eq!(guessed(require, &on("2024-12-24", "2025-01-03")), ["satisfied: 2025"]);
    assert_eq!(guessed(require, &on("2028-03-01", "2029-03-08")), ["breached: 2028"]);
    assert_eq!(guessed(require, "[operator]\nfounded = 2024-12-24"), ["undetermined: 2025"]);
    // What is not known cannot be counted, and what decides nothing is not noted.
    assert_eq!(guessed(require, "[operator]\nclosed = 2024-12-24"), ["undetermined: "]);
    let other = "require operator.critical or operator.closed <= due";
    let critical = on("2028-03-01", "2028-03-08") + "\ncritical = true";
    assert_eq!(guessed(other, &critical.replace("2028-03-08", "2029-03-08")), ["satisfied: "]);
    let not_bound = "when operator.closed <= due require operator.critical";
    assert_eq!(guessed(not_bound, &on("2028-03-01", "2029-03-08")), ["not-applicable: 2028"]);
    let exempt = "cites LAW-2/1 require operator.critical unless operator.closed <= due cites LAW-1/1";
    assert_eq!(guessed(exempt, &on("2028-03-01", "2028-03-08")), ["exempt: 2028"]);
}
