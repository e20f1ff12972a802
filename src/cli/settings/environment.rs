//! Variables of the environment.

use std::ffi::OsString;

/// A variable of the environment; one that is empty says nothing.
#[expect(clippy::disallowed_methods, reason = "the one place that reads settings from the environment")]
pub(super) fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}
