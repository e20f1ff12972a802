//! The results of mutation as text: what survived, what makes no difference and why, and the scores.

use super::location::Locator;
use crate::diagnostic::Diagnostic;
use crate::localized;
use crate::localized::{Language, Localized};
use crate::program::Program;
use crate::rule_tests::{Change, Mutation, PackScore, WhyStale};
use crate::source::{Sources, Span};

/// The texts that the results point into.
#[derive(Debug, Clone, Copy)]
pub struct TestedTexts<'a> {
    /// The rule files.
    pub rules: &'a Sources,
    /// The case files and what stands beside them.
    pub cases: &'a Sources,
}

/// The results of mutation. The last line is the score of all packs.
pub fn mutation(program: &Program, texts: TestedTexts<'_>, found: &Mutation, language: Language) -> String {
    let (rules, cases) = (Locator::new(texts.rules), Locator::new(texts.cases));
    let mut report = MutationReport { program, rules, cases, language, text: String::new() };
    for diagnostic in &found.diagnostics {
        report.diagnostic(diagnostic);
    }
    for survivor in &found.survivors {
        let subject = report.subject(survivor);
        report.line(&localized!("survived: {subject}", "未被发现：{subject}"));
        report.change(survivor);
    }
    for equivalent in &found.equivalents {
        let (subject, reason) = (report.subject(&equivalent.change), &equivalent.reason);
        report.line(&localized!("equivalent: {subject}", "等价：{subject}"));
        report.change(&equivalent.change);
        report.line(&localized!("    because {reason}", "    理由：{reason}"));
    }
    for entry in &found.stale {
        let (en, zh) = match entry.why {
            WhyStale::NoSuchMutant => ("there is no such change", "没有这一变异"),
            WhyStale::Noticed => ("a case notices it", "已有用例发现该变异"),
            WhyStale::Repeated => ("an earlier entry names it already", "前面已列出该变异"),
        };
        let place = place(&report.cases, entry.span);
        let (kind, name) = (entry.owner.kind(), entry.owner.name(program));
        report.line(&localized!(
            "stale: {kind} {name} ({place}): {en}",
            "已过时：{kind} {name}（{place}）：{zh}"
        ));
        report.line(&Localized::same(format!("  {}", entry.change)));
    }
    for (pack, score) in &found.packs {
        report.score(pack, *score);
    }
    if found.packs.len() != 1 {
        let all = Localized::new("all packs", "全部规则包");
        report.score(all.get(language), found.total());
    }
    report.text
}

struct MutationReport<'r> {
    program: &'r Program,
    rules: Locator<'r>,
    cases: Locator<'r>,
    language: Language,
    text: String,
}

impl MutationReport<'_> {
    fn line(&mut self, line: &Localized) {
        self.text.push_str(line.get(self.language));
        self.text.push('\n');
    }

    /// `term assessed (rules/act/terms.hegui:12:8)`
    fn subject(&self, change: &Change) -> String {
        let (kind, name) = (change.owner.kind(), change.owner.name(self.program));
        format!("{kind} {name} ({})", place(&self.rules, change.span))
    }

    fn change(&mut self, change: &Change) {
        self.line(&Localized::same(format!("  {}", change.change)));
    }

    fn diagnostic(&mut self, diagnostic: &Diagnostic) {
        let place =
            diagnostic.primary().map(|span| format!("{}: ", place(&self.cases, span))).unwrap_or_default();
        let label = diagnostic.labels.first().map(|label| &label.text);
        let texts = label.into_iter().chain(&diagnostic.help);
        let rest: String =
            texts.fold(String::new(), |rest, text| format!("{rest}; {}", text.get(self.language)));
        let (message, id) = (diagnostic.message.get(self.language), diagnostic.code.id);
        self.line(&Localized::same(format!("{place}{message}{rest} [{id}]")));
    }

    fn score(&mut self, name: &str, score: PackScore) {
        let PackScore { killed, equivalent, survived } = score;
        let total = score.total();
        let percent = percent(killed, total);
        self.line(&localized!(
            "{name}: {killed} of {total} mutants noticed ({percent} %), {survived} survived, {equivalent} equivalent",
            "{name}：{total} 个变异中发现 {killed} 个（{percent} %），未发现 {survived} 个，等价 {equivalent} 个"
        ));
    }
}

fn place(locator: &Locator<'_>, span: Span) -> String {
    locator.locate(span).map(|place| place.short()).unwrap_or_default()
}

/// A share in percent with one digit behind the point, never rounded up: 100.0 is all.
pub(super) fn percent(part: usize, whole: usize) -> String {
    let tenths = part.saturating_mul(1_000).checked_div(whole).unwrap_or(1_000);
    format!("{}.{}", tenths / 10, tenths % 10)
}
