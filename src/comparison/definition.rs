//! What two sets of rules say otherwise, compared by their words.

use std::collections::BTreeMap;

use crate::program::{Content, Depth, ExpressionId, ParameterPeriod, Period, Program, Rule};
use crate::source::{Sources, Span};

/// What the rules say otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleChange {
    /// The rule is new.
    Added,
    /// The rule is gone.
    Removed,
    /// A clause of the rule has other words, or stands on one side alone.
    Clause {
        /// Which one.
        clause: Clause,
        /// Its place on the first side.
        before: Option<Span>,
        /// Its place on the second side.
        after: Option<Span>,
    },
    /// What the rule rests on is defined otherwise.
    Definition {
        /// What it is.
        kind: DefinitionKind,
        /// Its name.
        name: Box<str>,
        /// Its place on the first side.
        before: Span,
        /// Its place on the second side.
        after: Span,
    },
    /// None of these: the vocabulary reads the manifest otherwise.
    Vocabulary,
}

/// What a rule rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DefinitionKind {
    /// A parameter has other values or periods.
    Parameter,
    /// A term gives something else, or has other periods.
    Term,
    /// An instrument is in force at other times.
    Instrument,
}

/// A clause that decides outcomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clause {
    /// `for`, `where`
    For,
    /// `when`
    When,
    /// `unless`
    Unless,
    /// `require`
    Require,
    /// `cites`
    Cites,
}

impl Clause {
    const ALL: [Self; 5] = [Self::For, Self::When, Self::Unless, Self::Require, Self::Cites];

    /// The word with which it begins.
    pub fn word(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::When => "when",
            Self::Unless => "unless",
            Self::Require => "require",
            Self::Cites => "cites",
        }
    }
}

/// A program with the texts that its places point into.
#[derive(Debug, Clone, Copy)]
pub struct RuleTexts<'a> {
    /// The rules.
    pub program: &'a Program,
    /// Their texts.
    pub sources: &'a Sources,
}

/// What two rules of one name, and what they rest on, say otherwise.
pub(super) fn rule_changes(before: (RuleTexts<'_>, &Rule), after: (RuleTexts<'_>, &Rule)) -> Vec<RuleChange> {
    let mut changes = Vec::new();
    for clause in Clause::ALL {
        let (one, other) = (before.0.clause(before.1, clause), after.0.clause(after.1, clause));
        if one.0 != other.0 {
            changes.push(RuleChange::Clause { clause, before: one.1, after: other.1 });
        }
    }
    let definitions = after.0.definitions(after.1);
    for ((kind, name), (words, place)) in before.0.definitions(before.1) {
        // One that stands on one side alone shows in a clause or in another definition.
        if let Some((other_words, other_place)) = definitions.get(&(kind, name.clone()))
            && words != *other_words
        {
            changes.push(RuleChange::Definition { kind, name, before: place, after: *other_place });
        }
    }
    if changes.is_empty() {
        changes.push(RuleChange::Vocabulary);
    }
    changes
}

/// What a rule rests on, by kind and name: the words that define it, and its place.
type Definitions = BTreeMap<(DefinitionKind, Box<str>), (String, Span)>;

impl RuleTexts<'_> {
    /// The words of a clause, and its place.
    fn clause(self, rule: &Rule, clause: Clause) -> (String, Option<Span>) {
        let expressions: Vec<ExpressionId> = match clause {
            Clause::For => rule.ranges.iter().map(|range| range.list).chain(rule.filter).collect(),
            Clause::When => rule.condition.into_iter().collect(),
            Clause::Unless => rule.exemptions.iter().map(|exemption| exemption.condition).collect(),
            Clause::Require => vec![rule.requirement],
            Clause::Cites => rule.citation_conditions().collect(),
        };
        let words = match clause {
            Clause::Cites => self.citations(rule),
            _ => self.words(&expressions),
        };
        let spans = expressions.iter().map(|&id| self.program.arena.span(id));
        let place = spans.reduce(Span::to).or(Some(rule.span)).filter(|_| !words.is_empty());
        (words, place)
    }

    fn citations(self, rule: &Rule) -> String {
        let citations = rule.citations.iter().map(|cited| {
            let name = self.program.provision_name(cited.provision);
            match cited.condition {
                Some(condition) => format!("{name} if {}", self.words(&[condition])),
                None => name,
            }
        });
        citations.collect::<Vec<_>>().join(", ")
    }

    /// The words of expressions, with one blank wherever there are any.
    fn words(self, expressions: &[ExpressionId]) -> String {
        let texts = expressions.iter().map(|&id| {
            let text = self.sources.slice(self.program.arena.span(id));
            // A comment on a line of its own says nothing to the evaluation.
            let code = text.lines().filter(|line| !line.trim_start().starts_with('#'));
            code.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
        });
        texts.collect::<Vec<_>>().join("; ")
    }

    fn definitions(self, rule: &Rule) -> Definitions {
        let program = self.program;
        let reach = program.reach(rule.clauses(), Depth::Whole);
        let name = |symbol| Box::from(program.texts.symbol(symbol));
        let mut found = Definitions::new();
        for one in reach.parameters.iter().filter_map(|id| program.parameters.get(id.index())) {
            let values = |period: &ParameterPeriod| {
                let values: Vec<_> = period.cases.iter().map(|case| case.value).collect();
                (period.period, self.words(&values))
            };
            let periods = one.periods.iter().map(values);
            found.insert((DefinitionKind::Parameter, name(one.name)), (by_period(periods), one.span));
        }
        for one in reach.terms.iter().filter_map(|id| program.terms.get(id.index())) {
            let content = |content: &Content| self.words(&content.expressions());
            let periods = one.periods.iter().map(|period| (period.period, content(&period.content)));
            found.insert((DefinitionKind::Term, name(one.name)), (by_period(periods), one.span));
        }
        for one in rule.provisions().filter_map(|id| program.instrument(id.instrument)) {
            let days = one.in_force.map(days).unwrap_or_default();
            found.insert((DefinitionKind::Instrument, name(one.name)), (days, one.span));
        }
        found
    }
}

fn by_period(periods: impl Iterator<Item = (Period, String)>) -> String {
    let lines: Vec<String> = periods.map(|(period, words)| format!("{} {words}", days(period))).collect();
    lines.join("\n")
}

fn days(period: Period) -> String {
    let day = |day: Option<crate::quantity::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    format!("{}..{}", day(period.from), day(period.until))
}
