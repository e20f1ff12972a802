//! Numbers with their units, and texts.

use super::super::checker::Checker;
use super::super::types::{MaybeType, Typed, unknown_name};
use super::Hint;
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::program::{Constant, Type};
use crate::quantity::{Duration, Version, rate_unit, size_unit};
use crate::source::Span;
use crate::syntax::ast::{Name, Number};

/// What a literal may be measured in, besides the units that rule files declare.
const UNITS: [&str; 25] = [
    "seconds",
    "minutes",
    "hours",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "working days",
    "kB",
    "MB",
    "GB",
    "TB",
    "GiB",
    "TiB",
    "bps",
    "Mbps",
    "Gbps",
    "pps",
    "Mpps",
    "CNY",
    "B",
];

impl Checker<'_> {
    pub(super) fn number(&mut self, number: &Number, span: Span, hint: Hint) -> Typed {
        let hinted = hint.and_then(MaybeType::known);
        let Some(unit) = &number.unit else {
            let of_type = match hinted {
                Some(Type::Count(unit)) => Type::Count(unit),
                _ => Type::Number,
            };
            return self.whole_number(number, 1, of_type, span);
        };
        let counted = self.names.units.get(&unit.text).map(|&id| Type::Count(id));
        // `days` may be what a fact counts; without one that does, it is a length of time.
        if let Some(of_type) = counted.filter(|_| hinted == counted) {
            return self.whole_number(number, 1, of_type, span);
        }
        if Duration::from_unit(1, &unit.text).is_some() {
            return self.duration(number, unit, span);
        }
        if let Some(factor) = size_unit(&unit.text) {
            return self.whole_number(number, factor, Type::Size, span);
        }
        if let Some((counted, factor)) = rate_unit(&unit.text) {
            return self.whole_number(number, factor, Type::Rate(counted), span);
        }
        if unit.text == "CNY" {
            return self.whole_number(number, 1, Type::Money, span);
        }
        if let Some(of_type) = counted {
            return self.whole_number(number, 1, of_type, span);
        }
        self.report_unknown_unit(unit);
        self.unknown(span)
    }

    fn whole_number(&mut self, number: &Number, factor: i64, of_type: Type, span: Span) -> Typed {
        let scaled = number.digits.checked_mul(factor);
        match scaled.and_then(|value| shift(value, number.decimals)) {
            Some(value) => self.add_constant(Constant::Number(value), of_type, span),
            None => self.report_bad_number(span),
        }
    }

    fn duration(&mut self, number: &Number, unit: &Name, span: Span) -> Typed {
        let scaled = Duration::from_unit(number.digits, &unit.text);
        let shifted = scaled.and_then(|scaled| {
            let part =
                |amount: i32| shift(i64::from(amount), number.decimals).and_then(|it| i32::try_from(it).ok());
            let seconds = shift(scaled.seconds(), number.decimals)?;
            Some(Duration::from_parts(part(scaled.months())?, seconds, part(scaled.working_days())?))
        });
        match shifted {
            Some(duration) => self.add_constant(Constant::Duration(duration), Type::Duration, span),
            None => self.report_bad_number(span),
        }
    }

    fn report_bad_number(&mut self, span: Span) -> Typed {
        let message = localized!("this number can't be held exactly", "无法精确表示该数");
        let label = localized!(
            "expected a whole number of its unit, within range",
            "此处应为其单位的整数，且不超出范围"
        );
        self.report(Diagnostic::error(Code::SYNTAX_BAD_LITERAL, message, span, label));
        self.unknown(span)
    }

    fn report_unknown_unit(&mut self, unit: &Name) {
        let label = localized!(
            "expected a unit of time, size, rate or money, or the name of a `unit`",
            "此处应为时间、大小、速率、金额单位，或某一 `unit` 的名称"
        );
        let known = self.names.units.keys().map(String::as_str).chain(UNITS);
        let problem = unknown_name(unit, label).did_you_mean(&unit.text, known);
        self.report_unknown(&unit.text, problem);
    }

    /// A text, or a version where one is wanted.
    pub(super) fn text_literal(&mut self, text: &str, span: Span, hint: Hint) -> Typed {
        if hint == Some(MaybeType::Known(Type::Version)) {
            if let Some(version) = Version::parse(text) {
                return self.add_constant(Constant::Version(version), Type::Version, span);
            }
            let message = localized!("`{text}` is not a version", "`{text}` 不是版本号");
            let label = localized!(
                "expected numbers between dots, such as `1.2`",
                "此处应为以点分隔的数字，如 `1.2`"
            );
            self.report(Diagnostic::error(Code::SYNTAX_BAD_LITERAL, message, span, label));
            return self.unknown(span);
        }
        let symbol = self.program.texts.intern(text);
        self.add_constant(Constant::Text(symbol), Type::Text, span)
    }
}

/// The number with its decimal point moved; `None` where it is not whole.
fn shift(value: i64, decimals: u32) -> Option<i64> {
    let divisor = 10_i64.checked_pow(decimals)?;
    (value.checked_rem(divisor)? == 0).then(|| value.checked_div(divisor))?
}
