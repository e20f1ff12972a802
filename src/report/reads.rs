//! Which facts a rule reads, through the terms that it uses.

use std::collections::{BTreeMap, BTreeSet};

use crate::program::{
    Base, Content, DecisionTable, Expression, ExpressionId, FactPath, List, MOST_VARIABLES, Member, Program,
    RecordId, Rule, Step, TermId, Type,
};

/// A table or an element: its record, and the path to it without the keys of elements.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Table {
    record: RecordId,
    path: String,
}

/// What the variables in scope stand for.
type Variables = [Option<Table>; MOST_VARIABLES];

/// The facts that a rule reads for its outcome, as the vocabulary names them: `dataset.stores.country`.
pub(super) fn facts_read(program: &Program, rule: &Rule) -> BTreeSet<String> {
    let mut reader = Reader::new(program);
    reader.clauses(rule);
    reader.facts
}

/// The facts that fill the texts of a rule.
pub(super) fn facts_told(program: &Program, rule: &Rule) -> BTreeSet<String> {
    let mut reader = Reader::new(program);
    let variables = reader.clauses(rule);
    reader.facts.clear();
    reader.seen.clear();
    for placeholder in rule.breach.placeholders.iter().chain(rule.remedy.placeholders.iter()) {
        let within = placeholder.bound_by.and_then(|binder| reader.within.get(&binder)).cloned();
        reader.read(placeholder.value, &within.unwrap_or_else(|| variables.clone()));
    }
    reader.facts
}

fn bind(variables: &mut Variables, slot: u8, table: Option<Table>) {
    if let Some(place) = variables.get_mut(usize::from(slot)) {
        *place = table;
    }
}

struct Reader<'p> {
    program: &'p Program,
    facts: BTreeSet<String>,
    /// Terms that were read already, with what they were given.
    seen: BTreeSet<(TermId, Vec<Option<Table>>)>,
    /// What the variables stand for within each quantified expression.
    within: BTreeMap<ExpressionId, Variables>,
}

impl<'p> Reader<'p> {
    fn new(program: &'p Program) -> Self {
        Self { program, facts: BTreeSet::new(), seen: BTreeSet::new(), within: BTreeMap::new() }
    }

    /// Reads all clauses of a rule; gives what its variables stand for.
    fn clauses(&mut self, rule: &Rule) -> Variables {
        let mut variables = Variables::default();
        for range in &rule.ranges {
            let element = self.read(range.list, &variables);
            bind(&mut variables, range.variable, element);
        }
        for clause in rule.clauses() {
            self.read(clause, &variables);
        }
        variables
    }

    /// Reads an expression and what it is made of; gives the table that a fact leads to.
    fn read(&mut self, id: ExpressionId, variables: &Variables) -> Option<Table> {
        match self.program.arena.get(id) {
            Expression::Constant(_) | Expression::Today | Expression::Parameter(_) => {}
            Expression::Fact(path) => return self.fact(path, variables),
            Expression::Call { term, arguments } => self.call(term, arguments, variables),
            Expression::Day(inner) | Expression::Not(inner) | Expression::Keyed { key: inner, .. } => {
                self.all([inner], variables);
            }
            Expression::And(members)
            | Expression::Or(members)
            | Expression::Extreme { values: members, .. } => self.list(members, variables),
            Expression::Compare { left, right, .. }
            | Expression::Calculate { left, right, .. }
            | Expression::Between(left, right)
            | Expression::Contains { set: left, element: right } => self.all([left, right], variables),
            Expression::In { value, members } => {
                self.read(value, variables);
                self.list(members, variables);
            }
            Expression::If { condition, then, otherwise } => {
                self.all([condition, then, otherwise], variables);
            }
            Expression::Quantified { variable, list, filter, body, .. } => {
                let inner = self.elements(variable, list, filter.into_iter().chain([body]), variables);
                self.within.insert(id, inner);
            }
            Expression::Aggregated { variable, list, filter, value, .. } => {
                self.elements(variable, list, filter.into_iter().chain(value), variables);
            }
        }
        None
    }

    fn all(&mut self, ids: impl IntoIterator<Item = ExpressionId>, variables: &Variables) {
        for id in ids {
            self.read(id, variables);
        }
    }

    fn list(&mut self, members: List, variables: &Variables) {
        self.all(self.program.arena.list(members).iter().copied(), variables);
    }

    /// Reads what is said of the elements of a list; gives what the variables stand for there.
    fn elements(
        &mut self,
        variable: u8,
        list: ExpressionId,
        parts: impl Iterator<Item = ExpressionId>,
        variables: &Variables,
    ) -> Variables {
        let element = self.read(list, variables);
        let mut inner = variables.clone();
        bind(&mut inner, variable, element);
        self.all(parts, &inner);
        inner
    }

    fn call(&mut self, id: TermId, arguments: List, variables: &Variables) {
        let arguments = self.program.arena.list(arguments);
        let given: Vec<Option<Table>> =
            arguments.iter().map(|&argument| self.read(argument, variables)).collect();
        if !self.seen.insert((id, given.clone())) {
            return;
        }
        let mut inner = Variables::default();
        for (table, slot) in given.into_iter().zip(0..) {
            bind(&mut inner, slot, table);
        }
        let periods = self.program.terms.get(id.index()).map(|term| term.periods.as_slice());
        for period in periods.unwrap_or_default() {
            match &period.content {
                Content::Expression(body) => self.all([*body], &inner),
                Content::Table(DecisionTable { rows, otherwise }) => {
                    self.all(rows.iter().flat_map(|row| [row.condition, row.value]), &inner);
                    self.all(otherwise.iter().map(|(value, _)| *value), &inner);
                }
            }
        }
    }

    /// Follows a path; every fact on it is one that the rule reads, except a table on the way.
    fn fact(&mut self, path: FactPath, variables: &Variables) -> Option<Table> {
        let mut at = match path.base() {
            Base::Root(record) => Some(self.root(record)?),
            Base::Variable(slot) => variables.get(usize::from(slot)).cloned().flatten(),
        };
        let steps = self.program.arena.steps(path);
        let mut read = match path.base() {
            Base::Root(_) => at.as_ref().map(|table| table.path.clone()),
            Base::Variable(_) => None,
        };
        for step in steps {
            at = match *step {
                Step::Follow(list) => {
                    self.facts.extend(read.take());
                    self.root(list)
                }
                Step::Field(field) => {
                    let table = at?;
                    let field =
                        self.program.vocabulary.record(table.record)?.fields.get(usize::from(field))?;
                    let path = format!("{}.{}", table.path, self.program.texts.symbol(field.name));
                    read = Some(path.clone());
                    match field.of_type {
                        Type::Nested(record) | Type::List(record) => Some(Table { record, path }),
                        Type::Reference(record) | Type::Set(Member::Reference(record)) => self.root(record),
                        _ => None,
                    }
                }
            };
        }
        self.facts.extend(read);
        at
    }

    fn root(&self, record: RecordId) -> Option<Table> {
        let found = self.program.vocabulary.record(record)?;
        Some(Table { record, path: self.program.texts.symbol(found.name).to_owned() })
    }
}
