//! What differs between two proofs of one statement, down to what made the difference.

use std::collections::{BTreeMap, BTreeSet};

use crate::evaluation::Proof;
use crate::facts::FactName;
use crate::program::{Depth, Expression, ExpressionId, ParameterId, Program, TermId};
use crate::quantity::Date;

/// What made the difference.
#[derive(Debug, Clone, Copy)]
pub(super) enum Difference<'proof> {
    /// A parameter has another value.
    Parameter(ParameterId),
    /// A term has another content.
    Term(TermId),
    /// A comparison with the as-of date came out otherwise.
    Comparison(&'proof Proof),
}

/// Looks for differences.
pub(super) struct Differ<'p> {
    /// The rules.
    pub(super) program: &'p Program,
    /// The days whose law the two proofs apply.
    pub(super) law: (Date, Date),
}

/// What tells a part from others: the expression and, where it stands for several elements, the facts that it rests on.
type PartKey = (ExpressionId, Vec<FactName>);

impl Differ<'_> {
    /// Gathers what made the difference, and says whether there was anything.
    pub(super) fn compare<'proof>(
        &self,
        before: &'proof Proof,
        after: &'proof Proof,
        found: &mut Vec<Difference<'proof>>,
    ) -> bool {
        if before.known == after.known {
            return false;
        }
        let expression = self.program.arena.get(after.expression);
        match expression {
            Expression::Parameter(id) => {
                found.push(Difference::Parameter(id));
                return true;
            }
            Expression::Call { term, .. } if self.is_redefined(term) => {
                found.push(Difference::Term(term));
                return true;
            }
            Expression::Today | Expression::Constant(_) | Expression::Fact(_) => return false,
            _ => {}
        }
        let several = repeated(&before.parts, &after.parts);
        let key = |part: &Proof| key(part, &several);
        let mut counterparts: BTreeMap<PartKey, &'proof Proof> = BTreeMap::new();
        counterparts.extend(before.parts.iter().map(|part| (key(part), part)));
        let (mut any, mut alone) = (false, Vec::new());
        for part in &after.parts {
            match counterparts.remove(&key(part)) {
                Some(counterpart) => any |= self.compare(counterpart, part, found),
                None => alone.push(part),
            }
        }
        let compares = matches!(
            expression,
            Expression::Compare { .. } | Expression::In { .. } | Expression::Contains { .. }
        );
        if !any && compares && self.mentions_today(after.expression) {
            found.push(Difference::Comparison(after));
            any = true;
        }
        if !any {
            // Elements that take part on one day alone: what lets them take part speaks of the day.
            for part in alone.into_iter().chain(counterparts.into_values()) {
                any |= self.comparisons_below(part, found);
            }
        }
        any
    }

    /// Gathers the innermost comparisons with the as-of date.
    fn comparisons_below<'proof>(&self, proof: &'proof Proof, found: &mut Vec<Difference<'proof>>) -> bool {
        let mut any = false;
        for part in &proof.parts {
            any |= self.comparisons_below(part, found);
        }
        let compares = matches!(self.program.arena.get(proof.expression), Expression::Compare { .. });
        if !any && compares && self.mentions_today(proof.expression) {
            found.push(Difference::Comparison(proof));
            any = true;
        }
        any
    }

    fn is_redefined(&self, term: TermId) -> bool {
        let Some(term) = self.program.terms.get(term.index()) else { return false };
        let at = |day| term.periods.iter().position(|period| period.period.holds(day));
        at(self.law.0) != at(self.law.1)
    }

    fn mentions_today(&self, expression: ExpressionId) -> bool {
        self.program.reach([expression], Depth::Whole).mentions_today
    }
}

/// The expressions that stand several times among the parts: once for each element.
fn repeated(before: &[Proof], after: &[Proof]) -> BTreeSet<ExpressionId> {
    let mut several = BTreeSet::new();
    for parts in [before, after] {
        let mut once = BTreeSet::new();
        several.extend(parts.iter().map(|part| part.expression).filter(|&id| !once.insert(id)));
    }
    several
}

fn key(proof: &Proof, several: &BTreeSet<ExpressionId>) -> PartKey {
    let mut facts = Vec::new();
    if several.contains(&proof.expression) {
        facts_below(proof, &mut facts);
    }
    (proof.expression, facts)
}

fn facts_below(proof: &Proof, facts: &mut Vec<FactName>) {
    facts.extend(proof.fact.clone());
    for part in &proof.parts {
        facts_below(part, facts);
    }
}
