//! Charts: tables whose numbers are drawn as well, each drawing as wide as its place.

mod days;
mod fines;
mod instruments;
mod scale;
mod strip;

pub(super) use days::{Marked, days};
pub(super) use fines::fines;
pub(super) use instruments::instruments;
pub(super) use strip::{outcomes, patterns};
