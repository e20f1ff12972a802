//! Where an expression may be broken, and which of its marks stand without blanks.

use super::super::slice;
use super::Drawing;
use crate::syntax::ast::{Expression, ExpressionKind};

impl Drawing<'_> {
    /// An expression that is no part of another.
    pub(super) fn expression(&mut self, expression: &Expression) {
        self.within(expression, 1);
    }

    /// An expression and all in it; `level` is how late its own operators are broken.
    fn within(&mut self, expression: &Expression, level: usize) {
        match &expression.kind {
            ExpressionKind::And(parts) | ExpressionKind::Or(parts) => {
                for operand in parts.iter().skip(1) {
                    self.line_break(self.index(operand.span, 1), level);
                }
            }
            ExpressionKind::If { then, otherwise, .. } => {
                self.line_break(self.index(then.span, 1), level);
                self.line_break(self.index(otherwise.span, 1), level);
            }
            ExpressionKind::Quantified { body, .. } => self.body(body, level),
            ExpressionKind::Call { name, .. } => {
                let name = self.index(name.span, 0);
                self.outline.calls.insert(name);
            }
            ExpressionKind::In { members, .. } => {
                if let Some(first) = members.first() {
                    let brace = self.index(first.span, 1);
                    self.outline.sets.insert(brace);
                }
            }
            _ => {}
        }
        self.aggregate(expression);
        for part in expression.parts() {
            self.within(part, level + 1);
        }
    }

    /// What is said of the elements; at the head of a line, some words would begin a clause.
    fn body(&mut self, body: &Expression, level: usize) {
        const CLAUSES: [&str; 9] =
            ["severity", "penalty", "require", "unless", "title", "duty", "breach", "remedy", "evidence"];
        let first = self.index(body.span, 0);
        let word = self.words.get(first).map_or("", |word| slice(self.text, word.span));
        if !CLAUSES.contains(&word) {
            self.line_break(first, level);
        }
    }

    /// The word before the parenthesis of an aggregate or of `day`; the span of the whole may begin with other parentheses.
    fn aggregate(&mut self, expression: &Expression) {
        let inner = match &expression.kind {
            ExpressionKind::Aggregated { value: Some(value), .. } => Some(value.span),
            ExpressionKind::Aggregated { binding, .. } => Some(binding.span),
            ExpressionKind::Day(moment) => Some(moment.span),
            ExpressionKind::Extreme { values, .. } => values.first().map(|value| value.span),
            _ => None,
        };
        if let Some(inner) = inner {
            let word = self.index(inner, 2);
            self.outline.calls.insert(word);
        }
    }
}
