//! The words of the language: what the lexer makes of a text.

use crate::source::Span;

/// What kind of word a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A letter, then letters, digits and inner hyphens; keywords are words too.
    Word,
    /// `100_000`, `1.5`.
    Number,
    /// `2017-06-01`.
    Date,
    /// `"…"`.
    Text,
    /// `LAW-2020/3~1`.
    Citation,
    /// `37~1`, after `article` or `penalty` in an instrument.
    Provision,
    /// `{`
    OpenBrace,
    /// `}`
    CloseBrace,
    /// `(`
    OpenParenthesis,
    /// `)`
    CloseParenthesis,
    /// `:`
    Colon,
    /// `,`
    Comma,
    /// `.`
    Dot,
    /// `..`
    DotDot,
    /// `->`
    Arrow,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Star,
    /// `# …`, to the end of its line.
    Comment,
    /// `## …`, to the end of its line.
    Documentation,
    /// A run of characters that mean nothing here.
    Unknown,
}

impl TokenKind {
    /// How it is written, where it is always written the same way.
    pub fn symbol(self) -> Option<&'static str> {
        Some(match self {
            Self::OpenBrace => "{",
            Self::CloseBrace => "}",
            Self::OpenParenthesis => "(",
            Self::CloseParenthesis => ")",
            Self::Colon => ":",
            Self::Comma => ",",
            Self::Dot => ".",
            Self::DotDot => "..",
            Self::Arrow => "->",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Star => "*",
            _ => return None,
        })
    }

    /// Whether the grammar passes over it.
    pub fn is_comment(self) -> bool {
        matches!(self, Self::Comment | Self::Documentation)
    }
}

/// One word and its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What kind of word it is.
    pub kind: TokenKind,
    /// Whether only blanks stand before it on its line.
    pub first_on_line: bool,
    /// Its place.
    pub span: Span,
}
