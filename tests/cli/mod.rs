//! One file for each subcommand.

mod baseline;
mod calendar;
mod check;
mod check_input;
mod completions;
mod counters;
mod delivery;
mod diff;
mod documents;
mod explain;
mod fmt;
mod inputs;
mod law;
mod lint;
mod man;
mod notations;
mod output;
mod parameters;
mod schema;
mod settings;
mod test;
mod timeline;
mod waivers;
mod why;
