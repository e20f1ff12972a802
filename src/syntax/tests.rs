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
    let index = LineIndex::new(text);
    let at = |span: Span| {
        let (start, end) = (index.position(span.start as usize), index.position(span.end as usize));
        format!("{}:{}-{}:{}", start.line, start.column, end.line, end.column)
    };
    let both = |text: &Localized| format!("{} | {}", text.en, text.zh);
    let mut lines = Vec::new();
    for diagnostic in diagnostics {
        lines.push(format!("{}: {}", diagnostic.code.id, both(&diagnostic.message)));
        let labels = diagnostic.labels.iter();
        lines.extend(labels.map(|label| format!("  {} {}", at(label.span), both(&label.text))));
        lines.extend(diagnostic.help.iter().map(|help| format!("  help: {}", both(help))));
    }
    lines.join("\n")
}
