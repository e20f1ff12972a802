//! Paths: from a name to the fact, parameter, term or value that it stands for.

use super::super::checker::Checker;
use super::super::coverage::Use;
use super::super::names::Head;
use super::super::types::{MaybeType, ParameterType, Typed, unknown_name};
use super::Hint;
use crate::diagnostic::{Code, Diagnostic, or_list};
use crate::localized;
use crate::localized::Localized;
use crate::program::{Base, Constant, EnumerationId, Expression, RecordId, RecordKind, Step, TermId, Type};
use crate::quantity::Country;
use crate::source::Span;
use crate::syntax::ast::{ExpressionKind, Name};

/// What is to be said of a path that leads nowhere; nothing where it was said already.
pub(in crate::semantics) type Problem = Option<Box<Diagnostic>>;

impl Checker<'_> {
    pub(super) fn path(&mut self, names: &[Name], span: Span, hint: Hint) -> Typed {
        match self.resolve_path(names, span, hint) {
            Ok(typed) => typed,
            Err(problem) => {
                self.diagnostics.extend(problem.map(|problem| *problem));
                self.unknown(span)
            }
        }
    }

    /// What a path leads to.
    pub(in crate::semantics) fn resolve_path(
        &mut self,
        names: &[Name],
        span: Span,
        hint: Hint,
    ) -> Result<Typed, Problem> {
        let Some((head, rest)) = names.split_first() else { return Err(None) };
        if let Some(variable) = self.scope.find(&head.text) {
            let MaybeType::Known(of_type) = variable.of_type else { return Err(None) };
            let base = Base::Variable(variable.slot);
            return self.follow(base, of_type, rest, span);
        }
        match self.names.head(&head.text) {
            Some(Head::Term(term)) => self.bare_term(term, head, rest, span),
            Some(Head::Parameter(parameter)) => {
                no_facts_within(head, rest)?;
                let ParameterType { key, of_type } = self.parameter_type(parameter);
                if key.is_some() {
                    self.report_argument_count(Use::Parameter(parameter), head, 0);
                    return Err(None);
                }
                self.note_use(Use::Parameter(parameter), span);
                Ok(self.add_maybe(Expression::Parameter(parameter), of_type, span))
            }
            Some(Head::Record(record)) if !self.means_value(head, rest, hint) => {
                self.root(record, head, rest, span, hint)
            }
            None if self.may_be_unread(head, rest, hint) => Err(None),
            _ => self.value(head, rest, span, hint),
        }
    }

    /// Whether a name that nothing declares is that of an item that could not be read.
    fn may_be_unread(&self, head: &Name, rest: &[Name], hint: Hint) -> bool {
        self.declarations.unread.contains(head.text.as_str()) && !self.means_value(head, rest, hint)
    }

    /// Whether a bare name stands for something only because of the type that is wanted.
    pub(super) fn is_bare_value(&self, expression: &crate::syntax::ast::Expression) -> bool {
        let ExpressionKind::Path(names) = &expression.kind else { return false };
        let [name] = names.as_slice() else { return false };
        let stands_at_top = match self.names.head(&name.text) {
            Some(Head::Record(record)) => self.kind_of(record) != RecordKind::Nested,
            Some(_) => true,
            None => false,
        };
        self.scope.find(&name.text).is_none() && !stands_at_top
    }

    fn kind_of(&self, record: RecordId) -> RecordKind {
        let found = self.program.vocabulary.record(record);
        found.map_or(RecordKind::Nested, |record| record.kind)
    }

    /// A table or list can't be meant where a value of an enum is wanted that has its name.
    fn means_value(&self, head: &Name, rest: &[Name], hint: Hint) -> bool {
        let Some(MaybeType::Known(Type::Enumeration(id))) = hint else { return false };
        rest.is_empty() && self.find_choice(id, &head.text).is_some()
    }

    fn bare_term(&mut self, term: TermId, head: &Name, rest: &[Name], span: Span) -> Result<Typed, Problem> {
        no_facts_within(head, rest)?;
        let signature = self.signature(term);
        if !signature.arguments.is_empty() {
            self.report_argument_count(Use::Term(term), head, 0);
            return Err(None);
        }
        self.note_use(Use::Term(term), span);
        let arguments = self.program.arena.add_list(&[]);
        Ok(self.add_maybe(Expression::Call { term, arguments }, signature.result, span))
    }

    fn root(
        &mut self,
        record: RecordId,
        head: &Name,
        rest: &[Name],
        span: Span,
        hint: Hint,
    ) -> Result<Typed, Problem> {
        match self.kind_of(record) {
            RecordKind::Table => self.follow(Base::Root(record), Type::Nested(record), rest, span),
            RecordKind::List => self.follow(Base::Root(record), Type::List(record), rest, span),
            RecordKind::Nested => self.value(head, rest, span, hint),
        }
    }

    fn follow(&mut self, base: Base, start: Type, names: &[Name], span: Span) -> Result<Typed, Problem> {
        let mut steps = Vec::new();
        let mut current = start;
        for name in names {
            let record = match current {
                Type::Nested(record) => record,
                Type::Reference(record) => {
                    // A variable is bound to the element itself.
                    if !steps.is_empty() {
                        steps.push(Step::Follow(record));
                    }
                    record
                }
                other => return Err(Some(Box::new(self.not_a_record(name, other)))),
            };
            let (field, of_type) = self.find_field(record, name)?;
            steps.push(Step::Field(field));
            current = of_type;
        }
        let path = self.path_of(base, steps);
        Ok(self.add(Expression::Fact(path), current, span))
    }

    fn not_a_record(&self, name: &Name, of_type: Type) -> Diagnostic {
        let Localized { en, zh } = self.describe(of_type);
        let label = localized!("{en} has no facts within", "{zh}之内没有事实");
        let problem = unknown_name(name, label);
        if matches!(of_type, Type::List(_) | Type::Set(_)) {
            problem.help(localized!(
                "range over its elements: `some x in …: x.…`",
                "请遍历其元素：`some x in …: x.…`"
            ))
        } else {
            problem
        }
    }

    pub(in crate::semantics) fn find_field(
        &self,
        record: RecordId,
        name: &Name,
    ) -> Result<(u16, Type), Problem> {
        let fields = self.program.vocabulary.record(record).map(|found| found.fields.as_slice());
        let fields = fields.unwrap_or_default();
        let known = |field: &crate::program::Field| self.program.texts.symbol(field.name);
        let Some(position) = fields.iter().position(|field| known(field) == name.text) else {
            let record_name = self.record_name(record);
            let label = localized!("expected a fact of `{record_name}`", "此处应为 `{record_name}` 的事实");
            let problem = unknown_name(name, label).did_you_mean(&name.text, fields.iter().map(known));
            return Err(Some(Box::new(problem)));
        };
        let field = u16::try_from(position).map_err(|_| None)?;
        if self.unknown_fields.contains(&(record, field)) {
            return Err(None);
        }
        fields.get(position).map(|found| (field, found.of_type)).ok_or(None)
    }

    /// A value of the enum, or the country, that is wanted.
    fn value(&mut self, head: &Name, rest: &[Name], span: Span, hint: Hint) -> Result<Typed, Problem> {
        if !rest.is_empty() {
            return Err(Some(Box::new(self.unknown_head(head))));
        }
        match hint {
            Some(MaybeType::Unknown) => Err(None),
            Some(MaybeType::Known(Type::Enumeration(id))) => match self.find_choice(id, &head.text) {
                Some(choice) => Ok(self.add_constant(Constant::Choice(choice), Type::Enumeration(id), span)),
                None => Err(Some(Box::new(self.unknown_choice(id, head)))),
            },
            Some(MaybeType::Known(Type::Country)) => match Country::parse(&head.text) {
                Some(country) => Ok(self.add_constant(Constant::Country(country), Type::Country, span)),
                None => Err(Some(Box::new(self.unknown_country(head)))),
            },
            _ => Err(Some(Box::new(self.unknown_head(head)))),
        }
    }

    fn find_choice(&self, id: EnumerationId, name: &str) -> Option<u16> {
        let values = &self.program.vocabulary.enumeration(id)?.values;
        let position = values.iter().position(|value| self.program.texts.symbol(value.name) == name)?;
        u16::try_from(position).ok()
    }

    fn unknown_choice(&self, id: EnumerationId, name: &Name) -> Diagnostic {
        let values = self.program.vocabulary.enumeration(id).map(|found| found.values.as_slice());
        let values = values.unwrap_or_default().iter();
        let names: Vec<&str> = values.map(|value| self.program.texts.symbol(value.name)).collect();
        let Localized { en, zh } = or_list(&names);
        let label = localized!("expected {en}", "此处应为 {zh}");
        unknown_name(name, label).did_you_mean(&name.text, names.into_iter().chain(self.known_heads()))
    }

    fn unknown_country(&self, name: &Name) -> Diagnostic {
        let label = localized!(
            "expected a country code such as `CN` or `HK`",
            "此处应为国家或地区代码，如 `CN` 或 `HK`"
        );
        let all = Country::all();
        let codes = all.iter().map(Country::code);
        unknown_name(name, label).did_you_mean(&name.text, codes.chain(self.known_heads()))
    }

    fn unknown_head(&self, name: &Name) -> Diagnostic {
        let text = &name.text;
        if let Some(Head::Record(_)) = self.names.head(text) {
            let message = localized!("`{text}` is not a table of its own", "`{text}` 不是独立的表");
            let label = localized!(
                "it stands within other records; go through those",
                "它位于其他记录之内，请经由它们引用"
            );
            return Diagnostic::error(Code::NAMES_UNKNOWN, message, name.span, label);
        }
        let label =
            localized!("expected a variable, a table, a parameter or a term", "此处应为变量、表、参数或术语");
        unknown_name(name, label).did_you_mean(text, self.known_heads())
    }

    fn known_heads(&self) -> impl Iterator<Item = &str> {
        let is_visible = |head: Head| match head {
            Head::Record(record) => self.kind_of(record) != RecordKind::Nested,
            Head::Parameter(_) | Head::Term(_) => true,
        };
        let heads = self.names.heads.iter().filter(move |&(_, &(head, _))| is_visible(head));
        self.scope.names().chain(heads.map(|(name, _)| name.as_str()))
    }
}

/// Only records have facts within.
fn no_facts_within(head: &Name, rest: &[Name]) -> Result<(), Problem> {
    let Some(next) = rest.first() else { return Ok(()) };
    let name = &head.text;
    let label = localized!("`{name}` has no facts within", "`{name}` 之内没有事实");
    Err(Some(Box::new(unknown_name(next, label))))
}
