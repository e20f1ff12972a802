//! Tests of the way from text to tree.

mod errors;
mod properties;
mod speed;
mod trees;

use super::{ast, parse};
use crate::diagnostic::Diagnostic;
use crate::localized::Localized;
use crate::source::{FileId, LineIndex, Span};

/// The tree of a text without mistakes.
fn check(text: &str) -> ast::File {
    let (file, diagnostics) = parse(FileId::default(), text);
    assert!(diagnostics.is_empty(), "{}", render(text, &diagnostics));
    file
}

/// All diagnostics of a text, as one reads them.
fn errors(text: &str) -> String {
    render(text, &parse(FileId::default(), text).1)
}

fn render(text: &str, diagnostics: &[Diagnostic]) -> String {
    let lines = LineIndex::new(text);
    let at = |span: Span| {
        let (start, end) = (lines.position(span.start as usize), lines.position(span.end as usize));
        format!("{}:{}-{}:{}", start.line, start.column, end.line, end.column)
    };
    let both = |text: &Localized| format!("{} | {}", text.en, text.zh);
    let mut out = String::new();
    for diagnostic in diagnostics {
        out += &format!("{}: {}\n", diagnostic.code.id, both(&diagnostic.message));
        for label in &diagnostic.labels {
            out += &format!("  {} {}\n", at(label.span), both(&label.text));
        }
        if let Some(help) = &diagnostic.help {
            out += &format!("  help: {}\n", both(help));
        }
    }
    out
}
