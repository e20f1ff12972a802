//! One finding with all that belongs to it.

use std::ops::Not;

use serde::Serialize;

use super::evidence::EvidenceEntry;
use crate::findings::{Finding, Fingerprint, Outcome, value_text};
use crate::localized::Localized;
use crate::program::{Amount, Fine, Party, Program, ProvisionId, Rule};
use crate::report::location::{Location, Locator};
use crate::report::note::note_text;
use crate::report::outcome::{exemption_citations, message};
use crate::report::penalty::penalties_of;
use crate::report::view::View;
use crate::source::Span;

/// A finding.
#[derive(Serialize)]
pub(in crate::report) struct FindingEntry<'a> {
    rule: &'a str,
    title: Text,
    element: Option<String>,
    outcome: &'static str,
    severity: &'static str,
    provisions: Vec<String>,
    missing: Vec<String>,
    /// Only where it is so.
    #[serde(skip_serializing_if = "Not::not")]
    missing_more: bool,
    message: Text,
    remedy: Option<Text>,
    duty: Text,
    fines: Vec<FineEntry>,
    measures: Vec<MeasureEntry>,
    exemption: Option<Vec<String>>,
    location: Option<LocationEntry<'a>>,
    related: Vec<RelatedEntry<'a>>,
    notes: Vec<Text>,
    evidence: Vec<EvidenceEntry>,
    unsupported: Vec<String>,
    waiver: Option<WaiverEntry<'a>>,
    known: bool,
    fingerprint: String,
}

/// A text in both languages.
#[derive(Serialize)]
pub(in crate::report) struct Text {
    en: String,
    zh: String,
}

#[derive(Serialize)]
struct FineEntry {
    provision: String,
    party: &'static str,
    discretionary: bool,
    min_cny: Option<i64>,
    max_cny: Option<i64>,
    multiple_of: Option<Text>,
    min_multiple: Option<i64>,
    max_multiple: Option<i64>,
    on: Option<Text>,
    tier: Text,
}

#[derive(Serialize)]
struct MeasureEntry {
    provision: String,
    discretionary: bool,
    text: Text,
}

/// What covers a waived finding, and what it is without that.
#[derive(Serialize)]
struct WaiverEntry<'a> {
    outcome: &'static str,
    reason: String,
    approver: Option<String>,
    ticket: Option<String>,
    from: Option<String>,
    until: String,
    location: Option<LocationEntry<'a>>,
}

/// A place as programs want it.
#[derive(Serialize)]
pub(in crate::report) struct LocationEntry<'a> {
    file: &'a str,
    byte: Extent,
    character: Extent,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Extent {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct RelatedEntry<'a> {
    fact: String,
    value: Text,
    location: Option<LocationEntry<'a>>,
}

impl From<Localized> for Text {
    fn from(text: Localized) -> Self {
        Self { en: text.en, zh: text.zh }
    }
}

impl<'a> From<Location<'a>> for LocationEntry<'a> {
    fn from(location: Location<'a>) -> Self {
        let Location { file, span, start, end } = location;
        Self {
            file,
            byte: Extent { start: span.start as usize, end: span.end as usize },
            character: Extent { start: start.character, end: end.character },
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

/// The entry of one finding.
pub(in crate::report) fn entry<'a>(
    view: &View<'a>,
    locator: &Locator<'a>,
    finding: &Finding,
) -> FindingEntry<'a> {
    let program = view.program;
    let rule = view.rule(finding);
    let text = |id| Text::from(program.texts.localized(id));
    let at_stake = rule.filter(|_| is_at_stake(finding.outcome));
    let place = |span: Span| locator.locate(span).map(LocationEntry::from);
    FindingEntry {
        rule: view.rule_name(finding),
        title: rule.map_or_else(|| Localized::default().into(), |rule| text(rule.title)),
        element: finding.element_key(),
        outcome: finding.outcome.name(),
        severity: finding.severity.name(),
        provisions: names(program, view.provisions(finding)),
        missing: finding.details().missing.names.iter().map(ToString::to_string).collect(),
        missing_more: finding.details().missing.has_more,
        message: message(view, finding).into(),
        remedy: finding.details().breach.as_ref().map(|breach| breach.remedy.clone().into()),
        duty: rule.map_or_else(|| Localized::default().into(), |rule| text(rule.duty)),
        fines: at_stake.map(|rule| fines(view, rule)).unwrap_or_default(),
        measures: at_stake.map(|rule| measures(view, rule)).unwrap_or_default(),
        exemption: finding.exemption.map(|_| names(program, exemption_citations(view, finding))),
        location: view.place(finding).and_then(place),
        related: related(view, finding, place),
        notes: finding.details().notes.iter().map(|note| note_text(note).into()).collect(),
        evidence: finding.details().evidence.iter().map(EvidenceEntry::from).collect(),
        unsupported: finding.details().unsupported.iter().map(ToString::to_string).collect(),
        waiver: waiver(finding, place),
        known: finding.is_known(),
        fingerprint: Fingerprint::of(program, view.manifest, finding).to_string(),
    }
}

fn waiver<'a>(
    finding: &Finding,
    place: impl Fn(Span) -> Option<LocationEntry<'a>>,
) -> Option<WaiverEntry<'a>> {
    let waiver = finding.waiver.as_deref()?;
    let text = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
    Some(WaiverEntry {
        outcome: finding.own_outcome().name(),
        reason: waiver.reason.to_string(),
        approver: text(&waiver.approver),
        ticket: text(&waiver.ticket),
        from: waiver.from.map(|day| day.to_string()),
        until: waiver.until.to_string(),
        location: place(waiver.place),
    })
}

/// Whether a penalty may follow.
fn is_at_stake(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Breached | Outcome::Undetermined | Outcome::Waived)
}

fn names(program: &Program, provisions: impl IntoIterator<Item = ProvisionId>) -> Vec<String> {
    provisions.into_iter().map(|id| program.provision_name(id)).collect()
}

fn fines(view: &View<'_>, rule: &Rule) -> Vec<FineEntry> {
    let penalties = penalties_of(view.program, rule, view.findings);
    let fines =
        penalties.into_iter().flat_map(|(id, penalty)| penalty.fines.iter().map(move |fine| (id, fine)));
    fines.map(|(id, fine)| fine_entry(view.program, id, fine)).collect()
}

fn fine_entry(program: &Program, id: ProvisionId, fine: &Fine) -> FineEntry {
    let text = |id| Text::from(program.texts.localized(id));
    let (amounts, multiples, of) = match fine.amount {
        Amount::Range { minimum, maximum } => ((minimum, Some(maximum)), (None, None), None),
        Amount::Multiple { minimum, maximum, of } => ((None, None), (Some(minimum), Some(maximum)), Some(of)),
    };
    FineEntry {
        provision: program.provision_name(id),
        party: match fine.party {
            Party::Entity => "entity",
            Party::Individual => "individual",
        },
        discretionary: fine.discretionary,
        min_cny: amounts.0,
        max_cny: amounts.1,
        multiple_of: of.map(text),
        min_multiple: multiples.0,
        max_multiple: multiples.1,
        on: fine.on.map(text),
        tier: text(fine.tier),
    }
}

fn measures(view: &View<'_>, rule: &Rule) -> Vec<MeasureEntry> {
    let program = view.program;
    let mut entries = Vec::new();
    for (id, penalty) in penalties_of(program, rule, view.findings) {
        entries.extend(penalty.measures.iter().map(|measure| MeasureEntry {
            provision: program.provision_name(id),
            discretionary: measure.discretionary,
            text: program.texts.localized(measure.text).into(),
        }));
    }
    entries
}

/// The facts that decided a breach.
fn related<'a>(
    view: &View<'a>,
    finding: &Finding,
    place: impl Fn(Span) -> Option<LocationEntry<'a>>,
) -> Vec<RelatedEntry<'a>> {
    let places = finding.details().breach.iter().flat_map(|breach| &breach.places);
    let entry = |found: &crate::findings::Place| {
        let of_type = view.program.arena.type_of(found.expression);
        RelatedEntry {
            fact: found.name.to_string(),
            value: value_text(view.program, view.facts, of_type, &found.known).into(),
            location: found.span.and_then(&place),
        }
    };
    places.map(entry).collect()
}
