//! The walk over a document in JSON: it goes into what is known, keeps the places, and passes over the rest.

use std::collections::BTreeSet;

use jiter::{Jiter, JiterError, JiterErrorType, JsonErrorType, Peek};

use super::{MOST_DIAGNOSTICS, MOST_NESTING, Stated};
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::source::{FileId, Span};

/// The document can't be read any further; a diagnostic says why.
pub(super) struct Broken;

/// What comes of reading a part of a document.
pub(super) type Read<T = ()> = Result<T, Broken>;

/// The mark that some programs put before a text in UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// One walk.
pub(super) struct Scanner<'text> {
    jiter: Jiter<'text>,
    file: FileId,
    /// Where the JSON begins in the text.
    offset: usize,
    length: usize,
    depth: usize,
    diagnostics: Vec<Diagnostic>,
}

/// What is wanted at a place.
#[derive(Clone, Copy)]
enum Wanted {
    Object,
    Array,
    Text,
}

/// What comes next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// What is wanted.
    Wanted,
    /// `null`.
    Nothing,
    /// Something else, which is reported.
    Another,
}

impl<'text> Scanner<'text> {
    /// A walk that has not begun.
    pub(super) fn new(file: FileId, text: &'text str) -> Self {
        let json = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        Self {
            jiter: Jiter::new(json.as_bytes()),
            file,
            offset: text.len() - json.len(),
            length: json.len(),
            depth: 0,
            diagnostics: Vec::new(),
        }
    }

    /// Reads an object, `entry` each of its values; one that is none is reported. Gives its place.
    pub(super) fn object(
        &mut self,
        name: &str,
        mut entry: impl FnMut(&mut Self, &str) -> Read,
    ) -> Read<Option<Span>> {
        let Some(start) = self.enter(name, Wanted::Object)? else { return Ok(None) };
        let mut seen = BTreeSet::new();
        let first = self.jiter.known_object().map(|key| key.map(str::to_owned));
        let mut next = first.map_err(|error| self.fail(&error))?;
        while let Some(key) = next {
            let start = self.start_of_value()?;
            entry(self, &key)?;
            if !seen.insert(key.clone()) {
                let place = self.span(start, self.jiter.current_index());
                let message = localized!("`{key}` is stated twice", "`{key}` 出现两次");
                self.report(message, place, localized!("stated again here", "此处再次出现"));
            }
            let following = self.jiter.next_key().map(|key| key.map(str::to_owned));
            next = following.map_err(|error| self.fail(&error))?;
        }
        Ok(Some(self.leave(start)))
    }

    /// Reads an array, `element` each of its values; one that is none is reported. Gives its place.
    pub(super) fn array(
        &mut self,
        name: &str,
        mut element: impl FnMut(&mut Self) -> Read,
    ) -> Read<Option<Span>> {
        let Some(start) = self.enter(name, Wanted::Array)? else { return Ok(None) };
        let mut next = self.jiter.known_array().map_err(|error| self.fail(&error))?;
        while next.is_some() {
            element(self)?;
            next = self.jiter.array_step().map_err(|error| self.fail(&error))?;
        }
        Ok(Some(self.leave(start)))
    }

    /// Reads a text that says something; anything else is reported.
    pub(super) fn text(&mut self, name: &str) -> Read<Option<Stated<Box<str>>>> {
        match self.next(name, Wanted::Text)? {
            Next::Wanted => self.known_text(),
            Next::Nothing | Next::Another => Ok(None),
        }
    }

    /// Reads a text that must say something.
    pub(super) fn required_text(&mut self, name: &str) -> Read<Option<Stated<Box<str>>>> {
        let start = self.start_of_value()?;
        let text = match self.next(name, Wanted::Text)? {
            Next::Wanted => self.known_text()?,
            Next::Nothing => None,
            Next::Another => return Ok(None),
        };
        if text.is_none() {
            let place = self.span(start, self.jiter.current_index());
            let message = localized!("`{name}` says nothing", "`{name}` 没有内容");
            self.report(message, place, localized!("expected a text", "应为文本"));
        }
        Ok(text)
    }

    fn known_text(&mut self) -> Read<Option<Stated<Box<str>>>> {
        let start = self.start_of_value()?;
        let text = self.jiter.known_str().map(Box::from);
        let value: Box<str> = text.map_err(|error| self.fail(&error))?;
        let place = self.span(start, self.jiter.current_index());
        Ok(Some(Stated { value, place }).filter(|text| !text.value.trim().is_empty()))
    }

    /// Passes over a value.
    pub(super) fn skip(&mut self) -> Read {
        self.jiter.next_skip().map_err(|error| self.fail(&error))
    }

    /// Makes sure that nothing follows.
    pub(super) fn finish(&mut self) -> Read {
        self.jiter.finish().map_err(|error| self.fail(&error))
    }

    /// Reports that a part has another form than it must have.
    pub(super) fn report(&mut self, message: Localized, place: Span, label: Localized) {
        self.keep(Diagnostic::error(Code::SBOM_STRUCTURE, message, place, label));
    }

    /// Keeps a diagnostic, unless there are too many already.
    pub(super) fn keep(&mut self, diagnostic: Diagnostic) {
        if self.diagnostics.len() < MOST_DIAGNOSTICS {
            self.diagnostics.push(diagnostic);
        }
    }

    /// What was found wrong.
    pub(super) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// The place of the whole document, as a diagnostic shows it: its beginning.
    pub(super) fn beginning(&self) -> Span {
        self.span(0, usize::from(self.length > 0))
    }

    fn enter(&mut self, name: &str, wanted: Wanted) -> Read<Option<usize>> {
        if self.next(name, wanted)? != Next::Wanted {
            return Ok(None);
        }
        let start = self.start_of_value()?;
        if self.depth == MOST_NESTING {
            self.keep(too_deep(self.span(start, start + 1)));
            return Err(Broken);
        }
        self.depth += 1;
        Ok(Some(start))
    }

    fn leave(&mut self, start: usize) -> Span {
        self.depth -= 1;
        self.span(start, self.jiter.current_index())
    }

    /// Whether what is wanted comes next. Anything else is passed over, and reported unless it is `null`, which says
    /// nothing.
    fn next(&mut self, name: &str, wanted: Wanted) -> Read<Next> {
        let peek = self.peek()?;
        let (is_wanted, label) = match wanted {
            Wanted::Object => (peek == Peek::Object, localized!("expected an object", "应为对象")),
            Wanted::Array => (peek == Peek::Array, localized!("expected an array", "应为数组")),
            Wanted::Text => (peek == Peek::String, localized!("expected a text", "应为文本")),
        };
        if is_wanted {
            return Ok(Next::Wanted);
        }
        let start = self.jiter.current_index();
        self.skip()?;
        if peek == Peek::Null {
            return Ok(Next::Nothing);
        }
        let found = found(peek);
        let (en, zh) = (&found.en, &found.zh);
        let message = localized!("`{name}` is {en}", "`{name}` 是{zh}");
        let place = self.span(start, self.jiter.current_index());
        self.report(message, place, label);
        Ok(Next::Another)
    }

    fn peek(&mut self) -> Read<Peek> {
        self.jiter.peek().map_err(|error| self.fail(&error))
    }

    /// Where the next value begins, behind the blanks before it.
    fn start_of_value(&mut self) -> Read<usize> {
        self.peek()?;
        Ok(self.jiter.current_index())
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.offset + start, self.offset + end)
    }

    fn fail(&mut self, error: &JiterError) -> Broken {
        let start = error.index.min(self.length);
        let place = self.span(start, (start + 1).min(self.length));
        let diagnostic = if error.error_type
            == JiterErrorType::JsonError(JsonErrorType::RecursionLimitExceeded)
        {
            too_deep(place)
        } else {
            let what = &error.error_type;
            Diagnostic::error(
                Code::SBOM_SYNTAX,
                localized!("the bill of materials is not well-formed JSON", "物料清单不是格式正确的 JSON"),
                place,
                localized!("JSON says: {what}", "JSON 的说明：{what}"),
            )
            .help(localized!("generate the document anew", "请重新生成该文档"))
        };
        self.keep(diagnostic);
        Broken
    }
}

fn too_deep(place: Span) -> Diagnostic {
    Diagnostic::error(
        Code::INPUT_TOO_LARGE,
        localized!("the bill of materials is nested too deeply", "物料清单嵌套过深"),
        place,
        localized!("expected at most {MOST_NESTING} levels", "应不超过 {MOST_NESTING} 层"),
    )
}

fn found(peek: Peek) -> Localized {
    match peek {
        Peek::Null => Localized::same("null"),
        Peek::True | Peek::False => localized!("`true` or `false`", " `true` 或 `false`"),
        Peek::String => localized!("a text", "文本"),
        Peek::Array => localized!("an array", "数组"),
        Peek::Object => localized!("an object", "对象"),
        _ => localized!("a number", "数字"),
    }
}
