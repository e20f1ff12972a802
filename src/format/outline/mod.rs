//! Where the parts of a file begin: the syntax tree told in tokens.

mod expression;
mod instrument;
mod item;

use std::collections::{BTreeMap, BTreeSet};

use super::slice;
use crate::source::Span;
use crate::syntax::ast;
use crate::syntax::{Token, TokenKind};

/// What begins at a token, on a line of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The head of an item.
    Item,
    /// A clause of a rule that holds a text or citations.
    RuleClause,
    /// A clause of a rule that holds an expression.
    Condition,
    /// A clause of another item, its value aligned with its neighbours'.
    Clause,
    /// A clause of an instrument that is not aligned.
    PlainClause,
    /// A field of a record.
    Field,
    /// A clause of a field.
    FieldClause,
    /// A value of an enum.
    Value,
    /// An article or a penalty.
    Article,
    /// `not checkable …` of an article.
    Reason,
    /// `succeeded by …` of an article.
    Succession,
    /// A fine or a measure.
    Sanction,
    /// `on …` or `when …` of a fine.
    SanctionClause,
    /// The value of a parameter for a period.
    Fixed,
    /// The head of a period in a term.
    Period,
    /// The expression that is all of a term or of its period.
    Content,
    /// A row of a decision table.
    Row,
    /// The head of a list that a document fills.
    Filling,
    /// A fact of such a list.
    Filled,
    /// The brace that closes a block; it is found among the tokens, not in the tree.
    Close,
}

/// A wording in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wording {
    /// `en "…"`
    English,
    /// `zh "…"`
    Chinese,
}

/// Where the parts begin, by the index of a token among those that are no comments. Two files with the same words and
/// the same outline say the same.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Outline {
    /// What begins on a line of its own.
    pub(super) parts: BTreeMap<usize, Part>,
    /// Where a line may be broken; a greater level only where a smaller one does not do.
    pub(super) breaks: BTreeMap<usize, usize>,
    /// What is aligned with its neighbours: in the first or the second column.
    pub(super) columns: BTreeMap<usize, usize>,
    /// Where a wording begins.
    pub(super) wordings: BTreeMap<usize, Wording>,
    /// Words whose parenthesis stands without a blank.
    pub(super) calls: BTreeSet<usize>,
    /// Braces that open a set in an expression.
    pub(super) sets: BTreeSet<usize>,
    /// What documents what.
    documentation: Vec<ast::Documentation>,
}

impl Outline {
    /// The outline of a file without mistakes.
    pub(super) fn new(text: &str, tokens: &[Token], file: &ast::File) -> Self {
        let words: Vec<Token> = tokens.iter().filter(|token| !token.kind.is_comment()).copied().collect();
        let mut drawing = Drawing { text, words: &words, outline: Self::default() };
        for item in &file.items {
            drawing.item(item);
        }
        drawing.outline
    }
}

/// An outline that is being drawn.
struct Drawing<'text> {
    text: &'text str,
    words: &'text [Token],
    outline: Outline,
}

impl Drawing<'_> {
    /// The token that stands at the start of a span, or so many before it.
    fn index(&self, span: Span, before: usize) -> usize {
        self.words.partition_point(|word| word.span.start < span.start).saturating_sub(before)
    }

    fn kind(&self, index: usize) -> Option<TokenKind> {
        self.words.get(index).map(|word| word.kind)
    }

    fn part(&mut self, index: usize, part: Part) {
        self.outline.parts.insert(index, part);
    }

    fn column(&mut self, index: usize, column: usize) {
        self.outline.columns.insert(index, column);
    }

    fn line_break(&mut self, index: usize, level: usize) {
        self.outline.breaks.insert(index, level);
    }

    fn documentation(&mut self, documentation: &ast::Documentation) {
        self.outline.documentation.push(documentation.clone());
    }

    /// Both wordings of a text.
    fn wordings(&mut self, text: &ast::Text) {
        let (english, chinese) = (self.index(text.en_span, 1), self.index(text.zh_span, 1));
        self.outline.wordings.insert(english, Wording::English);
        self.outline.wordings.insert(chinese, Wording::Chinese);
        self.line_break(chinese, 0);
    }

    /// `WORD text`, where it stands.
    fn text_clause(&mut self, part: Part, text: Option<&ast::Text>) {
        let Some(text) = text else { return };
        self.part(self.index(text.span, 1), part);
        self.column(self.index(text.span, 0), 1);
        self.wordings(text);
    }

    /// `WORD citations`, where it stands.
    fn citations_clause<'c>(&mut self, part: Part, citations: impl IntoIterator<Item = &'c ast::Citation>) {
        let mut citations = citations.into_iter();
        let Some(first) = citations.next() else { return };
        self.part(self.index(first.span, 1), part);
        self.column(self.index(first.span, 0), 1);
        self.further_citations(citations);
    }

    /// `cites citations` behind something else; gives the place of `cites`.
    fn trailing_citations(&mut self, citations: &[ast::Citation]) -> Option<usize> {
        let cites = self.index(citations.first()?.span, 1);
        self.line_break(cites, 0);
        self.further_citations(citations.iter().skip(1));
        Some(cites)
    }

    fn further_citations<'c>(&mut self, citations: impl Iterator<Item = &'c ast::Citation>) {
        for citation in citations {
            self.line_break(self.index(citation.span, 0), 0);
        }
    }

    /// A word of the clause that holds a token of some kind, such as `number "…"`.
    fn word_before(&self, item: Span, word: &str, kind: TokenKind) -> Option<usize> {
        let (start, end) = (self.index(item, 0), self.index(item.end_point(), 0));
        (start..end).find(|&index| {
            let is_word = self.words.get(index).is_some_and(|token| slice(self.text, token.span) == word);
            is_word && self.kind(index + 1) == Some(kind)
        })
    }
}
