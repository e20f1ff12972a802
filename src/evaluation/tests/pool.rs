//! The values out of which manifests are made: those of the program, and their neighbours.

use super::choices::Choices;
use crate::facts::{Bound, Interval, Known, KnownSet, MaybeMembers, MemberValue, Possible, Quantity};
use crate::program::{Constant, ExpressionId, Member, Program, Type};
use crate::quantity::{Country, Date, Datetime, Duration, Version};

/// Values of each type.
#[derive(Debug)]
pub(super) struct Pool {
    numbers: Vec<i64>,
    dates: Vec<Date>,
    datetimes: Vec<Datetime>,
    durations: Vec<Duration>,
    versions: Vec<Version>,
    countries: Vec<Country>,
    texts: Vec<Box<str>>,
    /// The number of values of each enum.
    choices: Vec<u16>,
}

impl Pool {
    /// The values at which the program may change its mind on that day.
    pub(super) fn of(program: &Program, as_of: Date) -> Self {
        let countries = ["CN", "HK", "US"].into_iter().filter_map(Country::parse).collect();
        let count = |found: &crate::program::EnumerationType| u16::try_from(found.values.len()).expect("few");
        let mut pool = Self {
            numbers: vec![0],
            dates: neighbours_of_day(as_of).to_vec(),
            datetimes: Vec::new(),
            durations: [0, 1, 30, 182, 400].map(Duration::of_days).to_vec(),
            versions: ["1.2", "1.3"].into_iter().filter_map(Version::parse).collect(),
            countries,
            texts: vec!["x".into()],
            choices: program.vocabulary.enumerations.iter().map(count).collect(),
        };
        for index in 0..program.arena.len() {
            let Some(constant) = program.arena.as_constant(ExpressionId::from_index(index)) else { continue };
            match constant {
                Constant::Number(value) => pool.numbers.extend([value - 1, value, value + 1]),
                Constant::Date(value) => pool.dates.extend(neighbours_of_day(value)),
                Constant::Duration(value) => pool.durations.extend(neighbours_of_length(value)),
                Constant::Country(value) => pool.countries.push(value),
                Constant::Text(value) => pool.texts.push(program.texts.symbol(value).into()),
                Constant::Version(value) => pool.versions.push(value),
                Constant::Truth(_) | Constant::Choice(_) => {}
            }
        }
        for &day in &pool.dates {
            pool.datetimes
                .extend([0, 82_800].map(|second| Datetime::new(day, second, Datetime::CHINA_OFFSET)));
        }
        pool.numbers.sort_unstable();
        pool.numbers.dedup();
        pool.countries.sort_unstable();
        pool.countries.dedup();
        pool
    }

    fn numbers_of(&self, of_type: Type) -> Vec<i64> {
        let least = if never_negative(of_type) { 0 } else { i64::MIN };
        self.numbers.iter().copied().filter(|&number| number >= least).collect()
    }

    fn values_of(&self, of_type: Type) -> Vec<u16> {
        let Type::Enumeration(id) = of_type else { return Vec::new() };
        (0..self.choices[id.index()]).collect()
    }

    /// The members that a set may have; `length` is the number of elements of the list that it refers to.
    fn members_of(&self, member: Member, length: u32) -> Vec<MemberValue> {
        match member {
            Member::Text => self.texts.iter().cloned().map(MemberValue::Text).collect(),
            Member::Country => self.countries.iter().copied().map(MemberValue::Country).collect(),
            Member::Enumeration(_) => {
                self.values_of(member.as_type()).into_iter().map(MemberValue::Choice).collect()
            }
            Member::Reference(_) => (0..length).map(MemberValue::Element).collect(),
        }
    }

    /// One of the values that are still possible. Nothing, where there is none: a reference into an empty list.
    pub(super) fn exact(&self, of_type: Type, known: &Known, length: u32, choices: &mut Choices) -> Known {
        if known.is_exact() {
            return known.clone();
        }
        let never = matches!(of_type, Type::Date | Type::Datetime) && *known == Known::Nothing;
        if never && choices.below(4) == 3 {
            return Known::Never;
        }
        match (of_type, known) {
            (Type::Bool, _) => Known::Truth(choices.below(2) == 1),
            (Type::Text, _) => Known::Text(choices.one_of(&self.texts).clone()),
            (Type::Date, Known::Date(interval)) => Known::Date(point(&self.dates, interval, choices)),
            (Type::Date, _) => Known::Date(Interval::exactly(*choices.one_of(&self.dates))),
            (Type::Datetime, Known::Datetime(interval)) => {
                Known::Datetime(point(&self.datetimes, interval, choices))
            }
            (Type::Datetime, _) => Known::Datetime(Interval::exactly(*choices.one_of(&self.datetimes))),
            (Type::Duration, Known::Duration(interval)) => {
                Known::Duration(point(&self.durations, interval, choices))
            }
            (Type::Duration, _) => Known::Duration(Interval::exactly(*choices.one_of(&self.durations))),
            (Type::Version, Known::Version(interval)) => {
                Known::Version(point(&self.versions, interval, choices))
            }
            (Type::Version, _) => Known::Version(Interval::exactly(*choices.one_of(&self.versions))),
            (Type::Count(_) | Type::Number | Type::Size | Type::Money | Type::Rate(_), known) => {
                let numbers = self.numbers_of(of_type);
                match known {
                    Known::Number(interval) => Known::Number(point(&numbers, interval, choices)),
                    _ => Known::Number(Interval::exactly(*choices.one_of(&numbers))),
                }
            }
            (Type::Country, Known::Country(possible)) => {
                Known::Country(Possible::Exactly(*choices.one_of(possible.values())))
            }
            (Type::Country, _) => Known::Country(Possible::Exactly(*choices.one_of(&self.countries))),
            (Type::Enumeration(_), Known::Choice(possible)) => {
                Known::Choice(Possible::Exactly(*choices.one_of(possible.values())))
            }
            (Type::Enumeration(_), _) => {
                Known::Choice(Possible::Exactly(*choices.one_of(&self.values_of(of_type))))
            }
            (Type::Set(member), _) => Known::Set(self.exact_set(member, known, length, choices)),
            (Type::Reference(_), _) if length == 0 => Known::Nothing,
            (Type::Reference(_), _) => {
                Known::Element(u32::try_from(choices.below(length as usize)).expect("small"))
            }
            (Type::List(_) | Type::Nested(_), _) => known.clone(),
        }
    }

    fn exact_set(&self, member: Member, known: &Known, length: u32, choices: &mut Choices) -> KnownSet {
        let all = self.members_of(member, length);
        let mut members = match known {
            Known::Set(KnownSet { members, maybe: MaybeMembers::These(maybe) }) => {
                [members.to_vec(), choices.some_of(maybe)].concat()
            }
            Known::Set(set) => [set.members.to_vec(), choices.some_of(&all)].concat(),
            _ => choices.some_of(&all),
        };
        members.sort_unstable();
        members.dedup();
        KnownSet::exactly(members)
    }

    /// Something of a value: nothing, the value, or where it lies.
    pub(super) fn partly(&self, of_type: Type, length: u32, choices: &mut Choices) -> Known {
        let how = choices.below(4);
        if how == 0 {
            return Known::Nothing;
        }
        let exact = self.exact(of_type, &Known::Nothing, length, choices);
        if how < 3 {
            return exact;
        }
        match &exact {
            Known::Number(value) => Known::Number(around(value, &self.numbers_of(of_type), choices)),
            Known::Date(value) => Known::Date(around(value, &self.dates, choices)),
            Known::Datetime(value) => Known::Datetime(around(value, &self.datetimes, choices)),
            Known::Duration(value) => Known::Duration(around(value, &self.durations, choices)),
            Known::Version(value) => Known::Version(around(value, &self.versions, choices)),
            Known::Choice(Possible::Exactly(value)) => {
                let others = choices.some_of(&self.values_of(of_type));
                Known::Choice(Possible::one_of([vec![*value], others].concat()).expect("a value"))
            }
            Known::Country(Possible::Exactly(value)) => {
                let others = choices.some_of(&self.countries);
                Known::Country(Possible::one_of([vec![*value], others].concat()).expect("a value"))
            }
            Known::Set(set) => {
                let Type::Set(member) = of_type else { return exact };
                let mut maybe = choices.some_of(&self.members_of(member, length));
                maybe.retain(|one| !set.members.contains(one));
                let maybe = match choices.below(2) {
                    0 => MaybeMembers::Anything,
                    _ => MaybeMembers::These(maybe.into_boxed_slice()),
                };
                Known::Set(KnownSet { members: set.members.clone(), maybe })
            }
            _ => exact,
        }
    }
}

/// Whether numbers of that type begin at zero.
fn never_negative(of_type: Type) -> bool {
    matches!(of_type, Type::Count(_) | Type::Size | Type::Rate(_))
}

fn neighbours_of_day(day: Date) -> [Date; 3] {
    [-1, 0, 1].map(|step| Date::from_days(day.days() + step))
}

fn neighbours_of_length(length: Duration) -> [Duration; 3] {
    [-1, 0, 1].map(|days| length.plus(Duration::of_days(days))).map(|length| {
        // No length of time is below zero.
        if length.at_least(Duration::default()) == Some(true) { length } else { Duration::default() }
    })
}

fn holds<T: Quantity>(interval: &Interval<T>, value: T) -> bool {
    let low = match interval.low {
        Bound::Unbounded => true,
        Bound::Closed(low) => value.at_least(low) == Some(true),
        Bound::Open(low) => value.exceeds(low) == Some(true),
    };
    let high = match interval.high {
        Bound::Unbounded => true,
        Bound::Closed(high) => high.at_least(value) == Some(true),
        Bound::Open(high) => high.exceeds(value) == Some(true),
    };
    low && high
}

/// One of the values within.
fn point<T: Quantity>(pool: &[T], interval: &Interval<T>, choices: &mut Choices) -> Interval<T> {
    let within: Vec<T> = pool.iter().copied().filter(|&value| holds(interval, value)).collect();
    Interval::exactly(*choices.one_of(&within))
}

/// An interval in which the value lies.
fn around<T: Quantity>(value: &Interval<T>, pool: &[T], choices: &mut Choices) -> Interval<T> {
    let value = value.exact().expect("one value");
    let mut end = |is_low: bool| {
        let end = *choices.one_of(pool);
        let bound = [Bound::Unbounded, Bound::Closed(end), Bound::Open(end)][choices.below(3)];
        let alone = if is_low {
            Interval { low: bound, high: Bound::Unbounded }
        } else {
            Interval { low: Bound::Unbounded, high: bound }
        };
        if holds(&alone, value) { bound } else { Bound::Closed(value) }
    };
    Interval { low: end(true), high: end(false) }
}
