//! Parameters: their types, then their values.

use super::checker::Checker;
use super::types::MaybeType;
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::program::{Expression, ExpressionId, Parameter, ParameterPeriod};
use crate::syntax::ast;

impl Checker<'_> {
    /// Resolves the types, so that expressions may use the parameters.
    pub(super) fn declare_parameters(&mut self) {
        let declarations = self.declarations;
        for parameter in &declarations.parameters {
            let of_type = self.resolve_type(&parameter.type_reference);
            self.parameter_types.push(of_type);
        }
    }

    /// Fills the parameters.
    pub(super) fn check_parameters(&mut self) {
        let declarations = self.declarations;
        let types = self.parameter_types.clone();
        for (parameter, of_type) in declarations.parameters.iter().zip(types) {
            let periods: Vec<&ast::Period> = parameter.periods.iter().map(|value| &value.period).collect();
            self.check_clauses(&parameter.name, parameter.span, &[("from", !periods.is_empty())]);
            let mut values = Vec::new();
            for (position, period) in self.resolve_periods(&periods) {
                let Some(written) = parameter.periods.get(position) else { continue };
                let value = self.parameter_value(parameter, &written.value, of_type);
                let citations = self.resolve_citations(&written.citations);
                values.push(ParameterPeriod { period, value, citations });
            }
            let checked = Parameter {
                name: self.program.texts.intern(&parameter.name.text),
                title: self.optional_text(parameter.title.as_ref()),
                of_type: of_type.or_bool(),
                periods: values,
                span: parameter.span,
            };
            self.program.parameters.push(checked);
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
