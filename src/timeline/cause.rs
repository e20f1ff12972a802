//! What makes an outcome change.

use super::deadline::{DatedFact, Deadline};
use crate::facts::{FactName, Known};
use crate::program::{InstrumentId, ParameterId, TermId};
use crate::quantity::Since;

/// What makes an outcome change between two days.
#[derive(Debug, Clone, PartialEq)]
pub enum Cause {
    /// An instrument that the rule cites has come into force.
    InForce(InstrumentId),
    /// An instrument that the rule cites is no longer in force.
    NoLongerInForce(InstrumentId),
    /// A parameter has another value.
    Parameter {
        /// Which one.
        id: ParameterId,
        /// Its values on the first day, in the order of its keys; none where it has none.
        before: Vec<Known>,
        /// Its values on the second day.
        after: Vec<Known>,
    },
    /// A term is defined otherwise.
    Term(TermId),
    /// A day with which the as-of date is compared has come or gone.
    Deadline(Deadline),
    /// A counter of the manifest starts again.
    StartsAgain(Counter),
}

/// A fact of the vocabulary that counts since the start of a year.
#[derive(Debug, Clone, PartialEq)]
pub struct Counter {
    /// Its name in the vocabulary, without the keys of elements.
    pub name: FactName,
    /// From when it counts.
    pub since: Since,
    /// What the manifest states of it.
    pub facts: Vec<DatedFact>,
}
