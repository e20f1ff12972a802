//! Findings, proofs, coverage and diagnostics as people and programs read them: one file for each format.
//!
//! Reports return their text, or write it to where they are told to. Nothing here prints, reads a file or asks for the time.

mod account;
mod cases;
mod change;
mod citation;
mod comparison;
mod covered;
mod csv;
mod detail;
mod diagnostics;
mod drawing;
mod explain;
#[cfg(test)]
mod fixture;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod language;
mod law;
mod layout;
mod location;
mod markdown;
mod mutation;
mod ndjson;
mod note;
mod outcome;
mod owner;
mod page;
mod penalty;
mod proof;
mod question;
mod reads;
mod renderer;
mod sarif;
mod snippet;
mod source_text;
mod table;
mod tap;
mod terminal;
#[cfg(test)]
mod tests;
mod timeline;
mod uri;
mod view;
mod writing;
mod xlsx;
mod xml;

pub use cases::cases;
pub use comparison::{ComparisonView, SideView, comparison, comparison_json};
pub use covered::covered;
pub use csv::{ByteOrderMark, Csv};
pub use detail::Detail;
pub use diagnostics::diagnostics;
pub use explain::{Library, explain};
pub use github::GitHub;
pub use gitlab::GitLab;
pub use html::Html;
pub use json::{SCHEMA_VERSION, json, json_line};
pub use junit::Junit;
pub use language::ReportLanguage;
pub use law::{CaseCounts, law, law_html, law_json, law_svg};
pub use layout::{CharacterSet, ColorChoice, Layout};
pub use markdown::markdown;
pub use mutation::{TestedTexts, mutation};
pub use ndjson::ndjson;
pub use proof::why;
pub use renderer::{Refused, Renderer};
pub use sarif::Sarif;
pub use tap::Tap;
pub use terminal::{TerminalOptions, terminal};
pub use timeline::{TimelineView, timeline, timeline_calendar, timeline_json};
pub use view::View;
pub use xlsx::Xlsx;
