//! What a check found: one value that every report renders.

mod breach;
mod details;
mod element;
mod evidence;
mod finding;
mod fingerprint;
mod note;
mod novelty;
mod number_text;
mod observation;
mod place;
mod question;
mod value_text;
mod waiver;

pub use breach::{Breach, Place};
pub use details::Details;
pub use element::element_text;
pub use evidence::{Document, Evidence, Fault, Unreadable};
pub use finding::{Counts, Finding, Findings, Outcome, Particulars, in_force};
pub use fingerprint::Fingerprint;
pub use note::{Note, Reading};
pub use novelty::{Novelties, Novelty};
pub use number_text::thousands;
pub use observation::{Observation, ObservationKind};
pub use place::place_of_missing;
pub use question::{Question, questions};
pub use value_text::value_text;
pub use waiver::{Waiver, WrittenIn};
