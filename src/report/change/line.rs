//! A finding whose outcome changes, on lines of a page.

use crate::findings::Outcome;
use crate::localized::Localized;
use crate::program::{Program, ProvisionId, RuleId};
use crate::report::citation::citation;
use crate::report::language::join;
use crate::report::layout::{Layout, Role};
use crate::report::outcome::outcome_name;

/// `satisfied → breached`, in the colour of where it leads.
pub(in crate::report) fn transition(layout: &Layout, before: Outcome, after: Outcome) -> String {
    let role = match after {
        Outcome::Breached => Role::Error,
        Outcome::Undetermined | Outcome::Waived => Role::Warning,
        Outcome::Exempt | Outcome::Satisfied => Role::Good,
        Outcome::NotApplicable => Role::Faint,
    };
    let arrow = layout.either("→", "->");
    let (before, after) = (outcome_name(before), outcome_name(after));
    let text = Localized::new(
        format!("{} {arrow} {}", before.en, after.en),
        format!("{} {arrow} {}", before.zh, after.zh),
    );
    layout.paint(role, &layout.language.phrase(&text))
}

/// `act.logs · element: Logs are kept`.
pub(in crate::report) fn finding_line(
    program: &Program,
    layout: &Layout,
    rule: RuleId,
    element: &[Box<str>],
) -> String {
    let Some(rule) = program.rule(rule) else { return String::new() };
    let name = program.texts.symbol(rule.name);
    let about = if element.is_empty() {
        String::new()
    } else {
        format!(" {} {}", layout.either("·", "-"), element.join("/"))
    };
    let title = layout.language.phrase(&program.texts.localized(rule.title));
    format!("{}{about}: {title}", layout.paint(Role::Heading, name))
}

/// The provisions behind a finding, before and after, once where they are the same.
pub(in crate::report) fn provisions_line(
    program: &Program,
    layout: &Layout,
    before: &[ProvisionId],
    after: &[ProvisionId],
) -> String {
    let words = |provisions: &[ProvisionId]| {
        let cited: Vec<Localized> = provisions.iter().map(|&id| citation(program, id)).collect();
        layout.language.phrase(&join(&cited, "; ", "；"))
    };
    match (words(before), words(after)) {
        (before, after) if before == after || before.is_empty() => after,
        (before, after) if after.is_empty() => before,
        (before, after) => format!("{before} {} {after}", layout.either("→", "->")),
    }
}
