//! Which elements a judgement is about.

use std::ops::Deref;

use crate::program::MOST_VARIABLES;

/// The positions of the elements that a rule's variables stand for, from the outer list to the inner; none where a
/// judgement is about the product as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Positions {
    positions: [u32; MOST_VARIABLES],
    length: u8,
}

impl Positions {
    /// The positions with one more, of an inner list; a rule has no more lists than variables.
    #[must_use]
    pub(super) fn with(mut self, position: u32) -> Self {
        if let Some(place) = self.positions.get_mut(usize::from(self.length)) {
            *place = position;
            self.length += 1;
        }
        self
    }
}

impl Deref for Positions {
    type Target = [u32];

    fn deref(&self) -> &[u32] {
        self.positions.get(..usize::from(self.length)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Positions;

    #[test]
    fn positions_are_kept_in_order() {
        assert!(Positions::default().is_empty());
        assert_eq!(*Positions::default().with(3).with(1), [3_u32, 1]);
    }
}
