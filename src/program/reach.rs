//! What of the law and the calendar an expression rests on, through the terms that it uses.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Arena, Constant, Content, DecisionTable, Expression, ExpressionId, ParameterId, Program, Rule, Term,
    TermId, Type,
};

/// What changes with the day, among all that an expression is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// Whether it mentions the as-of date.
    pub mentions_today: bool,
    /// Whether lengths of time in it may be working days: one that is, or one that the manifest states.
    pub may_count_working_days: bool,
    /// The types of the facts that it reads.
    pub fact_types: BTreeSet<Type>,
    /// What calculates with days or moments.
    pub day_calculations: BTreeSet<ExpressionId>,
    /// The parameters.
    pub parameters: BTreeSet<ParameterId>,
    /// The terms.
    pub terms: BTreeSet<TermId>,
}

/// How far to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Into every term.
    Whole,
    /// Into terms with arguments; one without has one value for the whole product, and can be watched by itself.
    Applied,
    /// Into no term.
    Own,
}

impl Rule {
    /// The clauses that decide its outcome.
    pub fn clauses(&self) -> impl Iterator<Item = ExpressionId> {
        let exemptions = self.exemptions.iter().map(|exemption| exemption.condition);
        let binding = self.filter.into_iter().chain(self.condition).chain(self.citation_conditions());
        binding.chain(exemptions).chain([self.requirement])
    }
}

impl Term {
    /// The expressions of all its periods.
    pub fn expressions(&self) -> impl Iterator<Item = ExpressionId> {
        self.periods.iter().flat_map(|period| period.content.expressions())
    }
}

impl Content {
    /// The expressions in it.
    pub fn expressions(&self) -> Vec<ExpressionId> {
        match self {
            Self::Expression(body) => vec![*body],
            Self::Table(DecisionTable { rows, otherwise }) => {
                let of_rows = rows.iter().flat_map(|row| [row.condition, row.value]);
                of_rows.chain(otherwise.iter().map(|(value, _)| *value)).collect()
            }
        }
    }
}

impl Program {
    /// What these expressions rest on.
    pub fn reach(&self, expressions: impl IntoIterator<Item = ExpressionId>, depth: Depth) -> Reach {
        let mut reach = Reach::default();
        let mut open: Vec<ExpressionId> = expressions.into_iter().collect();
        while let Some(id) = open.pop() {
            match self.arena.get(id) {
                Expression::Today => reach.mentions_today = true,
                Expression::Constant(constant) => {
                    if let Constant::Duration(length) = self.arena.constant(constant) {
                        reach.may_count_working_days |= length.working_days() != 0;
                    }
                }
                Expression::Fact(_) => {
                    let of_type = self.arena.type_of(id);
                    reach.may_count_working_days |= of_type == Type::Duration;
                    reach.fact_types.insert(of_type);
                }
                Expression::Calculate { .. }
                    if matches!(self.arena.type_of(id), Type::Date | Type::Datetime) =>
                {
                    reach.day_calculations.insert(id);
                }
                Expression::Parameter(parameter) | Expression::Keyed { parameter, .. }
                    if reach.parameters.insert(parameter) =>
                {
                    let definition = self.parameters.get(parameter.index());
                    let periods = definition.into_iter().flat_map(|one| &one.periods);
                    open.extend(periods.flat_map(|period| &period.cases).map(|case| case.value));
                }
                Expression::Call { term, arguments } => {
                    let within = match depth {
                        Depth::Whole => true,
                        Depth::Applied => !arguments.is_empty(),
                        Depth::Own => false,
                    };
                    if reach.terms.insert(term) && within {
                        let definition = self.terms.get(term.index());
                        open.extend(definition.into_iter().flat_map(Term::expressions));
                    }
                }
                _ => {}
            }
            open.extend(self.arena.parts(id));
        }
        reach
    }
}

impl Program {
    /// Notes at each term and each rule what it may rest on that may have to be assumed: calculations that may count
    /// working days, and counters of the manifest.
    pub fn find_assumptions(&mut self) {
        let fields = self.vocabulary.records.iter().flat_map(|record| record.fields.iter());
        let counters: BTreeSet<Type> =
            fields.filter(|field| field.since.is_some()).map(|field| field.of_type).collect();
        let found: Vec<Reach> =
            self.rules.iter().map(|rule| self.reach(rule.clauses(), Depth::Whole)).collect();
        self.find_terms_that_count_working_days();
        for (rule, reach) in self.rules.iter_mut().zip(found) {
            rule.may_read_counters = !reach.fact_types.is_disjoint(&counters);
            let calculations = reach.day_calculations.into_iter();
            rule.day_counts = calculations.filter(|_| reach.may_count_working_days).collect();
        }
    }

    /// A term may count working days by itself or by one that it uses.
    fn find_terms_that_count_working_days(&mut self) {
        let own: Vec<Reach> =
            self.terms.iter().map(|term| self.reach(term.expressions(), Depth::Own)).collect();
        let mut users: BTreeMap<TermId, Vec<TermId>> = BTreeMap::new();
        let mut open = Vec::new();
        for (index, reach) in own.into_iter().enumerate() {
            let user = TermId::from_index(index);
            open.extend(reach.may_count_working_days.then_some(user));
            for used in reach.terms {
                users.entry(used).or_default().push(user);
            }
        }
        for term in &mut self.terms {
            term.may_count_working_days = false;
        }
        while let Some(id) = open.pop() {
            let Some(term) = self.terms.get_mut(id.index()) else { continue };
            if !std::mem::replace(&mut term.may_count_working_days, true) {
                open.extend(users.get(&id).into_iter().flatten());
            }
        }
    }
}

impl Arena {
    /// The sub-expressions that stand in an expression, in the order of the text; what its terms are made of is not among
    /// them.
    pub fn parts(&self, id: ExpressionId) -> Vec<ExpressionId> {
        match self.get(id) {
            Expression::Constant(_) | Expression::Today | Expression::Fact(_) | Expression::Parameter(_) => {
                Vec::new()
            }
            Expression::Not(inner) | Expression::Day(inner) | Expression::Keyed { key: inner, .. } => {
                vec![inner]
            }
            Expression::Call { arguments: members, .. }
            | Expression::And(members)
            | Expression::Or(members)
            | Expression::Extreme { values: members, .. } => self.list(members).to_vec(),
            Expression::Compare { left, right, .. }
            | Expression::Calculate { left, right, .. }
            | Expression::Between(left, right)
            | Expression::Contains { set: left, element: right } => vec![left, right],
            Expression::In { value, members } => {
                [value].into_iter().chain(self.list(members).iter().copied()).collect()
            }
            Expression::If { condition, then, otherwise } => vec![condition, then, otherwise],
            Expression::Quantified { list, filter, body, .. } => {
                [list].into_iter().chain(filter).chain([body]).collect()
            }
            Expression::Aggregated { list, filter, value, .. } => {
                [list].into_iter().chain(filter).chain(value).collect()
            }
        }
    }
}
