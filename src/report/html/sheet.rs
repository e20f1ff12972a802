//! One manifest of the page: what its parts are made from, and how they are named.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::excerpt::Lines;
use crate::findings::{Finding, Fingerprint};
use crate::program::{InstrumentId, ProvisionId, RuleId, TermId};
use crate::report::location::Locator;
use crate::report::view::View;
use crate::source::{FileId, Role, Sources, Span};

/// What is known of a manifest before its parts are written.
pub(super) struct Sheet<'r, 'a> {
    pub(super) view: &'r View<'a>,
    /// Its place among the manifests of the page, from 1.
    number: usize,
    locator: Locator<'a>,
    lines: Vec<Lines<'a>>,
    /// The id of each finding, in the order of the findings.
    ids: Vec<String>,
    by_key: BTreeMap<(RuleId, &'a [Box<str>]), usize>,
}

impl<'r, 'a> Sheet<'r, 'a> {
    /// The manifest with this place among those of the page.
    pub(super) fn new(view: &'r View<'a>, number: usize) -> Self {
        let findings = &view.findings.findings;
        let id = |finding| {
            let fingerprint = Fingerprint::of(view.program, view.manifest, finding);
            format!("f{number}-{fingerprint}")
        };
        let keys = findings.iter().map(|finding| (finding.rule, finding.element.as_slice()));
        Self {
            view,
            number,
            locator: Locator::new(view.sources),
            lines: all_lines(view.sources),
            ids: findings.iter().map(id).collect(),
            by_key: keys.zip(0..).collect(),
        }
    }

    /// The id of a part of this manifest: `m1-findings`.
    pub(super) fn id(&self, part: &str) -> String {
        format!("m{}-{part}", self.number)
    }

    /// The manifest's place among those of the page.
    pub(super) fn number(&self) -> usize {
        self.number
    }

    /// The findings with their positions among all findings.
    pub(super) fn findings(&self) -> impl Iterator<Item = (usize, &'a Finding)> {
        self.view.findings.findings.iter().enumerate()
    }

    /// The id of the finding at that position: it stays the same, run after run.
    pub(super) fn finding_id(&self, position: usize) -> &str {
        self.ids.get(position).map_or("", String::as_str)
    }

    /// The id of the finding of a rule for these elements.
    pub(super) fn finding_of(&self, rule: RuleId, element: &[Box<str>]) -> Option<&str> {
        self.by_key.get(&(rule, element)).map(|&position| self.finding_id(position))
    }

    /// The id of a penalty.
    pub(super) fn penalty_id(&self, id: ProvisionId) -> String {
        self.id(&format!("penalty-{}-{}", id.instrument.index(), id.provision))
    }

    /// The id of one of a term's proofs.
    pub(super) fn term_id(&self, id: TermId, number: usize) -> String {
        self.id(&format!("term{}-{number}", id.index()))
    }

    /// The lines of a text.
    pub(super) fn lines(&self, file: FileId) -> Option<&Lines<'a>> {
        self.lines.iter().find(|lines| lines.file == file)
    }

    /// All texts.
    pub(super) fn all_lines(&self) -> &[Lines<'a>] {
        &self.lines
    }

    /// The line of a place, leading there where the page lists the text; with the text's name where there are several.
    pub(super) fn line(&self, span: Span) -> Markup {
        let Some(place) = self.locator.locate(span) else { return html! {} };
        let line = place.start.line;
        let name = if self.lines.len() > 1 { format!("{}:{line}", place.file) } else { line.to_string() };
        html! {
            @match self.lines(span.file).filter(|lines| lines.is_listed()) {
                Some(lines) => a.at href={ "#" (self.line_id(lines, line)) } { (name) },
                None => span.at { (name) },
            }
        }
    }

    /// The id of a line in the list of a text, counted from 1.
    pub(super) fn line_id(&self, lines: &Lines<'_>, line: usize) -> String {
        self.id(&format!("t{}-{line}", lines.file.index()))
    }

    /// The instruments behind a finding: those in force, or all where none is.
    pub(super) fn instruments(&self, finding: &Finding) -> BTreeSet<InstrumentId> {
        let provisions = self.view.provisions_behind(finding);
        provisions.into_iter().map(|provision| provision.instrument).collect()
    }

    /// The id of an instrument, as the laws' own lists have it.
    pub(super) fn instrument_name(&self, id: InstrumentId) -> &'a str {
        let program = self.view.program;
        program.instrument(id).map_or("", |instrument| program.texts.symbol(instrument.name))
    }
}

/// What was checked, and by what: no record of an earlier check.
fn all_lines(sources: &Sources) -> Vec<Lines<'_>> {
    let input = sources.iter().filter(|(_, file)| file.role == Role::Input);
    input.map(|(id, file)| Lines::of(id, file)).collect()
}
