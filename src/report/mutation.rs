//! The results of mutation as text: what survived, what makes no difference and why, and the scores.

use super::location::Locator;
use super::owner::item;
use crate::diagnostic::Diagnostic;
use crate::localized;
use crate::localized::{Language, Localized};
use crate::program::Program;
use crate::rule_tests::{EquivalentMutant, Mutation, Owner, PackScore, StaleEntry, WhyStale};
use crate::source::Sources;

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
        report.changed(&localized!("survived", "存活"), survivor.owner, &report.rules.at(survivor.span));
        report.indented(&survivor.change);
    }
    for EquivalentMutant { change, reason } in &found.equivalents {
        report.changed(&localized!("equivalent", "等价"), change.owner, &report.rules.at(change.span));
        report.indented(&change.change);
        report.line(&localized!("    reason: {reason}", "    理由：{reason}"));
    }
    for StaleEntry { span, owner, change, why } in &found.stale {
        let word = match why {
            WhyStale::NoSuchMutant => localized!("stale, no such change", "已过时，没有这一变异体"),
            WhyStale::Noticed => localized!("stale, a case notices it", "已过时，已有用例发现"),
            WhyStale::Repeated => localized!("stale, listed before", "已过时，前面已列出"),
        };
        report.changed(&word, *owner, &report.cases.at(*span));
        report.indented(change);
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

    /// `survived: term assessed (rules/act/terms.hegui:12:8)`
    fn changed(&mut self, Localized { en, zh }: &Localized, owner: Owner, place: &str) {
        let Localized { en: item, zh: item_zh } = item(self.program, owner);
        self.line(&localized!("{en}: {item} ({place})", "{zh}：{item_zh}（{place}）"));
    }

    fn indented(&mut self, text: &str) {
        self.line(&Localized::same(format!("  {text}")));
    }

    fn diagnostic(&mut self, diagnostic: &Diagnostic) {
        let place = diagnostic.primary().map(|span| format!("{}: ", self.cases.at(span))).unwrap_or_default();
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
            "{name}：{total} 个变异体中发现 {killed} 个（{percent} %），存活 {survived} 个，等价 {equivalent} 个"
        ));
    }
}

/// A share in percent with one digit behind the point, never rounded up: 100.0 is all.
pub(super) fn percent(part: usize, whole: usize) -> String {
    let tenths = part.saturating_mul(1_000).checked_div(whole).unwrap_or(1_000);
    format!("{}.{}", tenths / 10, tenths % 10)
}
