//! Comparisons of what is known.

use super::arithmetic::calculate;
use super::evaluator::Evaluator;
use super::frame::Frame;
use crate::facts::{Bound, Interval, Known, KnownSet, MaybeMembers, MemberValue, Possible, Quantity, Truth};
use crate::program::{Calculation, Comparison, Constant, Expression, ExpressionId, List, Meaning, Type};
use crate::quantity::Duration;

impl Evaluator<'_> {
    #[inline(never)]
    pub(super) fn compare<'v>(
        &'v self,
        operator: Comparison,
        left: ExpressionId,
        right: ExpressionId,
        frame: &Frame<'_, 'v>,
    ) -> Truth {
        let found = self.with_value(left, frame, |left| self.compare_with(operator, left, right, frame));
        if found.is_decided() {
            return found;
        }
        match self.arena.type_of(left) {
            Type::Duration => self.compare_lengths(operator, left, right, frame),
            Type::Count(_) | Type::Size | Type::Rate(_) => {
                self.compare_from_zero(operator, left, right, frame)
            }
            _ => Truth::Unknown,
        }
    }

    /// Compares values that can't be stated below zero.
    fn compare_from_zero<'v>(
        &'v self,
        operator: Comparison,
        left: ExpressionId,
        right: ExpressionId,
        frame: &Frame<'_, 'v>,
    ) -> Truth {
        compare(operator, &self.value_from_zero(left, frame), &self.value_from_zero(right, frame))
    }

    /// Compares lengths of time. Of one that lies between two days, it is known where it begins: so many months later is a
    /// day. Working days between two days are not counted.
    fn compare_lengths<'v>(
        &'v self,
        operator: Comparison,
        left: ExpressionId,
        right: ExpressionId,
        frame: &Frame<'_, 'v>,
    ) -> Truth {
        let later = |(first, of): (ExpressionId, Frame<'_, 'v>), length: ExpressionId| {
            let (first, length) = (self.value(first, &of), self.value_from_zero(length, frame));
            match &*length {
                Known::Duration(ends) if [ends.low, ends.high].into_iter().all(is_without_working_days) => {
                    calculate(Calculation::Add, &first, &length, &self.days)
                }
                _ => Known::Nothing,
            }
        };
        match (self.between_days(left, *frame), self.between_days(right, *frame)) {
            (Some((last, first, of)), None) => {
                compare(operator, &self.value(last, &of), &later((first, of), right))
            }
            (None, Some((last, first, of))) => {
                compare(operator, &later((first, of), left), &self.value(last, &of))
            }
            _ => self.compare_from_zero(operator, left, right, frame),
        }
    }

    /// The later and the earlier of two days or moments, with their frame, where a length of time is all that lies between
    /// them: said by the expression itself, by the branch that applies, or by a term for the whole product.
    fn between_days<'f, 'v>(
        &'v self,
        id: ExpressionId,
        frame: Frame<'f, 'v>,
    ) -> Option<(ExpressionId, ExpressionId, Frame<'f, 'v>)> {
        match self.arena.get(id) {
            Expression::Calculate { operator: Calculation::Subtract, left, right } => {
                let are_days = matches!(self.arena.type_of(left), Type::Date | Type::Datetime);
                are_days.then_some((left, right, frame))
            }
            Expression::If { condition, then, otherwise } => match self.truth(condition, &frame) {
                Truth::True => self.between_days(then, frame),
                Truth::False => self.between_days(otherwise, frame),
                Truth::Unknown => None,
            },
            Expression::Call { term, arguments } if arguments.is_empty() => {
                match self.binding.meaning(term) {
                    Some(Meaning::Expression(body)) => self.between_days(body, Frame::EMPTY),
                    Some(Meaning::Table(_)) | None => None,
                }
            }
            _ => None,
        }
    }

    /// Compares what is known with what an expression gives.
    fn compare_with<'v>(
        &'v self,
        operator: Comparison,
        left: &Known,
        right: ExpressionId,
        frame: &Frame<'_, 'v>,
    ) -> Truth {
        match (self.arena.as_constant(right), left) {
            // Most often it is one value of an enum.
            (Some(Constant::Choice(right)), Known::Choice(left)) => {
                equality(operator, left.is(&Possible::Exactly(right)))
            }
            (Some(Constant::Choice(_)), _) => Truth::Unknown,
            _ => self.with_value(right, frame, |right| compare(operator, left, right)),
        }
    }

    #[inline(never)]
    pub(super) fn is_in<'v>(&'v self, value: ExpressionId, members: List, frame: &Frame<'_, 'v>) -> Truth {
        let members = self.arena.list(members);
        let each = |one: &Known| {
            let mut any = Truth::False;
            for &member in members {
                match self.compare_with(Comparison::Is, one, member, frame) {
                    Truth::True => return Truth::True,
                    Truth::Unknown => any = Truth::Unknown,
                    Truth::False => {}
                }
            }
            any
        };
        // Where several values are possible, each is looked up by itself: `one of A, B` is in {A, B, C}.
        let of_type = self.arena.type_of(value);
        self.with_value(value, frame, |value| match value {
            // What is not stated is one of all.
            Known::Nothing if matches!(of_type, Type::Enumeration(_)) => {
                let all = self.program.vocabulary.all_values(of_type).unwrap_or_default();
                agree(all.into_iter().map(|one| each(&Known::constant(one, &self.program.texts))))
            }
            Known::Choice(Possible::OneOf(values)) => {
                agree(values.iter().map(|&value| each(&Known::Choice(Possible::Exactly(value)))))
            }
            Known::Country(Possible::OneOf(values)) => {
                agree(values.iter().map(|&value| each(&Known::Country(Possible::Exactly(value)))))
            }
            one => each(one),
        })
    }

    #[inline(never)]
    pub(super) fn contains<'v>(
        &'v self,
        set: ExpressionId,
        element: ExpressionId,
        frame: &Frame<'_, 'v>,
    ) -> Truth {
        self.with_value(set, frame, |set| match (set, self.arena.as_constant(element)) {
            // Most often it is one value of an enum.
            (Known::Set(set), Some(Constant::Choice(element))) => set.contains(&MemberValue::Choice(element)),
            (_, Some(Constant::Choice(_))) => Truth::Unknown,
            _ => self.with_value(element, frame, |element| contains(set, element)),
        })
    }
}

/// Whether one value that is known in part holds another.
fn contains(set: &Known, element: &Known) -> Truth {
    let Known::Set(set) = set else { return Truth::Unknown };
    let is_empty = set.members.is_empty() && set.maybe == MaybeMembers::These(Box::default());
    match element {
        _ if is_empty => Truth::False,
        Known::Choice(possible) => {
            agree(possible.values().iter().map(|&value| set.contains(&MemberValue::Choice(value))))
        }
        Known::Country(possible) => {
            agree(possible.values().iter().map(|&value| set.contains(&MemberValue::Country(value))))
        }
        Known::Text(text) => set.contains(&MemberValue::Text(text.clone())),
        Known::Element(position) => set.contains(&MemberValue::Element(*position)),
        _ => Truth::Unknown,
    }
}

fn is_without_working_days(end: Bound<Duration>) -> bool {
    end.value().is_none_or(|length| length.working_days() == 0)
}

/// What all agree on; unknown where they differ.
fn agree(mut truths: impl Iterator<Item = Truth>) -> Truth {
    let Some(first) = truths.next() else { return Truth::Unknown };
    if truths.all(|truth| truth == first) { first } else { Truth::Unknown }
}

/// What is known of a comparison; values of different kinds, or of which nothing is known, leave it open.
pub(super) fn compare(operator: Comparison, left: &Known, right: &Known) -> Truth {
    match (left, right) {
        (Known::Number(left), Known::Number(right)) => compare_intervals(operator, left, right),
        (Known::Date(left), Known::Date(right)) => compare_intervals(operator, left, right),
        (Known::Datetime(left), Known::Datetime(right)) => compare_intervals(operator, left, right),
        (Known::Duration(left), Known::Duration(right)) => compare_intervals(operator, left, right),
        (Known::Version(left), Known::Version(right)) => compare_intervals(operator, left, right),
        (Known::Choice(left), Known::Choice(right)) => equality(operator, left.is(right)),
        (Known::Country(left), Known::Country(right)) => equality(operator, left.is(right)),
        (Known::Truth(left), Known::Truth(right)) => equality(operator, Truth::from(left == right)),
        (Known::Text(left), Known::Text(right)) => equality(operator, Truth::from(left == right)),
        (Known::Element(left), Known::Element(right)) => equality(operator, Truth::from(left == right)),
        (Known::Never, Known::Never) => Truth::from(operator == Comparison::Is),
        (Known::Never, Known::Date(_) | Known::Datetime(_) | Known::Duration(_))
        | (Known::Date(_) | Known::Datetime(_) | Known::Duration(_), Known::Never) => {
            Truth::from(operator == Comparison::IsNot)
        }
        // Whatever the other is: no order holds between it and what has never happened.
        (Known::Never, Known::Nothing) | (Known::Nothing, Known::Never)
            if !matches!(operator, Comparison::Is | Comparison::IsNot) =>
        {
            Truth::False
        }
        (Known::Set(left), Known::Set(right)) => equality(operator, same_members(left, right)),
        _ => Truth::Unknown,
    }
}

/// Whether two sets hold the same.
fn same_members(left: &KnownSet, right: &KnownSet) -> Truth {
    let lacks = |one: &KnownSet, other: &KnownSet| {
        one.members.iter().any(|member| other.contains(member) == Truth::False)
    };
    let is_exact = |set: &KnownSet| set.maybe == MaybeMembers::These(Box::default());
    if lacks(left, right) || lacks(right, left) {
        Truth::False
    } else if is_exact(left) && is_exact(right) {
        Truth::True
    } else {
        Truth::Unknown
    }
}

fn equality(operator: Comparison, same: Truth) -> Truth {
    match operator {
        Comparison::Is => same,
        Comparison::IsNot => !same,
        _ => Truth::Unknown,
    }
}

fn compare_intervals<T: Quantity>(operator: Comparison, left: &Interval<T>, right: &Interval<T>) -> Truth {
    match operator {
        Comparison::Is => left.is(right),
        Comparison::IsNot => !left.is(right),
        Comparison::Less => right.exceeds(left),
        Comparison::AtMost => right.at_least(left),
        Comparison::Greater => left.exceeds(right),
        Comparison::AtLeast => left.at_least(right),
    }
}
