//! Where mutants are made: a copy of the program that holds the expressions of all of them.

use super::patch::Patch;
use crate::program::{Constant, Expression, ExpressionId, Period, Program, Type};
use crate::rule_tests::owner::Owner;
use crate::rule_tests::places::Place;
use crate::rule_tests::quote::{quote, shortened_apart};
use crate::source::{Sources, Span};

/// What stands in a change for what was left out.
const NOTHING: &str = "∅";

/// One change of the rules.
#[derive(Debug, Clone)]
pub(super) struct Mutant {
    /// The item that is changed.
    pub(super) owner: Owner,
    /// Where.
    pub(super) span: Span,
    /// What is changed, in the rules' own words: `from → to`.
    pub(super) change: String,
    /// The days on which it can make a difference.
    pub(super) period: Period,
    /// The change itself.
    pub(super) patch: Patch,
}

/// The program as it is prepared for mutants, and the mutants.
pub(super) struct Workshop<'s> {
    /// The program: nothing in it is changed, but expressions are added that patches refer to.
    pub(super) program: Program,
    sources: &'s Sources,
    /// The mutants so far.
    pub(super) mutants: Vec<Mutant>,
}

impl<'s> Workshop<'s> {
    /// A workshop for a program whose places lie in `sources`.
    pub(super) fn new(program: &Program, sources: &'s Sources) -> Self {
        let mut program = program.clone();
        // A mutant changes one `when` alone, also where others say the same: no rule shares its value here.
        for (rule, class) in program.rules.iter_mut().zip(0..) {
            rule.condition_class = class;
        }
        program.condition_classes = u16::try_from(program.rules.len()).unwrap_or(u16::MAX);
        Self { program, sources, mutants: Vec::new() }
    }

    /// An expression in the rules' own words.
    pub(super) fn text(&self, id: ExpressionId) -> String {
        self.text_at(self.program.arena.span(id))
    }

    /// What stands at a place.
    pub(super) fn text_at(&self, span: Span) -> String {
        quote(self.sources, span)
    }

    /// Where a text stands within an item; the item itself where it does not.
    pub(super) fn find(&self, owner: Owner, wanted: &str) -> Span {
        let item = owner.span(&self.program);
        let text = self.sources.slice(item);
        let ends = |at: usize| {
            let next = text.get(at + wanted.len()..).and_then(|rest| rest.chars().next());
            next.is_none_or(|next| next == ',' || next.is_whitespace())
        };
        let found = text.match_indices(wanted).map(|(at, _)| at).find(|&at| ends(at));
        found.map_or(item, |at| {
            let start = item.start as usize + at;
            Span::new(item.file, start, start + wanted.len())
        })
    }

    /// Adds an expression that a mutant needs, at the place of another.
    pub(super) fn add(&mut self, expression: Expression, of_type: Type, like: ExpressionId) -> ExpressionId {
        let span = self.program.arena.span(like);
        self.program.arena.add(expression, of_type, span)
    }

    /// An expression that is a value which a mutant needs.
    pub(super) fn constant(&mut self, constant: Constant) -> Expression {
        Expression::Constant(self.program.arena.add_constant(constant))
    }

    /// A mutant in which another expression stands at a place.
    pub(super) fn replace(&mut self, place: &Place, from: &str, to: &str, with: Expression) {
        self.replace_at(place, place.id, from, to, with);
    }

    /// A mutant in which another expression stands for a part of what is at a place.
    pub(super) fn replace_at(
        &mut self,
        place: &Place,
        id: ExpressionId,
        from: &str,
        to: &str,
        with: Expression,
    ) {
        let (span, patch) = (self.program.arena.span(id), Patch::Expression(id, with));
        self.change(place.owner, span, (from, to), place.period, patch);
    }

    /// A mutant that leaves something out.
    pub(super) fn drop(&mut self, owner: Owner, span: Span, what: &str, period: Period, patch: Patch) {
        self.change(owner, span, (what, NOTHING), period, patch);
    }

    /// A mutant.
    pub(super) fn change(
        &mut self,
        owner: Owner,
        span: Span,
        (from, to): (&str, &str),
        period: Period,
        patch: Patch,
    ) {
        let (from, to) = shortened_apart(from, to);
        let change = format!("{from} → {to}");
        self.mutants.push(Mutant { owner, span, change, period, patch });
    }

    /// The mutants in order of place, each with a description that no other of its item has.
    pub(super) fn finish(self) -> (Program, Vec<Mutant>) {
        let mut mutants = self.mutants;
        mutants.sort_by(|one, other| (one.owner, &one.change).cmp(&(other.owner, &other.change)));
        for same in mutants.chunk_by_mut(|one, other| one.owner == other.owner && one.change == other.change)
        {
            let count = same.len();
            same.sort_by_key(|mutant| mutant.span);
            for (mutant, number) in same.iter_mut().zip(1..).filter(|_| count > 1) {
                mutant.change = format!("{} ({number}/{count})", mutant.change);
            }
        }
        mutants.sort_by(|one, other| {
            (one.owner, one.span, &one.change).cmp(&(other.owner, other.span, &other.change))
        });
        (self.program, mutants)
    }
}
