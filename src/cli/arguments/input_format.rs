//! What manifests are written in.

use clap::ValueEnum;

/// What manifests are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// One manifest in TOML
    Toml,
    /// One manifest in JSON
    Json,
    /// One manifest in YAML
    Yaml,
    /// A manifest in JSON on each line
    Ndjson,
}
