//! How the reader of case files reports what is wrong.

use std::ops::Range;

use toml::de::DeTable;

use super::reader::Reader;
use crate::diagnostic::{Code, Diagnostic, or_list};
use crate::localized;
use crate::localized::Localized;
use crate::source::Span;

/// "expected `a`, `b` or `c`".
pub(super) fn expected_one_of(names: &[&str]) -> Localized {
    let Localized { en, zh } = or_list(names);
    localized!("expected {en}", "应为 {zh}")
}

impl Reader<'_> {
    /// Reports every key of a table that is not among `known`.
    pub(super) fn check_keys(&mut self, table: &DeTable<'_>, known: &[&str]) {
        for (key, _) in table {
            let name = key.get_ref();
            if !known.contains(&name.as_ref()) {
                let error = self.error(
                    key.span(),
                    localized!("a rule test has no key `{name}` here", "规则用例在此处没有键 `{name}`"),
                    expected_one_of(known),
                );
                self.diagnostics.push(error.did_you_mean(name, known.iter().copied()));
            }
        }
    }

    /// Reports a value of another kind than its key wants.
    pub(super) fn wrong(&mut self, place: Range<usize>, key: &str, expected: &Localized) {
        let (en, zh) = (&expected.en, &expected.zh);
        self.report(
            place,
            localized!("`{key}` has a value of another kind", "`{key}` 的值类型不符"),
            localized!("expected {en}", "应为{zh}"),
        );
    }

    /// Reports a key that a case lacks.
    pub(super) fn lacks(&mut self, place: Range<usize>, key: &str) {
        self.report(
            place,
            localized!("a case has no `{key}`", "用例没有 `{key}`"),
            localized!("expected `{key}` in this case", "此用例应有 `{key}`"),
        );
    }

    /// Reports an error.
    pub(super) fn report(&mut self, place: Range<usize>, message: Localized, label: Localized) {
        let error = self.error(place, message, label);
        self.diagnostics.push(error);
    }

    /// Keeps a diagnostic.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// An error at a place of the case file.
    pub(super) fn error(&self, place: Range<usize>, message: Localized, label: Localized) -> Diagnostic {
        Diagnostic::error(Code::CASE_INVALID, message, self.span(place), label)
    }

    /// The place of a range of bytes.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }
}
