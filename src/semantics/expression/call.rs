//! Terms and parameters with a key, applied.

use super::super::checker::Checker;
use super::super::coverage::Use;
use super::super::names::Head;
use super::super::types::{MaybeType, ParameterType, Typed, unknown_name};
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::program::{Expression, ExpressionId, ParameterId, TermId};
use crate::source::Span;
use crate::syntax::ast::{self, Name};

impl Checker<'_> {
    pub(super) fn call(&mut self, name: &Name, arguments: &[ast::Expression], span: Span) -> Typed {
        let term = match self.names.head(&name.text) {
            Some(Head::Term(term)) => term,
            Some(Head::Parameter(parameter)) => return self.keyed(parameter, name, arguments, span),
            _ => return self.unknown_call(name, arguments, span),
        };
        let signature = self.signature(term);
        self.note_use(Use::Term(term), span);
        let has_right_count = arguments.len() == signature.arguments.len();
        if !has_right_count {
            self.report_argument_count(Use::Term(term), name, arguments.len());
        }
        let wanted = signature
            .arguments
            .iter()
            .copied()
            .map(|wanted| if has_right_count { wanted } else { MaybeType::Unknown });
        let wanted = wanted.chain(std::iter::repeat(MaybeType::Unknown));
        let given: Vec<Typed> = arguments
            .iter()
            .zip(wanted)
            .enumerate()
            .map(|(position, (argument, wanted))| self.argument(term, position, argument, wanted))
            .collect();
        let given: Vec<ExpressionId> = given.iter().map(|argument| argument.id).collect();
        let arguments = self.program.arena.add_list(&given);
        self.add_maybe(Expression::Call { term, arguments }, signature.result, span)
    }

    fn unknown_call(&mut self, name: &Name, arguments: &[ast::Expression], span: Span) -> Typed {
        let label = localized!("expected a term, or a parameter with a key", "此处应为术语，或有键的参数");
        let takes = |head: Head| match head {
            Head::Term(_) => true,
            Head::Parameter(parameter) => self.parameter_type(parameter).key.is_some(),
            Head::Record(_) => false,
        };
        let heads = self.names.heads.iter().filter(|&(_, &(head, _))| takes(head));
        let problem =
            unknown_name(name, label).did_you_mean(&name.text, heads.map(|(text, _)| text.as_str()));
        self.report_unknown(&name.text, problem);
        self.unknown_arguments(arguments);
        self.unknown(span)
    }

    fn unknown_arguments(&mut self, arguments: &[ast::Expression]) {
        for argument in arguments {
            self.elaborate(argument, Some(MaybeType::Unknown));
        }
    }

    /// What a parameter depends on and gives.
    pub(super) fn parameter_type(&self, id: ParameterId) -> ParameterType {
        let known = self.parameter_types.get(id.index()).copied();
        known.unwrap_or(ParameterType { key: None, of_type: MaybeType::Unknown })
    }

    /// A parameter, for a key.
    fn keyed(&mut self, parameter: ParameterId, name: &Name, given: &[ast::Expression], span: Span) -> Typed {
        let ParameterType { key, of_type } = self.parameter_type(parameter);
        self.note_use(Use::Parameter(parameter), span);
        let (Some(wanted), [argument]) = (key, given) else {
            self.report_argument_count(Use::Parameter(parameter), name, given.len());
            self.unknown_arguments(given);
            return self.unknown(span);
        };
        let typed = self.elaborate(argument, Some(wanted));
        if typed.of_type.join(wanted).is_none()
            && let Some(declared) = self.declarations.parameters.get(parameter.index())
        {
            let place = declared.key.as_ref().map_or(declared.name.span, |key| key.span);
            self.report_argument(&declared.name, (typed, wanted), place);
        }
        let key = typed.id;
        self.add_maybe(Expression::Keyed { parameter, key }, of_type, span)
    }

    fn argument(
        &mut self,
        term: TermId,
        position: usize,
        argument: &ast::Expression,
        wanted: MaybeType,
    ) -> Typed {
        let typed = self.elaborate(argument, Some(wanted));
        if typed.of_type.join(wanted).is_some() {
            return typed;
        }
        let Some(declared) = self.declarations.terms.get(term.index()) else { return typed };
        let place =
            declared.arguments.get(position).map_or(declared.name.span, |one| one.type_reference.span);
        self.report_argument(&declared.name, (typed, wanted), place);
        typed
    }

    /// Reports that what is given is not what is wanted, as it is declared at `place`.
    fn report_argument(&mut self, declared: &Name, (given, wanted): (Typed, MaybeType), place: Span) {
        let (MaybeType::Known(found), MaybeType::Known(expected)) = (given.of_type, wanted) else { return };
        let Localized { en, zh } = self.describe(found);
        let Localized { en: expected_en, zh: expected_zh } = self.describe(expected);
        let name = &declared.text;
        let message = localized!("`{name}` is given {en}", "传给 `{name}` 的是{zh}");
        let label = localized!("expected {expected_en}", "此处应为{expected_zh}");
        let problem = Diagnostic::error(Code::TYPES_WRONG_ARGUMENTS, message, given.span, label);
        let other = localized!("declared as {expected_en} here", "此处声明为{expected_zh}");
        self.report(problem.and(place, other));
    }

    /// Reports that a term, or a parameter, is not given as much as it takes.
    pub(super) fn report_argument_count(&mut self, used: Use, name: &Name, given: usize) {
        let (declared, wanted) = match used {
            Use::Term(id) => {
                let Some(term) = self.declarations.terms.get(id.index()) else { return };
                (term.name.span, term.arguments.len())
            }
            Use::Parameter(id) => {
                let Some(parameter) = self.declarations.parameters.get(id.index()) else { return };
                (parameter.name.span, usize::from(parameter.key.is_some()))
            }
        };
        let text = &name.text;
        let message = localized!("`{text}` is given {given} arguments", "传给 `{text}` 的参数有 {given} 个");
        let label = localized!("expected {wanted}", "此处应为 {wanted} 个");
        let other = localized!("declared here", "声明于此");
        let problem = Diagnostic::error(Code::TYPES_WRONG_ARGUMENTS, message, name.span, label);
        self.report(problem.and(declared, other));
    }
}
