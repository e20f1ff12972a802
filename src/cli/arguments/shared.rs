//! Options of every command.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Color;

// Options that every command takes.
#[derive(Debug, Args)]
pub(crate) struct Shared {
    /// Language of texts; the locale decides where it is not given
    #[arg(long, value_enum, global = true)]
    pub(crate) lang: Option<Lang>,
    /// When to colour the output, `auto` where it is not given; `NO_COLOR` is honoured
    #[arg(long, value_enum, global = true)]
    pub(crate) color: Option<Color>,
    /// A folder of further rule files; may be given more than once
    #[arg(long, value_name = "DIR", global = true)]
    pub(crate) rules: Vec<PathBuf>,
    /// Leave the embedded packs out: only the folders of `--rules` count
    #[arg(long, global = true)]
    pub(crate) no_embedded: bool,
    /// The file of settings, in the place of the nearest `hegui.toml`
    #[arg(long, value_name = "FILE", global = true)]
    pub(crate) config: Option<PathBuf>,
    /// Read no file of settings
    #[arg(long, global = true, conflicts_with = "config")]
    pub(crate) no_config: bool,
}

/// The language of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// English
    En,
    /// Chinese
    Zh,
    /// Both
    Both,
}
