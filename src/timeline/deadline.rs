//! The day with which the as-of date is compared, as a sum of facts and lengths of time.

use crate::evaluation::Proof;
use crate::facts::{FactName, Facts, Interval, Known};
use crate::findings::place_of_missing;
use crate::program::{Calculation, Expression, ExpressionId, ParameterId, Program};
use crate::quantity::Date;
use crate::source::Span;

/// What the as-of date is compared with: `security.last-drill + 1 year`.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline {
    /// The comparison, in the rule files.
    pub comparison: ExpressionId,
    /// The sum; empty where the comparison is of another form.
    pub sum: Vec<Addend>,
    /// The day to which the sum comes, as far as it is known, where the as-of date stands alone on the other side.
    pub day: Option<Interval<Date>>,
    /// Every fact in the comparison.
    pub facts: Vec<DatedFact>,
}

/// One part of a sum.
#[derive(Debug, Clone, PartialEq)]
pub struct Addend {
    /// Whether it is added or taken away.
    pub sign: Sign,
    /// What it is.
    pub operand: Operand,
}

/// Whether something is added or taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// It is added.
    Plus,
    /// It is taken away.
    Minus,
}

impl Sign {
    fn turned(self) -> Self {
        match self {
            Self::Plus => Self::Minus,
            Self::Minus => Self::Plus,
        }
    }
}

/// What is added or taken away.
#[derive(Debug, Clone, PartialEq)]
pub enum Operand {
    /// A fact of the manifest.
    Fact(DatedFact),
    /// A parameter with its value.
    Parameter(ParameterId, Known),
    /// A value that stands in the rule.
    Fixed(Known),
}

/// A fact, what is known of it, and where it is stated.
#[derive(Debug, Clone, PartialEq)]
pub struct DatedFact {
    /// Its name.
    pub name: FactName,
    /// The expression that names it.
    pub expression: ExpressionId,
    /// What is known of it.
    pub known: Known,
    /// Where the manifest states it, or the table where it would.
    pub place: Option<Span>,
}

/// The deadline behind a comparison that came out otherwise.
pub(super) fn deadline(program: &Program, facts: &Facts, comparison: &Proof) -> Deadline {
    let reader = Reader { program, facts };
    let mut dated = Vec::new();
    reader.facts_below(comparison, &mut dated);
    let (mut sum, mut day) = (Vec::new(), None);
    if let [left, right] = comparison.parts.as_slice() {
        let mut found = Sum::default();
        reader.add(left, Sign::Plus, &mut found);
        reader.add(right, Sign::Minus, &mut found);
        sum = found.compared_with_today();
        let is_today = |proof: &Proof| program.arena.get(proof.expression) == Expression::Today;
        day = match (is_today(left), is_today(right)) {
            (true, false) => day_of(right),
            (false, true) => day_of(left),
            _ => None,
        };
    }
    Deadline { comparison: comparison.expression, sum, day, facts: dated }
}

fn day_of(proof: &Proof) -> Option<Interval<Date>> {
    match &proof.known {
        Known::Date(day) => Some(*day),
        _ => None,
    }
}

/// A sum, as far as it was read.
#[derive(Default)]
struct Sum {
    addends: Vec<Addend>,
    /// How the as-of date stands in it; more than once is no deadline.
    today: Vec<Sign>,
    /// Whether something in it is no sum.
    opaque: bool,
}

impl Sum {
    /// The sum that the as-of date is compared with, where it can be isolated: facts first.
    fn compared_with_today(self) -> Vec<Addend> {
        let [sign] = self.today.as_slice() else { return Vec::new() };
        if self.opaque {
            return Vec::new();
        }
        let moved = |addend: Addend| match sign {
            Sign::Plus => Addend { sign: addend.sign.turned(), ..addend },
            Sign::Minus => addend,
        };
        let mut addends: Vec<Addend> = self.addends.into_iter().map(moved).collect();
        addends.sort_by_key(|addend| (addend.sign, !matches!(addend.operand, Operand::Fact(_))));
        addends
    }
}

struct Reader<'p> {
    program: &'p Program,
    facts: &'p Facts,
}

impl Reader<'_> {
    /// Adds an expression to a sum.
    fn add(&self, proof: &Proof, sign: Sign, sum: &mut Sum) {
        let operand = match self.program.arena.get(proof.expression) {
            Expression::Today => {
                sum.today.push(sign);
                return;
            }
            Expression::Calculate {
                operator: operator @ (Calculation::Add | Calculation::Subtract), ..
            } => {
                if let [left, right] = proof.parts.as_slice() {
                    let turned = if operator == Calculation::Subtract { sign.turned() } else { sign };
                    self.add(left, sign, sum);
                    self.add(right, turned, sum);
                }
                return;
            }
            Expression::Fact(_) => self.dated(proof).map(Operand::Fact),
            Expression::Parameter(id) => Some(Operand::Parameter(id, proof.known.clone())),
            Expression::Constant(_) => Some(Operand::Fixed(proof.known.clone())),
            // A term, a choice or an extreme has the value of one of its parts.
            _ => match proof.parts.iter().rev().find(|part| part.known == proof.known) {
                Some(deciding) => return self.add(deciding, sign, sum),
                None => None,
            },
        };
        match operand {
            Some(operand) => sum.addends.push(Addend { sign, operand }),
            None => sum.opaque = true,
        }
    }

    fn facts_below(&self, proof: &Proof, found: &mut Vec<DatedFact>) {
        if let Some(fact) = self.dated(proof).filter(|fact| !matches!(fact.known, Known::List(_)))
            && !found.iter().any(|one| one.name == fact.name)
        {
            found.push(fact);
        }
        for part in &proof.parts {
            self.facts_below(part, found);
        }
    }

    fn dated(&self, proof: &Proof) -> Option<DatedFact> {
        let name = proof.fact.clone()?;
        let place = proof.place.or_else(|| place_of_missing(self.program, self.facts, &name));
        Some(DatedFact { name, expression: proof.expression, known: proof.known.clone(), place })
    }
}
