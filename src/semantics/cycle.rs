//! Circles among terms and among records.

use super::checker::Checker;
use super::coverage::Use;
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::program::TermId;
use crate::syntax::ast::Name;

/// Most members of a circle that are shown.
const MOST_SHOWN: usize = 10;

/// The circles of a graph: each as its members in ascending order, a member in no more than one.
pub(super) fn circles(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    // Kosaraju: from the node that a search along the edges leaves last, a search against them finds its circle.
    let mut backwards = vec![Vec::new(); edges.len()];
    for (from, all) in edges.iter().enumerate() {
        for &to in all {
            if let Some(sources) = backwards.get_mut(to) {
                sources.push(from);
            }
        }
    }
    let mut seen = vec![false; edges.len()];
    let order: Vec<usize> = (0..edges.len()).flat_map(|start| search(edges, start, &mut seen)).collect();
    seen.fill(false);
    let components = order.into_iter().rev().map(|start| search(&backwards, start, &mut seen));
    let leads_to_itself = |node: usize| edges.get(node).is_some_and(|all| all.contains(&node));
    let mut circles: Vec<Vec<usize>> = components
        .filter(|found| found.len() > 1 || found.iter().any(|&node| leads_to_itself(node)))
        .collect();
    for circle in &mut circles {
        circle.sort_unstable();
    }
    circles.sort_unstable();
    circles
}

/// The nodes that `start` leads to, itself too, and that were not seen: each behind those that it leads to.
fn search(edges: &[Vec<usize>], start: usize, seen: &mut [bool]) -> Vec<usize> {
    let mut is_new = |node: usize| seen.get_mut(node).is_some_and(|seen| !std::mem::replace(seen, true));
    let mut done = Vec::new();
    let mut open: Vec<(usize, usize)> = if is_new(start) { vec![(start, 0)] } else { Vec::new() };
    while let Some((node, position)) = open.last_mut() {
        match edges.get(*node).and_then(|all| all.get(*position)) {
            Some(&next) => {
                *position += 1;
                if is_new(next) {
                    open.push((next, 0));
                }
            }
            None => {
                done.push(*node);
                open.pop();
            }
        }
    }
    done
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

    /// Reports a circle with a label at each of its members, of very many at the first.
    pub(super) fn report_circle(&mut self, members: &[&Name], message: Localized) {
        let mut members = members.to_vec();
        members.sort_by_key(|name| name.span);
        let Some((first, others)) = members.split_first() else { return };
        let label = localized!("leads back to itself", "最终引用到自身");
        let problem = Diagnostic::error(Code::NAMES_CYCLE, message, first.span, label);
        let problem = others.iter().take(MOST_SHOWN - 1).fold(problem, |problem, name| {
            problem.and(name.span, localized!("through this one", "经由此项"))
        });
        let more = others.len().saturating_sub(MOST_SHOWN - 1);
        self.report(if more == 0 {
            problem
        } else {
            problem.help(localized!("{more} more lie on the way", "途中还经由另外 {more} 项"))
        });
    }
}

fn term(used: Use) -> Option<usize> {
    match used {
        Use::Term(term) => Some(TermId::index(term)),
        Use::Parameter(_) => None,
    }
}
