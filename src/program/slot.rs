//! Where an evaluation keeps what the terms give, so that each is found once.

use serde::Serialize;

use super::{Depth, Program, RecordId, Rule, Term, TermId, Type};
use crate::items::Items;

/// The slot of a term among those that an evaluation keeps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub enum Slot {
    /// It has none: it takes several things or no element, or no rule needs it.
    #[default]
    None,
    /// It takes nothing: one result for the whole product.
    Product(Place),
    /// It takes one element of a list at the top of the manifest: one result for each.
    Element {
        /// The list, by its position in [`Slots::lists`].
        list: u16,
        /// Its place among the terms of that list.
        place: Place,
    },
}

/// The place of a term among others that give the same: most make a statement, of which there is little to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Place {
    /// Among those that make a statement.
    Statement(u16),
    /// Among those that give any other value.
    Value(u16),
}

/// How many terms there are of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Places {
    /// Those that make a statement.
    pub statements: u16,
    /// Those that give any other value.
    pub values: u16,
}

/// How much there is to keep.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Slots {
    /// The terms that take nothing.
    pub product: Places,
    /// The lists whose elements terms take, each with those terms.
    pub lists: Items<(RecordId, Places)>,
}

impl Places {
    /// The place of one more term.
    fn assign(&mut self, term: &Term) -> Place {
        match term.result {
            Type::Bool => Place::Statement(next(&mut self.statements)),
            _ => Place::Value(next(&mut self.values)),
        }
    }
}

impl Slots {
    /// The slot of one more term.
    fn assign(&mut self, term: &Term) -> Slot {
        match term.arguments.as_slice() {
            [] => Slot::Product(self.product.assign(term)),
            &[(_, Type::Reference(record))] => {
                let known = self.lists.iter().position(|&(list, _)| list == record);
                let list = known.unwrap_or_else(|| {
                    self.lists.to_mut().push((record, Places::default()));
                    self.lists.len() - 1
                });
                match (u16::try_from(list), self.lists.get_mut(list)) {
                    (Ok(list), Some((_, places))) => Slot::Element { list, place: places.assign(term) },
                    _ => Slot::None,
                }
            }
            _ => Slot::None,
        }
    }
}

/// Counts one more; the number before.
fn next(count: &mut u16) -> u16 {
    let before = *count;
    *count = count.saturating_add(1);
    before
}

impl Program {
    /// Gives every term a slot.
    pub fn assign_slots(&mut self) {
        self.assign_slots_to(|_| true);
    }

    /// Gives a slot to each term that a rule or a penalty needs, so that an evaluation makes room for no others.
    pub(super) fn assign_slots_of_rules(&mut self) {
        let of_penalties = self.replacements.iter().map(|replacement| replacement.condition);
        let of_rules = self.rules.iter().flat_map(Rule::clauses);
        let needed = self.reach(of_rules.chain(of_penalties), Depth::Whole).terms;
        self.assign_slots_to(|term| needed.contains(&term));
    }

    fn assign_slots_to(&mut self, is_needed: impl Fn(TermId) -> bool) {
        self.slots = Slots::default();
        for (index, term) in self.terms.iter_mut().enumerate() {
            let needed = is_needed(TermId::from_index(index));
            term.slot = if needed { self.slots.assign(term) } else { Slot::None };
        }
    }
}
