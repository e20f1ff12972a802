//! When outcomes change, and what changes them: instruments, parameters, definitions, deadlines.
//!
//! What a manifest states is the same on every day here; law and calendar move on.

mod cause;
mod crossing;
mod deadline;
mod difference;
mod scan;
mod standing;

pub use cause::Cause;
pub use crossing::{Crossing, Flip, Renumbering};
pub use deadline::{Addend, DatedFact, Deadline, Operand, Sign};
pub use scan::{Change, MOST_JUDGEMENTS, Timeline, first_day_of_law};
pub use standing::FindingKey;

#[cfg(test)]
mod tests;
