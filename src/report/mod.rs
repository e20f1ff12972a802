//! Findings, proofs, coverage and diagnostics as people and programs read them: one file for each format.
//!
//! Reports return their text. Nothing here prints, reads a file or asks for the time.

mod cases;
mod change;
mod citation;
mod comparison;
mod covered;
mod diagnostics;
mod explain;
#[cfg(test)]
mod fixture;
mod json;
mod language;
mod law;
mod layout;
mod location;
mod mutation;
mod note;
mod outcome;
mod owner;
mod page;
mod penalty;
mod proof;
mod reads;
mod snippet;
mod source_text;
mod terminal;
#[cfg(test)]
mod tests;
mod timeline;
mod view;
mod writing;

pub use cases::cases;
pub use comparison::{ComparisonView, SideView, comparison, comparison_json};
pub use covered::covered;
pub use diagnostics::diagnostics;
pub use explain::{Library, explain};
pub use json::{SCHEMA_VERSION, json, json_line};
pub use language::ReportLanguage;
pub use law::{CaseCounts, law, law_json};
pub use layout::{CharacterSet, ColorChoice, Layout};
pub use mutation::{TestedTexts, mutation};
pub use proof::why;
pub use terminal::{Detail, TerminalOptions, terminal};
pub use timeline::{TimelineView, timeline, timeline_calendar, timeline_json};
pub use view::View;
