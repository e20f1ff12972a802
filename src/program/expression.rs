//! Expressions, resolved and typed.

use std::num::NonZeroU32;

use serde::{Serialize, Serializer};

use super::{ParameterId, RecordId, Symbol, TermId, id};
use crate::quantity::{Country, Date, Duration, Version};

/// An expression.
///
/// There are many, so they are small: an id that may be missing takes no more room than one that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExpressionId(NonZeroU32);

impl ExpressionId {
    /// The id of what stands before `place`, which counts from one.
    pub(crate) const fn before(place: u32) -> Self {
        match NonZeroU32::new(place) {
            Some(place) => Self(place),
            None => Self(NonZeroU32::MAX),
        }
    }

    /// The id of what stands at `index`.
    pub fn from_index(index: usize) -> Self {
        Self::before(u32::try_from(index).map_or(u32::MAX, |index| index.saturating_add(1)))
    }

    /// The position in its table.
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

impl Serialize for ExpressionId {
    /// As a call of [`ExpressionId::before`].
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct("ExpressionId::before", &self.0.get())
    }
}

id! {
    /// A value that stands in a rule file, in the arena's table of them.
    ConstantId
}

/// A run of expressions in the arena's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct List {
    pub(crate) start: u32,
    pub(crate) length: u32,
}

impl List {
    /// Whether it has no members.
    pub fn is_empty(self) -> bool {
        self.length == 0
    }
}

/// A run of steps in the arena's table of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct StepRun {
    pub(crate) start: u32,
    pub(crate) length: u32,
}

/// A path from a table, a list or a variable to a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct FactPath {
    pub(crate) base: PackedBase,
    pub(crate) steps: StepRun,
}

impl FactPath {
    /// The path that goes these steps from a base.
    pub fn new(base: Base, steps: StepRun) -> Self {
        Self { base: base.into(), steps }
    }

    /// Where it starts.
    pub fn base(self) -> Base {
        let PackedBase(packed) = self.base;
        match packed & 1 {
            0 => Base::Root(RecordId(packed >> 1)),
            _ => Base::Variable(u8::try_from(packed >> 1).unwrap_or(u8::MAX)),
        }
    }
}

/// Where a path starts, in one number: a record or a variable, and in the last bit which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PackedBase(pub(crate) u32);

impl From<Base> for PackedBase {
    fn from(base: Base) -> Self {
        Self(match base {
            Base::Root(RecordId(record)) => record << 1,
            Base::Variable(variable) => u32::from(variable) << 1 | 1,
        })
    }
}

/// Where a path starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// A table or a list at the top of the manifest.
    Root(RecordId),
    /// A variable of the frame.
    Variable(u8),
}

/// One step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Step {
    /// To a fact of the record.
    Field(u16),
    /// From a reference to the element of that list.
    Follow(RecordId),
}

/// A value that stands in a rule file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Constant {
    /// `true`, `false`
    Truth(bool),
    /// A number in the unit in which its type is held.
    Number(i64),
    /// A day.
    Date(Date),
    /// A length of time.
    Duration(Duration),
    /// A value of an enum, by its position.
    Choice(u16),
    /// A country.
    Country(Country),
    /// A text.
    Text(Symbol),
    /// A version.
    Version(Version),
}

/// Operators that compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Comparison {
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Calculation {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
}

/// How many elements a statement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Quantifier {
    /// `every`
    Every,
    /// `some`
    Some,
    /// `no`
    No,
}

/// What is made of many values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
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

/// One expression; its parts are ids into the same arena.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Expression {
    /// A value.
    Constant(ConstantId),
    /// The as-of date.
    Today,
    /// What is known of a fact, a list, or an element.
    Fact(FactPath),
    /// The value of a parameter on the as-of date.
    Parameter(ParameterId),
    /// The value of a parameter for a key on the as-of date.
    Keyed {
        /// The parameter.
        parameter: ParameterId,
        /// What its value depends on.
        key: ExpressionId,
    },
    /// A term, applied.
    Call {
        /// The term.
        term: TermId,
        /// What it is given.
        arguments: List,
    },
    /// `day(a)`: the day in China on which a moment falls.
    Day(ExpressionId),
    /// `not a`
    Not(ExpressionId),
    /// `a and b and c`
    And(List),
    /// `a or b or c`
    Or(List),
    /// `a < b`, `a is b`, …
    Compare {
        /// Which one.
        operator: Comparison,
        /// The left side.
        left: ExpressionId,
        /// The right side.
        right: ExpressionId,
    },
    /// `a in {B, C}`
    In {
        /// What is looked for.
        value: ExpressionId,
        /// Where.
        members: List,
    },
    /// `a contains b`
    Contains {
        /// The set.
        set: ExpressionId,
        /// The element.
        element: ExpressionId,
    },
    /// `every x in L where P: Q`
    Quantified {
        /// Which one.
        quantifier: Quantifier,
        /// The variable's place in the frame.
        variable: u8,
        /// A list, or a set of references.
        list: ExpressionId,
        /// Which elements.
        filter: Option<ExpressionId>,
        /// What is said of them.
        body: ExpressionId,
    },
    /// `count(x in L where P)`, `sum(x.n for x in L where P)`, …
    Aggregated {
        /// Which one.
        aggregate: Aggregate,
        /// The variable's place in the frame.
        variable: u8,
        /// A list, or a set of references.
        list: ExpressionId,
        /// Which elements.
        filter: Option<ExpressionId>,
        /// What is taken of each; `count` has none.
        value: Option<ExpressionId>,
    },
    /// `max(a, b)`, `min(a, b)`
    Extreme {
        /// `Max` or `Min`.
        aggregate: Aggregate,
        /// The values.
        values: List,
    },
    /// `between a and b`
    Between(ExpressionId, ExpressionId),
    /// `if a then b else c`
    If {
        /// The condition.
        condition: ExpressionId,
        /// The value where it holds.
        then: ExpressionId,
        /// The value where it does not.
        otherwise: ExpressionId,
    },
    /// `a + b`, `a - b`, `a * b`
    Calculate {
        /// Which one.
        operator: Calculation,
        /// The left side.
        left: ExpressionId,
        /// The right side.
        right: ExpressionId,
    },
}

#[cfg(test)]
mod tests {
    use super::{Base, Expression, ExpressionId, FactPath, StepRun};
    use crate::program::RecordId;

    #[test]
    fn an_expression_is_small_whatever_it_is() {
        // Evaluation reads thousands of them, in the order of the rules.
        assert_eq!(size_of::<Expression>(), 16);
        assert_eq!(size_of::<Option<ExpressionId>>(), 4);
    }

    #[test]
    fn a_base_comes_back_as_it_went_in() {
        for base in [Base::Root(RecordId(0)), Base::Root(RecordId(7)), Base::Variable(0), Base::Variable(255)]
        {
            let path = FactPath::new(base, StepRun { start: 0, length: 0 });
            assert_eq!(path.base(), base);
        }
    }

    #[test]
    fn ids_count_from_zero() {
        assert_eq!(ExpressionId::from_index(5).index(), 5);
        assert_eq!(ExpressionId::from_index(5), ExpressionId::before(6));
    }
}
