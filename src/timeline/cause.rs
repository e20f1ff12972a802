//! What makes an outcome change.

use super::deadline::Deadline;
use crate::facts::Known;
use crate::program::{InstrumentId, ParameterId, TermId};

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
}
