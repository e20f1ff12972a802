//! One file for each subcommand.

pub(super) mod check;
pub(super) mod schema;
pub(super) mod test;
