//! Findings as rows of a table, in the words of those who work with such tables.

use super::citation::{citation, provision_number, provisions_behind, title};
use super::language::join;
use super::location::Locator;
use super::note::noted_message;
use super::outcome::outcome_name;
use super::penalty::at_stake;
use super::view::View;
use crate::findings::{Finding, Fingerprint, Outcome};
use crate::localized;
use crate::localized::Localized;
use crate::program::{InstrumentId, Program, ProvisionId, Severity};
use crate::quantity::Date;

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
    Explanation,
    Severity,
    Penalty,
    Missing,
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
            Self::Explanation => localized!("explanation", "说明"),
            Self::Severity => localized!("severity", "严重程度"),
            Self::Penalty => localized!("at stake", "法律责任"),
            Self::Missing => localized!("facts to settle", "待明确的事实"),
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
        let all = view.rule(finding).map(|rule| rule.citations.as_slice()).unwrap_or_default();
        let citations = provisions_behind(view.program, all, view.findings.as_of);
        Self { view, finding, locator, citations }
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
            Column::Verdict => verdict(finding.outcome),
            Column::Explanation => noted_message(view, finding),
            Column::Severity => severity(finding.severity),
            Column::Penalty => self.penalty(view.findings.as_of),
            Column::Missing => {
                let names = finding.missing.iter().map(|name| Localized::same(name.to_string()));
                join(&names.collect::<Vec<_>>(), ", ", "、")
            }
            Column::Evidence => rule
                .and_then(|rule| rule.evidence)
                .map(|evidence| program.texts.localized(evidence))
                .unwrap_or_default(),
            Column::Remedy => finding.breach.as_ref().map(|breach| breach.remedy.clone()).unwrap_or_default(),
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
    fn penalty(&self, as_of: Date) -> Localized {
        match (self.finding.outcome, self.view.rule(self.finding)) {
            (Outcome::Breached | Outcome::Undetermined | Outcome::Waived, Some(rule)) => {
                join(&at_stake(self.view.program, rule, as_of), "\n", "\n")
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

/// A severity as the field calls it.
fn severity(severity: Severity) -> Localized {
    match severity {
        Severity::Error => localized!("high", "高"),
        Severity::Warning => localized!("medium", "中"),
        Severity::Note => localized!("low", "低"),
    }
}
