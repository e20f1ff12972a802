//! Reads files, and says what is wrong with one that can't be read.

use std::fs;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::source::{COMMAND_LINE, Sources, Span};

/// The largest file that is read, in bytes.
pub(crate) const LARGEST: u64 = 16 * 1024 * 1024;

/// The largest baseline that is read, in bytes: more than a million findings.
pub(crate) const LARGEST_BASELINE: u64 = 16 * LARGEST;

/// How much is read at once, in bytes.
const BUFFER: usize = 64 * 1024;

/// Reads a text file, or standard input for `-`.
///
/// # Errors
/// A diagnostic with its place: in the text where it is not UTF-8, else in the command line.
pub(crate) fn read(path: &Path, sources: &mut Sources) -> Result<String, Box<Diagnostic>> {
    match read_bytes(path) {
        Ok(bytes) => decode(&path.display().to_string(), bytes, sources),
        Err(problem) => Err(Box::new(problem.diagnostic(path, sources))),
    }
}

/// Reads a text file, or standard input for `-`, that is named at `place`.
///
/// # Errors
/// A diagnostic with its place: in the file where it is not UTF-8, else where it is named.
pub(crate) fn read_at(path: &Path, place: Span, sources: &mut Sources) -> Result<String, Box<Diagnostic>> {
    match read_bytes(path) {
        Ok(bytes) => decode(&path.display().to_string(), bytes, sources),
        Err(problem) => Err(Box::new(problem.at(place))),
    }
}

/// Reads a document that another text names at `place`.
///
/// # Errors
/// A diagnostic with its place: in the file where it is not UTF-8, else where it is named.
pub(crate) fn read_named(path: &Path, place: Span, sources: &mut Sources) -> Result<String, Box<Diagnostic>> {
    // What may never end is not even opened.
    let bytes = match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => Err(Problem::Folder),
        Ok(metadata) if !metadata.is_file() => Err(Problem::NoFile),
        Ok(metadata) if metadata.len() > LARGEST => Err(Problem::TooLarge(LARGEST)),
        Ok(_) => fs::File::open(path).map_err(Problem::System).and_then(read_limited),
        Err(error) => Err(Problem::System(error)),
    };
    match bytes {
        Ok(bytes) => decode(&path.display().to_string(), bytes, sources),
        Err(problem) => {
            let found = problem.at(place);
            Err(Box::new(match problem {
                Problem::TooLarge(_) => found.help(localized!("name a smaller document", "请指定较小的文档")),
                _ => found,
            }))
        }
    }
}

/// Whether a path means standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// Begins to read a file, or standard input for `-`.
///
/// # Errors
/// Why it can't be read.
pub(crate) fn open(path: &Path) -> Result<Box<dyn BufRead + Send>, Problem> {
    if is_stdin(path) {
        return Ok(Box::new(BufReader::with_capacity(BUFFER, io::stdin())));
    }
    let (file, _) = open_file(path)?;
    Ok(Box::new(BufReader::with_capacity(BUFFER, file)))
}

/// Opens what is no folder; with it comes its length in bytes, which is no promise.
fn open_file(path: &Path) -> Result<(fs::File, u64), Problem> {
    let file = fs::File::open(path).map_err(Problem::System)?;
    let metadata = file.metadata().map_err(Problem::System)?;
    if metadata.is_dir() { Err(Problem::Folder) } else { Ok((file, metadata.len())) }
}

/// Reads a file as a whole, or standard input for `-`, unless it is too large for one manifest.
///
/// # Errors
/// Why it can't be read.
pub(crate) fn read_bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    if is_stdin(path) {
        return read_limited(io::stdin());
    }
    let (file, length) = open_file(path)?;
    // Room for one byte more shows the end of a file that is as long as it says, without growing.
    let room = usize::try_from(length.min(LARGEST)).unwrap_or(0) + 1;
    read_into(Vec::with_capacity(room), LARGEST, file)
}

/// Reads what is left, unless it is too large for one manifest.
///
/// # Errors
/// Why it can't be read.
pub(crate) fn read_limited(from: impl Read) -> Result<Vec<u8>, Problem> {
    read_up_to(LARGEST, from)
}

/// Reads the one manifest that standard input holds.
///
/// # Errors
/// Why it can't be read; blanks alone are none, since what a command writes that has failed is no manifest.
pub(crate) fn read_one(from: impl Read) -> Result<Vec<u8>, Problem> {
    let bytes = read_limited(from)?;
    let is_blank = bytes.trim_ascii().is_empty();
    if is_blank { Err(Problem::NoManifest(Place::Input)) } else { Ok(bytes) }
}

/// Reads what is left, unless it has more bytes than `most`.
///
/// # Errors
/// Why it can't be read.
pub(crate) fn read_up_to(most: u64, from: impl Read) -> Result<Vec<u8>, Problem> {
    read_into(Vec::new(), most, from)
}

fn read_into(mut bytes: Vec<u8>, most: u64, from: impl Read) -> Result<Vec<u8>, Problem> {
    from.take(most + 1).read_to_end(&mut bytes).map_err(Problem::System)?;
    if bytes.len() as u64 > most { Err(Problem::TooLarge(most)) } else { Ok(bytes) }
}

/// The text that bytes are.
///
/// # Errors
/// A diagnostic with its place, where they are not UTF-8.
pub(crate) fn decode(name: &str, bytes: Vec<u8>, sources: &mut Sources) -> Result<String, Box<Diagnostic>> {
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let file = sources.add(name, String::from_utf8_lossy(error.as_bytes()));
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

/// The place of an argument of the command line.
pub(crate) fn argument(path: &Path, sources: &mut Sources) -> Span {
    let name = path.display().to_string();
    let file = sources.add(COMMAND_LINE, name.clone());
    Span::new(file, 0, name.len())
}

/// Why a file can't be read.
#[derive(Debug)]
pub(crate) enum Problem {
    /// It is a folder.
    Folder,
    /// It is a device or a pipe.
    NoFile,
    /// It has more bytes than are read.
    TooLarge(u64),
    /// There is no manifest in it.
    NoManifest(Place),
    /// There is no rule file in it.
    NoRules,
    /// There is more than the one manifest that is looked at.
    SeveralProducts,
    /// Standard input is read already.
    Twice,
    /// The system says why.
    System(io::Error),
}

/// Where manifests are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// In a folder.
    Folder,
    /// Among the files that a pattern matches.
    Pattern,
    /// In standard input, of which nothing came.
    Input,
    /// On the lines of a stream.
    Stream,
    /// On one line of a stream.
    Line(u64),
}

impl Problem {
    /// Says it of what the command line names.
    pub(crate) fn diagnostic(&self, path: &Path, sources: &mut Sources) -> Diagnostic {
        let found = self.at(argument(path, sources));
        if matches!(self, Self::SeveralProducts) {
            let name = path.display();
            return found.help(localized!(
                "name one by its line, such as `{name}:1`",
                "用行号指定其中一个，例如 `{name}:1`"
            ));
        }
        found
    }

    /// Says it of what is named at a place.
    pub(crate) fn at(&self, span: Span) -> Diagnostic {
        match self {
            Self::TooLarge(most) => {
                let megabytes = most / 1024 / 1024;
                let error = Diagnostic::error(
                    Code::INPUT_TOO_LARGE,
                    localized!("the file is larger than {megabytes} MiB", "文件超过 {megabytes} MiB"),
                    span,
                    localized!("at most {megabytes} MiB are read", "最多读取 {megabytes} MiB"),
                );
                error.help(localized!("split it: one product a manifest", "请拆分：每个产品一份清单"))
            }
            Self::Folder => Diagnostic::error(
                Code::INPUT_UNREADABLE,
                localized!("this is a folder", "这是一个目录"),
                span,
                localized!("expected a file", "此处应为文件"),
            )
            .help(localized!("name a file in it", "请指定其中的文件")),
            Self::NoFile => Diagnostic::error(
                Code::INPUT_UNREADABLE,
                localized!("this is a device or a pipe", "这是设备或管道"),
                span,
                localized!("expected a file", "此处应为文件"),
            )
            .help(localized!("name a file", "请指定文件")),
            Self::NoManifest(place) => no_manifest(*place, span),
            Self::NoRules => Diagnostic::error(
                Code::INPUT_NOTHING_FOUND,
                localized!("there are no rule files in this folder", "该目录中没有规则文件"),
                span,
                localized!("expected files that end in `.hegui`", "应有以 `.hegui` 结尾的文件"),
            ),
            Self::SeveralProducts => Diagnostic::error(
                Code::INPUT_SEVERAL_PRODUCTS,
                localized!("there are several products in this", "其中有多个产品"),
                span,
                localized!("expected one product", "应只有一个产品"),
            ),
            Self::Twice => Diagnostic::error(
                Code::INPUT_UNREADABLE,
                localized!("standard input is named twice", "标准输入被指定了两次"),
                span,
                localized!("it can be read once", "只能读取一次"),
            ),
            Self::System(error) => {
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
}

fn no_manifest(place: Place, span: Span) -> Diagnostic {
    let (found, expected) = match place {
        Place::Folder => (
            localized!("there is no manifest in this folder", "该目录中没有清单"),
            localized!("expected files with a table `manifest`", "应有带 `manifest` 表的文件"),
        ),
        Place::Pattern => (
            localized!("no file matches this", "没有匹配的文件"),
            localized!("expected a pattern that matches some", "应为能匹配到文件的模式"),
        ),
        Place::Input => (
            localized!("nothing came from standard input", "标准输入没有内容"),
            localized!("expected a manifest", "应有一份清单"),
        ),
        Place::Stream => (
            localized!("there is no product in this", "其中没有产品"),
            localized!("expected a manifest in JSON on each line", "每行应有一份 JSON 清单"),
        ),
        Place::Line(line) => (
            localized!("no product stands on line {line}", "第 {line} 行没有产品"),
            localized!("expected a manifest in JSON on that line", "该行应有一份 JSON 清单"),
        ),
    };
    let error = Diagnostic::error(Code::INPUT_NOTHING_FOUND, found, span, expected);
    match place {
        Place::Input => error.help(localized!(
            "see whether the command before it has failed",
            "请检查管道中前一个命令是否失败"
        )),
        Place::Folder => error.help(localized!(
            "name the files themselves, or call them `manifest.toml`; files that `.gitignore` names are left out",
            "请直接指定文件，或将其命名为 `manifest.toml`；`.gitignore` 列出的文件不计"
        )),
        _ => error,
    }
}
