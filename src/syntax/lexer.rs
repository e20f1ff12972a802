//! From text to tokens. The lexer can't fail: what it does not know becomes a token and a diagnostic.

use super::token::{Token, TokenKind};
use super::{lexical_error, value};
use crate::diagnostic::Diagnostic;
use crate::quantity::Date;
use crate::source::{FileId, Span};

/// A text in words, comments included, and what is wrong with single words.
#[derive(Debug, Clone)]
pub struct Lexed {
    /// All tokens, in order.
    pub tokens: Vec<Token>,
    /// What is wrong, in order.
    pub diagnostics: Vec<Diagnostic>,
}

/// Words that open an item.
pub(super) const ITEM_WORDS: [&str; 10] =
    ["record", "list", "enum", "unit", "import", "instrument", "calendar", "parameter", "term", "rule"];

/// Diagnostics that one file may have; a file with more is not a rule file.
pub(super) const MOST_DIAGNOSTICS: usize = 100;

/// Splits a text into tokens.
pub fn lex(file: FileId, text: &str) -> Lexed {
    let mut lexer = Lexer {
        file,
        text,
        at: 0,
        line_is_blank: true,
        diagnostics_before_line: 0,
        in_instrument: false,
        tokens: Vec::new(),
        diagnostics: Vec::new(),
    };
    // An editor's mark of UTF-8 is no part of the text.
    lexer.at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    while lexer.step() {}
    Lexed { tokens: lexer.tokens, diagnostics: lexer.diagnostics }
}

struct Lexer<'text> {
    file: FileId,
    text: &'text str,
    at: usize,
    line_is_blank: bool,
    diagnostics_before_line: usize,
    in_instrument: bool,
    tokens: Vec<Token>,
    diagnostics: Vec<Diagnostic>,
}

impl Lexer<'_> {
    /// Takes one token or blank; false at the end of the text.
    fn step(&mut self) -> bool {
        let Some(byte) = self.byte(0) else { return false };
        match byte {
            b'\n' => {
                self.line_is_blank = true;
                self.diagnostics_before_line = self.diagnostics.len();
                self.at += 1;
            }
            b' ' | b'\t' | b'\r' => self.at += 1,
            b'#' => self.comment(),
            b'"' => self.quoted(),
            b'0'..=b'9' => self.number(),
            _ if byte.is_ascii_alphabetic() => self.word(),
            _ => match self.symbol() {
                Some((kind, length)) => self.push(kind, self.at + length),
                None => self.unknown(),
            },
        }
        true
    }

    fn byte(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + ahead).copied()
    }

    /// The end of the run of bytes from `start` that pass `test`.
    fn run(&self, start: usize, test: impl Fn(u8) -> bool) -> usize {
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        start + rest.iter().take_while(|&&byte| test(byte)).count()
    }

    fn span(&self, end: usize) -> Span {
        Span::new(self.file, self.at, end)
    }

    fn slice(&self, end: usize) -> &str {
        self.text.get(self.at..end).unwrap_or_default()
    }

    /// Takes the text up to `end` as a token.
    fn push(&mut self, kind: TokenKind, end: usize) {
        let first_on_line = std::mem::replace(&mut self.line_is_blank, false);
        self.tokens.push(Token { kind, first_on_line, span: self.span(end) });
        self.at = end;
    }

    /// Takes the text up to `end` as a token, and reports it where `error` has something to say.
    fn push_checked(
        &mut self,
        kind: TokenKind,
        end: usize,
        error: impl FnOnce(&str, Span) -> Option<Diagnostic>,
    ) {
        if self.diagnostics.len() < MOST_DIAGNOSTICS {
            let diagnostic = error(self.slice(end), self.span(end));
            self.diagnostics.extend(diagnostic);
        }
        self.push(kind, end);
    }

    fn comment(&mut self) {
        let end = self.run(self.at, |byte| byte != b'\n');
        let kind = match self.byte(1) {
            Some(b'#') if self.line_is_blank => TokenKind::Documentation,
            _ => TokenKind::Comment,
        };
        let trimmed = self.at + self.slice(end).trim_end().len();
        self.push(kind, trimmed);
    }

    fn quoted(&mut self) {
        let rest = self.text.as_bytes().get(self.at + 1..).unwrap_or_default();
        let mut escaped = false;
        let end = rest.iter().position(|&byte| {
            let ends = byte == b'\n' || (byte == b'"' && !escaped);
            escaped = byte == b'\\' && !escaped;
            ends
        });
        let end = end.map_or(self.text.len(), |offset| self.at + 1 + offset);
        if self.text.as_bytes().get(end) == Some(&b'"') {
            self.push_checked(TokenKind::Text, end + 1, |text, span| {
                value::bad_escape(text).map(|escape| lexical_error::bad_escape(escape, span))
            });
        } else {
            let trimmed = self.at + self.slice(end).trim_end().len();
            // An odd quotation mark turns the words of its line inside out: the rest of what was said of it is moot.
            self.diagnostics.truncate(self.diagnostics_before_line);
            self.push_checked(TokenKind::Text, trimmed, |_, span| Some(lexical_error::unclosed_text(span)));
        }
    }

    fn number(&mut self) {
        let digits = |byte: u8| byte.is_ascii_digit() || byte == b'_';
        let mut end = self.run(self.at, digits);
        let follows = |end: usize, mark: u8| {
            let bytes = self.text.as_bytes();
            bytes.get(end) == Some(&mark) && bytes.get(end + 1).is_some_and(u8::is_ascii_digit)
        };
        if follows(end, b'-') {
            while follows(end, b'-') {
                end = self.run(end + 1, digits);
            }
            return self.push_checked(TokenKind::Date, end, |text, span| {
                Date::parse(text).is_none().then(|| lexical_error::bad_date(text, span))
            });
        }
        if follows(end, b'.') {
            end = self.run(end + 1, digits);
        }
        self.push_checked(TokenKind::Number, end, |text, span| {
            value::number_value(text).is_none().then(|| lexical_error::bad_number(text, span))
        });
    }

    /// The end of the name at the current place: a hyphen belongs to it only between letters and digits.
    fn name_end(&self) -> usize {
        let mut end = self.run(self.at, |byte| byte.is_ascii_alphanumeric());
        let bytes = self.text.as_bytes();
        while bytes.get(end) == Some(&b'-') && bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric) {
            end = self.run(end + 1, |byte| byte.is_ascii_alphanumeric());
        }
        end
    }

    fn word(&mut self) {
        let end = self.name_end();
        if self.text.as_bytes().get(end) == Some(&b'/') {
            let after_slash = self.run(end + 1, is_provision_byte);
            if after_slash > end + 1 {
                return self.push(TokenKind::Citation, after_slash);
            }
        }
        let after_dot = self.tokens.last().is_some_and(|token| token.kind == TokenKind::Dot);
        let word = self.slice(end);
        let names_provision = self.in_instrument && !after_dot && matches!(word, "article" | "penalty");
        if let Some(opens_instrument) = self.opens_item(word) {
            self.in_instrument = opens_instrument;
        }
        self.push(TokenKind::Word, end);
        if names_provision {
            self.provision();
        }
    }

    /// Where a word stands as an item's keyword does, whether it is `instrument`.
    fn opens_item(&self, word: &str) -> Option<bool> {
        let after_item = self.tokens.last().is_none_or(|token| token.kind == TokenKind::CloseBrace);
        ((self.line_is_blank || after_item) && ITEM_WORDS.contains(&word)).then_some(word == "instrument")
    }

    /// Takes the provision that follows `article` or `penalty` on the same line, if one does.
    fn provision(&mut self) {
        self.at = self.run(self.at, |byte| byte == b' ' || byte == b'\t');
        let end = self.run(self.at, is_provision_byte);
        if end > self.at && !matches!(self.slice(end), "en" | "zh") {
            self.push(TokenKind::Provision, end);
        }
    }

    fn symbol(&self) -> Option<(TokenKind, usize)> {
        Some(match (self.byte(0)?, self.byte(1)) {
            (b'{', _) => (TokenKind::OpenBrace, 1),
            (b'}', _) => (TokenKind::CloseBrace, 1),
            (b'(', _) => (TokenKind::OpenParenthesis, 1),
            (b')', _) => (TokenKind::CloseParenthesis, 1),
            (b':', _) => (TokenKind::Colon, 1),
            (b',', _) => (TokenKind::Comma, 1),
            (b'.', Some(b'.')) => (TokenKind::DotDot, 2),
            (b'.', _) => (TokenKind::Dot, 1),
            (b'-', Some(b'>')) => (TokenKind::Arrow, 2),
            (b'-', _) => (TokenKind::Minus, 1),
            (b'<', Some(b'=')) => (TokenKind::AtMost, 2),
            (b'<', _) => (TokenKind::Less, 1),
            (b'>', Some(b'=')) => (TokenKind::AtLeast, 2),
            (b'>', _) => (TokenKind::Greater, 1),
            (b'+', _) => (TokenKind::Plus, 1),
            (b'*', _) => (TokenKind::Star, 1),
            _ => return None,
        })
    }

    /// The end of a text that stands on its line between quotation marks of another kind.
    fn end_in_other_marks(&self) -> Option<usize> {
        let mut characters = self.text.get(self.at..)?.char_indices();
        let (_, first) = characters.next()?;
        let kind = OTHER_MARKS.into_iter().find(|kind| kind.contains(&first))?;
        let mut line = characters.take_while(|&(_, character)| character != '\n');
        let (length, last) = line.find(|(_, character)| kind.contains(character))?;
        Some(self.at + length + last.len_utf8())
    }

    fn unknown(&mut self) {
        if let Some(end) = self.end_in_other_marks() {
            return self.push_checked(TokenKind::Text, end, |text, span| {
                Some(lexical_error::other_quotation_marks(text, span))
            });
        }
        let end = self.run(self.at, |byte| !byte.is_ascii() || (is_unknown_mark(byte)));
        self.push_checked(TokenKind::Unknown, end, |text, span| {
            Some(lexical_error::unknown_character(text, span))
        });
    }
}

/// Quotation marks that are none of the language: one of a kind closes what another of that kind opened.
const OTHER_MARKS: [&[char]; 5] = [&['\''], &['`'], &['“', '”', '„', '＂'], &['‘', '’'], &['「', '」']];

/// A byte of a provision's number.
pub(super) fn is_provision_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b".()~-".contains(&byte)
}

/// A byte of ASCII that starts no token and is no blank.
fn is_unknown_mark(byte: u8) -> bool {
    !byte.is_ascii_alphanumeric() && !b" \t\r\n#\"{}():,.-<>+*".contains(&byte)
}
