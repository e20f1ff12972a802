//! Units: how a number of something reads.

use super::checker::Checker;
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::program::{TextId, Unit};
use crate::syntax::ast::{self, Form};

impl Checker<'_> {
    /// Adds a unit with its texts.
    pub(super) fn check_unit(&mut self, unit: &ast::Unit) {
        let (english, chinese) = (unit.english.as_ref(), unit.chinese.as_ref());
        let clauses = [("en", english.is_some()), ("zh", chinese.is_some())];
        self.check_clauses(&unit.name, unit.span, &clauses);
        let one = english.and_then(|forms| forms.one.as_ref());
        let many = english.map(|forms| &forms.many);
        for form in [one, many, chinese].into_iter().flatten() {
            self.check_place_of_number(&unit.name.text, form);
        }
        let name = self.program.texts.intern(&unit.name.text);
        let one = one.map(|one| self.form(Some(one), chinese));
        let many = self.form(many, chinese);
        self.program.vocabulary.units.to_mut().push(Unit { name, many, one, span: unit.span });
    }

    /// A form in both languages; one that is missing, and was reported, is empty.
    fn form(&mut self, english: Option<&Form>, chinese: Option<&Form>) -> TextId {
        let text = |form: Option<&Form>| form.map_or("", |form| &form.text).to_owned();
        self.program.texts.add(&Localized::new(text(english), text(chinese)))
    }

    /// The number has one place in each form, and nothing else has any.
    fn check_place_of_number(&mut self, name: &str, form: &Form) {
        let place = Unit::PLACE;
        let has_one = form.text.matches(place).count() == 1;
        if has_one && !form.text.replace(place, "").contains(['{', '}']) {
            return;
        }
        let message = localized!(
            "a form of `{name}` lacks one place for the number",
            "`{name}` 的文本未明确数字的位置"
        );
        let label = localized!("expected `{place}` in it, once", "此处应有且仅有一处 `{place}`");
        self.report(Diagnostic::error(Code::NAMES_NUMBER_PLACE, message, form.span, label));
    }
}
