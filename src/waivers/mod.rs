//! Waivers: read from files and from comments of manifests, laid over findings, and watched.
//!
//! What a waiver is stands in [`findings`](crate::findings); here is how it comes to be, and what it does.

mod comment;
mod cover;
mod draft;
mod duplicate;
mod file;
mod observed;
mod rule_names;
mod words;

use std::sync::Arc;

pub use comment::{MARK, in_comments};
pub use cover::{Uses, cover};
pub use file::{KEYS, among_settings, in_file};
pub use observed::observations;
pub use rule_names::RuleNames;

use crate::diagnostic::Diagnostic;
use crate::findings::Waiver;

/// What was read: the waivers that are sound, and everything that is wrong with the others.
#[derive(Debug, Default)]
pub struct Reading {
    /// The waivers, in the order in which they stand.
    pub waivers: Vec<Arc<Waiver>>,
    /// What is wrong, in order of place.
    pub diagnostics: Vec<Diagnostic>,
}
