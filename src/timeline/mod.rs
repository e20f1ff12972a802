//! When outcomes change, and what changes them: instruments, parameters, definitions, deadlines.
//!
//! What a manifest states is the same on every day here; law and calendar move on. Where a counter starts again, what
//! would follow from that is told beside it.

mod cause;
mod change;
mod crossing;
mod deadline;
mod difference;
mod restart;
mod scan;
mod standing;

pub use cause::{Cause, Counter};
pub use change::Change;
pub use crossing::{Crossing, Flip, Renumbering};
pub use deadline::{Addend, DatedFact, Deadline, Operand, Sign};
pub use scan::{MOST_JUDGEMENTS, Timeline, first_day_of_law};
pub use standing::FindingKey;

#[cfg(test)]
mod tests;
