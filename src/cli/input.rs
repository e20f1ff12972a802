//! Reads files, and says what is wrong with one that can't be read.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::source::{COMMAND_LINE, Sources, Span};

/// The largest file that is read, in bytes.
pub(crate) const LARGEST: u64 = 16 * 1024 * 1024;

/// Reads a text file, or standard input for `-`.
///
/// # Errors
/// A diagnostic with its place: in the text where it is not UTF-8, else in the command line.
pub(crate) fn read(path: &Path, sources: &mut Sources) -> Result<String, Box<Diagnostic>> {
    let bytes = if path == Path::new("-") { read_stdin() } else { read_file(path) };
    match bytes {
        Ok(bytes) => decode(path, bytes, sources),
        Err(problem) => Err(Box::new(unreadable(path, &problem, sources))),
    }
}

/// Reads a text file that another text names at `place`.
///
/// # Errors
/// A diagnostic with its place: in the file where it is not UTF-8, else where it is named.
pub(crate) fn read_named(path: &Path, place: Span, sources: &mut Sources) -> Result<String, Box<Diagnostic>> {
    let bytes = match fs::metadata(path) {
        Ok(metadata) if !metadata.is_dir() && !metadata.is_file() => Err(Problem::NoFile),
        Ok(_) => read_file(path),
        Err(error) => Err(Problem::System(error)),
    };
    match bytes {
        Ok(bytes) => decode(path, bytes, sources),
        Err(problem) => {
            let found = describe(&problem, place);
            Err(Box::new(match problem {
                Problem::TooLarge => found.help(localized!("name a smaller document", "请指定较小的文档")),
                _ => found,
            }))
        }
    }
}

/// Why a file can't be read.
enum Problem {
    Folder,
    NoFile,
    TooLarge,
    System(io::Error),
}

fn read_file(path: &Path) -> Result<Vec<u8>, Problem> {
    let metadata = fs::metadata(path).map_err(Problem::System)?;
    if metadata.is_dir() {
        return Err(Problem::Folder);
    }
    if metadata.len() > LARGEST {
        return Err(Problem::TooLarge);
    }
    let file = fs::File::open(path).map_err(Problem::System)?;
    read_limited(file)
}

fn read_stdin() -> Result<Vec<u8>, Problem> {
    read_limited(io::stdin().lock())
}

fn read_limited(from: impl Read) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1).read_to_end(&mut bytes).map_err(Problem::System)?;
    if bytes.len() as u64 > LARGEST { Err(Problem::TooLarge) } else { Ok(bytes) }
}

fn decode(path: &Path, bytes: Vec<u8>, sources: &mut Sources) -> Result<String, Box<Diagnostic>> {
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let file = sources.add(path.display().to_string(), String::from_utf8_lossy(error.as_bytes()));
        // The replacement character takes three bytes, whatever it replaces.
        let span = Span::new(file, good, good + char::REPLACEMENT_CHARACTER.len_utf8());
        let found = Diagnostic::error(
            Code::INPUT_NOT_UTF8,
            localized!("the file is not UTF-8 text", "文件不是 UTF-8 文本"),
            span,
            localized!("the first byte that is not UTF-8", "第一个不符合 UTF-8 的字节"),
        )
        .help(localized!("save the file as UTF-8", "将文件另存为 UTF-8 编码"));
        Box::new(found)
    })
}

fn unreadable(path: &Path, problem: &Problem, sources: &mut Sources) -> Diagnostic {
    let name = path.display().to_string();
    let file = sources.add(COMMAND_LINE, name.clone());
    describe(problem, Span::new(file, 0, name.len()))
}

fn describe(problem: &Problem, span: Span) -> Diagnostic {
    let megabytes = LARGEST / 1024 / 1024;
    match problem {
        Problem::TooLarge => Diagnostic::error(
            Code::INPUT_TOO_LARGE,
            localized!("the file is larger than {megabytes} MiB", "文件超过 {megabytes} MiB"),
            span,
            localized!("at most {megabytes} MiB are read", "最多读取 {megabytes} MiB"),
        )
        .help(localized!("split it: one product a manifest", "请拆分：每个产品一份清单")),
        Problem::Folder => Diagnostic::error(
            Code::INPUT_UNREADABLE,
            localized!("this is a folder", "这是一个目录"),
            span,
            localized!("expected a file", "此处应为文件"),
        )
        .help(localized!("name a file in it", "请指定其中的文件")),
        Problem::NoFile => Diagnostic::error(
            Code::INPUT_UNREADABLE,
            localized!("this is a device or a pipe", "这是设备或管道"),
            span,
            localized!("expected a file", "此处应为文件"),
        )
        .help(localized!("name a file", "请指定文件")),
        Problem::System(error) => {
            let (en, zh) = match error.kind() {
                io::ErrorKind::NotFound => {
                    ("there is no such file or folder".to_owned(), "文件或目录不存在".to_owned())
                }
                io::ErrorKind::PermissionDenied => {
                    ("reading it is not permitted".to_owned(), "没有读取权限".to_owned())
                }
                _ => (format!("reading it failed: {error}"), format!("读取失败：{error}")),
            };
            Diagnostic::error(
                Code::INPUT_UNREADABLE,
                localized!("this can't be read", "无法读取"),
                span,
                crate::localized::Localized::new(en, zh),
            )
            .help(localized!("check the path and its permissions", "请检查路径和权限"))
        }
    }
}

/// All files with that extension at or below a path, in order.
///
/// # Errors
/// A diagnostic where a folder can't be listed.
pub(crate) fn files_below(
    path: &Path,
    extension: &str,
    sources: &mut Sources,
) -> Result<Vec<PathBuf>, Box<Diagnostic>> {
    let mut found = Vec::new();
    collect(path, extension, &mut found)
        .map_err(|error| Box::new(unreadable(path, &Problem::System(error), sources)))?;
    found.sort();
    Ok(found)
}

fn collect(path: &Path, extension: &str, found: &mut Vec<PathBuf>) -> io::Result<()> {
    if !fs::metadata(path)?.is_dir() {
        found.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        let entry = entry?.path();
        if entry.is_dir() {
            collect(&entry, extension, found)?;
        } else if entry.extension().is_some_and(|one| one == extension) {
            found.push(entry);
        }
    }
    Ok(())
}
