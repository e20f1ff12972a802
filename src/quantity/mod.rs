//! Dates, lengths of time, countries and measures: the values that law and manifests speak of.

mod calendar;
mod country;
mod date;
mod duration;
mod measure;
mod since;
mod version;

pub use calendar::{Calendar, is_weekday};
pub use country::Country;
pub use date::{Date, Datetime};
pub use duration::Duration;
pub use measure::{RateUnit, rate_unit, rate_units, size_unit, size_units};
pub use since::Since;
pub use version::Version;
