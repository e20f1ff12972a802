//! The pieces of work of a run, one after the other: they are found while the first are done.

use std::io::BufRead;
use std::iter;
use std::path::PathBuf;
use std::sync::Arc;

use super::kind::Kind;
use super::lines::{Chunk, Chunks};
use super::named::Named;
use super::walk::{self, Found};
use crate::cli::input::{self, Place, Problem};
use crate::manifest::Notation;

/// What a worker does at once.
#[derive(Debug)]
pub(crate) enum Job {
    /// Check the manifest in a file.
    File(PathBuf, Notation),
    /// Check the manifest on one line of a file, named as `products.ndjson:17`.
    Line(PathBuf),
    /// Check a manifest that was read already.
    Text(PathBuf, Notation, Vec<u8>),
    /// Check the manifests on some lines of a stream of that name.
    Lines(Arc<str>, Chunk),
    /// Say why something can't be checked.
    Refuse(PathBuf, Problem),
}

impl Job {
    /// The same work, manifest by manifest.
    pub(crate) fn apart(self) -> Vec<Self> {
        let Self::Lines(name, chunk) = self else { return vec![self] };
        let lines = chunk.lines();
        let one = |(number, line): (u64, &[u8])| {
            Self::Text(PathBuf::from(format!("{name}:{number}")), Notation::Json, line.to_owned())
        };
        lines.map(one).collect()
    }

    /// What its manifest, or all of them together, are called.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::File(path, _) | Self::Line(path) | Self::Text(path, ..) | Self::Refuse(path, _) => {
                path.display().to_string()
            }
            Self::Lines(name, _) => name.to_string(),
        }
    }

    /// The same work with the file read.
    pub(crate) fn read(self) -> Self {
        let Self::File(path, notation) = self else { return self };
        match input::read_bytes(&path) {
            Ok(bytes) => Self::Text(path, notation, bytes),
            Err(problem) => Self::Refuse(path, problem),
        }
    }
}

/// Jobs, in the order in which their results are shown.
type Jobs = Box<dyn Iterator<Item = Job> + Send>;

/// The jobs of what the command line names, in its order.
pub(super) fn jobs_of(named: Vec<Named>) -> Jobs {
    Box::new(named.into_iter().flat_map(jobs))
}

fn jobs(named: Named) -> Jobs {
    match named {
        Named::Folder(path) => {
            let found = walk::manifests_in(&path).flat_map(jobs_of_found);
            at_least_one(found, path, Place::Folder)
        }
        Named::Pattern(path, pattern) => {
            at_least_one(walk::matches_of(pattern).flat_map(jobs_of_found), path, Place::Pattern)
        }
        Named::File(path, kind) => jobs_of_found(Ok((path, kind))),
        Named::Line(path) => Box::new(iter::once(Job::Line(path))),
        Named::Stdin(path, kind, reader) => jobs_of_reader(path, kind, reader),
        Named::Unreadable(path, problem) => Box::new(iter::once(Job::Refuse(path, problem))),
    }
}

fn jobs_of_found(found: Found) -> Jobs {
    match found {
        Ok((path, Kind::One(notation))) => Box::new(iter::once(Job::File(path, notation))),
        Ok((path, Kind::Lines)) => match input::open(&path) {
            Ok(reader) => jobs_of_reader(path, Kind::Lines, reader),
            Err(problem) => Box::new(iter::once(Job::Refuse(path, problem))),
        },
        Err((path, problem)) => Box::new(iter::once(Job::Refuse(path, problem))),
    }
}

fn jobs_of_reader(path: PathBuf, kind: Kind, reader: Box<dyn BufRead + Send>) -> Jobs {
    match kind {
        Kind::One(notation) => Box::new(iter::once_with(move || match input::read_one(reader) {
            Ok(bytes) => Job::Text(path, notation, bytes),
            Err(problem) => Job::Refuse(path, problem),
        })),
        Kind::Lines => {
            let name: Arc<str> = path.display().to_string().into();
            at_least_one(lines(reader, name, path.clone()), path, Place::Stream)
        }
    }
}

/// The chunks of a stream that hold something; it ends where it can't be read.
fn lines(reader: Box<dyn BufRead + Send>, name: Arc<str>, path: PathBuf) -> impl Iterator<Item = Job> + Send {
    let holds_something = |chunk: &Chunk| chunk.lines().next().is_some();
    let mut chunks = Chunks::of(reader).fuse();
    let mut is_broken = false;
    iter::from_fn(move || {
        if is_broken {
            return None;
        }
        let found = chunks.by_ref().find(|chunk| chunk.as_ref().map_or(true, holds_something))?;
        Some(match found {
            Ok(chunk) => Job::Lines(Arc::clone(&name), chunk),
            Err(error) => {
                is_broken = true;
                Job::Refuse(path.clone(), Problem::System(error))
            }
        })
    })
}

/// These jobs; where there are none, one that says so.
fn at_least_one(jobs: impl Iterator<Item = Job> + Send + 'static, path: PathBuf, place: Place) -> Jobs {
    let mut jobs = jobs.fuse();
    let mut nothing = Some(Job::Refuse(path, Problem::NoManifest(place)));
    Box::new(iter::from_fn(move || {
        let otherwise = nothing.take();
        jobs.next().or(otherwise)
    }))
}
