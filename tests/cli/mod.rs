//! One file for each subcommand.

mod check;
mod check_input;
mod delivery;
mod explain;
mod fmt;
mod law;
mod lint;
mod output;
mod schema;
mod test;
mod why;
