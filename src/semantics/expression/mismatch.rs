//! What is said where types do not agree.

use super::super::checker::Checker;
use super::super::types::{MaybeType, Typed, is_numeric};
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::program::Type;

impl Checker<'_> {
    /// Reports that two things are not of one kind, with what each is.
    pub(super) fn report_mismatch(&mut self, one: Typed, other: Typed) {
        let (MaybeType::Known(first), MaybeType::Known(second)) = (one.of_type, other.of_type) else {
            return;
        };
        let Localized { en: first_en, zh: first_zh } = self.describe(first);
        let Localized { en: second_en, zh: second_zh } = self.describe(second);
        let is_about_units = is_numeric(first) && is_numeric(second);
        let code = if is_about_units { Code::TYPES_UNIT_MISMATCH } else { Code::TYPES_MISMATCH };
        let message = if is_about_units {
            localized!("units differ: {first_en}, and {second_en}", "单位不同：{first_zh}与{second_zh}")
        } else {
            localized!("types differ: {first_en}, and {second_en}", "类型不同：{first_zh}与{second_zh}")
        };
        let label = localized!("this is {first_en}", "这是{first_zh}");
        let other_label = localized!("this is {second_en}", "这是{second_zh}");
        let problem = Diagnostic::error(code, message, one.span, label).and(other.span, other_label);
        let is_moment =
            matches!((first, second), (Type::Date, Type::Datetime) | (Type::Datetime, Type::Date));
        let is_member = |set, member| matches!(set, Type::Set(of) if of.as_type() == member);
        self.report(if is_moment {
            problem.help(localized!("`day(…)` is the day of a moment", "`day(…)` 是某一时刻所在的日期"))
        } else if is_member(first, second) || is_member(second, first) {
            problem.help(localized!(
                "write `contains` to ask whether the set has this value",
                "判断集合是否含有该值，请使用 `contains`"
            ))
        } else {
            problem
        });
    }

    /// The expression, with an unknown type where `accepts` refuses the one it has.
    pub(in crate::semantics) fn require(
        &mut self,
        typed: Typed,
        accepts: impl Fn(Type) -> bool,
        expected: &Localized,
    ) -> Typed {
        match typed.of_type {
            MaybeType::Known(of_type) if !accepts(of_type) => {
                let Localized { en, zh } = self.describe(of_type);
                let Localized { en: wanted_en, zh: wanted_zh } = expected;
                let message = localized!("found {en}", "此处是{zh}");
                let label = localized!("expected {wanted_en}", "此处应为{wanted_zh}");
                self.report(Diagnostic::error(Code::TYPES_MISMATCH, message, typed.span, label));
                Typed { of_type: MaybeType::Unknown, ..typed }
            }
            _ => typed,
        }
    }

    /// The type of both; unknown, and reported, where they do not agree.
    pub(super) fn join(&mut self, one: Typed, other: Typed) -> MaybeType {
        one.of_type.join(other.of_type).unwrap_or_else(|| {
            self.report_mismatch(one, other);
            MaybeType::Unknown
        })
    }
}
