//! Every expression of a rule or a term, with what it is there.

use super::owner::Owner;
use crate::program::{
    Content, DecisionTable, Expression, ExpressionId, MOST_VARIABLES, Member, Period, Program, RecordId,
    Rule, Term, Type,
};
use crate::source::Span;

/// What an expression is in its rule or term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A clause or a part of one.
    Part,
    /// The condition of a row of a decision table, with the place of the row.
    Row(Span),
    /// The condition of an exemption.
    Exemption,
}

/// The records whose elements the variables stand for.
pub(super) type Variables = [Option<RecordId>; MOST_VARIABLES];

/// An expression where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The rule or term.
    pub(super) owner: Owner,
    /// The expression.
    pub(super) id: ExpressionId,
    /// What it is.
    pub(super) role: Role,
    /// The expression that it is a direct part of.
    pub(super) above: Option<ExpressionId>,
    /// When what it stands in holds.
    pub(super) period: Period,
    /// What the variables around it stand for.
    pub(super) variables: Variables,
}

/// All expressions of a rule or a term, in the order of the text.
pub(super) fn places(program: &Program, owner: Owner) -> Vec<Place> {
    let mut walk = Walk { program, places: Vec::new() };
    match owner {
        Owner::Rule(id) => program.rule(id).into_iter().for_each(|rule| walk.rule(owner, rule)),
        Owner::Term(id) => program.terms.get(id.index()).into_iter().for_each(|term| walk.term(owner, term)),
        Owner::Parameter(_) | Owner::Instrument(_) => {}
    }
    walk.places.sort_by_key(|place| program.arena.span(place.id));
    walk.places
}

/// The record of the elements that a value of that type leads to.
pub(super) fn record_of(of_type: Type) -> Option<RecordId> {
    match of_type {
        Type::List(record)
        | Type::Nested(record)
        | Type::Reference(record)
        | Type::Set(Member::Reference(record)) => Some(record),
        _ => None,
    }
}

struct Walk<'p> {
    program: &'p Program,
    places: Vec<Place>,
}

impl Walk<'_> {
    fn rule(&mut self, owner: Owner, rule: &Rule) {
        let mut variables = Variables::default();
        for range in &rule.ranges {
            bind(&mut variables, range.variable, record_of(self.program.arena.type_of(range.list)));
        }
        let mut clause = |id, role| {
            self.expression(Place { owner, id, role, above: None, period: Period::ALWAYS, variables });
        };
        let parts = rule.filter.into_iter().chain(rule.condition).chain(rule.citation_conditions());
        for id in parts.chain([rule.requirement]) {
            clause(id, Role::Part);
        }
        rule.exemptions.iter().for_each(|exemption| clause(exemption.condition, Role::Exemption));
    }

    fn term(&mut self, owner: Owner, term: &Term) {
        let mut variables = Variables::default();
        for ((_, of_type), slot) in term.arguments.iter().zip(0..) {
            bind(&mut variables, slot, record_of(*of_type));
        }
        for period in &term.periods {
            let mut content = |id, role| {
                self.expression(Place { owner, id, role, above: None, period: period.period, variables });
            };
            match &period.content {
                Content::Expression(body) => content(*body, Role::Part),
                Content::Table(DecisionTable { rows, otherwise }) => {
                    for row in rows {
                        content(row.condition, Role::Row(row.span));
                        content(row.value, Role::Part);
                    }
                    if let Some((value, _)) = otherwise {
                        content(*value, Role::Part);
                    }
                }
            }
        }
    }

    fn expression(&mut self, place: Place) {
        self.places.push(place);
        let arena = &self.program.arena;
        let expression = arena.get(place.id);
        let mut inner = Place { role: Role::Part, above: Some(place.id), ..place };
        if let Expression::Quantified { variable, list, .. } | Expression::Aggregated { variable, list, .. } =
            expression
        {
            bind(&mut inner.variables, variable, record_of(arena.type_of(list)));
        }
        for id in arena.parts(place.id) {
            self.expression(Place { id, ..inner });
        }
    }
}

fn bind(variables: &mut Variables, slot: u8, record: Option<RecordId>) {
    if let Some(place) = variables.get_mut(usize::from(slot)) {
        *place = record;
    }
}
