//! One file for each subcommand.

pub(super) mod check;
pub(super) mod completions;
pub(super) mod config;
pub(super) mod diff;
pub(super) mod explain;
pub(super) mod fmt;
pub(super) mod law;
pub(super) mod lint;
pub(super) mod man;
pub(super) mod schema;
pub(super) mod test;
pub(super) mod timeline;
pub(super) mod why;
