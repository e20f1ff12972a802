//! A waiver as somebody wrote it, before it is known to be sound.

use super::rule_names::RuleNames;
use crate::diagnostic::{Code, Diagnostic};
use crate::findings::{Waiver, WrittenIn};
use crate::localized;
use crate::quantity::Date;
use crate::settings::{Entry, Stated};
use crate::source::Span;

/// What is written.
pub(super) struct Draft {
    pub(super) rule: Entry<String>,
    pub(super) element: Entry<String>,
    pub(super) reason: Entry<String>,
    pub(super) approver: Entry<String>,
    pub(super) ticket: Entry<String>,
    pub(super) from: Entry<Date>,
    pub(super) until: Entry<Date>,
    /// Whether all that is written could be read.
    pub(super) is_whole: bool,
    pub(super) written_in: WrittenIn,
    pub(super) place: Span,
}

impl Draft {
    /// The waiver, where it is sound; everything that is wrong joins `diagnostics`.
    pub(super) fn finish(self, rules: &RuleNames, diagnostics: &mut Vec<Diagnostic>) -> Option<Waiver> {
        let before = diagnostics.len();
        self.check_complete(diagnostics);
        self.check_rule(rules, diagnostics);
        self.check_dates(diagnostics);
        let text = |entry: Entry<String>| entry.stated().map(|stated| stated.value.into_boxed_str());
        let waiver = Waiver {
            rule: text(self.rule)?,
            element: text(self.element),
            reason: text(self.reason)?,
            approver: text(self.approver),
            ticket: text(self.ticket),
            from: self.from.stated().map(|stated| stated.value),
            until: self.until.stated()?.value,
            written_in: self.written_in,
            place: self.place,
        };
        (diagnostics.len() == before).then_some(waiver)
    }

    fn check_complete(&self, diagnostics: &mut Vec<Diagnostic>) {
        let needed = [
            ("rule", self.rule.is_absent()),
            ("reason", self.reason.is_absent()),
            ("until", self.until.is_absent()),
        ];
        let missing: Vec<String> =
            needed.iter().filter(|(_, absent)| *absent).map(|(key, _)| format!("`{key}`")).collect();
        if missing.is_empty() || !self.is_whole {
            return;
        }
        let (en, zh) = (missing.join(" and no "), missing.join("、"));
        let (add_en, add_zh) = (missing.join(", "), missing.join("、"));
        diagnostics.push(
            Diagnostic::error(
                Code::WAIVER_INCOMPLETE,
                localized!("a waiver has no {en}", "例外批准没有 {zh}"),
                self.place,
                localized!("expected {add_en} here", "此处应有 {add_zh}"),
            )
            .help(localized!(
                "a waiver names a rule, says why it is granted, and ends on a day: `until = 2027-01-31`",
                "例外批准须写明规则、理由和截止日：`until = 2027-01-31`"
            )),
        );
    }

    fn check_rule(&self, rules: &RuleNames, diagnostics: &mut Vec<Diagnostic>) {
        let Entry::Stated(Stated { value: name, place }) = &self.rule else { return };
        if rules.contains(name) {
            return;
        }
        let error = Diagnostic::error(
            Code::WAIVER_UNKNOWN_RULE,
            localized!("there is no rule `{name}`", "没有规则 `{name}`"),
            *place,
            localized!("expected the name of a rule", "应为规则的名称"),
        );
        diagnostics.push(error.did_you_mean(name, rules.iter()));
    }

    fn check_dates(&self, diagnostics: &mut Vec<Diagnostic>) {
        let (Entry::Stated(from), Entry::Stated(until)) = (&self.from, &self.until) else { return };
        if from.value <= until.value {
            return;
        }
        let (first, last) = (from.value, until.value);
        diagnostics.push(
            Diagnostic::error(
                Code::WAIVER_DATES,
                localized!("a waiver ends before it begins", "例外批准的截止日早于开始日"),
                until.place,
                localized!("expected a day on or after {first}", "应为 {first} 或之后的日期"),
            )
            .and(from.place, localized!("it begins here", "开始日"))
            .help(localized!(
                "both days count: `from` is the first, `until` the last one, here {last}",
                "首尾两日均计入：`from` 为第一日，`until` 为最后一日，此处为 {last}"
            )),
        );
    }
}
