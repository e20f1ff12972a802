//! Syntax errors of JSON, in both languages.

use std::ops::Range;

use jiter::JsonErrorType;

use super::several_products;
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::manifest::notation::place_of_mistake;
use crate::source::Span;

/// The place of a mistake that was noticed at a byte.
pub(super) fn place(text: &str, kind: &JsonErrorType, index: usize) -> Range<usize> {
    let before = text.get(..text.floor_char_boundary(index)).unwrap_or_default();
    match (kind, before.rfind('\\')) {
        (JsonErrorType::InvalidEscape, Some(backslash)) => {
            backslash..text.ceil_char_boundary((index + 1).min(text.len()))
        }
        (
            JsonErrorType::LoneLeadingSurrogateInHexEscape | JsonErrorType::UnexpectedEndOfHexEscape,
            Some(backslash),
        ) => backslash..before.len(),
        _ => place_of_mistake(text, index),
    }
}

/// Whether the text ends before something is closed.
pub(super) fn is_unclosed(kind: &JsonErrorType) -> bool {
    matches!(
        kind,
        JsonErrorType::EofWhileParsingList
            | JsonErrorType::EofWhileParsingObject
            | JsonErrorType::EofWhileParsingString
            | JsonErrorType::EofWhileParsingValue
    )
}

/// What is wrong at a place.
pub(super) fn diagnostic(kind: &JsonErrorType, place: Span) -> Diagnostic {
    let (found, expected) = words(kind);
    let error = Diagnostic::error(Code::MANIFEST_SYNTAX, found, place, expected);
    match kind {
        JsonErrorType::TrailingCharacters => error.help(several_products()),
        _ => error,
    }
}

/// What was found, and what is expected.
fn words(kind: &JsonErrorType) -> (Localized, Localized) {
    match kind {
        JsonErrorType::EofWhileParsingList => {
            (localized!("a list is not closed", "列表没有结束"), localized!("expected `]`", "应有 `]`"))
        }
        JsonErrorType::EofWhileParsingObject => {
            (localized!("a table is not closed", "表没有结束"), localized!("expected `}}`", "应有 `}}`"))
        }
        JsonErrorType::EofWhileParsingString => {
            (localized!("a text is not closed", "文本没有结束"), localized!("expected `\"`", "应有 `\"`"))
        }
        JsonErrorType::EofWhileParsingValue => (
            localized!("the manifest ends where a value should stand", "本应有值之处，清单已结束"),
            localized!("expected a value", "应有值"),
        ),
        JsonErrorType::ExpectedColon => (
            localized!("a key has no value", "键没有值"),
            localized!("expected `:` and a value", "应有 `:` 和值"),
        ),
        JsonErrorType::ExpectedListCommaOrEnd => (
            localized!("a comma or a closing bracket is missing", "缺少逗号或右方括号"),
            localized!("expected `,` or `]`", "应有 `,` 或 `]`"),
        ),
        JsonErrorType::ExpectedObjectCommaOrEnd => (
            localized!("a comma or a closing brace is missing", "缺少逗号或右花括号"),
            localized!("expected `,` or `}}`", "应有 `,` 或 `}}`"),
        ),
        JsonErrorType::InvalidNumber | JsonErrorType::NumberOutOfRange => (
            localized!("this is no number", "数字无效"),
            localized!("expected a number, such as `1000` or `-1.5`", "应为数字，例如 `1000` 或 `-1.5`"),
        ),
        JsonErrorType::InvalidEscape
        | JsonErrorType::InvalidUnicodeCodePoint
        | JsonErrorType::LoneLeadingSurrogateInHexEscape
        | JsonErrorType::UnexpectedEndOfHexEscape => (
            localized!("a backslash stands before nothing that it can escape", "反斜杠后的转义无效"),
            localized!(
                "expected `\\\\` for a backslash, or `\\\"`, `\\n`, `\\t`, `\\u4e2d`",
                "反斜杠应写作 `\\\\`，另有 `\\\"`、`\\n`、`\\t`、`\\u4e2d`"
            ),
        ),
        JsonErrorType::ControlCharacterWhileParsingString => (
            localized!("a control character stands in a text", "文本中有控制字符"),
            localized!(
                "expected `\"` before it, or its number, such as `\\u000a`",
                "之前应有 `\"`，或写出其编号，例如 `\\u000a`"
            ),
        ),
        JsonErrorType::KeyMustBeAString => (
            localized!("a key stands without quotation marks", "键没有加引号"),
            localized!("expected a key in quotation marks", "应为加引号的键"),
        ),
        JsonErrorType::TrailingComma => (
            localized!("a comma too many", "多了一个逗号"),
            localized!("expected no comma before this", "此前不应有逗号"),
        ),
        JsonErrorType::TrailingCharacters => (
            localized!("something stands behind the end of the manifest", "清单结束后还有内容"),
            localized!("expected the end of the text", "此处应为结尾"),
        ),
        JsonErrorType::ExpectedSomeIdent
        | JsonErrorType::ExpectedSomeValue
        | JsonErrorType::FloatExpectingInt
        | JsonErrorType::DuplicateKey(_)
        | JsonErrorType::InternalError(_)
        | JsonErrorType::RecursionLimitExceeded => (
            localized!("this is no value", "值无效"),
            localized!(
                "expected a text in quotation marks, a number, `true`, `false`, a list or a table",
                "应为加引号的文本、数字、`true`、`false`、列表或表"
            ),
        ),
    }
}
