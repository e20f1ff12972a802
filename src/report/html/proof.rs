//! Why a finding came out as it did, as a tree that unfolds.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::sheet::Sheet;
use super::text::{both, prose};
use crate::evaluation::{Evaluator, Ground};
use crate::facts::Truth;
use crate::findings::{Finding, Outcome};
use crate::localized;
use crate::localized::Localized;
use crate::program::{ExpressionId, Rule, TermId};
use crate::report::proof::{Call, Extent, Node, Nodes, Place, Said, clauses, truth_word};

/// The proofs of one manifest's findings. The proofs of terms, on which many of them rest, are kept, to be told once.
pub(super) struct Proofs<'s, 'r, 'a> {
    sheet: &'s Sheet<'r, 'a>,
    evaluator: Evaluator<'a>,
    nodes: Nodes<'r>,
    /// Of each term the different proofs: of other elements there may be another one.
    terms: BTreeMap<TermId, Vec<TermProof>>,
}

/// What a term is known to be, and why.
struct TermProof {
    /// What it rests on.
    parts: String,
    /// The whole.
    proof: Markup,
}

impl<'s, 'r, 'a> Proofs<'s, 'r, 'a> {
    /// For the findings of a manifest.
    pub(super) fn new(sheet: &'s Sheet<'r, 'a>) -> Self {
        let evaluator = sheet.view.evaluator();
        let nodes = Nodes::new(sheet.view, Extent::Deciding);
        Self { sheet, evaluator, nodes, terms: BTreeMap::new() }
    }

    /// The facts that decided a finding, those that the manifest states first.
    pub(super) fn grounds(&self, finding: &Finding, rule: &Rule) -> Vec<Ground> {
        let Some(clause) = self.deciding_clause(finding, rule) else { return Vec::new() };
        let proof = self.evaluator.proof(rule, &finding.positions, clause);
        let mut grounds = proof.grounds(&self.sheet.view.program.arena);
        grounds.sort_by_key(|ground| ground.place.is_none());
        grounds
    }

    fn deciding_clause(&self, finding: &Finding, rule: &Rule) -> Option<ExpressionId> {
        match finding.outcome {
            Outcome::Breached | Outcome::Satisfied => Some(rule.requirement),
            // What lacks evidence meets the requirement by the facts that it lacks it for.
            Outcome::Waived | Outcome::Undetermined => (finding.details().breach.is_some()
                || !finding.details().unsupported.is_empty())
            .then_some(rule.requirement),
            Outcome::Exempt => {
                let exemption = rule.exemptions.get(usize::from(finding.exemption?));
                exemption.map(|exemption| exemption.condition)
            }
            Outcome::NotApplicable => {
                let is_unconcerned = self.sheet.view.provisions(finding).is_empty();
                let conditions = rule.citation_conditions().filter(|_| is_unconcerned);
                let clauses = rule.filter.into_iter().chain(rule.condition).chain(conditions);
                let fails = |&clause: &ExpressionId| {
                    self.evaluator.proof(rule, &finding.positions, clause).truth() == Truth::False
                };
                clauses.into_iter().find(fails)
            }
        }
    }

    /// The proof of a finding.
    pub(super) fn proof(&mut self, finding: &Finding, rule: &Rule) -> Markup {
        let telling = match finding.outcome {
            Outcome::Breached => Telling::WithElements,
            _ => Telling::Short,
        };
        let mut shown = Vec::new();
        for (name, clause) in clauses(self.sheet.view, rule) {
            let proof = self.evaluator.proof(rule, &finding.positions, clause);
            let place = self.nodes.rule_place(clause);
            let node = self.nodes.node(&proof, place.as_deref());
            let tree = node.map(|node| self.node(&node, telling));
            shown.push((name, proof.truth(), place, tree));
        }
        html! {
            details.proof {
                summary { (both(&localized!("Why: the proof", "判断过程"))) }
                @for (name, clause_truth, place, tree) in shown {
                    div.clause {
                        p {
                            (both(&clause_name(&name, clause_truth)))
                            @if let Some(place) = place { " " span.place { (place) } }
                        }
                        @if let Some(tree) = tree { ul { (tree) } }
                    }
                }
            }
        }
    }

    /// The proofs of terms to which those of findings lead, with their ids.
    pub(super) fn terms(&self) -> Vec<(String, &Markup)> {
        let mut all = Vec::new();
        for (term, proofs) in &self.terms {
            let ids = (0..).map(|number| self.sheet.term_id(*term, number));
            all.extend(ids.zip(proofs.iter().map(|one| &one.proof)));
        }
        all
    }

    fn node(&mut self, node: &Node, telling: Telling) -> Markup {
        let parts: Vec<Markup> = node.parts.iter().map(|part| self.node(part, telling)).collect();
        let head = head(self.sheet, node);
        let parts = html! { @if !parts.is_empty() { ul { @for part in parts { (part) } } } };
        let elsewhere = match node.call {
            Some(Call::OfProduct(term)) => Some(term),
            Some(Call::Of(term)) if telling == Telling::Short => Some(term),
            _ => None,
        };
        let Some(term) = elsewhere.filter(|_| !parts.0.is_empty()) else {
            return html! { li class=[class(node)] { (head) (parts) } };
        };
        let number = self.keep(term, || html! { p class=[class(node)] { (head) } (parts) }, &parts.0);
        html! { li class=[class(node)] { a href={ "#" (self.sheet.term_id(term, number)) } { (head) } } }
    }

    /// Keeps the proof of a term, and says which one of the term's proofs it is.
    fn keep(&mut self, term: TermId, proof: impl Fn() -> Markup, parts: &str) -> usize {
        let proofs = self.terms.entry(term).or_default();
        proofs.iter().position(|one| one.parts == parts).unwrap_or_else(|| {
            proofs.push(TermProof { parts: parts.to_owned(), proof: proof() });
            proofs.len() - 1
        })
    }
}

/// What of a proof stands where it belongs, and not among the proofs of terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Telling {
    /// What terms say of elements.
    WithElements,
    /// Nothing of any term.
    Short,
}

/// Whether a part holds; the style sheet gives it its sign, and a word for those who hear the page.
fn class(node: &Node) -> Option<&'static str> {
    node.mark.map(|truth| match truth {
        Truth::True => "yes",
        Truth::False => "no",
        Truth::Unknown => "open",
    })
}

/// What a node says itself, with the line of the manifest that states it.
fn head(sheet: &Sheet<'_, '_>, node: &Node) -> Markup {
    html! {
        @for said in &node.said {
            @match said {
                Said::Name(name) | Said::Source(name) => code { (name) },
                Said::Between(between) => (between),
                Said::Words(words) => (prose(words)),
            }
        }
        @if let Some(Place::Manifest(span)) = &node.place { " " (sheet.line(*span)) }
    }
}

fn clause_name(name: &Localized, truth: Truth) -> Localized {
    let word = truth_word(truth);
    Localized::new(format!("{} → {}", name.en, word.en), format!("{} → {}", name.zh, word.zh))
}
