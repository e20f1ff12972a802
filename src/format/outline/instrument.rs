//! Instruments with their articles and penalties.

use super::{Drawing, Part};
use crate::syntax::TokenKind;
use crate::syntax::ast;

impl Drawing<'_> {
    /// An instrument.
    pub(super) fn instrument(&mut self, instrument: &ast::Instrument) {
        self.documentation(&instrument.documentation);
        self.text_clause(Part::Clause, instrument.title.as_ref());
        self.text_clause(Part::Clause, instrument.issuer.as_ref());
        let number = instrument.number.as_ref();
        let number = number.and_then(|_| self.word_before(instrument.span, "number", TokenKind::Text));
        let promulgated = instrument.promulgated;
        let promulgated =
            promulgated.and_then(|_| self.word_before(instrument.span, "promulgated", TokenKind::Date));
        let rank = instrument.rank.as_ref().map(|rank| self.index(rank.span, 1));
        let in_force = instrument.in_force.as_ref().map(|period| self.index(period.span, 2));
        let succession = instrument.succeeded_by.as_ref().map(|name| self.index(name.span, 2));
        for clause in [number, promulgated, rank, in_force, succession].into_iter().flatten() {
            self.part(clause, Part::PlainClause);
        }
        for article in &instrument.articles {
            self.article(article);
        }
    }

    fn article(&mut self, article: &ast::Article) {
        self.documentation(&article.documentation);
        self.part(self.index(article.span, 0), Part::Article);
        self.wordings(&article.heading);
        match &article.state {
            ast::ArticleState::Checkable => {}
            ast::ArticleState::NotCheckable(reason) => {
                self.part(self.index(reason.span, 2), Part::Reason);
                self.wordings(reason);
            }
            ast::ArticleState::Penalty { fines, measures, replacements } => {
                for fine in fines {
                    self.fine(fine);
                }
                for measure in measures {
                    self.part(self.index(measure.span, 0), Part::Sanction);
                    self.wordings(&measure.text);
                }
                for replacement in replacements {
                    self.replacement(replacement);
                }
                // What follows the closing brace stays on its line.
                return;
            }
        }
        if let Some(citation) = &article.succeeded_by {
            self.part(self.index(citation.span, 2), Part::Succession);
        }
    }

    /// Where it is too long for a line, what it is for begins another.
    fn replacement(&mut self, replacement: &ast::Replacement) {
        self.part(self.index(replacement.span, 0), Part::Sanction);
        self.further_citations(replacement.penalties.iter().skip(1));
        self.line_break(self.index(replacement.condition.span, 1), 0);
        self.expression(&replacement.condition);
    }

    fn fine(&mut self, fine: &ast::Fine) {
        self.part(self.index(fine.span, 0), Part::Sanction);
        if let ast::FineAmount::Multiple { of, .. } = &fine.amount {
            self.wordings(of);
        }
        self.text_clause(Part::SanctionClause, fine.on.as_ref());
        self.text_clause(Part::SanctionClause, Some(&fine.when));
    }
}
