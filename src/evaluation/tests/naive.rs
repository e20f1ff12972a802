//! A second evaluator: a direct reading of the semantics in two-valued logic, for manifests that state everything.
//!
//! It shares no code with the real one. Where the language itself leaves something open, a [`World`] settles it.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::naive_arithmetic::calculate;
use super::naive_value::{Node, Value};
use super::world::World;
use crate::evaluation::Outcome;
use crate::facts::{Facts, Known};
use crate::program::{
    Aggregate, Base, Calculation, Comparison, Constant, Content, DecisionTable, Expression, ExpressionId,
    FactPath, List, ParameterId, Program, ProvisionId, Quantifier, Rule, RuleCitation, Step, TermId, Type,
};
use crate::quantity::{Date, Duration};

/// What is found for one element that a rule looks at.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) outcome: Outcome,
    /// The provisions that are cited for it.
    pub(super) cited: Vec<ProvisionId>,
}

/// The values of the variables, by their places.
type Variables<'f> = BTreeMap<u8, Value<'f>>;

/// One program, one manifest that states everything, one day, one world.
pub(super) struct Naive<'f> {
    pub(super) program: &'f Program,
    pub(super) facts: &'f Facts,
    pub(super) as_of: Date,
    pub(super) world: &'f World,
}

impl<'f> Naive<'f> {
    /// What is found for each element that the rule looks at, by the keys of its variables' elements.
    pub(super) fn found(&self, rule: &Rule) -> BTreeMap<Vec<String>, Found> {
        let mut found = BTreeMap::new();
        if rule.provisions().any(|&provision| self.program.in_force(provision, self.as_of)) {
            self.range_over(rule, 0, &mut Vec::new(), &Variables::new(), &mut found);
        }
        found
    }

    fn range_over(
        &self,
        rule: &Rule,
        depth: usize,
        keys: &mut Vec<String>,
        variables: &Variables<'f>,
        found: &mut BTreeMap<Vec<String>, Found>,
    ) {
        let Some(range) = rule.ranges.get(depth) else {
            if rule.filter.is_none_or(|filter| self.holds(filter, variables)) {
                let (outcome, cited) = (self.outcome(rule, variables), self.cited(rule, variables));
                found.insert(keys.clone(), Found { outcome, cited });
            }
            return;
        };
        for node in self.nodes(range.list, variables) {
            let mut variables = variables.clone();
            variables.insert(range.variable, Value::Node(node));
            keys.push(node.key.to_owned());
            self.range_over(rule, depth + 1, keys, &variables, found);
            keys.pop();
        }
    }

    /// The provisions in force whose conditions hold.
    fn cited(&self, rule: &Rule, variables: &Variables<'f>) -> Vec<ProvisionId> {
        let is_cited = |cited: &&RuleCitation| {
            self.program.in_force(cited.provision, self.as_of)
                && cited.condition.is_none_or(|condition| self.holds(condition, variables))
        };
        rule.citations.iter().filter(is_cited).map(|cited| cited.provision).collect()
    }

    fn outcome(&self, rule: &Rule, variables: &Variables<'f>) -> Outcome {
        let binds = rule.condition.is_none_or(|condition| self.holds(condition, variables));
        if !binds || self.cited(rule, variables).is_empty() {
            Outcome::NotApplicable
        } else if rule.exemptions.iter().any(|exemption| self.holds(exemption.condition, variables)) {
            Outcome::Exempt
        } else if self.holds(rule.requirement, variables) {
            Outcome::Satisfied
        } else {
            Outcome::Breached
        }
    }

    fn holds(&self, id: ExpressionId, variables: &Variables<'f>) -> bool {
        match self.evaluate(id, variables) {
            Value::Truth(truth) => truth,
            Value::Undefined => self.world.undefined_holds,
            other => panic!("{other:?} is no statement"),
        }
    }

    fn evaluate(&self, id: ExpressionId, variables: &Variables<'f>) -> Value<'f> {
        let arena = &self.program.arena;
        match arena.get(id) {
            Expression::Constant(constant) => self.constant(arena.constant(constant)),
            Expression::Today => Value::Date(self.as_of),
            Expression::Fact(path) => self.fact(path, variables),
            Expression::Parameter(id) => self.fixed(id, None),
            Expression::Keyed { parameter, key } => match self.evaluate(key, variables) {
                Value::Truth(value) => self.fixed(parameter, Some(Constant::Truth(value))),
                Value::Choice(value) => self.fixed(parameter, Some(Constant::Choice(value))),
                // Some value it must have.
                _ => match self.program.parameters[parameter.index()].key {
                    Some(Type::Bool) => {
                        self.fixed(parameter, Some(Constant::Truth(self.world.undefined_holds)))
                    }
                    _ => self.fixed(parameter, Some(Constant::Choice(0))),
                },
            },
            Expression::Call { term, arguments } => self.call(term, arguments, variables),
            Expression::Day(inner) => match self.evaluate(inner, variables) {
                Value::Datetime(moment) => {
                    let local = moment.seconds() + 8 * 60 * 60;
                    Value::Date(Date::from_days(i32::try_from(local.div_euclid(86_400)).expect("a day")))
                }
                other => other,
            },
            Expression::Not(inner) => Value::Truth(!self.holds(inner, variables)),
            Expression::And(members) => {
                Value::Truth(arena.list(members).iter().all(|&member| self.holds(member, variables)))
            }
            Expression::Or(members) => {
                Value::Truth(arena.list(members).iter().any(|&member| self.holds(member, variables)))
            }
            Expression::Compare { operator, left, right } => Value::Truth(self.compare(
                operator,
                &self.evaluate(left, variables),
                &self.evaluate(right, variables),
            )),
            Expression::In { value, members } => {
                let value = self.evaluate(value, variables);
                let is = |&member| self.compare(Comparison::Is, &value, &self.evaluate(member, variables));
                Value::Truth(arena.list(members).iter().any(is))
            }
            Expression::Contains { set, element } => {
                self.contains(&self.evaluate(set, variables), &self.evaluate(element, variables))
            }
            Expression::Quantified { quantifier, variable, list, filter, body } => {
                let mut truths =
                    self.each(variable, list, filter, variables, |inner| self.holds(body, inner));
                Value::Truth(match quantifier {
                    Quantifier::Every => truths.all(|truth| truth),
                    Quantifier::Some => truths.any(|truth| truth),
                    Quantifier::No => !truths.any(|truth| truth),
                })
            }
            Expression::Aggregated { aggregate, variable, list, filter, value } => {
                let values: Vec<Value<'f>> = self
                    .each(variable, list, filter, variables, |inner| {
                        value.map_or(Value::Undefined, |value| self.evaluate(value, inner))
                    })
                    .collect();
                match aggregate {
                    Aggregate::Count => Value::Number(i128::try_from(values.len()).expect("few elements")),
                    Aggregate::Sum => {
                        let zero = match arena.type_of(id) {
                            Type::Duration => Value::Duration(Duration::default()),
                            _ => Value::Number(0),
                        };
                        values.iter().fold(zero, |sum, value| self.calculate(Calculation::Add, &sum, value))
                    }
                    Aggregate::Max | Aggregate::Min => self.world.extreme(aggregate, values),
                }
            }
            Expression::Extreme { aggregate, values } => {
                let values = arena.list(values).iter().map(|&value| self.evaluate(value, variables));
                self.world.extreme(aggregate, values.collect())
            }
            Expression::Between(low, high) => {
                self.world.between(&self.evaluate(low, variables), &self.evaluate(high, variables))
            }
            Expression::If { condition, then, otherwise } => {
                let branch = if self.holds(condition, variables) { then } else { otherwise };
                self.evaluate(branch, variables)
            }
            Expression::Calculate { operator, left, right } => {
                self.calculate(operator, &self.evaluate(left, variables), &self.evaluate(right, variables))
            }
        }
    }

    fn calculate(&self, operator: Calculation, left: &Value<'f>, right: &Value<'f>) -> Value<'f> {
        calculate(operator, left, right, &self.program.calendar)
    }

    /// The value of a parameter, for a key where it has one.
    fn fixed(&self, id: ParameterId, key: Option<Constant>) -> Value<'f> {
        let periods = &self.program.parameters[id.index()].periods;
        let Some(period) = periods.iter().find(|value| value.period.holds(self.as_of)) else {
            return Value::Undefined;
        };
        let named = period.cases.iter().find(|case| key.is_some_and(|key| case.keys.contains(&key)));
        let others = period.cases.iter().find(|case| case.keys.is_empty());
        let case = named.or(others).expect("a value for each key");
        self.evaluate(case.value, &Variables::new())
    }

    fn constant(&self, constant: Constant) -> Value<'f> {
        match constant {
            Constant::Truth(value) => Value::Truth(value),
            Constant::Number(value) => Value::Number(value.into()),
            Constant::Date(value) => Value::Date(value),
            Constant::Duration(value) => Value::Duration(value),
            Constant::Choice(value) => Value::Choice(value),
            Constant::Country(value) => Value::Country(value),
            Constant::Version(value) => Value::Version(value),
            Constant::Text(value) => Value::Text(self.program.texts.symbol(value)),
        }
    }

    fn fact(&self, path: FactPath, variables: &Variables<'f>) -> Value<'f> {
        let mut at = match path.base() {
            Base::Root(record) => Value::of(&self.facts.root(record).known, Some(record)),
            Base::Variable(slot) => variables.get(&slot).cloned().unwrap_or(Value::Undefined),
        };
        for &step in self.program.arena.steps(path) {
            at = match (step, at) {
                (Step::Field(field), Value::Node(node)) => Value::of(&node.record.fact(field).known, None),
                (Step::Follow(list), Value::Reference(position)) => {
                    self.node(list, position).map_or(Value::Undefined, Value::Node)
                }
                _ => return Value::Undefined,
            };
        }
        at
    }

    fn node(&self, list: crate::program::RecordId, position: u32) -> Option<Node<'f>> {
        let Known::List(found) = &self.facts.root(list).known else { return None };
        let element = found.elements.get(position as usize)?;
        Some(Node { record: &element.record, key: &element.key, position: Some(position) })
    }

    fn nodes(&self, list: ExpressionId, variables: &Variables<'f>) -> Vec<Node<'f>> {
        let Type::Set(crate::program::Member::Reference(record)) = self.program.arena.type_of(list) else {
            return match self.evaluate(list, variables) {
                Value::Nodes(nodes) => nodes,
                _ => Vec::new(),
            };
        };
        let Value::Set(members) = self.evaluate(list, variables) else { return Vec::new() };
        members.iter().filter_map(|member| self.node(record, Value::position(member)?)).collect()
    }

    fn each<'s, T: 's>(
        &'s self,
        variable: u8,
        list: ExpressionId,
        filter: Option<ExpressionId>,
        variables: &Variables<'f>,
        take: impl Fn(&Variables<'f>) -> T + 's,
    ) -> impl Iterator<Item = T> + 's {
        let variables = variables.clone();
        self.nodes(list, &variables).into_iter().filter_map(move |node| {
            let mut inner = variables.clone();
            inner.insert(variable, Value::Node(node));
            filter.is_none_or(|filter| self.holds(filter, &inner)).then(|| take(&inner))
        })
    }

    fn call(&self, term: TermId, arguments: List, variables: &Variables<'f>) -> Value<'f> {
        let definition = &self.program.terms[term.index()];
        let mut inner = Variables::new();
        let arguments = self.program.arena.list(arguments).iter();
        for ((&argument, slot), &(_, of_type)) in arguments.zip(0..).zip(&definition.arguments) {
            let value = match (self.evaluate(argument, variables), of_type) {
                (Value::Reference(position), Type::Reference(list)) => {
                    self.node(list, position).map_or(Value::Undefined, Value::Node)
                }
                (value, _) => value,
            };
            inner.insert(slot, value);
        }
        match definition.periods.iter().find(|period| period.period.holds(self.as_of)) {
            None => Value::Undefined,
            Some(period) => match &period.content {
                Content::Expression(body) => self.evaluate(*body, &inner),
                Content::Table(DecisionTable { rows, otherwise }) => {
                    let row = rows.iter().find(|row| self.holds(row.condition, &inner));
                    let value = row.map(|row| row.value).or(otherwise.as_ref().map(|(value, _)| *value));
                    value.map_or(Value::Undefined, |value| self.evaluate(value, &inner))
                }
            },
        }
    }

    fn compare(&self, operator: Comparison, left: &Value<'f>, right: &Value<'f>) -> bool {
        match (left, right) {
            (Value::Never, _) | (_, Value::Never)
                if !matches!(operator, Comparison::Is | Comparison::IsNot) =>
            {
                false
            }
            (Value::Undefined, _) | (_, Value::Undefined) => self.world.undefined_holds,
            (Value::Never, Value::Never) => operator == Comparison::Is,
            (Value::Never, _) | (_, Value::Never) => operator == Comparison::IsNot,
            _ => match (operator, self.world.order(left, right)) {
                (Comparison::Is, order) => order == Ordering::Equal,
                (Comparison::IsNot, order) => order != Ordering::Equal,
                (Comparison::Less, order) => order == Ordering::Less,
                (Comparison::AtMost, order) => order != Ordering::Greater,
                (Comparison::Greater, order) => order == Ordering::Greater,
                (Comparison::AtLeast, order) => order != Ordering::Less,
            },
        }
    }

    fn contains(&self, set: &Value<'f>, element: &Value<'f>) -> Value<'f> {
        match (set, element.member()) {
            (Value::Set(members), _) if members.is_empty() => Value::Truth(false),
            (Value::Set(members), Some(member)) => Value::Truth(members.contains(&member)),
            _ => Value::Truth(self.world.undefined_holds),
        }
    }
}
