//! What changes between two days, in words and as JSON: shared by the timeline and the comparison.

mod cause;
mod entry;
mod group;
mod line;

pub(super) use cause::cause_text;
pub(super) use entry::{CauseEntry, provision_names};
pub(super) use group::groups;
pub(super) use line::{counted_anew, finding_line, from_to, provision_words, transition};

use super::location::Locator;
use crate::facts::Facts;
use crate::program::Program;
use crate::quantity::Date;

/// What a change is told from.
pub(super) struct Scene<'a> {
    /// The rules.
    pub(super) program: &'a Program,
    /// What the manifest states.
    pub(super) facts: &'a Facts,
    /// Finds places in the manifest.
    pub(super) manifest: &'a Locator<'a>,
    /// The day before the change, and the day of it.
    pub(super) days: (Date, Date),
}
