//! What is known: of one value, of one table, of a whole manifest.
//!
//! A manifest is always incomplete. A fact that it does not state is not known, never false.

mod definition;
mod interval;
mod known;
mod name;
mod pattern;
mod possible;
mod record;
mod truth;

pub use definition::Definition;
pub use interval::{Bound, Interval, Quantity};
pub use known::{Completeness, Element, Facts, Known, KnownList, KnownSet, MaybeMembers, MemberValue};
pub use name::{FactName, FactNameDraft, FactNameError};
pub use pattern::{FactPattern, PatternFinder, UnknownPart};
pub use possible::Possible;
pub use record::{Fact, Record};
pub use truth::Truth;
