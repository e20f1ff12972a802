//! Reads one manifest, for the commands that look at one.

use std::path::{Path, PathBuf};

use super::kind::Kind;
use super::lines::Chunks;
use crate::cli::arguments::InputFormat;
use crate::cli::{documents, input};
use crate::diagnostic::{self, Code, Diagnostic};
use crate::facts::Facts;
use crate::localized;
use crate::manifest::{self, NamedDocument, Notation};
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
    if let Some((file, line)) = line_of(path) {
        return read_line(&file, Some(line), program, sources);
    }
    let known = Kind::of_name(path).or(format.map(Kind::from));
    if known == Some(Kind::Lines) {
        return read_line(path, None, program, sources);
    }
    let text = input::read(path, sources).map_err(|found| vec![*found])?;
    match known.unwrap_or_else(|| Kind::of_text(&text)) {
        Kind::One(notation) => read_text(&path.display().to_string(), &text, notation, program, sources),
        Kind::Lines => Err(vec![several(path, sources)]),
    }
}

/// Reads a manifest of which the text is there.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn read_text(
    name: &str,
    text: &str,
    notation: Notation,
    program: &Program,
    sources: &mut Sources,
) -> Read {
    let file = sources.add(name, text);
    let mut problems = Vec::new();
    let read_documents = |named: &[NamedDocument]| {
        let (documents, unreadable) = documents::read(Path::new(name), named, sources);
        problems = unreadable;
        documents
    };
    let (facts, mut found) = manifest::read_with_documents(program, notation, file, text, read_documents);
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

/// Reads the manifest on a line, or the only one that there is.
fn read_line(path: &Path, wanted: Option<u64>, program: &Program, sources: &mut Sources) -> Read {
    let reader = match input::open(path) {
        Ok(reader) => reader,
        Err(problem) => return Err(vec![problem.diagnostic(path, sources)]),
    };
    let mut found = None;
    for chunk in Chunks::of(reader) {
        let chunk = match chunk {
            Ok(chunk) => chunk,
            Err(error) => return Err(vec![input::Problem::System(error).diagnostic(path, sources)]),
        };
        for (number, line) in
            chunk.lines().filter(|(number, _)| wanted.is_none_or(|wanted| wanted == *number))
        {
            if found.is_some() {
                return Err(vec![several(path, sources)]);
            }
            found = Some((number, line.to_owned()));
        }
        if wanted.is_some() && found.is_some() {
            break;
        }
    }
    let Some((number, line)) = found else { return Err(vec![nothing(path, wanted, sources)]) };
    let name = format!("{}:{number}", path.display());
    let text = input::decode(&name, line, sources).map_err(|found| vec![*found])?;
    read_text(&name, &text, Notation::Json, program, sources)
}

fn several(path: &Path, sources: &mut Sources) -> Diagnostic {
    let name = path.display();
    Diagnostic::error(
        Code::INPUT_SEVERAL_PRODUCTS,
        localized!("there are several products in this", "其中有多个产品"),
        input::argument(path, sources),
        localized!("expected one product", "应只有一个产品"),
    )
    .help(localized!("name one by its line, such as `{name}:1`", "用行号指定其中一个，例如 `{name}:1`"))
}

fn nothing(path: &Path, wanted: Option<u64>, sources: &mut Sources) -> Diagnostic {
    let found = match wanted {
        Some(line) => localized!("no product stands on line {line}", "第 {line} 行没有产品"),
        None => localized!("no product stands in this", "其中没有产品"),
    };
    Diagnostic::error(
        Code::INPUT_NOTHING_FOUND,
        found,
        input::argument(path, sources),
        localized!("expected a manifest in JSON on each line", "每行应有一份 JSON 清单"),
    )
}
