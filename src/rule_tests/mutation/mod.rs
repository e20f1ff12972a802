//! Mutation: the rules are changed one place at a time, and the cases are asked whether they notice.
//!
//! One file for each family of changes; all of them add to a workshop. A mutant that no case notices shows a place in
//! the rules that no case guards, or a change that makes no difference: those are listed beside the cases with the
//! reason.

mod calculation;
mod choice;
mod citation;
mod clause;
mod comparison;
mod connective;
mod constant;
mod equivalent;
mod fact;
mod judge;
mod negation;
mod patch;
mod period;
mod quantifier;
mod results;
mod severity;
mod table;
#[cfg(test)]
mod tests;
mod workshop;

use super::ground::Ground;
use super::owner::{Dependents, Owner};
use super::places::{Place, places};
use super::suite::Suite;
use crate::program::{Period, Program, Rule, RuleId};
use crate::source::{FileId, Sources};
use judge::Audience;
use workshop::{Mutant, Workshop};

pub use equivalent::is_equivalents;
pub use results::{Change, EquivalentMutant, Mutation, PackScore, StaleEntry, Survivor, WhyStale};

/// The families that change an expression where it stands.
const OF_EXPRESSIONS: &[fn(&mut Workshop<'_>, &Place)] = &[
    comparison::mutate,
    connective::mutate,
    negation::mutate,
    quantifier::mutate,
    calculation::mutate,
    constant::mutate,
    choice::mutate,
    fact::mutate,
];
/// The families that change a rule.
const OF_RULES: &[fn(&mut Workshop<'_>, RuleId)] = &[clause::mutate, citation::mutate, severity::mutate];

/// Changes the rules one place at a time and finds the changes that no case of the suite notices. The cases must pass.
/// `equivalents` are files of `sources` that name the changes which make no difference. Whenever one of the changes was
/// tried out, `each` is told how many there are, on any thread.
pub fn mutate(
    ground: Ground<'_>,
    suite: &Suite,
    sources: &Sources,
    equivalents: &[FileId],
    each: &(dyn Fn(usize) + Sync),
) -> Mutation {
    let dependents = Dependents::of(ground.program);
    let owners = ground.owners(suite, &dependents);
    let mut workshop = Workshop::new(ground.program, ground.rules);
    for &owner in &owners {
        make_mutants(&mut workshop, owner);
    }
    let (program, mut mutants) = workshop.finish();
    let audiences: Vec<(Owner, Audience<'_>)> =
        owners.iter().map(|&owner| (owner, Audience::of(suite, dependents.on(owner)))).collect();
    mutants.retain(|mutant| {
        let audience = audiences.iter().find(|(owner, _)| *owner == mutant.owner);
        audience.is_some_and(|(_, audience)| can_show(ground.program, mutant, &audience.rules))
    });
    let noticed = judge::noticed(&program, &audiences, &mutants, each);
    let mut diagnostics = Vec::new();
    let entries = equivalents.iter().flat_map(|&file| {
        let text = sources.get(file).map_or("", |source| &source.text);
        equivalent::read(ground.program, file, text, &mut diagnostics)
    });
    let entries = entries.filter(|entry| owners.contains(&entry.owner)).collect();
    let mut mutation = results::gather(ground, mutants, &noticed, entries);
    mutation.diagnostics = diagnostics;
    mutation
}

fn make_mutants(workshop: &mut Workshop<'_>, owner: Owner) {
    for place in places(&workshop.program, owner) {
        for family in OF_EXPRESSIONS {
            family(workshop, &place);
        }
    }
    match owner {
        Owner::Rule(id) => OF_RULES.iter().for_each(|family| family(workshop, id)),
        Owner::Term(id) => {
            table::mutate(workshop, id);
            period::mutate_term(workshop, id);
        }
        Owner::Parameter(id) => {
            constant::mutate_parameter(workshop, id);
            period::mutate_parameter(workshop, id);
        }
        Owner::Instrument(id) => period::mutate_instrument(workshop, id),
    }
}

/// Whether one of the rules that depend on a change applies on a day on which the change could make a difference: on
/// all other days they do not apply, whatever is changed.
fn can_show(program: &Program, mutant: &Mutant, rules: &[RuleId]) -> bool {
    if let Owner::Instrument(_) = mutant.owner {
        return !rules.is_empty();
    }
    let rules = rules.iter().filter_map(|&rule| program.rule(rule));
    let mut in_force = rules
        .flat_map(Rule::provisions)
        .filter_map(|provision| program.instrument(provision.instrument)?.in_force);
    in_force.any(|period| overlap(period, mutant.period))
}

fn overlap(one: Period, other: Period) -> bool {
    let begins_before_end = |one: Period, other: Period| match (one.from, other.until) {
        (Some(from), Some(until)) => from < until,
        _ => true,
    };
    begins_before_end(one, other) && begins_before_end(other, one)
}
