//! A rule: its duty, its citations, its clauses, the facts it reads.

use super::Library;
use crate::localized;
use crate::localized::Localized;
use crate::program::{ExpressionId, ProvisionState, Replacement, Rule, RuleCitation, Waivable};
use crate::report::citation::{citation, citation_in_full};
use crate::report::language::join;
use crate::report::page::Page;
use crate::report::penalty::penalty_lines;
use crate::report::reads::facts_read;
use crate::source::{Sources, Span};

pub(super) fn explain(library: &Library<'_>, rule: &Rule, page: &mut Page) {
    let program = library.program;
    let texts = &program.texts;
    let name = texts.symbol(rule.name);
    page.heading(&Localized::same(name));
    page.entry(&localized!("title", "标题"), &[texts.localized(rule.title)]);
    page.entry(&localized!("required", "法定要求"), &[texts.localized(rule.duty)]);
    let citations: Vec<Localized> =
        rule.citations.iter().map(|cited| cited_in_full(library, cited)).collect();
    page.entry(&localized!("law", "法律依据"), &citations);
    page.entry(&localized!("at stake", "法律责任"), &penalties(library, rule));
    let exemptions = exemptions(library, rule);
    if !exemptions.is_empty() {
        page.entry(&localized!("exempt", "豁免"), &exemptions);
    }
    if rule.waivable == Waivable::Never {
        page.entry(
            &localized!("waivers", "例外批准"),
            &[localized!(
                "not waivable: no waiver covers a breach",
                "不得批准例外：任何例外批准均不适用于本规则"
            )],
        );
    }
    page.entry(&localized!("remedy", "整改建议"), &[texts.localized(rule.remedy.text)]);
    if let Some(evidence) = rule.evidence {
        page.entry(&localized!("evidence", "佐证材料"), &[texts.localized(evidence)]);
    }
    let facts: Vec<String> = facts_read(program, rule).into_iter().collect();
    let facts = Localized::new(facts.join(", "), facts.join("、"));
    page.entry(&localized!("facts", "所读事实"), &[facts]);
    let count = match library.cases.get(name).copied().unwrap_or(0) {
        1 => localized!("1 case", "1 个用例"),
        cases => localized!("{cases} cases", "{cases} 个用例"),
    };
    page.entry(&localized!("tests", "用例"), &[count]);
    clauses(library, rule, page);
}

/// A provision that a rule cites, with the condition of the citation as it stands in the rule file.
fn cited_in_full(library: &Library<'_>, cited: &RuleCitation) -> Localized {
    with_condition(library, citation_in_full(library.program, cited.provision), cited.condition)
}

/// What holds under a condition, with the condition as it stands in the rule file.
pub(super) fn with_condition(
    library: &Library<'_>,
    what: Localized,
    condition: Option<ExpressionId>,
) -> Localized {
    match (library.rules, condition) {
        (Some(sources), Some(condition)) => {
            let text = source_text(sources, library.program.arena.span(condition));
            Localized::new(format!("{}, if {text}", what.en), format!("{}，条件：{text}", what.zh))
        }
        _ => what,
    }
}

/// An expression as it stands in the rule file, on one line.
fn source_text(sources: &Sources, span: Span) -> String {
    sources.slice(span).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All penalties, in force or not: an explanation has no day.
fn penalties(library: &Library<'_>, rule: &Rule) -> Vec<Localized> {
    let program = library.program;
    let mut lines = Vec::new();
    for &id in &rule.penalties {
        let Some(ProvisionState::Penalty(penalty)) = program.provision(id).map(|found| &found.state) else {
            continue;
        };
        lines.push(citation_in_full(program, id));
        lines.extend(penalty_lines(program, penalty));
    }
    let stands = |one: &&Replacement| one.replaced.iter().any(|id| rule.penalties.contains(id));
    for replacement in program.replacements.iter().filter(stands) {
        let Localized { en, zh } = citation_in_full(program, replacement.penalty);
        let instead = localized!("in place of these: {en}", "代替以上条款：{zh}");
        lines.push(with_condition(library, instead, Some(replacement.condition)));
    }
    if lines.is_empty() {
        lines.push(localized!("no penalty is named for this", "未就此规定罚则"));
    }
    lines
}

fn exemptions(library: &Library<'_>, rule: &Rule) -> Vec<Localized> {
    let program = library.program;
    let cited = |citations: &[crate::program::ProvisionId]| {
        let cited: Vec<Localized> = citations.iter().map(|&id| citation(program, id)).collect();
        join(&cited, "; ", "；")
    };
    let all = rule.exemptions.iter().map(|exemption| cited(&exemption.citations));
    all.filter(|cited| !cited.en.is_empty()).collect()
}

/// The clauses as they stand in the rule file.
fn clauses(library: &Library<'_>, rule: &Rule, page: &mut Page) {
    let Some(sources) = library.rules else { return };
    page.blank();
    let mut clause = |word: &str, span: Span| {
        page.paragraph(&format!("  {word:<8} "), "             ", &source_text(sources, span));
    };
    let place = |id: ExpressionId| library.program.arena.span(id);
    for range in &rule.ranges {
        clause("for", range.span);
    }
    rule.filter.into_iter().for_each(|id| clause("where", place(id)));
    rule.condition.into_iter().for_each(|id| clause("when", place(id)));
    rule.exemptions.iter().for_each(|exemption| clause("unless", place(exemption.condition)));
    clause("require", place(rule.requirement));
}
