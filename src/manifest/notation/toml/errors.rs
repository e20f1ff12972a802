//! Syntax errors of TOML, in both languages and with TOML's own wording as a detail.

use std::ops::Range;

use toml::de::{DeTable, Error};

use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::manifest::{MOST_DIAGNOSTICS, describe};
use crate::source::{FileId, Span};

/// The longest text of which all errors are collected, in bytes; of a longer one only the first is shown.
const MOST_BYTES_WITH_ALL_ERRORS: usize = 1 << 20;

/// A beginning of TOML's message; what was found, in English and in Chinese; what is expected, in both.
type Wording = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// The common messages. The first that fits is taken.
#[rustfmt::skip]
const WORDINGS: &[Wording] = &[
    ("duplicate key", "a key or table is written twice", "键或表重复", "expected each key once", "每个键只能写一次"),
    ("invalid date, expected day", "the calendar has no such day", "日历中没有这一天", "expected a day of that month", "应为该月份中存在的日期"),
    ("invalid date, expected month", "the calendar has no such month", "日历中没有这个月份", "expected a month between 01 and 12", "月份应在 01 至 12 之间"),
    ("invalid date", "this is no date", "日期无效", "expected a date, such as `2026-01-31`", "应为日期，例如 `2026-01-31`"),
    ("invalid time", "this is no time of day", "时刻无效", "expected a time, such as `09:30:00`", "应为时刻，例如 `09:30:00`"),
    ("invalid offset", "this is no offset from universal time", "时区偏移无效", "expected an offset, such as `+08:00`", "应为时区偏移，例如 `+08:00`"),
    ("string values must be quoted", "a text stands without quotation marks", "文本没有加引号", "expected quotation marks around it, or a date such as `2026-01-31`, a number, `true` or `false`", "应加上引号，或写日期（如 `2026-01-31`）、数字、`true`、`false`"),
    ("missing opening quote", "a text has no opening quotation mark", "文本缺少开头的引号", "expected a quotation mark before it", "之前应有引号"),
    ("invalid basic string, expected non-double-quote visible", "a character in a text can't be seen", "文本中有不可见的字符", "expected a visible character, or its number, such as `\\u0007`", "应为可见字符，或写出其编号，例如 `\\u0007`"),
    ("invalid value, expected unicode", "no character has this number", "没有这个编号的字符", "expected the number of a character, such as `\\u4e2d`", "应为字符的编号，例如 `\\u4e2d`"),
    ("invalid basic string", "a text is not closed", "文本没有结束", "expected `\"` at its end", "末尾应有 `\"`"),
    ("invalid multi-line basic string", "a text of several lines is not closed", "多行文本没有结束", "expected `\"\"\"` at its end", "末尾应有 `\"\"\"`"),
    ("invalid literal string", "a text is not closed", "文本没有结束", "expected `'` at its end", "末尾应有 `'`"),
    ("invalid multi-line literal string", "a text of several lines is not closed", "多行文本没有结束", "expected `'''` at its end", "末尾应有 `'''`"),
    ("missing escaped value", "a backslash stands before nothing that it can escape", "反斜杠后的转义无效", "expected `\\\\` for a backslash, or `\\\"`, `\\n`, `\\t`", "反斜杠应写作 `\\\\`，另有 `\\\"`、`\\n`、`\\t`"),
    ("too few unicode value digits", "a character's number is too short", "字符编号的位数不足", "expected hexadecimal digits, or `\\\\` for a backslash", "应为十六进制数字；反斜杠应写作 `\\\\`"),
    ("unclosed array table", "the head of a list's element is not closed", "列表元素的表头没有结束", "expected `]]`", "应有 `]]`"),
    ("unclosed array", "a list is not closed", "列表没有结束", "expected `]`", "应有 `]`"),
    ("unclosed inline table", "a table in braces is not closed", "花括号内的表没有结束", "expected `}`", "应有 `}`"),
    ("unclosed table", "the head of a table is not closed", "表头没有结束", "expected `]`", "应有 `]`"),
    ("key with no value", "a key has no value", "键没有值", "expected `=` and a value", "应有 `=` 和值"),
    ("missing value", "a value is missing", "缺少值", "expected a value", "应有值"),
    ("missing assignment", "a key has no value", "键没有值", "expected `=` and a value", "应有 `=` 和值"),
    ("missing key", "a key is missing", "缺少键", "expected a key", "应有键"),
    ("unquoted keys cannot be empty", "a key is missing", "缺少键", "expected a key", "应有键"),
    ("extra `=`", "an `=` too many", "多了一个 `=`", "expected one `=`", "应只有一个 `=`"),
    ("extra assignment", "an `=` too many", "多了一个 `=`", "expected one `=`", "应只有一个 `=`"),
    ("unexpected `=` in array", "an `=` stands in a list", "列表中出现了 `=`", "expected `,` or `]`", "应为 `,` 或 `]`"),
    ("extra comma", "a comma too many", "多了一个逗号", "expected no comma here", "此处不应有逗号"),
    ("missing comma between array elements", "a comma or a closing bracket is missing", "缺少逗号或右方括号", "expected `,` or `]`", "应有 `,` 或 `]`"),
    ("missing comma", "a comma or a closing brace is missing", "缺少逗号或右花括号", "expected `,` or `}`", "应有 `,` 或 `}`"),
    ("invalid unquoted key", "a key holds characters that need quotation marks", "键中有需要加引号的字符", "expected letters, digits, `-` and `_`, or quotation marks around the key", "应为字母、数字、`-` 和 `_`，否则键要加引号"),
    ("keys cannot be multi-line", "a key has several lines", "键写成了多行", "expected a key on one line", "键应在一行内"),
    ("unexpected content", "something stands where the line should end", "本行应已结束，却还有内容", "expected the end of the line", "应为行尾"),
    ("unexpected key or value", "something stands where the line should end", "本行应已结束，却还有内容", "expected the end of the line", "应为行尾"),
    ("unexpected leading zero", "a number begins with zero", "数字以零开头", "expected a number without leading zeros", "数字不应以零开头"),
    ("`_` may only go between digits", "an underscore stands at the edge of a number", "下划线不在数字之间", "expected `_` between digits only", "`_` 只能在数字之间"),
    ("redundant numeric sign", "a number has two signs", "数字有两个正负号", "expected one sign", "应只有一个正负号"),
    ("carriage return must be", "a carriage return stands alone", "回车符单独出现", "expected the end of the line", "应为行尾"),
    ("invalid comment character", "a comment holds a control character", "注释中有控制字符", "expected printable characters", "应为可打印字符"),
    ("invalid inline table element", "something stands between braces that is no entry", "花括号内有不是键值对的内容", "expected `key = value`", "应为 `键 = 值`"),
    ("invalid key-value pair", "this line is no entry", "本行不是键值对", "expected `key = value`", "应为 `键 = 值`"),
    ("invalid value", "this is no value", "值无效", "expected a text in quotation marks, a number, a date, `true` or `false`", "应为加引号的文本、数字、日期、`true` 或 `false`"),
    ("invalid", "this is no value", "值无效", "expected a text in quotation marks, a number, a date, `true` or `false`", "应为加引号的文本、数字、日期、`true` 或 `false`"),
    ("cannot extend value", "a key continues one that is no table", "键所延续的不是表", "expected the key of a table", "应为表的键"),
];

/// The message at which TOML's reader stops looking for further errors.
const STOPS_AT: &str = "key with no value";
/// The message for a value that is no text, and for none at all.
const UNQUOTED: &str = "string values must be quoted";
/// The message for a key or table that is written twice.
const DOUBLE: &str = "duplicate key";
/// The messages for what is told although something else is wrong on its line.
const OF_THEIR_OWN: &[&str] = &[DOUBLE, "invalid date", "invalid time", "invalid offset"];
/// The messages for such a value where it begins as another one does.
const UNQUOTED_TOO: &[&str] =
    &["invalid boolean", "invalid float, expected `inf`", "invalid float, expected `nan`"];
/// How often reading goes on after such a line.
const MOST_ROUNDS: usize = 20;

/// All errors of a text, and what can be read of it.
pub(super) struct Collected {
    /// The errors, some of them more than once.
    errors: Vec<Error>,
    /// The text without the lines on which TOML's reader stops, each byte of the rest at its place; nothing where more
    /// than lines may be spoilt.
    pub(super) left: Option<String>,
    /// The lines that it lacks.
    pub(super) lost: Vec<Range<usize>>,
}

impl Collected {
    /// What is wrong, in order of place: one error for each line, beside those that follow from no other.
    pub(super) fn diagnostics(&self, file: FileId, text: &str) -> Vec<Diagnostic> {
        let mut errors: Vec<_> = self.errors.iter().map(|error| (shown_place(text, error), error)).collect();
        errors.sort_by_key(|(place, _)| place.start);
        errors.dedup_by(|(place, error), (before, _)| {
            place.start == before.start
                || (!is_of_its_own(error) && line_of(text, place.start) == line_of(text, before.start))
        });
        errors.iter().take(MOST_DIAGNOSTICS).map(|(_, error)| diagnostic_of(file, text, error)).collect()
    }
}

/// All errors of a text; `first` alone where it is too long. Where TOML's reader stops at a line, or has swallowed what
/// follows an unclosed bracket, that line is blanked and the rest is read again.
pub(super) fn collect(text: &str, first: Error) -> Collected {
    if text.len() > MOST_BYTES_WITH_ALL_ERRORS {
        return Collected { errors: vec![first], left: None, lost: Vec::new() };
    }
    let mut left = text.to_owned();
    let mut is_readable = true;
    let (mut found, mut lost) = (Vec::new(), Vec::new());
    for _ in 0..MOST_ROUNDS {
        let mut errors = DeTable::parse_recoverable(&left).1;
        errors.sort_by_key(|error| place(&left, error).start);
        let stop = errors.iter().position(|error| {
            error.message().starts_with(STOPS_AT) || end_of_content(&left, error).is_some()
        });
        let Some(error) = stop.and_then(|stop| errors.get(stop)) else {
            found.extend(errors);
            return Collected { errors: found, left: is_readable.then_some(left), lost };
        };
        let unclosed = end_of_content(&left, error);
        let line = line_of(&left, unclosed.unwrap_or_else(|| place(&left, error).start));
        let content = left.get(line.clone()).unwrap_or_default();
        let goes_on = unclosed.is_none() || content.contains('=');
        is_readable &= is_entry(content) || (unclosed.is_none() && lacks_equals_sign(content));
        let blank = " ".repeat(content.len());
        if unclosed.is_some() {
            errors.truncate(stop.map_or(0, |stop| stop + 1));
        }
        found.extend(errors);
        if !goes_on {
            break;
        }
        left.replace_range(line.clone(), &blank);
        lost.push(line);
    }
    Collected { errors: found, left: None, lost }
}

/// Whether a line is, or should be, a key with its value.
pub(super) fn is_entry(line: &str) -> bool {
    line.contains('=') && !line.trim_start().starts_with(['[', ']'])
}

/// Whether a line is a key with its value, but for the sign between them; a word alone may as well be the head of a
/// table.
fn lacks_equals_sign(line: &str) -> bool {
    let content = line.split('#').next().unwrap_or_default().trim();
    content.contains(char::is_whitespace)
        && !content.contains(['[', ']', '{', '}'])
        && !content.ends_with(':')
}

/// Whether a word is a text, rather than `true` or `false` in other letters.
fn is_text(word: &str) -> bool {
    let is_truth = ["true", "false"].iter().any(|truth| word.eq_ignore_ascii_case(truth));
    !is_truth && word.chars().all(|one| one.is_alphanumeric() || matches!(one, '-' | '_'))
}

/// Whether an error says something of its own, whatever stands before it.
fn is_of_its_own(error: &Error) -> bool {
    OF_THEIR_OWN.iter().any(|beginning| error.message().starts_with(beginning))
}

/// Whether a key or table is written twice.
pub(super) fn is_double(error: &Error) -> bool {
    error.message().starts_with(DOUBLE)
}

/// The place that TOML names.
pub(super) fn place(text: &str, error: &Error) -> Range<usize> {
    error.span().unwrap_or(text.len()..text.len())
}

/// The place that a label shows.
fn shown_place(text: &str, error: &Error) -> Range<usize> {
    end_of_content(text, error).map_or_else(|| place(text, error), |end| end..end)
}

/// The line in which `offset` lies, without its end.
pub(super) fn line_of(text: &str, offset: usize) -> Range<usize> {
    let (before, after) = text.split_at_checked(offset).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    start..before.len() + after.find('\n').unwrap_or(after.len())
}

/// Where a comma is missing before a line begins, a bracket was most likely not closed: the end of what stands before.
fn end_of_content(text: &str, error: &Error) -> Option<usize> {
    let before = text.get(..place(text, error).start)?;
    let content = before.trim_end();
    let at_line_start = before.get(content.len()..)?.contains('\n');
    (at_line_start && error.message().starts_with("missing comma")).then_some(content.len())
}

fn diagnostic_of(file: FileId, text: &str, error: &Error) -> Diagnostic {
    let place = shown_place(text, error);
    let span = Span::new(file, place.start, place.end);
    let original = error.message();
    let is_word = UNQUOTED_TOO.iter().any(|beginning| original.starts_with(beginning))
        && text.get(place.clone()).is_some_and(is_text);
    let wording = match original {
        _ if is_word => UNQUOTED,
        _ if place.is_empty() && original.starts_with(UNQUOTED) => "missing value",
        _ => original,
    };
    if original.contains("recursion") {
        return describe::too_deep(span);
    }
    let detail = localized!("TOML says: {original}", "TOML 的说明：{original}");
    let mut wordings = WORDINGS.iter();
    let Some(&(_, found_en, found_zh, expected_en, expected_zh)) =
        wordings.find(|(beginning, ..)| wording.starts_with(beginning))
    else {
        let found = localized!("the manifest is not well-formed", "清单的格式有误");
        return Diagnostic::error(Code::MANIFEST_SYNTAX, found, span, detail);
    };
    let (found, expected) = (Localized::new(found_en, found_zh), Localized::new(expected_en, expected_zh));
    let error = Diagnostic::error(Code::MANIFEST_SYNTAX, found, span, expected);
    // TOML speaks of what such a word might have become.
    if is_word { error } else { error.help(detail) }
}
