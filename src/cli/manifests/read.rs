//! Reads one manifest, for the commands that look at one.

use std::io::BufRead;
use std::path::{Path, PathBuf};

use super::kind::Kind;
use super::lines::Chunks;
use crate::cli::arguments::InputFormat;
use crate::cli::documents;
use crate::cli::input::{self, Place, Problem};
use crate::diagnostic::{self, Diagnostic};
use crate::facts::Facts;
use crate::manifest::{self, NamedDocument, Notation, Room};
use crate::program::Program;
use crate::source::Sources;

/// What a manifest states, with warnings; or what is wrong with it.
pub(crate) type Read = Result<(Facts, Vec<Diagnostic>), Vec<Diagnostic>>;

/// Reads a manifest from a file, or from standard input for `-`. It may also be a line of a file that holds a manifest
/// on each: `products.ndjson:17`.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn read_one(
    path: &Path,
    format: Option<InputFormat>,
    program: &Program,
    sources: &mut Sources,
) -> Read {
    let line = line_of(path);
    let (path, wanted) = line.as_ref().map_or((path, None), |(file, line)| (file.as_path(), Some(*line)));
    let known = Kind::of_name(path).or(format.map(Kind::from));
    let opened = input::open(path).and_then(|reader| match known {
        Some(kind) => Ok((kind, reader)),
        None => Kind::of_stream(reader).map_err(Problem::System),
    });
    let read = opened.and_then(|(kind, reader)| match kind {
        Kind::One(notation) => {
            let bytes =
                if input::is_stdin(path) { input::read_one(reader) } else { input::read_limited(reader) };
            Ok((path.display().to_string(), notation, bytes?))
        }
        Kind::Lines => {
            let (name, bytes) = read_line(path, reader, wanted)?;
            Ok((name, Notation::Json, bytes))
        }
    });
    match read {
        Ok((name, notation, bytes)) => {
            read_bytes(&name, bytes, notation, program, sources, &mut Room::default())
        }
        Err(problem) => Err(vec![problem.diagnostic(path, sources)]),
    }
}

/// Reads a manifest of which the bytes are there, in `room`.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn read_bytes(
    name: &str,
    bytes: Vec<u8>,
    notation: Notation,
    program: &Program,
    sources: &mut Sources,
    room: &mut Room,
) -> Read {
    let text = input::decode(name, bytes, sources).map_err(|found| vec![*found])?;
    let file = sources.add(name, text);
    let shared = sources.share(file);
    let text = shared.as_ref().map_or("", |shared| shared.text.as_str());
    let mut problems = Vec::new();
    let read_documents = |named: &[NamedDocument]| {
        let (documents, unreadable) = documents::read(Path::new(name), named, sources);
        problems = unreadable;
        documents
    };
    let (facts, mut found) =
        manifest::read_with_documents(program, notation, file, text, room, read_documents);
    found.extend(problems);
    diagnostic::sort(&mut found);
    if diagnostic::has_errors(&found) { Err(found) } else { Ok((facts, found)) }
}

/// The file and the line that a name such as `products.ndjson:17` means, unless a file is called so.
pub(crate) fn line_of(path: &Path) -> Option<(PathBuf, u64)> {
    let (file, line) = path.to_str()?.rsplit_once(':')?;
    let line = line.parse().ok().filter(|line| *line > 0)?;
    let file = PathBuf::from(file);
    (Kind::of_name(&file) == Some(Kind::Lines) && !path.exists()).then_some((file, line))
}

/// The name and the bytes of the manifest on a line, or of the only one that there is.
fn read_line(path: &Path, reader: impl BufRead, wanted: Option<u64>) -> Result<(String, Vec<u8>), Problem> {
    let mut found = None;
    for chunk in Chunks::of(reader) {
        let chunk = chunk.map_err(Problem::System)?;
        for (number, line) in
            chunk.lines().filter(|(number, _)| wanted.is_none_or(|wanted| wanted == *number))
        {
            if found.is_some() {
                return Err(Problem::SeveralProducts);
            }
            found = Some((format!("{}:{number}", path.display()), line.to_owned()));
        }
        if wanted.is_some() && found.is_some() {
            break;
        }
    }
    found.ok_or(Problem::NoManifest(match wanted {
        Some(line) => Place::Line(line),
        None => Place::Stream,
    }))
}
