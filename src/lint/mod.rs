//! What is allowed in a rule file and yet likely a mistake: one file per lint, all of them in one table.

mod bare_number;
mod dead_row;
mod expression;
mod mixed_logic;
mod uncited_exemption;
mod unused;

#[cfg(test)]
mod tests;

use crate::diagnostic::{self, Code, Diagnostic};
use crate::source::{Sources, Span};
use crate::syntax::{Token, ast, lex, parse};

/// A lint.
#[derive(Debug, Clone, Copy)]
pub struct Lint {
    /// Its code.
    pub code: Code,
    /// Gives a warning for each place that it is about.
    check: fn(&Input<'_>) -> Vec<Diagnostic>,
}

/// All lints.
pub const LINTS: [Lint; 5] = [
    Lint { code: Code::LINT_MIXED_LOGIC, check: mixed_logic::check },
    Lint { code: Code::LINT_UNCITED_EXEMPTION, check: uncited_exemption::check },
    Lint { code: Code::LINT_BARE_NUMBER, check: bare_number::check },
    Lint { code: Code::LINT_DEAD_ROW, check: dead_row::check },
    Lint { code: Code::LINT_UNUSED, check: unused::check },
];

/// Looks through all files of a run together and gives warnings in order of place. The trees are those of texts in
/// `sources`; the files should have no errors.
pub fn lint(sources: &Sources, files: &[ast::File]) -> Vec<Diagnostic> {
    let input = Input { sources, files };
    let mut diagnostics: Vec<Diagnostic> = LINTS.iter().flat_map(|lint| (lint.check)(&input)).collect();
    diagnostic::sort(&mut diagnostics);
    diagnostics
}

/// Reads all texts anew and looks through them.
pub fn lint_sources(sources: &Sources) -> Vec<Diagnostic> {
    let trees = sources.iter().map(|(id, file)| parse(id, &file.text).0);
    lint(sources, &trees.collect::<Vec<_>>())
}

/// What a lint looks at.
struct Input<'a> {
    sources: &'a Sources,
    files: &'a [ast::File],
}

impl<'a> Input<'a> {
    fn items(&self) -> impl Iterator<Item = &'a ast::Item> + use<'a> {
        self.files.iter().flat_map(|file| &file.items)
    }

    fn rules(&self) -> impl Iterator<Item = &'a ast::Rule> + use<'a> {
        self.items().filter_map(|item| if let ast::Item::Rule(rule) = item { Some(rule) } else { None })
    }

    fn terms(&self) -> impl Iterator<Item = &'a ast::Term> + use<'a> {
        self.items().filter_map(|item| if let ast::Item::Term(term) = item { Some(term) } else { None })
    }

    /// The words under a span, each with its text.
    fn words(&self, span: Span) -> Vec<(Token, &'a str)> {
        let text = self.sources.slice(span);
        let tokens = lex(span.file, text).tokens.into_iter().filter(|token| !token.kind.is_comment());
        let slice = |token: &Token| text.get(token.span.start as usize..token.span.end as usize);
        tokens.map(|token| (token, slice(&token).unwrap_or_default())).collect()
    }
}
