//! The same as JSON.

use serde::Serialize;

use super::coverage::{CaseCounts, Coverage, Tally};
use super::{instruments, provisions};
use crate::localized;
use crate::localized::Localized;
use crate::program::{Program, ProvisionId, ProvisionState, TextId};

#[derive(Serialize)]
struct Document<'p> {
    instruments: Vec<InstrumentEntry<'p>>,
    summary: Summary,
}

#[derive(Serialize)]
struct InstrumentEntry<'p> {
    id: &'p str,
    title: Text,
    rank: &'static str,
    in_force: Option<PeriodEntry>,
    provisions: Vec<ProvisionEntry<'p>>,
}

#[derive(Serialize)]
struct PeriodEntry {
    from: Option<String>,
    until: Option<String>,
}

#[derive(Serialize)]
struct ProvisionEntry<'p> {
    id: String,
    heading: Text,
    checkable: bool,
    kind: &'static str,
    rules: Vec<&'p str>,
    terms: Vec<&'p str>,
    parameters: Vec<&'p str>,
    cases: usize,
    reason: Option<Text>,
    penalty_of: Vec<&'p str>,
    succeeded_by: Option<String>,
}

#[derive(Serialize)]
struct Summary {
    checkable: usize,
    encoded: usize,
    not_checkable: usize,
    penalties: usize,
}

#[derive(Serialize)]
struct Text {
    en: String,
    zh: String,
}

impl From<Localized> for Text {
    fn from(text: Localized) -> Self {
        Self { en: text.en, zh: text.zh }
    }
}

/// Renders every instrument with its provisions as JSON; `cases` says how many test cases each rule has.
pub fn law_json(program: &Program, cases: &CaseCounts) -> String {
    let coverage = Coverage::of(program);
    let mut tally = Tally::default();
    let entries = instruments(program).map(|(id, instrument)| {
        let provisions = provisions(id, instrument).map(|(id, provision)| {
            tally.count(provision, &coverage.uses(id));
            entry(program, &coverage, cases, id)
        });
        InstrumentEntry {
            id: program.texts.symbol(instrument.name),
            title: program.texts.localized(instrument.title).into(),
            rank: instrument.rank.name(),
            in_force: instrument.in_force.map(|period| PeriodEntry {
                from: period.from.map(|day| day.to_string()),
                until: period.until.map(|day| day.to_string()),
            }),
            provisions: provisions.flatten().collect(),
        }
    });
    let instruments = entries.collect();
    let Tally { checkable, encoded, not_checkable, penalties } = tally;
    let document =
        Document { instruments, summary: Summary { checkable, encoded, not_checkable, penalties } };
    // Texts, numbers and lists always serialize.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn entry<'p>(
    program: &'p Program,
    coverage: &Coverage<'p>,
    cases: &CaseCounts,
    id: ProvisionId,
) -> Option<ProvisionEntry<'p>> {
    let provision = program.provision(id)?;
    let uses = coverage.uses(id);
    let text = |id: TextId| Text::from(program.texts.localized(id));
    let (kind, reason) = match &provision.state {
        ProvisionState::Checkable => ("checkable", None),
        ProvisionState::NotCheckable(reason) => ("not-checkable", Some(text(*reason))),
        ProvisionState::Penalty(_) => ("penalty", Some(localized!("penalty provision", "罚则").into())),
    };
    Some(ProvisionEntry {
        id: program.provision_name(id),
        heading: text(provision.heading),
        checkable: kind == "checkable",
        kind,
        cases: uses.cases(cases),
        rules: uses.rules,
        terms: uses.terms,
        parameters: uses.parameters,
        reason,
        penalty_of: uses.penalty_of,
        succeeded_by: provision.succeeded_by.map(|id| program.provision_name(id)),
    })
}
