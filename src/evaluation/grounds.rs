//! The facts on which a decided statement rests.

use super::proof::Proof;
use crate::facts::{FactName, Known, Truth};
use crate::program::{Arena, Expression, ExpressionId, Quantifier};
use crate::source::Span;

/// A fact that helped to decide.
#[derive(Debug, Clone, PartialEq)]
pub struct Ground {
    /// The expression that names it.
    pub expression: ExpressionId,
    /// Its name.
    pub name: FactName,
    /// What is known of it.
    pub known: Known,
    /// Where the manifest states it.
    pub place: Option<Span>,
}

impl Proof {
    /// The known facts that decided, each once, in the order of the expression: of a conjunction that fails, those of
    /// the members that fail; of one that holds, those of all members.
    pub fn grounds(&self, arena: &Arena) -> Vec<Ground> {
        let mut grounds = Vec::new();
        self.collect(arena, &mut grounds);
        grounds
    }

    /// The parts that decided: of a conjunction that fails, those members that fail; otherwise all.
    pub fn deciding_parts<'p>(&'p self, arena: &Arena) -> impl Iterator<Item = &'p Self> {
        let deciding = match arena.get(self.expression) {
            Expression::And(_) => Some(Truth::False),
            Expression::Or(_) => Some(Truth::True),
            _ => None,
        };
        let all = deciding.is_none_or(|deciding| self.truth() != deciding);
        self.parts.iter().filter(move |part| all || Some(part.truth()) == deciding)
    }

    fn collect(&self, arena: &Arena, grounds: &mut Vec<Ground>) {
        match arena.get(self.expression) {
            Expression::Fact(_) => {
                let Some(name) = self.fact.clone().filter(|_| self.known != Known::Nothing) else { return };
                if !grounds.iter().any(|ground| ground.name == name) {
                    let (known, place) = (self.known.clone(), self.place);
                    grounds.push(Ground { expression: self.expression, name, known, place });
                }
            }
            Expression::Quantified { quantifier, filter, body, list, .. } => {
                let broken = (quantifier == Quantifier::Some) == (self.truth() == Truth::True);
                let witness = Truth::from(quantifier != Quantifier::Every);
                let mut decided = false;
                let mut passed = None;
                for part in &self.parts {
                    if Some(part.expression) == filter {
                        passed = Some(part);
                    } else if part.expression == body && (!broken || part.truth() == witness) {
                        decided = true;
                        // That there is one rests on what makes it one of those that are meant.
                        let passed = passed.filter(|_| broken && quantifier == Quantifier::Some);
                        passed.into_iter().chain([part]).for_each(|part| part.collect(arena, grounds));
                    }
                }
                if !broken {
                    decided |= !self.excluded.is_empty();
                    self.excluded.iter().for_each(|part| part.collect(arena, grounds));
                }
                // Where no element took part the list itself decides; a set is a fact whatever it holds.
                let of_list = self.parts.iter().filter(|part| part.expression == list);
                for part in of_list.filter(|part| !decided || !broken && part.is_set()) {
                    part.collect(arena, grounds);
                }
            }
            _ => {
                let excluded = self.excluded.iter();
                self.deciding_parts(arena).chain(excluded).for_each(|part| part.collect(arena, grounds));
            }
        }
    }

    fn is_set(&self) -> bool {
        matches!(self.known, Known::Set(_))
    }
}
