//! Terms, applied.

use super::super::checker::Checker;
use super::super::coverage::Use;
use super::super::names::Head;
use super::super::types::{MaybeType, Typed, unknown_name};
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::program::{Expression, ExpressionId, TermId};
use crate::source::Span;
use crate::syntax::ast::{self, Name};

impl Checker<'_> {
    pub(super) fn call(&mut self, name: &Name, arguments: &[ast::Expression], span: Span) -> Typed {
        let Some(Head::Term(term)) = self.names.head(&name.text) else {
            let label = localized!("expected a term", "此处应为术语");
            let heads = self.names.heads.iter();
            let terms =
                heads.filter(|&(_, (head, _))| matches!(head, Head::Term(_))).map(|(text, _)| text.as_str());
            let problem = unknown_name(name, label).did_you_mean(&name.text, terms);
            self.report(problem);
            for argument in arguments {
                self.elaborate(argument, Some(MaybeType::Unknown));
            }
            return self.unknown(span);
        };
        let signature = self.signature(term);
        self.note_use(Use::Term(term), span);
        let has_right_count = arguments.len() == signature.arguments.len();
        if !has_right_count {
            self.report_argument_count(term, name, arguments.len());
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

    fn argument(
        &mut self,
        term: TermId,
        position: usize,
        argument: &ast::Expression,
        wanted: MaybeType,
    ) -> Typed {
        let typed = self.elaborate(argument, Some(wanted));
        let (MaybeType::Known(found), MaybeType::Known(expected)) = (typed.of_type, wanted) else {
            return typed;
        };
        if typed.of_type.join(wanted).is_some() {
            return typed;
        }
        let Some(declared) = self.declarations.terms.get(term.index()) else { return typed };
        let Localized { en, zh } = self.describe(found);
        let Localized { en: expected_en, zh: expected_zh } = self.describe(expected);
        let name = &declared.name.text;
        let message = localized!("`{name}` is given {en}", "传给 `{name}` 的是{zh}");
        let label = localized!("expected {expected_en}", "此处应为{expected_zh}");
        let problem = Diagnostic::error(Code::TYPES_WRONG_ARGUMENTS, message, argument.span, label);
        let place =
            declared.arguments.get(position).map_or(declared.name.span, |one| one.type_reference.span);
        let other = localized!("declared as {expected_en} here", "此处声明为{expected_zh}");
        self.report(problem.and(place, other));
        typed
    }

    pub(super) fn report_argument_count(&mut self, term: TermId, name: &Name, given: usize) {
        let Some(declared) = self.declarations.terms.get(term.index()) else { return };
        let (text, wanted) = (&name.text, declared.arguments.len());
        let message = localized!("`{text}` is given {given} arguments", "传给 `{text}` 的参数有 {given} 个");
        let label = localized!("expected {wanted}", "此处应为 {wanted} 个");
        let other = localized!("declared here", "声明于此");
        let problem = Diagnostic::error(Code::TYPES_WRONG_ARGUMENTS, message, name.span, label);
        self.report(problem.and(declared.name.span, other));
    }
}
