//! Terms: what they take and give, then their bodies.

use super::checker::Checker;
use super::coverage::TermUses;
use super::types::{MaybeType, Signature};
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::program::{Content, DecisionTable, Period, Row, Slot, Term, TermId, TermPeriod};
use crate::source::Span;
use crate::syntax::ast::{self, TermBody, TermContent};

impl Checker<'_> {
    /// Resolves what the terms take and give, so that expressions may call them.
    pub(super) fn declare_terms(&mut self) {
        let declarations = self.declarations;
        for term in &declarations.terms {
            let arguments = term.arguments.iter().map(|argument| self.resolve_type(&argument.type_reference));
            let arguments = arguments.collect();
            let result = self.resolve_type(&term.result);
            self.signatures.push(Signature { arguments, result });
        }
    }

    /// Fills the terms.
    pub(super) fn check_terms(&mut self) {
        let declarations = self.declarations;
        for (index, term) in declarations.terms.iter().enumerate() {
            let (checked, uses) = self.check_term(term, TermId::from_index(index));
            self.program.terms.to_mut().push(checked);
            self.term_uses.push(uses);
        }
    }

    fn check_term(&mut self, term: &ast::Term, id: TermId) -> (Term, TermUses) {
        let signature = self.signature(id);
        self.scope.leave(0);
        for (argument, &of_type) in term.arguments.iter().zip(&signature.arguments) {
            self.declare_variable(&argument.name, of_type);
        }
        let mut periods = Vec::new();
        let mut uses = Vec::new();
        for (period, content) in self.contents(term) {
            self.uses.clear();
            let content = self.content(term, content, signature.result);
            periods.push(TermPeriod { period, content });
            uses.push((period, std::mem::take(&mut self.uses)));
        }
        self.scope.leave(0);
        let arguments =
            term.arguments.iter().zip(&signature.arguments).map(|(argument, of_type)| {
                (self.program.texts.intern(&argument.name.text), of_type.or_bool())
            });
        let checked = Term {
            arguments: arguments.collect(),
            name: self.program.texts.intern(&term.name.text),
            title: self.optional_text(term.title.as_ref()),
            result: signature.result.or_bool(),
            citations: self.resolve_citations(&term.citations),
            periods: periods.into(),
            slot: Slot::None,
            may_count_working_days: false,
            span: term.span,
        };
        (checked, uses)
    }

    /// What a term takes and gives.
    pub(super) fn signature(&self, id: TermId) -> Signature {
        let known = self.signatures.get(id.index()).cloned();
        known.unwrap_or(Signature { arguments: Vec::new(), result: MaybeType::Unknown })
    }

    fn contents<'term>(&mut self, term: &'term ast::Term) -> Vec<(Period, &'term TermContent)> {
        match &term.body {
            TermBody::Invalid => Vec::new(),
            TermBody::Always(content) => vec![(Period::ALWAYS, content)],
            TermBody::ByPeriod(contents) => {
                let periods: Vec<&ast::Period> = contents.iter().map(|content| &content.period).collect();
                let resolved = self.resolve_periods(&periods, term.span).into_iter();
                resolved
                    .filter_map(|(position, period)| Some((period, &contents.get(position)?.content)))
                    .collect()
            }
        }
    }

    fn content(&mut self, term: &ast::Term, content: &TermContent, result: MaybeType) -> Content {
        let because = term.result.span;
        match content {
            TermContent::Expression(expression) => {
                Content::Expression(self.expect_type(expression, result, because).id)
            }
            TermContent::Table { rows, otherwise } => {
                let mut is_sound = true;
                let rows: Vec<Row> =
                    rows.iter().map(|row| self.row(row, result, because, &mut is_sound)).collect();
                let otherwise = otherwise.as_ref().map(|(value, citations)| {
                    (self.expect_type(value, result, because).id, self.resolve_citations(citations))
                });
                if otherwise.is_none() && is_sound {
                    self.check_exhaustive(term, &rows);
                }
                Content::Table(DecisionTable { rows: rows.into(), otherwise })
            }
        }
    }

    fn row(&mut self, row: &ast::Row, result: MaybeType, because: Span, is_sound: &mut bool) -> Row {
        let value = self.expect_type(&row.value, result, because).id;
        let before = self.diagnostics.len();
        let condition = self.condition_typed(&row.condition);
        *is_sound &= condition.of_type != MaybeType::Unknown && self.diagnostics.len() == before;
        let citations = self.resolve_citations(&row.citations);
        Row { condition: condition.id, value, citations, span: row.span }
    }

    fn check_exhaustive(&mut self, term: &ast::Term, rows: &[Row]) {
        if self.is_broken(term.span) || self.is_exhaustive(rows) {
            return;
        }
        let name = &term.name.text;
        if rows.is_empty() {
            let message = localized!("`{name}` does not say what it is", "`{name}` 没有内容");
            let label =
                localized!("expected an expression, or rows, in its braces", "花括号内应有表达式或各行");
            self.report(Diagnostic::error(Code::TYPES_NOT_EXHAUSTIVE, message, term.name.span, label));
            return;
        }
        let message = localized!(
            "`{name}` does not say what holds when no row applies",
            "`{name}` 没有说明各行均不适用时的结果"
        );
        let label = localized!("expected an `otherwise` after the last row", "最后一行之后应有 `otherwise`");
        let place = rows.last().map_or(term.name.span, |row| row.span);
        self.report(Diagnostic::error(Code::TYPES_NOT_EXHAUSTIVE, message, place, label));
    }
}
