//! Evidence: the documents that a manifest names, what is seen of their files, and what they are worth on a day; laid
//! over findings.
//!
//! What a document behind a finding is stands in [`findings`](crate::findings); here is how it comes to be. Files are
//! looked at by whoever calls: a [`FileSeen`] goes in.

mod backing;
mod observed;
mod state;
mod stated;

pub use backing::Backing;
pub use observed::observations;
pub use state::FileSeen;
pub use stated::{StatedDocument, StatedFile, stated};

#[cfg(test)]
mod tests;
