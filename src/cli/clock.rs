//! The clock: now, and today's date in China.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::quantity::{Date, Datetime};

/// Today in Asia/Shanghai, where no date is given. The zone has kept +08:00 without summer time since 1991.
pub(crate) fn today() -> Date {
    now().date_in_china()
}

/// This moment.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub(crate) fn now() -> Datetime {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Datetime::from_seconds(i64::try_from(seconds).unwrap_or(i64::MAX))
}
