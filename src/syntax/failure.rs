//! The furthest failure of a parse, and what a reader is told of it.

use super::expect::Expected;
use super::lexical_error::shortened;
use super::token::TokenKind;
use super::tokens::{State, Tokens};
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::source::Span;

/// Chinese words in a row, with a blank where one of them is code.
pub(super) fn spaced<'part>(parts: impl IntoIterator<Item = &'part str>) -> String {
    parts.into_iter().fold(String::new(), |mut text, part| {
        if !text.is_empty() && (text.ends_with('`') || part.starts_with('`')) {
            text.push(' ');
        }
        text + part
    })
}

/// What is being read: an item, and a part of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The item's keyword.
    pub(super) item: Option<&'static str>,
    /// The item's name, once it is read.
    pub(super) name: Option<Span>,
    /// The part.
    pub(super) part: Option<Part>,
}

/// A part of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A clause, by its keyword.
    Clause(&'static str),
    /// A field of a record, by its name.
    Field(Span),
    /// A value of an enum, by its name.
    Value(Span),
    /// A list that a document fills, by its name.
    Filling(Span),
    /// A provision of an instrument, by its number.
    Article(Span),
    /// A row of a decision table.
    Row,
    /// A value or a content for a period.
    Period,
}

/// The furthest place at which a terminal did not match, and what would have matched there.
#[derive(Debug, Default)]
pub(super) struct Failure {
    /// The index of the token.
    pub(super) position: usize,
    /// What would have matched, as people call it.
    pub(super) expected: Vec<Expected>,
    /// The keywords that would have matched: among them is the one that was mistyped.
    pub(super) words: Vec<&'static str>,
    /// What was being read.
    pub(super) place: Place,
    /// The parenthesis that would have been closed.
    pub(super) opener: Option<Span>,
    /// A diagnostic has been made already.
    pub(super) is_reported: bool,
}

impl Failure {
    /// Begins anew at a place, for the failures of what came before are dealt with.
    pub(super) fn reset(&mut self, position: usize) {
        *self = Self { position, ..Self::default() };
    }
}

/// Tells of the furthest failure, unless enough has been said of its line.
pub(super) fn report(state: &State<'_>, input: Tokens<'_>) {
    let failure = state.failure.borrow();
    let found = input.moved_to(failure.position.max(input.position()));
    let place = found.place();
    let is_told = failure.is_reported || is_marked_by_lexer(state, place) || is_last(state, place);
    if is_told || state.is_full() {
        return;
    }
    let (what, construct) = (describe(found), describe_place(state, failure.place));
    let message = Localized::new(
        format!("found {}{}", what.en, construct.en),
        spaced([construct.zh.as_str(), "出现了", what.zh.as_str()]),
    );
    let mut diagnostic =
        Diagnostic::error(Code::SYNTAX_EXPECTED, message, place, Expected::label(&failure.expected));
    if let Some(opener) = failure.opener {
        diagnostic = diagnostic.and(opener, localized!("opened here", "在此处开始"));
    }
    if let Some(help) = help(&failure, found) {
        diagnostic = diagnostic.help(help);
    }
    if let Some(word) = found.word() {
        diagnostic = diagnostic.did_you_mean(word, failure.words.iter().copied());
    }
    state.report(diagnostic);
}

/// Whether the lexer has reported something on the line of `place`: the rest of the line is likely a consequence.
pub(super) fn is_marked_by_lexer(state: &State<'_>, place: Span) -> bool {
    let at = state.lexical.partition_point(|span| span.start < place.start);
    let near = at.checked_sub(1).into_iter().chain([at]).filter_map(|index| state.lexical.get(index));
    near.into_iter().any(|span| {
        let (first, second) = if span.start <= place.start { (*span, place) } else { (place, *span) };
        let between = state.text.get(first.start as usize..second.start as usize);
        between.is_some_and(|between| !between.contains('\n'))
    })
}

/// Whether the last diagnostic is about the same place.
fn is_last(state: &State<'_>, place: Span) -> bool {
    state.diagnostics.borrow().last().and_then(Diagnostic::primary) == Some(place)
}

/// A block that is not closed where `input` stands.
pub(super) fn report_unclosed(opener: Span, input: Tokens<'_>) {
    let state = input.state;
    let place = input.place_behind();
    if is_last(state, place) || state.is_full() {
        return;
    }
    let construct = describe_place(state, Place { part: None, ..state.place.get() });
    let message = Localized::new(
        format!("a `{{`{} is not closed", construct.en),
        spaced([construct.zh.as_str(), "的", "`{`", "没有结束"]),
    );
    let label = localized!("expected `}}` here", "此处应为 `}}`");
    state.report(
        Diagnostic::error(Code::SYNTAX_UNCLOSED_BRACE, message, place, label)
            .and(opener, localized!("opened here", "在此处开始")),
    );
}

/// A brace that closes an item, though the item goes on behind it.
pub(super) fn report_early_close(input: Tokens<'_>) {
    let state = input.state;
    let place = input.place();
    if is_last(state, place) || is_marked_by_lexer(state, place) {
        return;
    }
    let construct = describe_place(state, Place { part: None, ..state.place.get() });
    let message = Localized::new(
        format!("found `}}` before the end{}", construct.en),
        spaced([construct.zh.as_str(), "提前出现了", "`}`"]),
    );
    let label = localized!("expected behind the last part alone", "只应写在最后一部分之后");
    let other = localized!("more of it stands here", "此处仍是其内容");
    let problem = Diagnostic::error(Code::SYNTAX_EXPECTED, message, place, label);
    state.report(problem.and(input.advanced().place(), other));
}

/// The next token, as a reader sees it.
pub(super) fn describe(found: Tokens<'_>) -> Localized {
    let Some(token) = found.first() else { return localized!("the end of the file", "文件结尾") };
    let shown = shortened(found.state.slice(token.span));
    match token.kind {
        TokenKind::Text => localized!("the text {shown}", "文本 {shown}"),
        _ => Localized::same(format!("`{shown}`")),
    }
}

/// " in the `require` of rule `csl.x`"
fn describe_place(state: &State<'_>, place: Place) -> Localized {
    let part = place.part.map(|part| describe_part(state, part));
    let item = place.item.map(|word| {
        let (word_en, word_zh) = (word, item_name(word));
        match place.name.map(|name| state.slice(name)) {
            Some(name) => localized!("{word_en} `{name}`", "{word_zh} `{name}`"),
            None => localized!("a {word_en}", "{word_zh}"),
        }
    });
    match (part, item) {
        (Some(part), Some(item)) => {
            let zh = spaced([item.zh.as_str(), "的", part.zh.as_str(), "中"]);
            Localized::new(format!(" in {} of {}", part.en, item.en), zh)
        }
        (None, Some(item)) => Localized::new(format!(" in {}", item.en), spaced([item.zh.as_str(), "中"])),
        (_, None) => localized!(" outside of any item", "各项之外"),
    }
}

fn describe_part(state: &State<'_>, part: Part) -> Localized {
    match part {
        Part::Clause(word) => localized!("the `{word}`", "`{word}`"),
        Part::Field(name) => {
            let name = state.slice(name);
            localized!("field `{name}`", "字段 `{name}`")
        }
        Part::Value(name) => {
            let name = state.slice(name);
            localized!("value `{name}`", "取值 `{name}`")
        }
        Part::Filling(name) => {
            let name = state.slice(name);
            localized!("list `{name}`", "列表 `{name}`")
        }
        Part::Article(number) => {
            let number = state.slice(number);
            localized!("article `{number}`", "第 `{number}` 条")
        }
        Part::Row => localized!("a row", "一行"),
        Part::Period => localized!("a period", "时间段"),
    }
}

fn item_name(word: &str) -> &str {
    match word {
        "record" => "记录",
        "list" => "列表",
        "enum" => "枚举",
        "unit" => "计量单位",
        "instrument" => "法规文件",
        "calendar" => "日历",
        "import" => "导入",
        "parameter" => "参数",
        "term" => "术语",
        _ => "规则",
    }
}

/// What to write, where the label alone does not say it.
fn help(failure: &Failure, found: Tokens<'_>) -> Option<Localized> {
    let compares = matches!(
        found.kind(),
        Some(TokenKind::Less | TokenKind::AtMost | TokenKind::Greater | TokenKind::AtLeast)
    ) || found.is_word(&["is", "in", "contains"]);
    if compares && failure.expected.contains(&Expected::Operator) {
        return Some(localized!(
            "a comparison has two sides: join two comparisons with `and`",
            "比较只有两边：用 `and` 连接两个比较"
        ));
    }
    if failure.expected.contains(&Expected::Word("en")) {
        return Some(localized!(
            "every text stands in both languages: `en \"…\" zh \"…\"`",
            "每段文本都要有两种语言：`en \"…\" zh \"…\"`"
        ));
    }
    failure.expected.contains(&Expected::Citation).then(|| {
        localized!(
            "a citation is an instrument, `/` and a provision, without blanks",
            "引用由法规文件、`/` 和条款组成，中间不留空格"
        )
    })
}
