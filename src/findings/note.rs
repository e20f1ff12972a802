//! What a reader must know to trust a finding: where the program had to assume something.

use std::collections::{BTreeMap, BTreeSet};

use crate::evaluation::{Evaluator, Judgement};
use crate::facts::FactName;
use crate::program::Rule;
use crate::quantity::Date;

/// An assumption behind a finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// Working days of these years were counted Monday to Friday, for the rules have no calendar of them.
    NoCalendar(Vec<i16>),
    /// Counters that were read as if they spoke of the year of the as-of date.
    Counters {
        /// Their names in the vocabulary.
        counters: Vec<FactName>,
        /// The day from which they count, or are taken to count.
        from: Date,
        /// Why this is no more than that.
        reading: Reading,
    },
}

/// How a counter was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// It speaks of another year than that of the as-of date, which is this day.
    Hypothesis(Date),
    /// The manifest does not say of which day it speaks.
    Assumption,
}

impl Note {
    /// The notes of several findings, joined to one of each kind.
    pub fn together<'n>(notes: impl IntoIterator<Item = &'n Self>) -> Vec<Self> {
        let mut gathered = Gathered::default();
        for note in notes {
            match note {
                Self::NoCalendar(years) => gathered.years.extend(years),
                Self::Counters { counters, from, reading } => {
                    gathered.counters.entry((*from, *reading)).or_default().extend(counters.iter().cloned());
                }
            }
        }
        gathered.notes()
    }
}

/// What was assumed, by kind.
#[derive(Default)]
struct Gathered {
    years: BTreeSet<i16>,
    counters: BTreeMap<(Date, Reading), BTreeSet<FactName>>,
}

impl Gathered {
    fn notes(self) -> Vec<Note> {
        let years = (!self.years.is_empty()).then(|| Note::NoCalendar(self.years.into_iter().collect()));
        let counters = self.counters.into_iter().map(|((from, reading), counters)| Note::Counters {
            counters: counters.into_iter().collect(),
            from,
            reading,
        });
        years.into_iter().chain(counters).collect()
    }
}

/// The assumptions on which a judgement rests.
pub(super) fn notes(evaluator: &Evaluator<'_>, rule: &Rule, judgement: &Judgement) -> Vec<Note> {
    let counts_days = evaluator.has_guessed_working_days(rule);
    let reading = rule.may_read_counters.then(|| reading(evaluator)).flatten();
    if !(counts_days || reading.is_some()) || !evaluator.binding.binds(judgement.rule) {
        return Vec::new();
    }
    let mut gathered = Gathered::default();
    if counts_days {
        gathered.years = evaluator.years_without_calendar(rule, judgement);
    }
    if let Some(reading) = reading {
        let speaks_of = evaluator.facts.described_on.unwrap_or(evaluator.as_of);
        for read in evaluator.counters_read(rule, judgement) {
            let from = read.since.first_day(speaks_of);
            gathered.counters.entry((from, reading)).or_default().insert(read.counter);
        }
    }
    gathered.notes()
}

/// How counters are read on the as-of date; `None` where they speak of its year.
fn reading(evaluator: &Evaluator<'_>) -> Option<Reading> {
    match evaluator.facts.described_on {
        Some(day) if day.year() == evaluator.as_of.year() => None,
        Some(_) => Some(Reading::Hypothesis(evaluator.as_of)),
        None => Some(Reading::Assumption),
    }
}
