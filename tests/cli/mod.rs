//! One file for each subcommand.

mod calendar;
mod check;
mod check_input;
mod delivery;
mod diff;
mod explain;
mod fmt;
mod inputs;
mod law;
mod lint;
mod notations;
mod output;
mod parameters;
mod schema;
mod test;
mod timeline;
mod waivers;
mod why;
