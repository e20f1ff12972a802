//! Numbers, dates and lengths of time as manifests write them.

use toml::value::Offset;

use super::tree::Value;
use super::whole::whole;
use crate::facts::{Bound, Quantity};
use crate::program::{Program, Type};
use crate::quantity::{Date, Datetime, Duration, Version, rate_unit, size_unit};

/// Why a value is not one of its type.
pub(super) enum Misread {
    /// It is of another kind.
    Kind,
    /// It has another unit: this one.
    Unit(String),
    /// It is below zero.
    Negative,
    /// It is not a whole number of the unit in which such values are held, or too large.
    Range,
    /// The calendar has no such day.
    Calendar,
    /// The clock has no such time.
    Clock,
}

/// A value that can be written alone or as the end of an interval.
pub(super) trait Written: Quantity {
    /// Reads a value of `of_type`.
    fn read(program: &Program, of_type: Type, value: Value<'_>) -> Result<Self, Misread>;

    /// The lower end of all that is more.
    fn above(self) -> Bound<Self> {
        Bound::Open(self)
    }

    /// The upper end of all that is less.
    fn below(self) -> Bound<Self> {
        Bound::Open(self)
    }
}

impl Written for i64 {
    fn read(program: &Program, of_type: Type, value: Value<'_>) -> Result<Self, Misread> {
        let number = match (of_type, value) {
            (Type::Count(_) | Type::Number | Type::Money, Value::Whole(written)) => {
                whole(written).ok_or(Misread::Range)?
            }
            (_, Value::Text(text)) => measured(program, of_type, text)?,
            _ => return Err(Misread::Kind),
        };
        if number < 0 && never_negative(of_type) { Err(Misread::Negative) } else { Ok(number) }
    }

    fn above(self) -> Bound<Self> {
        self.checked_add(1).map_or(Bound::Open(self), Bound::Closed)
    }

    fn below(self) -> Bound<Self> {
        self.checked_sub(1).map_or(Bound::Open(self), Bound::Closed)
    }
}

/// Whether numbers of that type begin at zero.
pub(super) fn never_negative(of_type: Type) -> bool {
    matches!(of_type, Type::Count(_) | Type::Size | Type::Rate(_))
}

/// Reads a number with its unit, such as `1.5 GB` or `1_000 persons`.
fn measured(program: &Program, of_type: Type, text: &str) -> Result<i64, Misread> {
    let (number, unit) = text.trim().split_once(' ').ok_or(Misread::Kind)?;
    let unit = unit.trim();
    decimal(number.split('.').next().unwrap_or_default())?;
    let factor = match of_type {
        Type::Count(id) => {
            let singular = program.vocabulary.unit(id).and_then(|unit| unit.singular(&program.texts));
            (unit == program.unit_name(id) || singular.as_deref() == Some(unit)).then_some(1)
        }
        Type::Money => (unit == "CNY").then_some(1),
        Type::Size => size_unit(unit),
        Type::Rate(kind) => rate_unit(unit).filter(|(found, _)| *found == kind).map(|(_, factor)| factor),
        _ => return Err(Misread::Kind),
    };
    scaled(number, factor.ok_or_else(|| Misread::Unit(unit.to_owned()))?)
}

/// A decimal number times `factor`, exactly.
fn scaled(number: &str, factor: i64) -> Result<i64, Misread> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let product = decimal(whole)?.checked_mul(factor).ok_or(Misread::Range)?;
    if fraction.is_empty() {
        return Ok(product);
    }
    let places = fraction.bytes().filter(u8::is_ascii_digit).count();
    let divisor = u32::try_from(places).ok().and_then(|places| 10_i128.checked_pow(places));
    let divisor = divisor.ok_or(Misread::Range)?;
    let part = i128::from(decimal(fraction)?).checked_mul(factor.into()).ok_or(Misread::Range)?;
    if part % divisor != 0 {
        return Err(Misread::Range);
    }
    let part = i64::try_from(part / divisor).map_err(|_| Misread::Range)?;
    let part = if number.starts_with('-') { -part } else { part };
    product.checked_add(part).ok_or(Misread::Range)
}

/// A whole number of digits, with `_` where people like it, and perhaps a sign.
fn decimal(text: &str) -> Result<i64, Misread> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
    if !digits.starts_with(|first: char| first.is_ascii_digit()) {
        return Err(Misread::Kind);
    }
    let mut value: i64 = 0;
    for digit in digits.bytes().filter(|byte| *byte != b'_') {
        if !digit.is_ascii_digit() {
            return Err(Misread::Kind);
        }
        let next = value.checked_mul(10).and_then(|value| value.checked_add(i64::from(digit - b'0')));
        value = next.ok_or(Misread::Range)?;
    }
    Ok(if negative { -value } else { value })
}

impl Written for Date {
    fn read(_: &Program, _: Type, value: Value<'_>) -> Result<Self, Misread> {
        let is_longer = matches!(value, Value::Text(text) if text.trim().len() > "2026-01-31".len());
        let moment = moment(value).map_err(|misread| if is_longer { Misread::Kind } else { misread })?;
        if moment.time.is_some() {
            return Err(Misread::Kind);
        }
        day(&moment)
    }

    fn above(self) -> Bound<Self> {
        self.days().checked_add(1).map_or(Bound::Open(self), |day| Bound::Closed(Self::from_days(day)))
    }

    fn below(self) -> Bound<Self> {
        self.days().checked_sub(1).map_or(Bound::Open(self), |day| Bound::Closed(Self::from_days(day)))
    }
}

impl Written for Datetime {
    fn read(_: &Program, _: Type, value: Value<'_>) -> Result<Self, Misread> {
        let moment = moment(value)?;
        let time = moment.time.ok_or(Misread::Kind)?;
        let offset = match moment.offset {
            None => Self::CHINA_OFFSET,
            Some(Offset::Z) => 0,
            Some(Offset::Custom { minutes }) => i64::from(minutes) * 60,
        };
        let minutes = i64::from(time.hour) * 60 + i64::from(time.minute);
        Ok(Self::new(day(&moment)?, minutes * 60 + i64::from(time.second.unwrap_or(0)), offset))
    }
}

/// A date or moment, written as such or as a text.
fn moment(value: Value<'_>) -> Result<toml::value::Datetime, Misread> {
    match value {
        Value::Moment(moment) => Ok(*moment),
        Value::Text(text) => text.trim().parse().map_err(|_| impossible(text.trim())),
        _ => Err(Misread::Kind),
    }
}

/// Why a text is no date or moment: it may have the form of one, and yet there is none.
fn impossible(text: &str) -> Misread {
    let Some((day, time)) = text.split_at_checked("2026-01-31".len()) else { return Misread::Kind };
    let is_time = || time.strip_prefix(['T', 't', ' ']).is_some_and(is_time);
    if !has_form(day, "0000-00-00") || !(time.is_empty() || is_time()) {
        Misread::Kind
    } else if Date::parse(day).is_none() {
        Misread::Calendar
    } else {
        Misread::Clock
    }
}

/// Whether a text has the form of a time of day, perhaps with an offset.
fn is_time(text: &str) -> bool {
    let offset = text.len().saturating_sub("+00:00".len());
    let time = match text.split_at_checked(offset) {
        Some((time, offset)) if has_form(offset, "+00:00") || has_form(offset, "-00:00") => time,
        _ => text.strip_suffix(['Z', 'z']).unwrap_or(text),
    };
    let (time, part) = time.split_once('.').unwrap_or((time, "0"));
    let is_part = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    is_part && (has_form(time, "00:00:00") || has_form(time, "00:00"))
}

/// Whether a text is a form with other digits.
fn has_form(text: &str, form: &str) -> bool {
    let is_alike = |(one, other): (u8, u8)| if other == b'0' { one.is_ascii_digit() } else { one == other };
    text.len() == form.len() && text.bytes().zip(form.bytes()).all(is_alike)
}

fn day(moment: &toml::value::Datetime) -> Result<Date, Misread> {
    let date = moment.date.ok_or(Misread::Kind)?;
    let year = i16::try_from(date.year).map_err(|_| Misread::Calendar)?;
    let (month, day) = (i8::try_from(date.month), i8::try_from(date.day));
    let (Ok(month), Ok(day)) = (month, day) else { return Err(Misread::Calendar) };
    Date::new(year, month, day).ok_or(Misread::Calendar)
}

impl Written for Duration {
    fn read(_: &Program, _: Type, value: Value<'_>) -> Result<Self, Misread> {
        let Value::Text(text) = value else { return Err(Misread::Kind) };
        let (number, unit) = text.trim().split_once(' ').ok_or(Misread::Kind)?;
        let (amount, unit) = (decimal(number)?, unit.trim());
        match Self::from_unit(amount, unit) {
            Some(_) if amount < 0 => Err(Misread::Negative),
            Some(duration) => Ok(duration),
            None if Self::from_unit(0, unit).is_some() => Err(Misread::Range),
            None => Err(Misread::Unit(unit.to_owned())),
        }
    }
}

impl Written for Version {
    fn read(_: &Program, _: Type, value: Value<'_>) -> Result<Self, Misread> {
        match value {
            Value::Text(text) => Self::parse(text.trim()).ok_or(Misread::Kind),
            Value::Whole(number) => Self::parse(number).ok_or(Misread::Range),
            _ => Err(Misread::Kind),
        }
    }
}
