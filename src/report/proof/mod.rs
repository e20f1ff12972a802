//! Why a finding came out as it did: each clause of its rule with what was known of every part.

mod node;
mod tree;

use super::citation::citation;
use super::language::join;
use super::layout::{Layout, Role};
use super::location::Locator;
use super::note::note_text;
use super::outcome::{message, outcome_name};
use super::page::Page;
use super::view::View;
use super::visible::visible_name;
use crate::facts::Truth;
use crate::findings::{Finding, in_force};
use crate::localized;
use crate::localized::Localized;
use crate::program::{ExpressionId, Rule};
pub(super) use node::{Call, Extent, Node, Nodes, Place, Said};
use tree::Trees;

/// Renders the proof of one finding.
pub fn why(view: &View<'_>, finding: &Finding, layout: Layout) -> String {
    let mut page = Page::new(layout);
    let Some(rule) = view.rule(finding) else { return page.finish() };
    head(view, finding, rule, &mut page);
    let evaluator = view.evaluator();
    let nodes = Nodes::new(view, Extent::Whole);
    let trees = Trees { manifest: Locator::new(view.sources) };
    for (name, clause) in clauses(view, rule) {
        let proof = evaluator.proof(rule, &finding.positions, clause);
        let place = nodes.rule_place(clause);
        let shown = place.as_ref().map(|place| format!(" ({place})")).unwrap_or_default();
        let heading = format!("{}{shown}", clause_heading(layout, &name, proof.truth()));
        let parts: Vec<Node> = nodes.node(&proof, place.as_deref()).into_iter().collect();
        page.blank();
        trees.draw(&heading, &parts, &mut page);
    }
    page.finish()
}

fn head(view: &View<'_>, finding: &Finding, rule: &Rule, page: &mut Page) {
    let program = view.program;
    let layout = page.layout;
    let about = finding
        .element_key()
        .map(|key| format!(" {} {}", layout.either("·", "-"), visible_name(&key)))
        .unwrap_or_default();
    let name = layout.paint(Role::Heading, view.rule_name(finding));
    page.line(&format!("{name}{about}"));
    page.entry(&localized!("rule", "规则"), &[program.texts.localized(rule.title)]);
    page.entry(&localized!("outcome", "结论"), &[outcome_name(finding.outcome)]);
    page.entry(&localized!("because", "原因"), &[message(view, finding)]);
    if !finding.details().notes.is_empty() {
        let notes: Vec<Localized> = finding.details().notes.iter().map(note_text).collect();
        page.entry(&localized!("note", "说明"), &notes);
    }
    page.entry(&localized!("as of", "评估日期"), &[Localized::same(view.findings.as_of.to_string())]);
}

/// The clauses of a rule in the order in which they are judged, with the words that stand before each.
pub(super) fn clauses(view: &View<'_>, rule: &Rule) -> Vec<(Localized, ExpressionId)> {
    let mut clauses = Vec::new();
    if let Some(filter) = rule.filter {
        clauses.push((
            localized!("for … where: whether the rule looks at it", "for … where：是否属于规则对象"),
            filter,
        ));
    }
    if let Some(condition) = rule.condition {
        clauses.push((localized!("when: whether the duty binds", "when：义务是否适用"), condition));
    }
    let day = view.findings.as_of;
    for cited in rule.citations.iter().filter(|cited| view.program.in_force(cited.provision, day)) {
        let Some(condition) = cited.condition else { continue };
        let provision = citation(view.program, cited.provision);
        let name = Localized::new(
            format!("cites: whether {} concerns it", provision.en),
            format!("cites：{}是否适用", provision.zh),
        );
        clauses.push((name, condition));
    }
    for exemption in &rule.exemptions {
        let cited: Vec<Localized> =
            in_force(view.program, &exemption.citations, day).map(|id| citation(view.program, id)).collect();
        let cited = join(&cited, "; ", "；");
        let name = if cited.en.is_empty() {
            localized!("unless: whether an exemption excuses", "unless：是否豁免")
        } else {
            Localized::new(
                format!("unless: whether {} excuses", cited.en),
                format!("unless：是否依据{}豁免", cited.zh),
            )
        };
        clauses.push((name, exemption.condition));
    }
    clauses.push((localized!("require: whether the duty is met", "require：是否符合要求"), rule.requirement));
    clauses
}

fn clause_heading(layout: Layout, name: &Localized, truth: Truth) -> String {
    let role = match truth {
        Truth::True => Role::Good,
        Truth::False => Role::Error,
        Truth::Unknown => Role::Warning,
    };
    let name = layout.paint(Role::Heading, &layout.language.phrase(name));
    let word = layout.paint(role, &layout.language.phrase(&truth_word(truth)));
    format!("{name} {} {word}", layout.either("→", "->"))
}

/// Whether a clause holds, in a word.
pub(super) fn truth_word(truth: Truth) -> Localized {
    match truth {
        Truth::True => localized!("yes", "是"),
        Truth::False => localized!("no", "否"),
        Truth::Unknown => localized!("not known", "未知"),
    }
}
