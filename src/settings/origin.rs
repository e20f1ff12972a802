//! Where the value of a setting comes from.

use crate::source::Span;

/// Where a value comes from; each layer stands above those before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Nobody has said anything.
    Default,
    /// A file of settings, where the key stands.
    File(Span),
    /// A variable of the environment.
    Environment {
        /// Its name.
        variable: String,
        /// Its text.
        place: Span,
    },
    /// An option on the command line.
    Option(&'static str),
}

/// What the command line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given<T> {
    /// The value.
    pub value: T,
    /// The option that says it, such as `--as-of`.
    pub option: &'static str,
}
