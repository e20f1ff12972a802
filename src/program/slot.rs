//! Where an evaluation keeps what the terms give, so that each is found once.

use serde::Serialize;

use super::{Depth, Program, RecordId, Rule, Term, TermId, Type};
use crate::items::Items;

/// The place of a term among those that an evaluation keeps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub enum Slot {
    /// It has none: it takes several things or no element, or no rule needs it.
    #[default]
    None,
    /// It takes nothing: one value for the whole product.
    Product(u16),
    /// It takes one element of a list at the top of the manifest: one value for each.
    Element {
        /// The list, by its position in [`Slots::lists`].
        list: u16,
        /// Its position among the terms of that list.
        index: u16,
    },
}

/// How many values there are to keep.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Slots {
    /// The number of terms that take nothing.
    pub product: u16,
    /// The lists whose elements terms take, each with the number of those terms.
    pub lists: Items<(RecordId, u16)>,
}

impl Slots {
    /// The slot of one more term.
    fn assign(&mut self, term: &Term) -> Slot {
        match term.arguments.as_slice() {
            [] => Slot::Product(next(&mut self.product)),
            &[(_, Type::Reference(record))] => {
                let known = self.lists.iter().position(|&(list, _)| list == record);
                let list = known.unwrap_or_else(|| {
                    self.lists.to_mut().push((record, 0));
                    self.lists.len() - 1
                });
                match (u16::try_from(list), self.lists.get_mut(list)) {
                    (Ok(list), Some((_, count))) => Slot::Element { list, index: next(count) },
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

    /// Gives a slot to each term that a rule needs, so that an evaluation makes room for no others.
    pub(super) fn assign_slots_of_rules(&mut self) {
        let needed = self.reach(self.rules.iter().flat_map(Rule::clauses), Depth::Whole).terms;
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
