//! Which elements a judgement is about.

use std::ops::Deref;

use crate::program::MOST_VARIABLES;

/// The positions of the elements that a rule's variables stand for, from the outer list to the inner; none where a
/// judgement is about the product as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Positions {
    positions: [u32; MOST_VARIABLES],
    length: u32,
}

impl Positions {
    /// Adds the position of an element of an inner list; a rule has no more lists than variables.
    pub(super) fn push(&mut self, position: u32) {
        if let Some(place) = self.positions.get_mut(self.length as usize) {
            *place = position;
            self.length += 1;
        }
    }

    /// Takes the innermost position away again, so that those of equal elements are equal.
    pub(super) fn pop(&mut self) {
        if let Some(last) = self.length.checked_sub(1) {
            self.length = last;
            self.positions.iter_mut().skip(last as usize).take(1).for_each(|place| *place = 0);
        }
    }
}

impl Deref for Positions {
    type Target = [u32];

    fn deref(&self) -> &[u32] {
        self.positions.get(..self.length as usize).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Positions;

    #[test]
    fn positions_are_kept_in_order() {
        let mut positions = Positions::default();
        assert!(positions.is_empty());
        positions.push(3);
        positions.push(1);
        assert_eq!(*positions, [3_u32, 1]);
        positions.pop();
        positions.pop();
        assert_eq!(positions, Positions::default());
    }
}
