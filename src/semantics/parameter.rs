//! Parameters: their types, then their values.

use super::checker::Checker;
use super::types::{MaybeType, ParameterType};
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::program::{Constant, Expression, ExpressionId, Parameter, ParameterCase, ParameterPeriod, Type};
use crate::source::Span;
use crate::syntax::ast;

/// A key that a case names, and where; nothing for one that is wrong.
type KeyPlace = (Option<Constant>, Span);

impl Checker<'_> {
    /// Resolves the types, so that expressions may use the parameters.
    pub(super) fn declare_parameters(&mut self) {
        let declarations = self.declarations;
        for parameter in &declarations.parameters {
            let key = parameter.key.as_ref().map(|key| self.resolve_key(key));
            let of_type = self.resolve_type(&parameter.type_reference);
            self.parameter_types.push(ParameterType { key, of_type });
        }
    }

    /// A key has values that can be gone through.
    fn resolve_key(&mut self, key: &ast::TypeReference) -> MaybeType {
        match self.resolve_type(key) {
            MaybeType::Known(of_type) if !matches!(of_type, Type::Bool | Type::Enumeration(_)) => {
                let Localized { en, zh } = self.describe(of_type);
                let message = localized!("a value depends on {en}", "取值取决于{zh}");
                let label = localized!("expected `bool` or an enum", "此处应为 `bool` 或枚举");
                let help = localized!(
                    "declare a `term` that makes one of a few values of it",
                    "请声明一个 `term`，将其归为少数几种取值"
                );
                let problem = Diagnostic::error(Code::TYPES_MISMATCH, message, key.span, label);
                self.report(problem.help(help));
                MaybeType::Unknown
            }
            known => known,
        }
    }

    /// Fills the parameters.
    pub(super) fn check_parameters(&mut self) {
        let declarations = self.declarations;
        let types = self.parameter_types.clone();
        for (parameter, ParameterType { key, of_type }) in declarations.parameters.iter().zip(types) {
            let periods: Vec<&ast::Period> = parameter.periods.iter().map(|value| &value.period).collect();
            self.check_clauses(&parameter.name, parameter.span, &[("from", !periods.is_empty())]);
            let mut values = Vec::new();
            for (position, period) in self.resolve_periods(&periods, parameter.span) {
                let Some(written) = parameter.periods.get(position) else { continue };
                let places = written.cases.iter().map(|case| self.case_keys(parameter, case, key));
                let places: Vec<Vec<KeyPlace>> = places.collect();
                let cases: Vec<ParameterCase> = written
                    .cases
                    .iter()
                    .zip(&places)
                    .map(|(case, places)| ParameterCase {
                        keys: places.iter().filter_map(|&(key, _)| key).collect(),
                        value: self.parameter_value(parameter, &case.value, of_type),
                        citations: self.resolve_citations(&case.citations),
                    })
                    .collect();
                match key {
                    None => self.check_plain(parameter, written),
                    Some(MaybeType::Known(key)) => {
                        self.check_case_keys(parameter, written, &places.concat(), key);
                    }
                    Some(MaybeType::Unknown) => {}
                }
                values.push(ParameterPeriod { period, cases: cases.into() });
            }
            let checked = Parameter {
                name: self.program.texts.intern(&parameter.name.text),
                title: self.optional_text(parameter.title.as_ref()),
                key: key.map(MaybeType::or_bool),
                of_type: of_type.or_bool(),
                periods: values.into(),
                span: parameter.span,
            };
            self.program.parameters.to_mut().push(checked);
        }
    }

    /// The keys for which a case is the value, each with its place; nothing for one that is wrong.
    fn case_keys(
        &mut self,
        parameter: &ast::Parameter,
        case: &ast::ParameterCase,
        key: Option<MaybeType>,
    ) -> Vec<KeyPlace> {
        let (ast::CaseKeys::Of(written), Some(of_type)) = (&case.keys, key) else { return Vec::new() };
        let because = parameter.key.as_ref().map_or(parameter.name.span, |key| key.span);
        let mut keys = Vec::new();
        for written in written {
            let typed = self.expect_type(written, of_type, because);
            let is_known = typed.of_type != MaybeType::Unknown && of_type != MaybeType::Unknown;
            let key = match self.program.arena.as_constant(typed.id) {
                Some(constant) if is_known => Some(constant),
                _ => {
                    if is_known {
                        let expected = localized!("one of the values of the key", "键的某一取值");
                        self.require(typed, |_| false, &expected);
                    }
                    None
                }
            };
            keys.push((key, written.span));
        }
        keys
    }

    /// A parameter without a key has one value in each period.
    fn check_plain(&mut self, parameter: &ast::Parameter, period: &ast::ParameterPeriod) {
        let Some(case) = period.cases.iter().find(|case| case.keys != ast::CaseKeys::Any) else { return };
        let name = &parameter.name.text;
        let message = localized!("`{name}` has values by key, but no key", "`{name}` 按键取值，却没有键");
        let label = localized!("expected one value for the period", "该时间段应只有一个值");
        let help = localized!(
            "name the type of what it depends on: `parameter {name}(TYPE)`",
            "写明其所取决于的类型：`parameter {name}(类型)`"
        );
        let problem = Diagnostic::error(Code::LAW_MISSING_CLAUSE, message, case.span, label);
        self.report(problem.and(parameter.name.span, localized!("declared here", "声明于此")).help(help));
    }

    /// Each key has one value.
    fn check_case_keys(
        &mut self,
        parameter: &ast::Parameter,
        period: &ast::ParameterPeriod,
        named: &[KeyPlace],
        key: Type,
    ) {
        let mut seen: Vec<(Constant, Span)> = Vec::new();
        for &(constant, place) in named {
            let Some(constant) = constant else { continue };
            if let Some(&(_, first)) = seen.iter().find(|(known, _)| *known == constant) {
                let message = localized!("a key has two values", "同一键有两个值");
                let label = localized!("named again here", "此处再次列出");
                let other = localized!("first named here", "首次列于此");
                let problem = Diagnostic::error(Code::NAMES_DUPLICATE, message, place, label);
                self.report(problem.and(first, other));
            }
            seen.push((constant, place));
        }
        let is_sound = seen.len() == named.len() && !self.is_broken(period.span);
        let has_others = period.cases.iter().any(|case| !matches!(case.keys, ast::CaseKeys::Of(_)));
        let all = self.program.vocabulary.all_values(key).unwrap_or_default();
        let missing = all.into_iter().filter(|value| !seen.iter().any(|(named, _)| named == value));
        let missing: Vec<Constant> = missing.collect();
        if is_sound && !has_others && !missing.is_empty() {
            self.report_missing_keys(parameter, period, &missing, key);
        }
    }

    fn report_missing_keys(
        &mut self,
        parameter: &ast::Parameter,
        period: &ast::ParameterPeriod,
        missing: &[Constant],
        key: Type,
    ) {
        let names: Vec<String> =
            missing.iter().map(|&value| format!("`{}`", self.key_name(value, key))).collect();
        let (list_en, list_zh) = (names.join(", "), names.join("、"));
        let name = &parameter.name.text;
        let message = localized!("`{name}` has no value for {list_en}", "`{name}` 没有 {list_zh} 的值");
        let label = localized!(
            "expected a row for each, or an `otherwise`",
            "应为每个取值各写一行，或写 `otherwise`"
        );
        let place = period.cases.last().map_or(period.span, |case| case.span);
        self.report(Diagnostic::error(Code::TYPES_NOT_EXHAUSTIVE, message, place, label));
    }

    fn key_name(&self, value: Constant, key: Type) -> String {
        match (value, key) {
            (Constant::Choice(position), Type::Enumeration(id)) => {
                let values = self.program.vocabulary.enumeration(id).map(|found| found.values.as_slice());
                let found = values.and_then(|values| values.get(usize::from(position)));
                self.symbol(found.map(|found| found.name)).to_owned()
            }
            (Constant::Truth(value), _) => value.to_string(),
            _ => String::new(),
        }
    }

    /// A value must stand there as it is: the law fixes it.
    fn parameter_value(
        &mut self,
        parameter: &ast::Parameter,
        value: &ast::Expression,
        of_type: MaybeType,
    ) -> ExpressionId {
        let because = parameter.type_reference.span;
        let typed = self.expect_type(value, of_type, because);
        let is_constant = matches!(self.program.arena.get(typed.id), Expression::Constant(_));
        if !is_constant && typed.of_type != MaybeType::Unknown {
            let name = &parameter.name.text;
            let message = localized!("the value of `{name}` is calculated", "`{name}` 的值是计算出来的");
            let label = localized!("expected a value as the law states it", "此处应为法律写明的值");
            let help = localized!("declare a `term` for what is calculated", "计算得出的内容请声明为 `term`");
            let problem = Diagnostic::error(Code::TYPES_MISMATCH, message, value.span, label);
            self.report(problem.help(help));
        }
        typed.id
    }
}
