//! Values of the grammar: numbers, dates, lengths of time, references, and comparisons of them.

use super::grammar::{Grammar, Scope};

impl Grammar<'_> {
    /// A call of a term that gives a statement.
    pub(super) fn call(&mut self, depth: usize, scope: &Scope) -> String {
        let reference = self.reference(scope);
        let element = |of: &str| scope.iter().find(|(_, known)| *known == of).map(|(name, _)| name.clone());
        let mut calls = Vec::new();
        if self.terms > 0 {
            calls.push("shared".to_owned());
        }
        if let (true, Some(dataset)) = (self.terms > 2, reference) {
            calls.push(format!("fits({dataset})"));
            if let Some(transfer) = element("transfer") {
                calls.push(format!("fits(if operator.critical then {transfer}.main else {transfer}.spare)"));
            }
        }
        if self.terms > 4 {
            let number = self.number(depth.saturating_sub(1), scope);
            calls.push(format!("passes({number})"));
        }
        if let (true, Some(store)) = (self.terms > 5, element("store")) {
            calls.push(format!("safe({store})"));
        }
        if self.terms > 6 {
            calls.push("graded(operator.grading)".to_owned());
        }
        if calls.is_empty() { "operator.audited".to_owned() } else { self.choices.one_of(&calls).clone() }
    }

    pub(super) fn sector(&mut self, depth: usize, scope: &Scope) -> String {
        let dataset = self.reference(scope);
        match (self.choices.below(4), dataset) {
            (0, _) => "operator.sector".to_owned(),
            (1, _) => ["finance", "health", "other-sector"][self.choices.below(3)].to_owned(),
            (2, Some(dataset)) if self.terms > 3 => format!("kind({dataset})"),
            _ if depth > 0 => format!("(if {} then finance else operator.sector)", self.statement(0, scope)),
            _ => "health".to_owned(),
        }
    }

    /// A dataset, where one can be named.
    pub(super) fn reference(&mut self, scope: &Scope) -> Option<String> {
        let named = scope.iter().filter_map(|(name, of)| match *of {
            "dataset" => Some(vec![name.clone()]),
            "transfer" => Some(vec![format!("{name}.main"), format!("{name}.spare")]),
            _ => None,
        });
        let named: Vec<String> = named.flatten().collect();
        (!named.is_empty()).then(|| self.choices.one_of(&named).clone())
    }

    /// A count of persons.
    pub(super) fn number(&mut self, depth: usize, scope: &Scope) -> String {
        let numbers = [
            ("operator", "persons"),
            ("dataset", "persons"),
            ("transfer", "persons"),
            ("transfer", "main.persons"),
        ];
        if let (true, Some((name, _))) =
            (self.choices.below(3) == 2, scope.iter().find(|(_, of)| *of == "number"))
        {
            return name.clone();
        }
        if depth == 0 {
            return match self.choices.below(5) {
                0 | 1 => self.path(&numbers, scope),
                4 => format!("ceiling({})", self.sector(0, scope)),
                2 => format!("{} persons", self.choices.below(4)),
                _ => "threshold".to_owned(),
            };
        }
        match self.choices.below(9) {
            0 => self.path(&numbers, scope),
            1 | 2 => {
                let (binding, filter, inner) = self.over(depth, scope);
                let value = self.number(depth - 1, &inner);
                format!("sum({value} for {binding}{filter})")
            }
            3 => {
                let (binding, filter, inner) = self.over(depth, scope);
                let value = self.number(depth - 1, &inner);
                format!("(between max({value} for {binding}{filter}) and sum({value} for {binding}{filter}))")
            }
            4 => {
                let extreme = ["max", "min"][self.choices.below(2)];
                format!("{extreme}({}, {})", self.number(depth - 1, scope), self.number(depth - 1, scope))
            }
            5 => {
                let operator = ["+", "-"][self.choices.below(2)];
                format!("({} {operator} {})", self.number(depth - 1, scope), self.number(depth - 1, scope))
            }
            6 => format!("({} * {})", self.number(depth - 1, scope), self.choices.below(3)),
            7 if self.terms > 1 => "reach".to_owned(),
            _ => {
                let condition = self.statement(depth - 1, scope);
                let (then, otherwise) = (self.number(depth - 1, scope), self.number(depth - 1, scope));
                format!("(if {condition} then {then} else {otherwise})")
            }
        }
    }

    /// A comparison of two values of one type.
    pub(super) fn comparison(&mut self, depth: usize, scope: &Scope) -> String {
        let order = self.order();
        let (left, right) = match self.choices.below(7) {
            0 | 1 => (self.number(depth, scope), self.number(depth, scope)),
            2 => (self.date(depth, scope), self.date(depth, scope)),
            3 => (self.moment(), self.moment()),
            4 => (self.length(depth, scope), self.length(depth, scope)),
            5 => {
                let (binding, filter, inner) = self.over(depth, scope);
                let gains: Vec<&str> =
                    inner.iter().filter(|(_, of)| *of == "dataset").map(|(name, _)| name.as_str()).collect();
                match gains.last() {
                    Some(name) => {
                        (format!("sum({name}.gain for {binding}{filter})"), "operator.revenue".to_owned())
                    }
                    None => ("operator.revenue".to_owned(), "1 CNY".to_owned()),
                }
            }
            _ if self.choices.below(2) == 0 => ("operator.protocol".to_owned(), "\"1.2\"".to_owned()),
            _ => return format!("({} is {})", self.statement(0, scope), self.statement(0, scope)),
        };
        format!("({left} {order} {right})")
    }

    fn date(&mut self, depth: usize, scope: &Scope) -> String {
        let dates = [
            ("operator", "founded"),
            ("operator", "closed"),
            ("operator", "grading.since"),
            ("transfer", "since"),
            ("grading", "since"),
        ];
        match self.choices.below(if depth == 0 { 5 } else { 9 }) {
            0 | 1 => self.path(&dates, scope),
            2 => "today".to_owned(),
            3 => "2024-01-31".to_owned(),
            4 => format!("day({})", self.moment()),
            5 => format!("({} + {})", self.date(depth - 1, scope), self.length(depth - 1, scope)),
            6 => format!("({} - {})", self.date(depth - 1, scope), self.length(depth - 1, scope)),
            7 => format!("({} + {} working days)", self.date(depth - 1, scope), self.choices.below(4)),
            _ => format!("max({}, {})", self.date(depth - 1, scope), self.date(depth - 1, scope)),
        }
    }

    fn moment(&mut self) -> String {
        let moments = [
            "operator.noticed",
            "operator.reported",
            "(operator.noticed + 24 hours)",
            "(operator.noticed + 1 month)",
            "(operator.noticed + 2 working days)",
            "(operator.noticed - 3 working days)",
            "(operator.reported - 1 month)",
        ];
        (*self.choices.one_of(&moments)).to_owned()
    }

    fn length(&mut self, depth: usize, scope: &Scope) -> String {
        let lengths = [("operator", "kept"), ("dataset", "kept"), ("transfer", "main.kept")];
        match self.choices.below(if depth == 0 { 7 } else { 11 }) {
            0 | 1 => self.path(&lengths, scope),
            2 => "period".to_owned(),
            3 => "180 days".to_owned(),
            4 => "10 working days".to_owned(),
            5 => "1 working day".to_owned(),
            6 => format!("shortest({})", self.statement(0, scope)),
            7 => format!("({} - {})", self.date(depth - 1, scope), self.date(depth - 1, scope)),
            8 => format!("({} + {})", self.length(depth - 1, scope), self.length(depth - 1, scope)),
            9 => {
                let (binding, filter, inner) = self.over(depth, scope);
                format!("sum({} for {binding}{filter})", self.length(depth - 1, &inner))
            }
            _ => format!("((operator.reported - operator.noticed) * {})", self.choices.below(3)),
        }
    }
}
