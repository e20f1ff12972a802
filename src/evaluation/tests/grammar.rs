//! Rule files out of a grammar of well-typed expressions over the vocabulary of `ground.hegui`.

use std::fmt::Write as _;

use super::choices::Choices;

/// A variable in scope: its name and the record of its elements.
pub(super) type Scope = Vec<(String, &'static str)>;

/// Terms and rules, made by decisions.
pub(super) fn items(of_terms: &mut Choices, of_rules: &mut Choices) -> Vec<String> {
    let mut grammar = Grammar { choices: of_terms, terms: 0, variables: 0 };
    let mut items = Vec::new();
    // A term may use those before it.
    for (index, (head, variable)) in TERMS.iter().enumerate() {
        let scope: Scope = variable.iter().map(|&(name, of)| (name.to_owned(), of)).collect();
        let body = grammar.term_body(index, &scope);
        items.push(format!("term {head} {{ {body} }}\n"));
        grammar.terms = index + 1;
    }
    let mut grammar = Grammar { choices: of_rules, ..grammar };
    for index in 0..=grammar.choices.below(3) {
        items.push(grammar.rule(index));
    }
    items
}

type TermHead = (&'static str, Option<(&'static str, &'static str)>);

const TERMS: &[TermHead] = &[
    ("shared -> bool", None),
    ("reach -> count persons", None),
    ("fits(d: dataset) -> bool", Some(("d", "dataset"))),
    ("kind(d: dataset) -> sector", Some(("d", "dataset"))),
    ("passes(n: count persons) -> bool", Some(("n", "number"))),
    ("safe(s: store) -> bool", Some(("s", "store"))),
    ("graded(g: grading) -> bool", Some(("g", "grading"))),
];

pub(super) struct Grammar<'c> {
    pub(super) choices: &'c mut Choices,
    /// How many terms may be called.
    pub(super) terms: usize,
    variables: usize,
}

impl Grammar<'_> {
    fn term_body(&mut self, index: usize, scope: &Scope) -> String {
        let value = |grammar: &mut Self| match index {
            1 => grammar.number(2, scope),
            3 => grammar.sector(1, scope),
            _ => grammar.statement(2, scope),
        };
        match self.choices.below(4) {
            0 => value(self),
            1 => {
                let (before, after) = (value(self), value(self));
                format!("from 2020-01-01 until 2024-01-01 {{ {before} }} from 2024-01-01 {{ {after} }}")
            }
            _ => {
                let mut rows = String::new();
                for _ in 0..=self.choices.below(2) {
                    let (value, condition) = (value(self), self.statement(1, scope));
                    let _ = write!(rows, "({value}) when {condition} cites LAW-1/1 ");
                }
                let otherwise = value(self);
                format!("{rows} otherwise {otherwise}")
            }
        }
    }

    /// A citation, now and then with a condition.
    fn citation(&mut self, provision: &str, scope: &Scope) -> String {
        match self.choices.below(4) {
            0 => format!("{provision} if {}", self.statement(1, scope)),
            _ => provision.to_owned(),
        }
    }

    fn rule(&mut self, index: usize) -> String {
        let mut scope = Scope::new();
        let mut range = String::new();
        match self.choices.below(6) {
            0 | 1 => {}
            2 => range = self.bind("dataset", "dataset", &mut scope),
            3 => range = self.bind("transfer", "transfer", &mut scope),
            4 => {
                range = self.bind("dataset", "dataset", &mut scope);
                let stores = format!("{}.stores", scope[0].0);
                let inner = self.bind(&stores, "store", &mut scope);
                let _ = write!(range, ", {inner}");
            }
            _ => {
                range = self.bind("transfer", "transfer", &mut scope);
                let datasets = format!("{}.datasets", scope[0].0);
                let inner = self.bind(&datasets, "dataset", &mut scope);
                let _ = write!(range, ", {inner}");
            }
        }
        if !range.is_empty() {
            range = format!("for {range}");
            if self.choices.below(2) == 1 {
                let filter = self.statement(2, &scope);
                let _ = write!(range, " where {filter}");
            }
        }
        let condition = match self.choices.below(2) {
            0 => String::new(),
            _ => format!("when {}", self.statement(2, &scope)),
        };
        // Half of the rules come to the point, so that little else can hide what they compare.
        let requirement =
            if self.choices.below(2) == 1 { self.comparison(1, &scope) } else { self.statement(3, &scope) };
        let mut exemptions = String::new();
        for _ in 0..self.choices.below(3) {
            let condition = self.statement(1, &scope);
            let _ = write!(exemptions, "unless {condition} cites LAW-1/1 ");
        }
        let laws = [&["LAW-1/1", "LAW-2/1"][..], &["LAW-1/1"], &["LAW-2/1"]][self.choices.below(3)];
        let cites: Vec<String> = laws.iter().map(|law| self.citation(law, &scope)).collect();
        let cites = cites.join(", ");
        format!(
            "rule test.rule-{index} {{ title en \"A\" zh \"甲\" duty en \"A\" zh \"甲\" cites {cites}\n  {range}\n  \
             {condition}\n  require {requirement}\n  {exemptions}\n  breach en \"A\" zh \"甲\" remedy en \"A\" zh \"甲\" }}\n"
        )
    }

    fn bind(&mut self, list: &str, of: &'static str, scope: &mut Scope) -> String {
        self.variables += 1;
        let name = format!("x{}", self.variables);
        scope.push((name.clone(), of));
        format!("{name} in {list}")
    }

    /// A binding over some list in scope, with its filter, and the scope within.
    pub(super) fn over(&mut self, depth: usize, scope: &Scope) -> (String, String, Scope) {
        let mut lists = vec![("dataset".to_owned(), "dataset"), ("transfer".to_owned(), "transfer")];
        for (name, of) in scope {
            match *of {
                "dataset" => lists.push((format!("{name}.stores"), "store")),
                "transfer" => {
                    lists.push((format!("{name}.datasets"), "dataset"));
                    lists.push((format!("{name}.main.stores"), "store"));
                }
                _ => {}
            }
        }
        let (list, of) = self.choices.one_of(&lists).clone();
        let mut inner = scope.clone();
        let binding = self.bind(&list, of, &mut inner);
        let filter = match self.choices.below(2) {
            0 => String::new(),
            _ => format!(" where {}", self.statement(depth.saturating_sub(1), &inner)),
        };
        (binding, filter, inner)
    }

    /// A path to a fact of the product or of a variable in scope.
    pub(super) fn path(&mut self, facts: &[(&str, &str)], scope: &Scope) -> String {
        let mut paths = Vec::new();
        for &(of, fact) in facts {
            match of {
                "operator" => paths.push(format!("operator.{fact}")),
                of => paths.extend(
                    scope.iter().filter(|(_, known)| *known == of).map(|(name, _)| format!("{name}.{fact}")),
                ),
            }
        }
        // Facts of variables are more telling than those of the product.
        paths.reverse();
        if paths.is_empty() { String::new() } else { self.choices.one_of(&paths).clone() }
    }

    pub(super) fn statement(&mut self, depth: usize, scope: &Scope) -> String {
        if depth == 0 {
            return self.simple_statement(scope);
        }
        match self.choices.below(12) {
            0 | 1 => self.simple_statement(scope),
            2 => format!("(not {})", self.statement(depth - 1, scope)),
            3 => format!("({} and {})", self.statement(depth - 1, scope), self.statement(depth - 1, scope)),
            4 => format!("({} or {})", self.statement(depth - 1, scope), self.statement(depth - 1, scope)),
            5 | 6 => {
                let (binding, filter, inner) = self.over(depth, scope);
                let quantifier = ["every", "some", "no"][self.choices.below(3)];
                format!("({quantifier} {binding}{filter}: {})", self.statement(depth - 1, &inner))
            }
            7 => {
                let condition = self.statement(depth - 1, scope);
                let (then, otherwise) = (self.statement(depth - 1, scope), self.statement(depth - 1, scope));
                format!("(if {condition} then {then} else {otherwise})")
            }
            8 => self.call(depth, scope),
            9 => {
                let (binding, filter, _) = self.over(depth, scope);
                let order = self.order();
                format!("(count({binding}{filter}) {order} {})", self.choices.below(3))
            }
            10 => match (self.reference(scope), self.reference(scope)) {
                (Some(left), Some(right)) => format!("({left} is {right})"),
                _ => self.simple_statement(scope),
            },
            _ => self.comparison(depth, scope),
        }
    }

    pub(super) fn order(&mut self) -> &'static str {
        ["is", "is not", "<", "<=", ">", ">="][self.choices.below(6)]
    }

    fn simple_statement(&mut self, scope: &Scope) -> String {
        match self.choices.below(4) {
            0 | 1 => self.path(
                &[
                    ("operator", "critical"),
                    ("operator", "audited"),
                    ("operator", "grading.filed"),
                    ("dataset", "personal"),
                    ("store", "encrypted"),
                    ("transfer", "lawful"),
                    ("transfer", "main.personal"),
                    ("grading", "filed"),
                ],
                scope,
            ),
            2 => format!("({})", self.membership(scope)),
            _ => self.comparison(0, scope),
        }
    }

    fn membership(&mut self, scope: &Scope) -> String {
        let sector = ["finance", "health", "other-sector"][self.choices.below(3)];
        let country = ["CN", "HK"][self.choices.below(2)];
        match self.choices.below(9) {
            8 => format!("listed({})", self.sector(0, scope)),
            0 => format!("operator.sector is {sector}"),
            1 => format!("operator.sector is not {sector}"),
            2 => format!("operator.sector in {{finance, {sector}}}"),
            3 => format!("operator.sectors contains {}", self.sector(0, scope)),
            4 => format!("{} is {country}", self.country(scope)),
            5 => {
                let markets = self.path(&[("operator", "markets"), ("dataset", "origins")], scope);
                format!("{markets} contains {}", self.country(scope))
            }
            6 => format!("{} in {{{country}, {}}}", self.country(scope), self.country(scope)),
            _ => {
                let set = self.path(&[("transfer", "datasets")], scope);
                match self.reference(scope) {
                    Some(name) if !set.is_empty() => format!("{set} contains {name}"),
                    _ => format!("operator.seat is {country}"),
                }
            }
        }
    }

    fn country(&mut self, scope: &Scope) -> String {
        self.path(&[("operator", "seat"), ("store", "country")], scope)
    }
}
