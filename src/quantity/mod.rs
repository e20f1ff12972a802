//! Dates, lengths of time, countries, measures and digests: the values that law and manifests speak of.

mod calendar;
mod country;
mod date;
mod digest;
mod duration;
mod measure;
mod since;
mod version;

pub use calendar::{Calendar, is_weekday};
pub use country::Country;
pub use date::{Date, Datetime};
pub use digest::Digest;
pub use duration::Duration;
pub use measure::{RateUnit, rate_unit, rate_units, size_unit, size_units};
pub use since::Since;
pub use version::Version;
