//! One file for each subcommand.

mod baseline;
mod calendar;
mod check;
mod check_input;
mod citations;
mod completions;
mod counters;
mod delivery;
mod diff;
mod documents;
mod evidence;
mod explain;
mod fmt;
#[cfg(unix)]
mod full_disk;
mod inputs;
mod law;
mod lint;
mod man;
mod many_elements;
mod notations;
mod output;
mod parameters;
#[cfg(target_os = "linux")]
mod progress;
mod replaced_penalties;
mod schema;
mod settings;
mod test;
mod timeline;
mod usage;
mod waivers;
#[cfg(unix)]
mod watch;
mod why;
