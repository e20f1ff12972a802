//! From a rule file to its canonical form: the same words and comments, laid out in one way.
//!
//! The words are printed from the tokens, so that parentheses stay as they were written; the syntax tree says where
//! each clause begins.

mod column;
mod cut;
mod entry;
mod join;
mod outline;
mod page;

#[cfg(test)]
mod tests;

use crate::diagnostic::{self, Code, Diagnostic};
use crate::localized;
use crate::source::{FileId, Span};
use crate::syntax::{self, Lexed, lex};
use outline::Outline;

/// How wide a line may be where it can be broken; a Chinese character takes two columns.
const MOST_COLUMNS: usize = 110;

/// The canonical form of a rule file.
///
/// # Errors
///
/// What is wrong with the file's syntax; or, where a change of lines would change what the file says, that place.
pub fn format(file: FileId, text: &str) -> Result<String, Vec<Diagnostic>> {
    let Lexed { tokens, .. } = lex(file, text);
    let (tree, diagnostics) = syntax::parse(file, text);
    if diagnostic::has_errors(&diagnostics) {
        return Err(diagnostics);
    }
    let outline = Outline::new(text, &tokens, &tree);
    let mut entries = cut::entries(text, &tokens, &outline);
    join::join(&mut entries.list);
    column::align(&mut entries.list);
    let formatted = page::print(&entries);
    match first_change(file, (text, &outline), &formatted) {
        None => Ok(formatted),
        Some(span) => Err(vec![refusal(span)]),
    }
}

/// Where the formatted text says something else than the text did.
fn first_change(file: FileId, (text, outline): (&str, &Outline), formatted: &str) -> Option<Span> {
    let before = lex(file, text).tokens;
    let after = lex(file, formatted).tokens;
    let words = before.iter().zip(&after);
    let changed = words.into_iter().find(|(old, new)| {
        let same = old.kind == new.kind && slice(text, old.span) == slice(formatted, new.span);
        !same
    });
    if let Some((old, _)) = changed {
        return Some(old.span);
    }
    let (tree, diagnostics) = syntax::parse(file, formatted);
    let is_same = before.len() == after.len()
        && !diagnostic::has_errors(&diagnostics)
        && Outline::new(formatted, &after, &tree) == *outline;
    (!is_same).then(|| before.first().map_or_else(Span::default, |token| token.span))
}

/// The text under a span.
fn slice(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize).unwrap_or_default()
}

fn refusal(span: Span) -> Diagnostic {
    Diagnostic::error(
        Code::FORMAT_MEANING,
        localized!("the file can't be formatted without a change of meaning", "格式化会改变该文件的含义"),
        span,
        localized!("the line break near here matters", "此处附近的换行有意义"),
    )
    .help(localized!("write each clause on a line of its own", "每个子句各写一行"))
}
