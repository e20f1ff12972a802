//! A message and the places it is about, drawn by miette.

use std::fmt;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode, ThemeCharacters, ThemeStyles};

use super::layout::{CharacterSet, ColorChoice, Layout};
use super::source_text::{MOST_BESIDE, SourceText};
use super::tie::{tied, untied};
use super::visible::{into_visible, visible_name};
use crate::source::{SourceFile, Sources, Span};

/// What is drawn: our own value, as miette wants it.
#[derive(Debug)]
pub(super) struct Snippet<'a> {
    code: Option<String>,
    severity: miette::Severity,
    message: String,
    labels: Vec<LabeledSpan>,
    source: SourceText<'a>,
}

impl<'a> Snippet<'a> {
    /// A message without a place.
    pub(super) fn new(severity: miette::Severity, code: Option<String>, message: String) -> Self {
        let message = into_visible(message);
        let code = code.map(|code| visible_name(&code));
        Self { code, severity, message, labels: Vec::new(), source: SourceText::default() }
    }

    /// Adds a place; the first one is the primary. A place that is there already gets the further text.
    pub(super) fn label(&mut self, sources: &'a Sources, span: Span, text: String) {
        if let Some(file) = sources.get(span.file) {
            self.label_in(file, span, text);
        }
    }

    fn label_in(&mut self, file: &'a SourceFile, span: Span, text: String) {
        let text = into_visible(text);
        let base = self.source.base_of(file);
        let start = shown_start(&file.text, (span.start as usize).min(file.text.len()));
        let end = shown_end(&file.text, start, (span.end as usize).clamp(start, file.text.len()));
        let place = (base + start, end - start).into();
        if let Some(there) = self.labels.iter_mut().find(|label| *label.inner() == place) {
            let joined = match there.label() {
                Some(first) if !text.is_empty() && first != text => format!("{first}; {text}"),
                Some(first) => first.to_owned(),
                None => text,
            };
            there.set_label(Some(joined).filter(|text| !text.is_empty()));
            return;
        }
        if self
            .labels
            .iter()
            .any(|label| is_far_in_line(&file.text, label.offset().saturating_sub(base), start))
        {
            return;
        }
        let text = Some(text).filter(|text| !text.is_empty());
        let label = if self.labels.is_empty() {
            LabeledSpan::new_primary_with_span(text, place)
        } else {
            LabeledSpan::new_with_span(text, place)
        };
        self.labels.push(label);
    }

    /// Draws it.
    pub(super) fn render(&self, layout: Layout) -> String {
        let characters = match layout.characters {
            CharacterSet::Unicode => ThemeCharacters::unicode(),
            CharacterSet::Ascii => ThemeCharacters::ascii(),
        };
        let styles = match layout.color {
            ColorChoice::Always => ThemeStyles::ansi(),
            ColorChoice::Never => ThemeStyles::none(),
        };
        let handler = GraphicalReportHandler::new_themed(GraphicalTheme { characters, styles })
            .with_width(layout.width.max(20))
            .with_word_splitter(textwrap::WordSplitter::NoHyphenation)
            .with_links(false)
            .with_context_lines(1)
            .without_cause_chain()
            .without_syntax_highlighting();
        let mut text = String::new();
        // Writing into a text can't fail; a place outside its file is reported in the text itself.
        let drawn = handler.render_report(&mut text, self);
        if drawn.is_err() {
            text.push('\n');
        }
        let mut trimmed = String::with_capacity(text.len());
        for line in untied(&text).lines() {
            trimmed.push_str(line.trim_end());
            trimmed.push('\n');
        }
        trimmed
    }
}

/// Where a place begins: the end of the file is shown behind its last words, not on an empty line.
fn shown_start(text: &str, start: usize) -> usize {
    if start < text.len() { start } else { text.trim_end().len() }
}

/// Where the underline of a place ends: within its line, that of a very long place is cut off.
fn shown_end(text: &str, start: usize, end: usize) -> usize {
    let place = text.get(start..end).unwrap_or_default();
    if place.len() <= MOST_BESIDE || place.contains('\n') {
        return end;
    }
    start + place.floor_char_boundary(MOST_BESIDE)
}

/// Whether two places of one line are too far apart to be shown together.
fn is_far_in_line(text: &str, one: usize, other: usize) -> bool {
    let (first, second) = (one.min(other), one.max(other));
    second - first > MOST_BESIDE && !text.get(first..second).is_none_or(|between| between.contains('\n'))
}

impl fmt::Display for Snippet<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&tied(&self.message))
    }
}

impl std::error::Error for Snippet<'_> {}

impl miette::Diagnostic for Snippet<'_> {
    fn code<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        self.code.as_ref().map(|code| Box::new(code) as Box<dyn fmt::Display>)
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        (!self.labels.is_empty()).then_some(&self.source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}
