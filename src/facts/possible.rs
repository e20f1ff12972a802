//! What is known of a value out of a closed set.

use super::Truth;

/// The values that are still possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Possible<T> {
    /// This one.
    Exactly(T),
    /// One of these: two or more, in order, each once.
    OneOf(Box<[T]>),
}

impl<T: Copy + Ord> Possible<T> {
    /// One of `values`; `None` where there are none.
    pub fn one_of(mut values: Vec<T>) -> Option<Self> {
        values.sort_unstable();
        values.dedup();
        match values.as_slice() {
            [] => None,
            [only] => Some(Self::Exactly(*only)),
            _ => Some(Self::OneOf(values.into_boxed_slice())),
        }
    }

    /// The values, in order.
    pub fn values(&self) -> &[T] {
        match self {
            Self::Exactly(value) => std::slice::from_ref(value),
            Self::OneOf(values) => values,
        }
    }

    /// The value, where only one is left.
    pub fn exact(&self) -> Option<T> {
        match self {
            Self::Exactly(value) => Some(*value),
            Self::OneOf(_) => None,
        }
    }

    /// Whether the two are the same value.
    pub fn is(&self, other: &Self) -> Truth {
        match (self, other) {
            (Self::Exactly(left), Self::Exactly(right)) => Truth::from(left == right),
            _ if self.values().iter().any(|value| other.values().contains(value)) => Truth::Unknown,
            _ => Truth::False,
        }
    }

    /// One of the values of either.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        let all = self.values().iter().chain(other.values()).copied().collect();
        Self::one_of(all).unwrap_or_else(|| self.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::{Possible, Truth};

    #[test]
    fn values_that_can_not_meet_are_known_to_differ() {
        let few = Possible::one_of(vec![3, 1, 3]).expect("two values");
        assert_eq!(few.is(&Possible::Exactly(2)), Truth::False);
        assert_eq!(few.is(&Possible::Exactly(3)), Truth::Unknown);
        assert_eq!(Possible::one_of(vec![4, 4]), Some(Possible::Exactly(4)));
    }
}
