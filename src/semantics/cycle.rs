//! Circles among terms and among records.

use std::collections::BTreeSet;

use super::checker::Checker;
use super::coverage::Use;
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::program::TermId;
use crate::syntax::ast::Name;

/// The circles of a graph: each as its members in ascending order, a member in no more than one.
pub(super) fn circles(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let reached: Vec<BTreeSet<usize>> = (0..edges.len()).map(|start| reachable(edges, start)).collect();
    let leads_to = |from: usize, to: usize| reached.get(from).is_some_and(|set| set.contains(&to));
    let mut circles: Vec<Vec<usize>> = Vec::new();
    for node in (0..edges.len()).filter(|&node| leads_to(node, node)) {
        let known = circles.iter_mut().find(|circle| {
            circle.first().is_some_and(|&first| leads_to(first, node) && leads_to(node, first))
        });
        match known {
            Some(circle) => circle.push(node),
            None => circles.push(vec![node]),
        }
    }
    circles
}

/// Every node that `start` leads to by one edge or more.
fn reachable(edges: &[Vec<usize>], start: usize) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut open = vec![start];
    while let Some(node) = open.pop() {
        for &next in edges.get(node).into_iter().flatten() {
            if found.insert(next) {
                open.push(next);
            }
        }
    }
    found
}

impl Checker<'_> {
    /// Reports terms that are defined by one another.
    pub(super) fn check_cycles(&mut self) {
        let edges: Vec<Vec<usize>> = self
            .term_uses
            .iter()
            .map(|periods| {
                periods.iter().flat_map(|(_, uses)| uses.keys()).copied().filter_map(term).collect()
            })
            .collect();
        for circle in circles(&edges) {
            self.terms_are_well_founded = false;
            let terms = circle.iter().filter_map(|&member| self.declarations.terms.get(member));
            let names: Vec<_> = terms.map(|term| &term.name).collect();
            let message = localized!("a term is defined by itself", "术语的定义引用了自身");
            self.report_circle(&names, message);
        }
    }

    /// Reports a circle with a label at each of its members.
    pub(super) fn report_circle(&mut self, members: &[&Name], message: Localized) {
        let mut members = members.to_vec();
        members.sort_by_key(|name| name.span);
        let Some((first, others)) = members.split_first() else { return };
        let label = localized!("leads back to itself", "最终引用到自身");
        let problem = Diagnostic::error(Code::NAMES_CYCLE, message, first.span, label);
        let problem = others.iter().fold(problem, |problem, name| {
            problem.and(name.span, localized!("through this one", "经由此项"))
        });
        self.report(problem);
    }
}

fn term(used: Use) -> Option<usize> {
    match used {
        Use::Term(term) => Some(TermId::index(term)),
        Use::Parameter(_) => None,
    }
}
