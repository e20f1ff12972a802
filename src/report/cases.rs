//! The results of rule tests as text: failures in detail, what is covered thinly, and the counts.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::diagnostic::Diagnostic;
use crate::localized;
use crate::localized::{Language, Localized};
use crate::program::{Program, RuleId};
use crate::rule_tests::{CaseResult, Failure, Mismatch, Results, UncoveredChange};
use crate::source::{LineIndex, Sources, Span};

/// The fewest cases that a rule should have.
const LEAST_CASES: usize = 4;

/// The results as text. The last line is `N passed, F failed`, in every language: programs read it.
pub fn cases(program: &Program, sources: &Sources, results: &Results, language: Language) -> String {
    let mut report = CasesReport { program, sources, language, text: String::new() };
    for diagnostic in &results.diagnostics {
        report.diagnostic(diagnostic);
    }
    for case in results.cases.iter().filter(|case| !case.passed()) {
        report.failed_case(case);
    }
    // Rules of packs that these cases do not speak of are not their business.
    let meant: BTreeSet<&str> =
        results.rules.iter().filter(|rule| rule.cases > 0).map(|rule| report.pack(rule.rule)).collect();
    let mut thin = Vec::new();
    for rule in results.rules_below(LEAST_CASES).filter(|rule| meant.contains(report.pack(rule.rule))) {
        let (name, number) = (report.rule_name(rule.rule), rule.cases);
        let plural = if number == 1 { "" } else { "s" };
        thin.push(localized!(
            "warning: {name} has {number} case{plural}; at least {LEAST_CASES} are wanted",
            "警告：{name} 有 {number} 个用例，至少应有 {LEAST_CASES} 个"
        ));
    }
    for line in &thin {
        report.line(line);
    }
    let uncovered: Vec<UncoveredChange> =
        results.uncovered.iter().filter(|change| meant.contains(report.pack(change.rule))).copied().collect();
    report.uncovered(&uncovered);
    report.counts(results);
    report.text
}

struct CasesReport<'r> {
    program: &'r Program,
    sources: &'r Sources,
    language: Language,
    text: String,
}

impl<'r> CasesReport<'r> {
    fn line(&mut self, line: &Localized) {
        self.text.push_str(line.get(self.language));
        self.text.push('\n');
    }

    fn rule_name(&self, id: RuleId) -> &'r str {
        self.program.rule(id).map_or("", |rule| self.program.texts.symbol(rule.name))
    }

    /// The pack of a rule: what stands before the first dot of its name.
    fn pack(&self, id: RuleId) -> &'r str {
        self.program.rule(id).map_or("", |rule| self.program.pack_of(rule))
    }

    /// `folder/file.toml:12:8`
    fn place(&self, span: Span) -> String {
        let Some(source) = self.sources.get(span.file) else { return String::new() };
        let position = LineIndex::new(&source.text).position(span.start as usize);
        format!("{}:{}:{}", source.name, position.line, position.column)
    }

    fn diagnostic(&mut self, diagnostic: &Diagnostic) {
        let place = diagnostic.primary().map(|span| format!("{}: ", self.place(span))).unwrap_or_default();
        let label = diagnostic.labels.first().map(|label| &label.text);
        let texts = label.into_iter().chain(&diagnostic.help);
        let rest: String =
            texts.fold(String::new(), |rest, text| format!("{rest}; {}", text.get(self.language)));
        let message = diagnostic.message.get(self.language);
        let id = diagnostic.code.id;
        self.line(&Localized::same(format!("{place}{message}{rest} [{id}]")));
    }

    fn failed_case(&mut self, case: &CaseResult) {
        let place = self.place(case.span);
        let name = if case.name.is_empty() { "?" } else { &case.name };
        self.line(&localized!("failed: {name} ({place})", "失败：{name}（{place}）"));
        for failure in &case.failures {
            match failure {
                Failure::Invalid => {
                    self.line(&localized!("  the case is not well-formed", "  用例的格式有误"));
                }
                Failure::Base => self.line(&localized!("  the base has errors", "  基础清单有误")),
                Failure::Manifest(Localized { en, zh }) => {
                    self.line(&localized!("  in the edited manifest: {en}", "  修改后的清单：{zh}"));
                }
                Failure::Mismatch(mismatch) => self.mismatch(mismatch),
            }
        }
    }

    fn mismatch(&mut self, mismatch: &Mismatch) {
        let Mismatch { target, aspect, expected, found, missing, .. } = mismatch;
        let (aspect, place) = (aspect.name(), self.place(mismatch.span));
        self.line(&localized!(
            "  {target}: {aspect}: expected {expected}, found {found} ({place})",
            "  {target}：{aspect}：预期 {expected}，实际 {found}（{place}）"
        ));
        if !missing.is_empty() {
            let missing = missing.join(", ");
            self.line(&localized!("    would be decided by {missing}", "    缺少 {missing}"));
        }
    }

    /// One line for each rule with the days that its cases leave out.
    fn uncovered(&mut self, uncovered: &[UncoveredChange]) {
        for of_rule in uncovered.chunk_by(|one, other| one.rule == other.rule) {
            let mut days = String::new();
            for change in of_rule {
                let comma = if days.is_empty() { "" } else { ", " };
                // Writing to a text can not fail.
                let _ = write!(days, "{comma}{}", change.day());
            }
            let name = of_rule.first().map_or("", |change| self.rule_name(change.rule));
            self.line(&localized!(
                "warning: {name} has no case as of {days}, beside a change of the law",
                "警告：{name} 没有 {days} 的用例，而法律在此前后有变化"
            ));
        }
    }

    fn counts(&mut self, results: &Results) {
        let cases = results.cases.len();
        let expectations = results.expectations();
        let rules = results.rules.iter().filter(|rule| rule.cases > 0).count();
        let (passed, failed) = (results.passed(), results.failed());
        self.line(&localized!(
            "{cases} cases, {expectations} expectations, {rules} rules; {passed} passed; {failed} failed",
            "{cases} 个用例，{expectations} 项预期，{rules} 条规则；通过 {passed}；失败 {failed}"
        ));
        self.line(&Localized::same(format!("{passed} passed, {failed} failed")));
    }
}
