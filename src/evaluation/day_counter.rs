//! Days and moments that lie so much later, by the calendar of working days.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use super::arithmetic::combine;
use super::evaluator::Evaluator;
use super::judgement::{Judgement, Outcome};
use super::naming::NameId;
use super::parts::{PartVisitor, Relevance};
use super::scope::Scope;
use crate::facts::{Bound, Interval, Known, Quantity, Truth};
use crate::program::{Calculation, Expression, ExpressionId, Rule};
use crate::quantity::{Calendar, Date, Datetime, Duration};

const LAST_SECOND_OF_DAY: i64 = 86_399;

/// Counts days, and notes where it had to count working days of a year that has no calendar.
#[derive(Debug)]
pub(super) struct DayCounter<'p> {
    calendar: &'p Calendar,
    /// Whether Monday to Friday had to do since the last calculation ended.
    is_guess: Cell<bool>,
    /// The calculations that had to do with Monday to Friday: few, and most often none.
    guesses: RefCell<Vec<ExpressionId>>,
}

impl<'p> DayCounter<'p> {
    /// A counter that has counted nothing.
    pub(super) fn new(calendar: &'p Calendar) -> Self {
        Self { calendar, is_guess: Cell::new(false), guesses: RefCell::default() }
    }

    /// Ends a calculation.
    pub(super) fn end(&self, calculation: ExpressionId) {
        if self.is_guess.take() {
            let mut guesses = self.guesses.borrow_mut();
            if !guesses.contains(&calculation) {
                guesses.push(calculation);
            }
        }
    }

    /// Whether a calculation had to do with Monday to Friday.
    fn has_guessed(&self, calculation: ExpressionId) -> bool {
        self.guesses.borrow().contains(&calculation)
    }

    /// Notes whether working days had to be counted by guess between a day and `last`, which is so much later.
    fn note(&self, day: Date, length: Duration, last: Date) {
        if length.working_days() != 0 && !self.is_guess.get() {
            self.is_guess.set(self.calendar.is_guess(day, length, last));
        }
    }

    fn day_after(&self, day: Date, length: Duration) -> Date {
        let after = day.plus(length, self.calendar);
        self.note(day, length, after);
        after
    }

    fn moment_after(&self, moment: Datetime, length: Duration) -> Datetime {
        let (day, days) = (moment.date_in_china(), length.without_seconds());
        self.note(day, days, day.plus(days, self.calendar));
        moment.plus(length, self.calendar)
    }

    /// The day so much later. Days that differ may meet at the end of a month, and parts of a day are dropped, so that
    /// the ends belong to it.
    pub(super) fn days_after(&self, day: &Interval<Date>, length: &Interval<Duration>) -> Interval<Date> {
        let after = later(day, length, |day, length| self.day_after(day, length));
        let closed = |end: Bound<Date>| end.value().map_or(Bound::Unbounded, Bound::Closed);
        Interval { low: closed(after.low), high: closed(after.high) }
    }

    /// The moment so much later. A later moment may come to lie before an earlier one, at the end of a month or of a
    /// week, but never on an earlier day.
    pub(super) fn moments_after(
        &self,
        moment: &Interval<Datetime>,
        length: &Interval<Duration>,
    ) -> Interval<Datetime> {
        let after = later(moment, length, |moment, length| self.moment_after(moment, length));
        let mut ends = [length.low, length.high].map(Bound::value).into_iter().flatten();
        let is_exact = |length: Duration| length.months() == 0 && length.working_days() == 0;
        if moment.exact().is_some() || ends.all(is_exact) {
            return after;
        }
        let of_day = |end: Bound<Datetime>| end.value().map_or(0, Datetime::second_of_day_in_china);
        let shift = |end: Bound<Datetime>, seconds: i64| {
            let moved = end.value().map(|end| Datetime::from_seconds(end.seconds().saturating_add(seconds)));
            moved.map_or(Bound::Unbounded, Bound::Closed)
        };
        Interval {
            low: shift(after.low, -of_day(moment.low)),
            high: shift(after.high, LAST_SECOND_OF_DAY - of_day(moment.high)),
        }
    }
}

/// What lies so much later than something. Which end of a length is the longer one depends on the start where they are in
/// different units, such as 30 days and a month: then either may be.
fn later<T: Quantity>(
    start: &Interval<T>,
    length: &Interval<Duration>,
    after: impl Fn(T, Duration) -> T,
) -> Interval<T> {
    let after_all =
        |length: &Interval<Duration>| combine(start, length, |start, length| Some(after(start, length)));
    match (length.low.value(), length.high.value()) {
        (Some(low), Some(high)) if high.at_least(low).is_none() => {
            after_all(&Interval::exactly(low)).hull(&after_all(&Interval::exactly(high)))
        }
        _ => after_all(length),
    }
}

impl Evaluator<'_> {
    /// Whether working days were counted Monday to Friday, for want of a calendar of the year, in a calculation that the
    /// rule makes.
    pub fn has_guessed_working_days(&self, rule: &Rule) -> bool {
        let guesses = self.days.guesses.borrow();
        !guesses.is_empty() && rule.day_counts.iter().any(|calculation| guesses.contains(calculation))
    }

    /// The years of which working days were counted without a calendar in what a judgement rests on.
    pub fn years_without_calendar(&self, rule: &Rule, judgement: &Judgement) -> BTreeSet<i16> {
        let mut years = YearsWithoutCalendar::default();
        let scope = self.scope_of(rule, &judgement.elements);
        let fails = |clause: &ExpressionId| self.truth(*clause, &scope.frame()) == Truth::False;
        let decides = |clause: &ExpressionId| judgement.outcome != Outcome::NotApplicable || fails(clause);
        for clause in self.clauses(judgement, rule, &scope.frame()).into_iter().filter(decides) {
            years.expression(self, clause, &scope, Relevance::Open);
        }
        years.0
    }
}

/// Gathers the years of which working days were counted without a calendar, below what decides.
#[derive(Default)]
struct YearsWithoutCalendar(BTreeSet<i16>);

impl PartVisitor for YearsWithoutCalendar {
    fn expression<'v>(
        &mut self,
        evaluator: &'v Evaluator<'_>,
        id: ExpressionId,
        scope: &Scope<'v>,
        _: Relevance,
    ) {
        let program = evaluator.program;
        match program.arena.get(id) {
            Expression::Call { term, .. }
                if !program.terms.get(term.index()).is_some_and(|term| term.may_count_working_days) => {}
            Expression::And(members) | Expression::Or(members) => {
                for member in evaluator.deciding_members(id, members, scope) {
                    self.expression(evaluator, member, scope, Relevance::Open);
                }
            }
            Expression::Calculate { operator, left, right } => {
                if evaluator.days.has_guessed(id) {
                    let frame = &scope.frame();
                    self.calculation(
                        &program.calendar,
                        operator,
                        &evaluator.value(left, frame),
                        &evaluator.value(right, frame),
                    );
                }
                evaluator.visit_parts(id, scope, self);
            }
            _ => evaluator.visit_parts(id, scope, self),
        }
    }

    fn unseen(&mut self, _: &Evaluator<'_>, _: ExpressionId, _: &[NameId]) {}

    fn of_unseen<'v>(&mut self, _: &'v Evaluator<'_>, _: ExpressionId, _: &Scope<'v>) {}
}

impl YearsWithoutCalendar {
    fn calculation(&mut self, calendar: &Calendar, operator: Calculation, left: &Known, right: &Known) {
        let ((Known::Duration(length), day) | (day, Known::Duration(length))) = (left, right) else { return };
        for length in [length.low, length.high].into_iter().filter_map(Bound::value) {
            let length = if operator == Calculation::Subtract { length.negated() } else { length };
            for (day, length) in ends(day).into_iter().flatten().map(|end| end.counting(length)) {
                self.0.extend(calendar.years_without(day, length));
            }
        }
    }
}

/// An end of what is known of a day or a moment.
enum End {
    Day(Date),
    Moment(Datetime),
}

impl End {
    /// The day from which, and the length for which, days are counted.
    fn counting(self, length: Duration) -> (Date, Duration) {
        match self {
            Self::Day(day) => (day, length),
            Self::Moment(moment) => (moment.date_in_china(), length.without_seconds()),
        }
    }
}

fn ends(known: &Known) -> [Option<End>; 2] {
    match known {
        Known::Date(days) => [days.low, days.high].map(|end| end.value().map(End::Day)),
        Known::Datetime(moments) => [moments.low, moments.high].map(|end| end.value().map(End::Moment)),
        _ => [None, None],
    }
}
