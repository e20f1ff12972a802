//! What is wrong with single words, in both languages.

use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::source::{Span, is_unseen};

/// Characters shown of a text that is quoted in a message.
const MOST_SHOWN: usize = 20;

/// The start of a text, short enough for a message.
pub(super) fn shortened(text: &str) -> String {
    let mut shown: String = text.chars().take(MOST_SHOWN).map(visible).collect();
    if text.chars().nth(MOST_SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

/// A character, or its number where it can't be seen.
fn visible(character: char) -> String {
    if character.is_control() || is_unseen(character) {
        format!("U+{:04X}", u32::from(character))
    } else {
        character.to_string()
    }
}

/// A run of characters that mean nothing.
pub(super) fn unknown_character(run: &str, span: Span) -> Diagnostic {
    let shown = shortened(run);
    let diagnostic = Diagnostic::error(
        Code::SYNTAX_UNKNOWN_CHARACTER,
        localized!("`{shown}` means nothing here", "`{shown}` 在此处没有意义"),
        span,
        localized!("not part of the language", "不属于规则语言"),
    );
    match advice(run) {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

fn advice(run: &str) -> Option<Localized> {
    let mut characters = run.chars();
    let first = characters.next()?;
    let single = characters.next().is_none();
    Some(match (run, first) {
        ("=" | "==", _) => localized!("write `is` to compare", "比较请写 `is`"),
        ("!=" | "≠", _) => localized!("write `is not` to compare", "比较请写 `is not`"),
        ("≥", _) => localized!("write `>=`", "请写 `>=`"),
        ("≤", _) => localized!("write `<=`", "请写 `<=`"),
        ("&" | "&&", _) => localized!("write `and`", "请写 `and`"),
        ("|" | "||", _) => localized!("write `or`", "请写 `or`"),
        ("!", _) => localized!("write `not`", "请写 `not`"),
        ("_", _) => localized!("names hold hyphens: write `-`", "名称中使用连字符：请写 `-`"),
        ("/" | "//", _) => localized!(
            "a comment starts with `#`; a citation has no blanks around its `/`",
            "注释以 `#` 开头；引用中的 `/` 前后不留空格"
        ),
        (";", _) => {
            localized!("leave it out: nothing stands at the end of a line", "请删去：行末不写任何符号")
        }
        (_, '“' | '”' | '‘' | '’' | '\'') => localized!("write `\"`", "请写半角引号 `\"`"),
        (_, '，' | '、') if single => localized!("write `,`", "请写半角 `,`"),
        (_, '。') if single => localized!("write `.`", "请写半角 `.`"),
        (_, '\u{ff01}'..='\u{ff5e}') if single => {
            let plain = char::from_u32(u32::from(first) - 0xfee0)?;
            return match plain {
                '"' | '#' | '(' | ')' | '*' | '+' | ',' | '-' | '.' | ':' | '<' | '>' | '{' | '}' => {
                    Some(localized!("write `{plain}`", "请写半角 `{plain}`"))
                }
                _ if plain.is_ascii_alphanumeric() => {
                    Some(localized!("write `{plain}`", "请写半角 `{plain}`"))
                }
                _ => advice(plain.encode_utf8(&mut [0; 4])),
            };
        }
        _ => return None,
    })
}

/// A text between quotation marks of another kind.
pub(super) fn other_quotation_marks(quoted: &str, span: Span) -> Diagnostic {
    let mark = |character: Option<char>| character.unwrap_or_default();
    let (first, last) = (mark(quoted.chars().next()), mark(quoted.chars().next_back()));
    Diagnostic::error(
        Code::SYNTAX_UNKNOWN_CHARACTER,
        localized!("a text stands between `{first}` and `{last}`", "文本写在 `{first}` 和 `{last}` 之间"),
        span,
        localized!("expected `\"` on both sides", "两边应为半角引号 `\"`"),
    )
}

/// A text that does not end on its line.
pub(super) fn unclosed_text(span: Span) -> Diagnostic {
    Diagnostic::error(
        Code::SYNTAX_UNCLOSED_TEXT,
        localized!("a text does not end on its line", "引号内的文本没有在本行结束"),
        span,
        localized!("this text is not closed", "此文本没有结束"),
    )
    .help(localized!(
        "close it with `\"` on the same line; inside a text, write a quotation mark as `\\\"`",
        "在同一行用 `\"` 结束；文本内的引号写作 `\\\"`"
    ))
}

/// `\n` and the like.
pub(super) fn bad_escape(escape: char, span: Span) -> Diagnostic {
    Diagnostic::error(
        Code::SYNTAX_BAD_LITERAL,
        localized!("a text holds the unknown escape `\\{escape}`", "文本中有未知的转义 `\\{escape}`"),
        span,
        localized!("in this text", "在此文本中"),
    )
    .help(localized!(
        "only `\\\"` and `\\\\` are escapes; a backslash itself is written `\\\\`",
        "只有 `\\\"` 和 `\\\\` 是转义；反斜杠本身写作 `\\\\`"
    ))
}

/// `2025-02-30`, `5-3`.
pub(super) fn bad_date(text: &str, span: Span) -> Diagnostic {
    let shown = shortened(text);
    Diagnostic::error(
        Code::SYNTAX_BAD_LITERAL,
        localized!("`{shown}` is not a day of the calendar", "`{shown}` 不是日历上的日期"),
        span,
        localized!("expected a date such as `2026-01-31` here", "此处应为日期，如 `2026-01-31`"),
    )
    .help(localized!(
        "write a date as year, month and day; a minus stands between blanks",
        "日期写作年-月-日；减号前后要留空格"
    ))
}

/// `1__0`, `99999999999999999999`.
pub(super) fn bad_number(text: &str, span: Span) -> Diagnostic {
    let shown = shortened(text);
    Diagnostic::error(
        Code::SYNTAX_BAD_LITERAL,
        localized!("`{shown}` is not a number that can be held", "`{shown}` 不是可表示的数字"),
        span,
        localized!("expected a number such as `100_000` here", "此处应为数字，如 `100_000`"),
    )
    .help(localized!(
        "`_` may stand between digits, and a number has at most 18 digits",
        "`_` 只能写在数字之间，数字最多 18 位"
    ))
}
