//! What is known of one table.

use super::Known;
use crate::source::Span;

/// What is known of one fact, and where the manifest says so.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// What is known.
    pub known: Known,
    /// The place of the value; `None` where the manifest states nothing.
    pub place: Option<Span>,
}

impl Fact {
    /// Nothing is stated.
    pub const UNKNOWN: Self = Self { known: Known::Nothing, place: None };
}

/// One table. A type has many fields, of which most manifests state few, so only those are held.
#[derive(Debug, Clone)]
pub struct Record {
    /// Its place in the manifest.
    pub place: Span,
    /// Of each field of its type, the position of its fact among `facts`, counted from one; zero where there is none.
    positions: Box<[u16]>,
    facts: Vec<Fact>,
}

impl Record {
    /// A table of so many fields of which nothing is known.
    pub fn unknown(fields: usize, place: Span) -> Self {
        Self::with_capacity(fields, 0, place)
    }

    /// The same, with room for so many facts that will be stated.
    pub fn with_capacity(fields: usize, stated: usize, place: Span) -> Self {
        // Memory that is zero already, as `vec!` asks for it, costs more than so few zeros do.
        let positions = std::iter::repeat_n(0, fields).collect();
        Self { place, positions, facts: Vec::with_capacity(stated) }
    }

    /// What is known of a field, by its position in the type.
    pub fn fact(&self, field: impl Into<usize>) -> &Fact {
        const UNKNOWN: &Fact = &Fact::UNKNOWN;
        let position = self.positions.get(field.into()).copied().unwrap_or(0);
        usize::from(position).checked_sub(1).and_then(|at| self.facts.get(at)).unwrap_or(UNKNOWN)
    }

    /// What is known of each field, in the type's order.
    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        (0..self.positions.len()).map(|field| self.fact(field))
    }

    /// What is known of a field, to be changed; `None` where the type has no such field.
    pub fn fact_mut(&mut self, field: impl Into<usize>) -> Option<&mut Fact> {
        let field = field.into();
        if self.positions.get(field) == Some(&0) {
            self.state(field, Fact::UNKNOWN);
        }
        let position = self.positions.get(field)?;
        self.facts.get_mut(usize::from(*position).checked_sub(1)?)
    }

    /// States a fact; one of a field that the type does not have is passed over.
    pub fn state(&mut self, field: impl Into<usize>, fact: Fact) {
        let Some(position) = self.positions.get_mut(field.into()) else { return };
        match usize::from(*position).checked_sub(1).and_then(|at| self.facts.get_mut(at)) {
            Some(known) => *known = fact,
            None => {
                self.facts.push(fact);
                *position = u16::try_from(self.facts.len()).unwrap_or_default();
            }
        }
    }
}

impl PartialEq for Record {
    /// Whether the same is known in the same place, in whatever order it was stated.
    fn eq(&self, other: &Self) -> bool {
        let is_alike = self.place == other.place && self.positions.len() == other.positions.len();
        is_alike && self.facts().eq(other.facts())
    }
}

#[cfg(test)]
mod tests {
    use super::{Fact, Record};
    use crate::facts::Known;
    use crate::source::Span;

    #[test]
    fn facts_stand_with_their_fields_in_whatever_order_they_are_stated() {
        let fact = |truth| Fact { known: Known::Truth(truth), place: Some(Span::default()) };
        let stated = |order: [usize; 3]| {
            let mut record = Record::unknown(5, Span::default());
            for field in order {
                record.state(field, fact(field != 2));
            }
            record.state(5_usize, fact(true));
            record
        };
        let record = stated([4, 0, 2]);
        assert_eq!(record, stated([0, 2, 4]));
        let known: Vec<Known> = record.facts().map(|fact| fact.known.clone()).collect();
        let [yes, no] = [true, false].map(Known::Truth);
        assert_eq!(known, [yes.clone(), Known::Nothing, no, Known::Nothing, yes]);
        assert_eq!(record.fact(5_usize), &Fact::UNKNOWN);
    }

    #[test]
    fn a_fact_that_is_asked_for_to_be_changed_is_still_unknown() {
        let mut record = Record::unknown(2, Span::default());
        assert_eq!(record.fact_mut(1_usize).cloned(), Some(Fact::UNKNOWN));
        assert_eq!(record.fact_mut(2_usize), None);
        assert_eq!(record, Record::unknown(2, Span::default()));
    }
}
