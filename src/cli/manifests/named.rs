//! What the command line names: files, folders, patterns, a line of a file, standard input.

use std::fs;
use std::io::BufRead;
use std::path::{Path, PathBuf};

use super::job::{Job, jobs_of};
use super::kind::Kind;
use super::read::line_of;
use super::walk::Pattern;
use crate::cli::arguments::InputFormat;
use crate::cli::input::{self, Problem};
use crate::cli::progress::Amount;

/// What an argument means.
pub(super) enum Named {
    Folder(PathBuf),
    Pattern(PathBuf, Pattern),
    File(PathBuf, Kind),
    /// A line of a file: `products.ndjson:17`.
    Line(PathBuf),
    Stdin(PathBuf, Kind, Box<dyn BufRead + Send>),
    Unreadable(PathBuf, Problem),
}

/// Everything that a run is to check.
pub(crate) struct Inputs {
    named: Vec<Named>,
}

impl Inputs {
    /// What these arguments mean; `format` is what is written in places of which the name does not tell.
    pub(crate) fn of(paths: &[PathBuf], format: Option<InputFormat>) -> Self {
        let format = format.map(Kind::from);
        let mut stdin_is_named = false;
        let named = paths.iter().map(|path| {
            if !input::is_stdin(path) {
                return named(path, format);
            }
            let is_again = std::mem::replace(&mut stdin_is_named, true);
            if is_again { Named::Unreadable(path.clone(), Problem::Twice) } else { stdin(path, format) }
        });
        Self { named: named.collect() }
    }

    /// Whether it is one manifest, for which a report may be one document.
    pub(crate) fn is_one(&self) -> bool {
        match self.named.as_slice() {
            [Named::File(_, kind) | Named::Stdin(_, kind, _)] => *kind != Kind::Lines,
            [Named::Line(_) | Named::Unreadable(..)] => true,
            _ => false,
        }
    }

    /// How many manifests that is.
    pub(crate) fn amount(&self) -> Amount {
        let is_one = |named: &Named| {
            let kind =
                if let Named::File(_, kind) | Named::Stdin(_, kind, _) = named { Some(*kind) } else { None };
            kind != Some(Kind::Lines) && !matches!(named, Named::Folder(_) | Named::Pattern(..))
        };
        if self.named.iter().all(is_one) { Amount::Known(self.named.len() as u64) } else { Amount::Unknown }
    }

    /// What each argument means.
    pub(super) fn named(&self) -> &[Named] {
        &self.named
    }

    /// The work that they make, in their order.
    pub(crate) fn jobs(self) -> impl Iterator<Item = Job> + Send {
        jobs_of(self.named)
    }
}

fn named(path: &Path, format: Option<Kind>) -> Named {
    if let Ok(metadata) = fs::metadata(path) {
        if metadata.is_dir() {
            return Named::Folder(path.to_owned());
        }
        let kind = Kind::of_name(path).or(format).unwrap_or_else(|| Kind::of_content(path));
        return Named::File(path.to_owned(), kind);
    }
    if line_of(path).is_some() {
        return Named::Line(path.to_owned());
    }
    match Pattern::of(path, format) {
        Some(pattern) => Named::Pattern(path.to_owned(), pattern),
        // That it is not there is said where it is read.
        None => Named::File(path.to_owned(), Kind::of_name(path).unwrap_or(Kind::TOML)),
    }
}

fn stdin(path: &Path, format: Option<Kind>) -> Named {
    let opened = input::open(path).and_then(|reader| match format {
        Some(kind) => Ok((kind, reader)),
        None => Kind::of_stream(reader).map_err(Problem::System),
    });
    match opened {
        Ok((kind, reader)) => Named::Stdin(path.to_owned(), kind, reader),
        Err(problem) => Named::Unreadable(path.to_owned(), problem),
    }
}
