//! Expressions.

use super::Name;
use crate::quantity::Date;
use crate::source::Span;

/// An expression and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    /// Its form.
    pub kind: ExpressionKind,
    /// Its place.
    pub span: Span,
}

/// The forms of an expression.
#[derive(Debug, Clone, PartialEq)]
pub enum ExpressionKind {
    /// Could not be read; a diagnostic says why, and nothing more is said of it.
    Invalid,
    /// `true`, `false`
    Truth(bool),
    /// `100_000`, `6 months`, `1000 GB`
    Number(Number),
    /// `2017-06-01`
    Date(Date),
    /// `"text"`
    Text(String),
    /// `today`: the as-of date
    Today,
    /// `d.stores`, `operator.ciio`, `CN`, `finance`
    Path(Vec<Name>),
    /// `cleared(t)`
    Call {
        /// The term.
        name: Name,
        /// What it is given.
        arguments: Vec<Expression>,
    },
    /// `day(a)`: the day of a moment
    Day(Box<Expression>),
    /// `not a`
    Not(Box<Expression>),
    /// `a and b and c`
    And(Vec<Expression>),
    /// `a or b or c`
    Or(Vec<Expression>),
    /// `a < b`, `a is b`, …
    Comparison {
        /// Which one.
        operator: ComparisonOperator,
        /// The left side.
        left: Box<Expression>,
        /// The right side.
        right: Box<Expression>,
    },
    /// `a in {B, C}`
    In {
        /// What is looked for.
        value: Box<Expression>,
        /// Where.
        members: Vec<Expression>,
    },
    /// `a contains b`
    Contains {
        /// The set.
        set: Box<Expression>,
        /// The element.
        element: Box<Expression>,
    },
    /// `every x in L where P: Q`
    Quantified {
        /// `every`, `some` or `no`.
        quantifier: Quantifier,
        /// The variable and its list.
        binding: Binding,
        /// `where`
        filter: Option<Box<Expression>>,
        /// What is said of the elements.
        body: Box<Expression>,
    },
    /// `count(x in L where P)`, `sum(x.n for x in L where P)`, `max(…)`, `min(…)`
    Aggregated {
        /// Which one.
        aggregate: Aggregate,
        /// What is taken of each element; `count` has none.
        value: Option<Box<Expression>>,
        /// The variable and its list.
        binding: Binding,
        /// `where`
        filter: Option<Box<Expression>>,
    },
    /// `max(a, b)`, `min(a, b)`
    Extreme {
        /// `max` or `min`.
        aggregate: Aggregate,
        /// The values.
        values: Vec<Expression>,
    },
    /// `between a and b`: known only to lie there
    Between(Box<Expression>, Box<Expression>),
    /// `if a then b else c`
    If {
        /// The condition.
        condition: Box<Expression>,
        /// The value where it holds.
        then: Box<Expression>,
        /// The value where it does not.
        otherwise: Box<Expression>,
    },
    /// `a + b`, `a - b`, `a * b`
    Arithmetic {
        /// Which one.
        operator: ArithmeticOperator,
        /// The left side.
        left: Box<Expression>,
        /// The right side.
        right: Box<Expression>,
    },
}

impl Expression {
    /// The expressions that it is made of, in order.
    pub fn parts(&self) -> Vec<&Self> {
        use ExpressionKind as Kind;
        match &self.kind {
            Kind::Invalid
            | Kind::Truth(_)
            | Kind::Number(_)
            | Kind::Date(_)
            | Kind::Text(_)
            | Kind::Today
            | Kind::Path(_) => Vec::new(),
            Kind::Call { arguments: parts, .. }
            | Kind::And(parts)
            | Kind::Or(parts)
            | Kind::Extreme { values: parts, .. } => parts.iter().collect(),
            Kind::Day(operand) | Kind::Not(operand) => vec![operand.as_ref()],
            Kind::Comparison { left, right, .. }
            | Kind::Arithmetic { left, right, .. }
            | Kind::Contains { set: left, element: right }
            | Kind::Between(left, right) => vec![left.as_ref(), right.as_ref()],
            Kind::In { value, members } => std::iter::once(value.as_ref()).chain(members).collect(),
            Kind::Quantified { filter, body, .. } => {
                filter.as_deref().into_iter().chain([body.as_ref()]).collect()
            }
            Kind::Aggregated { value, filter, .. } => {
                value.as_deref().into_iter().chain(filter.as_deref()).collect()
            }
            Kind::If { condition, then, otherwise } => {
                vec![condition.as_ref(), then.as_ref(), otherwise.as_ref()]
            }
        }
    }
}

/// A whole or decimal number with its unit, if it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// All digits, without the decimal point.
    pub digits: i64,
    /// How many of the digits stand after the decimal point.
    pub decimals: u32,
    /// `persons`, `months`, `working days`, `GB`, `CNY`, …
    pub unit: Option<Name>,
}

/// `x in dataset`, `s in d.stores`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The variable.
    pub variable: Name,
    /// The list, as a path.
    pub list: Vec<Name>,
    /// From the variable to the end of the list.
    pub span: Span,
}

/// Operators that compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComparisonOperator {
    /// `is`
    Is,
    /// `is not`
    IsNot,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

/// Operators that calculate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArithmeticOperator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
}

/// How many elements a statement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantifier {
    /// `every`
    Every,
    /// `some`
    Some,
    /// `no`
    No,
}

/// What is made of many elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aggregate {
    /// `count`
    Count,
    /// `sum`
    Sum,
    /// `max`
    Max,
    /// `min`
    Min,
}
