//! Coverage: which sub-expressions, rows and exemptions no case has made both true and false.

use std::collections::BTreeMap;

use super::ground::Ground;
use super::owner::{Dependents, Owner};
use super::places::{Place, Role, places};
use super::quote::{MOST_CHARACTERS, quote, shortened};
use super::suite::Suite;
use crate::evaluation::{Evaluator, Observed, Seen};
use crate::program::{Expression, ExpressionId, ParameterId, Type};
use crate::source::Span;

/// What no case has shown of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// The sub-expression was never decided.
    Decided,
    /// It was never true.
    True,
    /// It was never false.
    False,
    /// The row never applied.
    Applies,
    /// The row never failed to apply where it was reached.
    Passed,
    /// The row was never reached with what decides it.
    Reached,
    /// The exemption never excused.
    Excuses,
    /// The exemption always excused where it was reached.
    ExcusesNot,
    /// The exemption was never decided.
    Exemption,
    /// No case uses the value of the parameter's period.
    Used,
}

/// A place of which no case has shown everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The rule, term or parameter.
    pub owner: Owner,
    /// Where.
    pub span: Span,
    /// The rules' own words there.
    pub text: String,
    /// What was not shown.
    pub lack: Lack,
}

/// How many places of a pack are covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Covered {
    /// Those of which everything was shown.
    pub covered: usize,
    /// All places.
    pub total: usize,
}

/// What the cases of a run cover.
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    /// What they do not, in the order of items and places.
    pub gaps: Vec<Gap>,
    /// How much they cover of each pack, by its name.
    pub packs: BTreeMap<String, Covered>,
}

impl Coverage {
    /// How much is covered of all packs together.
    pub fn total(&self) -> Covered {
        let add = |sum: Covered, pack: &Covered| Covered {
            covered: sum.covered + pack.covered,
            total: sum.total + pack.total,
        };
        self.packs.values().fold(Covered::default(), add)
    }
}

/// Evaluates the rules that each case of a suite names, and finds what none of them has shown.
pub fn coverage(ground: Ground<'_>, suite: &Suite) -> Coverage {
    let mut observed = Observed::nothing(ground.program);
    for case in suite.cases() {
        let evaluator = Evaluator::new(ground.program, &case.facts, case.as_of);
        for rule in case.rules() {
            evaluator.observe(rule, &mut observed);
        }
    }
    let mut coverage = Coverage::default();
    for owner in ground.owners(suite, &Dependents::of(ground.program)) {
        let of_owner = match owner {
            Owner::Rule(_) | Owner::Term(_) => of_expressions(ground, owner, &observed),
            Owner::Parameter(id) => of_periods(ground, id, &observed),
            Owner::Instrument(_) => continue,
        };
        let pack = owner.pack(ground.program, ground.rules).to_owned();
        let counts = coverage.packs.entry(pack).or_default();
        counts.total += of_owner.len();
        counts.covered += of_owner.iter().filter(|gap| gap.is_none()).count();
        coverage.gaps.extend(of_owner.into_iter().flatten());
    }
    coverage
}

/// What lacks of each statement of a rule or a term that could be true or false.
fn of_expressions(ground: Ground<'_>, owner: Owner, observed: &Observed) -> Vec<Option<Gap>> {
    let arena = &ground.program.arena;
    let counts = |place: &Place| {
        // A negation is shown by what it denies.
        let varies = !matches!(arena.get(place.id), Expression::Constant(_) | Expression::Not(_));
        arena.type_of(place.id) == Type::Bool && (varies || place.role != Role::Part)
    };
    let gap = |place: Place| {
        let lack = lack(place.role, observed.of(place.id))?;
        let span = match place.role {
            Role::Row(span) => span,
            Role::Part | Role::Exemption => arena.span(place.id),
        };
        Some(Gap { owner, span, text: shortened(&quote(ground.rules, span), MOST_CHARACTERS), lack })
    };
    places(ground.program, owner).into_iter().filter(counts).map(gap).collect()
}

fn lack(role: Role, seen: Seen) -> Option<Lack> {
    let (neither, never_true, never_false) = match role {
        Role::Part => (Lack::Decided, Lack::True, Lack::False),
        Role::Row(_) => (Lack::Reached, Lack::Applies, Lack::Passed),
        Role::Exemption => (Lack::Exemption, Lack::Excuses, Lack::ExcusesNot),
    };
    match (seen.holds, seen.fails) {
        (true, true) => None,
        (false, true) => Some(never_true),
        (true, false) => Some(never_false),
        (false, false) => Some(neither),
    }
}

/// What lacks of each value of a parameter.
fn of_periods(ground: Ground<'_>, id: ParameterId, observed: &Observed) -> Vec<Option<Gap>> {
    let periods = ground.program.parameters.get(id.index()).map(|parameter| parameter.periods.as_slice());
    let gap = |value: ExpressionId| {
        let span = ground.program.arena.span(value);
        let text = quote(ground.rules, span);
        let unused = !observed.of(value).evaluated;
        unused.then_some(Gap { owner: Owner::Parameter(id), span, text, lack: Lack::Used })
    };
    let cases = periods.unwrap_or_default().iter().flat_map(|period| &period.cases);
    cases.map(|case| gap(case.value)).collect()
}
