//! What a name stands for: a rule, a provision, a parameter, a fact, an outcome, a kind of observation, a diagnostic
//! code.

mod document;
mod fact;
mod parameter;
mod provision;
mod rule;
mod subject;

use super::law::CaseCounts;
use super::layout::Layout;
use super::observation::{observation_meaning, observation_name};
use super::outcome::{outcome_meaning, outcome_name, severity_name};
use super::page::Page;
use crate::diagnostic::Code;
use crate::findings::{ObservationKind, Outcome};
use crate::localized;
use crate::localized::Localized;
use crate::program::Program;
use crate::source::Sources;
use subject::{Subject, find, suggestions};

/// What explanations are drawn from.
#[derive(Debug, Clone, Copy)]
pub struct Library<'a> {
    /// The rules.
    pub program: &'a Program,
    /// The texts that the program's places point into; without them the clauses of a rule are not shown.
    pub rules: Option<&'a Sources>,
    /// How many test cases each rule has.
    pub cases: &'a CaseCounts,
}

/// Explains a rule (`csl.log-retention`), a provision (`LAW-2020/3(1)`), a parameter, a fact (`operator.ciio`), an
/// outcome (`exempt`), a kind of observation (`waiver-expired`) or a diagnostic code (`names::unknown`).
///
/// # Errors
/// Where nothing has that name: the names that may have been meant, the nearest first.
pub fn explain(library: &Library<'_>, name: &str, layout: Layout) -> Result<String, Vec<String>> {
    let Some(subject) = find(library.program, name) else { return Err(suggestions(library.program, name)) };
    let mut page = Page::new(layout);
    match subject {
        Subject::Rule(rule) => rule::explain(library, rule, &mut page),
        Subject::Provision(id) => provision::explain(library, id, &mut page),
        Subject::Parameter(parameter) => parameter::explain(library, parameter, &mut page),
        Subject::Record(record) => fact::explain_record(library, name, record, &mut page),
        Subject::Fact(field) => fact::explain(library, name, field, &mut page),
        Subject::Outcome(outcome) => explain_outcome(outcome, &mut page),
        Subject::Observation(kind) => explain_observation(kind, &mut page),
        Subject::Code(code) => explain_code(code, &mut page),
    }
    Ok(page.finish())
}

fn explain_outcome(outcome: Outcome, page: &mut Page) {
    let (id, name) = (outcome.name(), outcome_name(outcome));
    page.heading(&Localized::same(id));
    page.entry(&localized!("name", "名称"), &[name]);
    page.entry(&localized!("meaning", "含义"), &[outcome_meaning(outcome)]);
}

fn explain_observation(kind: ObservationKind, page: &mut Page) {
    page.heading(&Localized::same(kind.name()));
    page.entry(&localized!("name", "名称"), &[observation_name(kind)]);
    page.entry(&localized!("severity", "严重程度"), &[severity_name(kind.severity())]);
    page.entry(&localized!("meaning", "含义"), &[observation_meaning(kind)]);
}

fn explain_code(code: &Code, page: &mut Page) {
    page.heading(&Localized::same(code.id));
    page.entry(&localized!("meaning", "含义"), &[Localized::new(code.summary_en, code.summary_zh)]);
    page.entry(&localized!("remedy", "处理"), &[Localized::new(code.remedy_en, code.remedy_zh)]);
}
