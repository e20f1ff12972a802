//! What is wrong with YAML, in both languages and with its parser's own wording as a detail.

use super::Refusal;
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::manifest::{MOST_ELEMENTS, describe};
use crate::source::Span;

/// A part of the parser's message; what was found, in English and in Chinese; what is expected, in both.
type Wording = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// The common messages. The first that fits is taken.
#[rustfmt::skip]
const WORDINGS: &[Wording] = &[
    ("unknown anchor", "an alias leads nowhere", "别名没有对应的锚点", "expected the name of an anchor `&…` before it", "应为之前某个锚点 `&…` 的名称"),
    ("unprintable", "a character can't be seen", "有不可见的字符", "expected a visible character, or its number in a text in quotation marks, such as `\\x07`", "应为可见字符，或在引号文本中写出其编号，例如 `\\x07`"),
    ("tab", "a tab stands where blanks should", "应为空格之处有制表符", "expected blanks", "应为空格"),
    ("invalid indentation in quoted scalar", "a text is not closed, or goes on too far to the left", "文本没有结束，或后续行缩进不足", "expected a quotation mark at its end", "末尾应有引号"),
    ("found unexpected end of stream", "a text is not closed", "文本没有结束", "expected a quotation mark at its end", "末尾应有引号"),
    ("unexpected document indicator", "a text is not closed", "文本没有结束", "expected a quotation mark before this", "此前应有引号"),
    ("trailing content after double-quoted", "something stands behind a text in quotation marks", "引号文本之后还有内容", "expected the end of the line, or `\\\"` for a quotation mark within", "应为行尾；文本内的引号写作 `\\\"`"),
    ("unknown escape character", "a backslash stands before nothing that it can escape", "反斜杠后的转义无效", "expected `\\\\` for a backslash", "反斜杠应写作 `\\\\`"),
    ("hexadecimal number", "a character's number is too short", "字符编号的位数不足", "expected hexadecimal digits", "应为十六进制数字"),
    ("invalid Unicode character", "no character has this number", "没有这个编号的字符", "expected the number of a character", "应为字符的编号"),
    ("mapping values are not allowed", "a second `:` stands on this line", "本行有第二个 `:`", "expected quotation marks around a text with `: `, or a line of its own", "含 `: ` 的文本应加引号，或另起一行"),
    ("block mapping, did not find expected key", "this does not stand in line with the keys before it", "与前面的键没有对齐", "expected as many blanks as before the other keys", "缩进应与其他键相同"),
    ("expected '-' indicator", "this does not stand in line with the entries before it", "与前面的列表项没有对齐", "expected as many blanks as before the other entries", "缩进应与其他列表项相同"),
    ("invalid indentation", "this stands too far to the left", "缩进不足", "expected more blanks before it", "之前应有更多空格"),
    ("flow mapping, did not find", "a comma or a closing brace is missing", "缺少逗号或右花括号", "expected `,` or `}`", "应有 `,` 或 `}`"),
    ("flow sequence, expected", "a comma or a closing bracket is missing", "缺少逗号或右方括号", "expected `,` or `]`", "应有 `,` 或 `]`"),
    ("illegal placement of ':'", "a `:` stands in a list, or a bracket before it is not closed", "列表中出现了 `:`，或之前的方括号没有结束", "expected `,` or `]` before it", "此前应有 `,` 或 `]`"),
    ("misplaced bracket", "a bracket closes what is not open", "多出的右括号", "expected no bracket here", "此处不应有括号"),
    ("simple key expect", "a key has no value", "键没有值", "expected `:` and a value", "应有 `:` 和值"),
    ("block sequence entries are not allowed", "a list begins behind something else", "列表没有另起一行", "expected `-` on a line of its own", "`-` 应另起一行"),
    ("unexpected character", "this character can't begin a text", "文本不能以此字符开头", "expected quotation marks around the text", "文本应加引号"),
    ("plain scalar cannot start", "this character can't begin a text", "文本不能以此字符开头", "expected quotation marks around the text", "文本应加引号"),
    ("expected node content", "a value is missing", "缺少值", "expected a value", "应有值"),
];

/// A text that is no YAML.
pub(super) fn malformed(original: &str, place: Span) -> Diagnostic {
    if original.contains("recursion limit") {
        return describe::too_deep(place);
    }
    let detail = localized!("YAML's parser says: {original}", "YAML 解析器的说明：{original}");
    let mut wordings = WORDINGS.iter();
    match wordings.find(|(part, ..)| original.contains(part)) {
        Some(&(_, found_en, found_zh, expected_en, expected_zh)) => Diagnostic::error(
            Code::MANIFEST_SYNTAX,
            Localized::new(found_en, found_zh),
            place,
            Localized::new(expected_en, expected_zh),
        )
        .help(detail),
        None => Diagnostic::error(
            Code::MANIFEST_SYNTAX,
            localized!("the manifest is not well-formed", "清单的格式有误"),
            place,
            detail,
        ),
    }
}

/// A NUL byte, which YAML's parser takes for the end of the text.
pub(super) fn nul(place: Span) -> Diagnostic {
    Diagnostic::error(
        Code::MANIFEST_SYNTAX,
        localized!("a NUL byte stands in the manifest", "清单中有 NUL 字节"),
        place,
        localized!(
            "expected a visible character, or `\\0` in a text in quotation marks",
            "应为可见字符，或在引号文本中写作 `\\0`"
        ),
    )
}

/// YAML that no manifest is written in.
pub(super) fn refused(refusal: Refusal, place: Span) -> Diagnostic {
    let (code, found, expected) = match refusal {
        Refusal::TooDeep => return describe::too_deep(place),
        Refusal::TooManyAliases => (
            Code::INPUT_TOO_LARGE,
            localized!(
                "the aliases of the manifest stand for more than {MOST_ELEMENTS} values together",
                "清单中的别名展开后超过 {MOST_ELEMENTS} 个值"
            ),
            localized!("this one is too many", "到此处已超出"),
        ),
        Refusal::EndlessAlias => (
            Code::MANIFEST_SYNTAX,
            localized!("an alias stands within what it means", "别名出现在其自身所指的内容中"),
            localized!("expected an alias of something that has ended before", "应为之前已结束内容的别名"),
        ),
        Refusal::SecondDocument => (
            Code::MANIFEST_SYNTAX,
            localized!("a second document begins", "出现了第二个文档"),
            localized!("expected one product in a file", "每个文件应只有一个产品"),
        ),
        Refusal::ComplexKey => (
            Code::MANIFEST_SYNTAX,
            localized!("a key is no plain text", "键不是普通文本"),
            localized!("expected a text, without tag, anchor or alias", "应为文本，不带标签、锚点或别名"),
        ),
        Refusal::MergeKey => (
            Code::MANIFEST_SYNTAX,
            localized!("`<<` merges tables in YAML 1.1 alone", "`<<` 仅在 YAML 1.1 中用于合并表"),
            localized!(
                "expected the keys themselves, or an alias for the whole table",
                "应写出各个键，或用别名代表整个表"
            ),
        ),
        Refusal::Tag => (
            Code::MANIFEST_SYNTAX,
            localized!("a tag does not fit what stands behind it", "标签与其后的内容不符"),
            localized!("expected the value without a tag", "应为不带标签的值"),
        ),
    };
    Diagnostic::error(code, found, place, expected)
}
