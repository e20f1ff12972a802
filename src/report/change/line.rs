//! A finding whose outcome changes, on lines of a page.

use crate::findings::{Outcome, element_text};
use crate::localized;
use crate::localized::Localized;
use crate::program::{Program, ProvisionId, Rule};
use crate::report::citation::citation;
use crate::report::language::join;
use crate::report::layout::{Layout, Role};
use crate::report::outcome::outcome_name;
use crate::report::visible::visible_name;

/// `satisfied → breached`, in the colour of where it leads.
pub(in crate::report) fn transition(layout: &Layout, before: Outcome, after: Outcome) -> String {
    layout.paint(role(after), &layout.language.phrase(&way(layout, before, after)))
}

/// `counted anew: satisfied → breached`, of counters that start again; one outcome where both are the same.
pub(in crate::report) fn counted_anew(layout: &Layout, before: Outcome, after: Outcome) -> String {
    let Localized { en, zh } = if before == after { outcome_name(after) } else { way(layout, before, after) };
    let text = localized!("counted anew: {en}", "按重新累计：{zh}");
    layout.paint(role(after), &layout.language.phrase(&text))
}

fn way(layout: &Layout, before: Outcome, after: Outcome) -> Localized {
    let arrow = layout.either("→", "->");
    let (before, after) = (outcome_name(before), outcome_name(after));
    Localized::new(
        format!("{} {arrow} {}", before.en, after.en),
        format!("{} {arrow} {}", before.zh, after.zh),
    )
}

fn role(outcome: Outcome) -> Role {
    match outcome {
        Outcome::Breached => Role::Error,
        Outcome::Undetermined | Outcome::Waived => Role::Warning,
        Outcome::Exempt | Outcome::Satisfied => Role::Good,
        Outcome::NotApplicable => Role::Faint,
    }
}

/// `act.logs · element: Logs are kept`.
pub(in crate::report) fn finding_line(
    program: &Program,
    layout: &Layout,
    rule: &Rule,
    element: &[Box<str>],
) -> String {
    let name = program.texts.symbol(rule.name);
    let about = if element.is_empty() {
        String::new()
    } else {
        format!(" {} {}", layout.either("·", "-"), visible_name(&element_text(element)))
    };
    let title = layout.language.phrase(&program.texts.localized(rule.title));
    format!("{}{about}: {title}", layout.paint(Role::Heading, name))
}

/// Provisions on one line.
pub(in crate::report) fn provision_words(
    program: &Program,
    layout: &Layout,
    provisions: &[ProvisionId],
) -> String {
    let cited: Vec<Localized> = provisions.iter().map(|&id| citation(program, id)).collect();
    layout.language.phrase(&join(&cited, "; ", "；"))
}

/// What was and what is, once where they are the same or where there is only one.
pub(in crate::report) fn from_to(layout: &Layout, before: String, after: String) -> String {
    if before == after || before.is_empty() {
        after
    } else if after.is_empty() {
        before
    } else {
        format!("{before} {} {after}", layout.either("→", "->"))
    }
}
