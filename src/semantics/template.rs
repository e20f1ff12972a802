//! Texts with places to fill: each place names a path that leads to one fact.

use super::checker::Checker;
use super::scope::Quantified;
use super::types::MaybeType;
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::program::{ExpressionId, Placeholder, Template, Type};
use crate::source::Span;
use crate::syntax::ast::{Name, Text};

/// One place to fill as written.
struct Place<'text> {
    /// What stands between the braces.
    path: &'text str,
    /// Where, without the braces.
    span: Span,
    /// Whether the span is exactly that of the path.
    is_exact: bool,
}

impl Checker<'_> {
    /// A text with the facts that fill its places; those of both wordings together. `quantified` are the statements whose variables
    /// it may name; nothing where they could not be read.
    pub(super) fn template(&mut self, text: Option<&Text>, quantified: Option<&[Quantified]>) -> Template {
        let id = self.text(text);
        let mut placeholders: Vec<Placeholder> = Vec::new();
        let Some(text) = text else { return Template { text: id, placeholders: placeholders.into() } };
        for (wording, span) in [(&text.text.en, text.en_span), (&text.text.zh, text.zh_span)] {
            for place in self.places(wording, span) {
                let name = self.program.texts.intern(place.path);
                if placeholders.iter().any(|known| known.name == name) {
                    continue;
                }
                if let Some((value, bound_by)) = self.placeholder(&place, quantified) {
                    placeholders.push(Placeholder { name, value, bound_by });
                }
            }
        }
        Template { text: id, placeholders: placeholders.into() }
    }

    /// The places in one wording; a brace that is not closed is reported.
    fn places<'text>(&mut self, wording: &'text str, span: Span) -> Vec<Place<'text>> {
        // Escapes make the raw text longer; then only the whole text can be shown.
        let is_exact = (span.end - span.start) as usize == wording.len() + 2;
        let start = span.start as usize + 1;
        let at = |from: usize, until: usize| {
            if is_exact { Span::new(span.file, start + from, start + until) } else { span }
        };
        let mut places = Vec::new();
        for (open, _) in wording.match_indices('{') {
            let rest = wording.get(open + 1..).unwrap_or_default();
            let until =
                rest.find(['}', '{']).filter(|&end| rest.get(end..).is_some_and(|end| end.starts_with('}')));
            if let Some(path) = until.and_then(|end| rest.get(..end)) {
                let span = at(open + 1, open + 1 + path.len());
                places.push(Place { path, span, is_exact });
            } else {
                let label = localized!("expected a path and `}}`", "此处应为路径和 `}}`");
                let message = localized!("a placeholder is not closed", "占位符没有结束");
                let span = at(open, open + 1);
                self.report(Diagnostic::error(Code::NAMES_UNKNOWN_PLACEHOLDER, message, span, label));
            }
        }
        places
    }

    fn placeholder(
        &mut self,
        place: &Place<'_>,
        quantified: Option<&[Quantified]>,
    ) -> Option<(ExpressionId, Option<ExpressionId>)> {
        let names = names(place);
        let head = names.first()?;
        let is_bound_outside = self.scope.find(&head.text).is_some();
        let mut statements = quantified.unwrap_or_default().iter();
        let binder = statements.find(|one| !is_bound_outside && one.variable.name == head.text);
        let may_be_bound = quantified.is_none() && !is_bound_outside && self.names.head(&head.text).is_none();
        let depth = self.scope.depth();
        if let Some(binder) = binder {
            self.scope.enter(binder.variable.clone());
        }
        let resolved = self.resolve_path(&names, place.span, None);
        self.scope.leave(depth);
        let (path, span) = (place.path, place.span);
        let message = localized!("`{{{path}}}` does not lead to a fact", "`{{{path}}}` 不指向任何事实");
        match resolved {
            Ok(typed) => {
                let shown = match typed.of_type {
                    MaybeType::Known(Type::List(_) | Type::Nested(_)) => None,
                    _ => Some((typed.id, binder.map(|binder| binder.id))),
                };
                if shown.is_none() {
                    let Localized { en, zh } = self.describe(typed.of_type.or_bool());
                    let label =
                        localized!("expected one fact, and this is {en}", "此处应为单个事实，而这是{zh}");
                    self.report(Diagnostic::error(Code::NAMES_UNKNOWN_PLACEHOLDER, message, span, label));
                }
                shown
            }
            Err(problem) => {
                if let Some(problem) = problem.filter(|_| !may_be_bound) {
                    self.report(Diagnostic { code: Code::NAMES_UNKNOWN_PLACEHOLDER, message, ..*problem });
                }
                None
            }
        }
    }
}

/// The names of the path with their places.
fn names(place: &Place<'_>) -> Vec<Name> {
    let mut offset = place.span.start as usize;
    let mut names = Vec::new();
    for part in place.path.split('.') {
        let span =
            if place.is_exact { Span::new(place.span.file, offset, offset + part.len()) } else { place.span };
        names.push(Name { text: part.to_owned(), span });
        offset += part.len() + 1;
    }
    names
}
