//! Findings as rows of a table, in the words of those who work with such tables.

use super::citation::{citation, provision_number, title};
use super::evidence::evidence_of;
use super::language::join;
use super::location::{Location, Locator};
use super::note::noted_message;
use super::novelty::{Against, novelty_name};
use super::observation::{in_full, observation_name, waiver_of};
use super::observed::Observed;
use super::outcome::{missing_facts, outcome_name};
use super::penalty::{at_stake, penalties_of};
use super::renderer::Refused;
use super::view::View;
use crate::diagnostic::Diagnostic;
use crate::findings::{Finding, Fingerprint, Observation, Outcome};
use crate::localized;
use crate::localized::Localized;
use crate::program::{InstrumentId, Program, ProvisionId, Severity};

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Manifest,
    AsOf,
    Rule,
    Title,
    Law,
    Provision,
    Duty,
    Object,
    Verdict,
    /// Only where findings were held against a baseline.
    Baseline,
    Waiver,
    Explanation,
    Severity,
    Penalty,
    Missing,
    Expected,
    Evidence,
    Remedy,
    /// For the reader to fill in.
    Owner,
    /// For the reader to fill in.
    Deadline,
    Line,
    Character,
    Fingerprint,
}

impl Column {
    /// Whether it is there in a table of findings that were held against that.
    pub(super) fn is_for(self, against: Against) -> bool {
        self != Self::Baseline || against == Against::Baseline
    }

    /// What stands above it.
    pub(super) fn head(self) -> Localized {
        match self {
            Self::Manifest => localized!("manifest", "清单"),
            Self::AsOf => localized!("as of", "评估日期"),
            Self::Rule => localized!("rule", "规则"),
            Self::Title => localized!("item", "检查项"),
            Self::Law => localized!("law", "法律"),
            Self::Provision => localized!("provision", "条款"),
            Self::Duty => localized!("required", "要求"),
            Self::Object => localized!("object", "检查对象"),
            Self::Verdict => localized!("outcome", "结论"),
            Self::Baseline => localized!("baseline", "基线"),
            Self::Waiver => localized!("waiver", "例外批准"),
            Self::Explanation => localized!("explanation", "说明"),
            Self::Severity => localized!("severity", "严重程度"),
            Self::Penalty => localized!("at stake", "法律责任"),
            Self::Missing => localized!("facts to settle", "待明确的事实"),
            Self::Expected => localized!("evidence expected", "应备材料"),
            Self::Evidence => localized!("evidence", "证据"),
            Self::Remedy => localized!("remedy", "整改建议"),
            Self::Owner => localized!("responsible", "责任人"),
            Self::Deadline => localized!("due", "期限"),
            Self::Line => localized!("line", "行"),
            Self::Character => localized!("column", "列"),
            Self::Fingerprint => localized!("fingerprint", "指纹"),
        }
    }
}

/// A finding, ready to be put into columns.
pub(super) struct Row<'r, 'a> {
    view: &'r View<'a>,
    finding: &'r Finding,
    locator: &'r Locator<'a>,
    citations: Vec<ProvisionId>,
}

impl<'r, 'a> Row<'r, 'a> {
    /// The row of a finding.
    pub(super) fn of(view: &'r View<'a>, finding: &'r Finding, locator: &'r Locator<'a>) -> Self {
        Self { view, finding, locator, citations: view.provisions_behind(finding) }
    }

    /// The instrument that the finding is listed under: that of the first provision behind the rule.
    pub(super) fn instrument(&self) -> Option<InstrumentId> {
        self.citations.first().map(|provision| provision.instrument)
    }

    /// What stands in a column.
    pub(super) fn cell(&self, column: Column) -> Localized {
        let Self { view, finding, .. } = *self;
        let program = view.program;
        let rule = view.rule(finding);
        match column {
            Column::Manifest => Localized::same(view.manifest),
            Column::AsOf => Localized::same(view.findings.as_of.to_string()),
            Column::Rule => Localized::same(view.rule_name(finding)),
            Column::Title => view.title(finding),
            Column::Law => self.law(),
            Column::Provision => self.provisions(),
            Column::Duty => rule.map(|rule| program.texts.localized(rule.duty)).unwrap_or_default(),
            Column::Object => self.object(),
            Column::Verdict => verdict_in_full(finding),
            Column::Baseline => finding.novelty.map(novelty_name).unwrap_or_default(),
            Column::Waiver => waiver_of(finding).unwrap_or_default(),
            Column::Explanation => noted_message(view, finding),
            Column::Severity => severity(finding.severity),
            Column::Penalty => self.penalty(),
            Column::Missing => join(&missing_facts(finding), ", ", "、"),
            Column::Evidence => join(&evidence_of(finding), "\n", "\n"),
            Column::Expected => rule
                .and_then(|rule| rule.evidence)
                .map(|evidence| program.texts.localized(evidence))
                .unwrap_or_default(),
            Column::Remedy => {
                finding.details().breach.as_ref().map(|breach| breach.remedy.clone()).unwrap_or_default()
            }
            Column::Owner | Column::Deadline => Localized::default(),
            Column::Line => self.position(|place| place.line),
            Column::Character => self.position(|place| place.column),
            Column::Fingerprint => {
                Localized::same(Fingerprint::of(program, view.manifest, finding).to_string())
            }
        }
    }

    fn law(&self) -> Localized {
        self.instrument().map(|id| instrument_title(self.view.program, id)).unwrap_or_default()
    }

    /// The provisions of the law by their numbers, those of other laws with these laws.
    fn provisions(&self) -> Localized {
        let (program, law) = (self.view.program, self.instrument());
        let name = |&id: &ProvisionId| {
            if Some(id.instrument) == law { provision_number(program, id) } else { citation(program, id) }
        };
        join(&self.citations.iter().map(name).collect::<Vec<_>>(), "; ", "；")
    }

    /// The element, or why there is none.
    fn object(&self) -> Localized {
        match self.finding.element_key() {
            Some(key) => Localized::same(key),
            None if self.view.rule(self.finding).is_some_and(|rule| rule.ranges.is_empty()) => {
                localized!("(the product)", "（产品整体）")
            }
            None => localized!("(not in the manifest)", "（清单未列出）"),
        }
    }

    /// What is at stake where somebody should look.
    fn penalty(&self) -> Localized {
        match (self.finding.outcome, self.view.rule(self.finding)) {
            (Outcome::Breached | Outcome::Undetermined | Outcome::Waived, Some(rule)) => {
                let penalties = penalties_of(self.view.program, rule, self.view.findings);
                join(&at_stake(self.view.program, penalties, &self.citations), "\n", "\n")
            }
            _ => Localized::default(),
        }
    }

    fn position(&self, count: impl Fn(&crate::source::Position) -> usize) -> Localized {
        let place = self.view.place(self.finding).and_then(|span| self.locator.locate(span));
        place.map(|place| Localized::same(count(&place.start).to_string())).unwrap_or_default()
    }
}

/// The title of an instrument.
pub(super) fn instrument_title(program: &Program, id: InstrumentId) -> Localized {
    program.instrument(id).map(|instrument| title(program, instrument)).unwrap_or_default()
}

/// An outcome as the field calls it.
pub(super) fn verdict(outcome: Outcome) -> Localized {
    match outcome {
        Outcome::Breached => localized!("breached", "不符合"),
        other => outcome_name(other),
    }
}

/// The outcome of a finding as the field calls it, that of a waived one with what it is without the waiver.
pub(super) fn verdict_in_full(finding: &Finding) -> Localized {
    in_full(finding, verdict(finding.outcome), &verdict(finding.own_outcome()))
}

/// All that can stand as the outcome of a finding.
pub(super) fn verdicts() -> Vec<Localized> {
    let waived = verdict(Outcome::Waived);
    let waived = [Outcome::Breached, Outcome::Undetermined].map(|own| {
        let own = verdict(own);
        Localized::new(format!("{} ({})", waived.en, own.en), format!("{}（{}）", waived.zh, own.zh))
    });
    let others = Outcome::ALL.iter().filter(|(_, outcome)| *outcome != Outcome::Waived);
    others.map(|(_, outcome)| verdict(*outcome)).chain(waived).collect()
}

/// What stands in a column for an observation.
pub(super) fn observation_cell(
    column: Column,
    observed: &Observed<'_>,
    observation: &Observation,
    place: Option<&Location<'_>>,
) -> Localized {
    let text = |text: Option<&str>| Localized::same(text.unwrap_or_default());
    let number =
        |count: Option<usize>| Localized::same(count.map(|count| count.to_string()).unwrap_or_default());
    match column {
        Column::Manifest => Localized::same(observed.file(observation)),
        Column::AsOf => Localized::same(observed.as_of.to_string()),
        Column::Rule => text(observation.rule.as_deref()),
        Column::Object => text(observation.element.as_deref()),
        Column::Verdict => observation_name(observation.kind),
        Column::Explanation => observation.message.clone(),
        Column::Severity => severity(observation.severity()),
        Column::Remedy => observation.remedy.clone(),
        Column::Line => number(place.map(|place| place.start.line)),
        Column::Character => number(place.map(|place| place.start.column)),
        Column::Fingerprint => Localized::same(observed.fingerprint(observation).to_string()),
        Column::Title
        | Column::Law
        | Column::Provision
        | Column::Duty
        | Column::Baseline
        | Column::Waiver
        | Column::Penalty
        | Column::Missing
        | Column::Expected
        | Column::Evidence
        | Column::Owner
        | Column::Deadline => Localized::default(),
    }
}

/// What stands in a column for a manifest that can't be read; `place` is that of the first mistake, where it lies in the
/// manifest.
pub(super) fn refused_cell(column: Column, refused: &Refused<'_>, place: Option<&Location<'_>>) -> Localized {
    let diagnostics = refused.diagnostics.iter();
    let lines = |texts: Vec<Localized>| join(&texts, "\n", "\n");
    let number =
        |count: Option<usize>| Localized::same(count.map(|count| count.to_string()).unwrap_or_default());
    match column {
        Column::Manifest => Localized::same(refused.manifest),
        Column::AsOf => Localized::same(refused.as_of.to_string()),
        Column::Title => localized!("The manifest can be read", "清单可以读取"),
        Column::Verdict => localized!("can't be read", "无法读取"),
        Column::Explanation => lines(diagnostics.map(mistake).collect()),
        Column::Severity => severity(Severity::Error),
        Column::Remedy => lines(diagnostics.filter_map(|found| found.help.clone()).collect()),
        Column::Line => number(place.map(|place| place.start.line)),
        Column::Character => number(place.map(|place| place.start.column)),
        Column::Rule
        | Column::Law
        | Column::Provision
        | Column::Duty
        | Column::Object
        | Column::Baseline
        | Column::Waiver
        | Column::Penalty
        | Column::Missing
        | Column::Expected
        | Column::Evidence
        | Column::Owner
        | Column::Deadline
        | Column::Fingerprint => Localized::default(),
    }
}

/// What was found, and what was expected there.
fn mistake(found: &Diagnostic) -> Localized {
    let expected = found.labels.first().map(|label| &label.text).filter(|text| !text.en.is_empty());
    let texts: Vec<Localized> = std::iter::once(&found.message).chain(expected).cloned().collect();
    join(&texts, ": ", "：")
}

/// A severity as the field calls it.
pub(super) fn severity(severity: Severity) -> Localized {
    match severity {
        Severity::Error => localized!("high", "高"),
        Severity::Warning => localized!("medium", "中"),
        Severity::Note => localized!("low", "低"),
    }
}
