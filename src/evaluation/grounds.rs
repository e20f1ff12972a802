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
            Expression::Quantified { quantifier, body, list, .. } => {
                let broken = (quantifier == Quantifier::Some) == (self.truth() == Truth::True);
                let witness = Truth::from(quantifier != Quantifier::Every);
                let mut decided = false;
                let bodies = self.parts.iter().filter(|part| part.expression == body);
                for part in bodies.filter(|part| !broken || part.truth() == witness) {
                    decided = true;
                    part.collect(arena, grounds);
                }
                if !decided {
                    // No element took part: the list itself decides.
                    self.parts.iter().filter(|part| part.expression == list).for_each(|part| {
                        part.collect(arena, grounds);
                    });
                }
            }
            _ => self.deciding_parts(arena).for_each(|part| part.collect(arena, grounds)),
        }
    }
}
