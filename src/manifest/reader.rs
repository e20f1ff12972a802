//! The state of one reading and the walk over the top of the manifest.

use std::cmp::Ordering;
use std::ops::Range;

use super::documents::{Bills, Document, NamedDocument};
use super::element_keys::ElementKeys;
use super::lost::Lost;
use super::notation::Notation;
use super::tree::{Node, Table, Value};
use super::{MOST_DIAGNOSTICS, MOST_ELEMENTS, describe, documents, evidence, header};
use crate::diagnostic::{self, Code, Diagnostic};
use crate::facts::{Fact, Facts, Known};
use crate::localized;
use crate::localized::Localized;
use crate::program::{Prefix, Program, RecordId, RecordKind, RecordType, Symbol, Type};
use crate::quantity::Country;
use crate::source::{FileId, Span};

/// One reading of one manifest.
pub(super) struct Reader<'input> {
    /// Everything that rule files declare.
    pub(super) program: &'input Program,
    /// What the manifest is written in.
    pub(super) notation: Notation,
    /// The whole manifest.
    pub(super) root: Table<'input>,
    /// The keys of its lists.
    pub(super) keys: ElementKeys<'input>,
    /// How deep the tables are nested here.
    pub(super) depth: usize,
    /// The country that was read last; most manifests name few.
    pub(super) recent_country: Option<Country>,
    /// What the manifest holds beside that, in places that could not be read.
    pub(super) lost: Lost,
    file: FileId,
    elements: usize,
    diagnostics: Vec<Diagnostic>,
}

/// A parsed manifest, and what it is read by.
pub(super) struct Input<'input> {
    /// Everything that rule files declare.
    pub(super) program: &'input Program,
    /// What the manifest is written in.
    pub(super) notation: Notation,
    /// Its text.
    pub(super) file: FileId,
    /// The whole manifest.
    pub(super) root: Table<'input>,
    /// What it holds beside that, in places that could not be read.
    pub(super) lost: Lost,
}

/// Reads a parsed manifest: what it states, together with the documents that it names, and what is wrong with it, in
/// order of place, which joins the `diagnostics` so far.
pub(super) fn read(
    input: Input<'_>,
    mut diagnostics: Vec<Diagnostic>,
    read_documents: impl FnOnce(&[NamedDocument]) -> Vec<Document>,
) -> (Facts, Vec<Diagnostic>) {
    let Input { program, notation, file, root, lost } = input;
    let named = documents::named(program, file, root);
    let bills = Bills::read(&named, read_documents, &mut diagnostics);
    let supplies = bills.supplies(&named);
    let keys = ElementKeys::new(program, root, &supplies);
    let mut reader = Reader {
        program,
        notation,
        root,
        keys,
        depth: 0,
        recent_country: None,
        lost,
        file,
        elements: 0,
        diagnostics,
    };
    let records = program.vocabulary.records.len();
    let mut facts = Facts::with_capacity(records, root.entries().len().min(records));
    reader.roots(&mut facts);
    documents::join(&mut reader, &mut facts, &supplies);
    header::check(&mut reader, &mut facts);
    evidence::check(&mut reader, &facts);
    diagnostic::sort(&mut reader.diagnostics);
    (facts, reader.diagnostics)
}

impl Reader<'_> {
    fn roots(&mut self, facts: &mut Facts) {
        for entry in self.root.entries() {
            match record_named(self.program, entry.prefixed()) {
                Some((id, record)) if record.kind != RecordKind::Nested => {
                    let of_type =
                        if record.kind == RecordKind::List { Type::List(id) } else { Type::Nested(id) };
                    let known = self.known(entry.key, of_type, &entry.node);
                    facts.state(id, Fact { known, place: Some(self.span(entry.node.span())) });
                }
                _ => self.unknown_root(entry.key, entry.key_span()),
            }
        }
    }

    fn unknown_root(&mut self, name: &str, place: Range<usize>) {
        let program = self.program;
        self.report(|reader| {
            let names: Vec<&str> =
                program.vocabulary.roots().map(|(_, record)| program.texts.symbol(record.name)).collect();
            let expected = diagnostic::or_list(&names);
            let (en, zh) = (&expected.en, &expected.zh);
            let shown = describe::shortened(name);
            let error = Diagnostic::error(
                Code::MANIFEST_UNKNOWN_KEY,
                localized!("a manifest has no table `{shown}`", "清单中没有表 `{shown}`"),
                reader.span(place),
                localized!("expected {en}", "应为 {zh}"),
            );
            match reader.owner_of(name) {
                Some(owner) => {
                    let head = reader.notation.head(owner);
                    error.help(localized!(
                        "`{shown}` is a key of `{owner}`: write it under `{head}`",
                        "`{shown}` 是 `{owner}` 的键：请写在 `{head}` 之下"
                    ))
                }
                None => error.did_you_mean(name, names),
            }
        });
    }

    /// The place of a range of bytes.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }

    /// Keeps a diagnostic, unless there are too many already; it is made only if it is kept.
    pub(super) fn report(&mut self, make: impl FnOnce(&Self) -> Diagnostic) {
        if self.diagnostics.len() < MOST_DIAGNOSTICS {
            let diagnostic = make(self);
            self.diagnostics.push(diagnostic);
        }
    }

    /// Counts one element of a list or set; false when there are too many, which is reported once.
    pub(super) fn count_element(&mut self, place: Range<usize>) -> bool {
        self.count_element_at(self.span(place))
    }

    /// Counts one element that stands in any text.
    pub(super) fn count_element_at(&mut self, place: Span) -> bool {
        self.elements += 1;
        if self.elements == MOST_ELEMENTS + 1 {
            self.report(|_| {
                Diagnostic::error(
                    Code::INPUT_TOO_LARGE,
                    localized!(
                        "the lists of the manifest have more than {MOST_ELEMENTS} elements together",
                        "清单中各列表的元素总数超过 {MOST_ELEMENTS}"
                    ),
                    place,
                    localized!(
                        "expected at most {MOST_ELEMENTS} elements",
                        "应不超过 {MOST_ELEMENTS} 个元素"
                    ),
                )
            });
        }
        self.elements <= MOST_ELEMENTS
    }

    /// What a fact of that type is written as, as a label says it.
    pub(super) fn expected_label(&self, of_type: Type) -> Localized {
        describe::expected_label(self.program, self.notation, of_type)
    }

    /// Reports a value of another type than its fact; what is known of it is nothing.
    pub(super) fn wrong_type(&mut self, name: &str, of_type: Type, node: &Node<'_>) -> Known {
        if matches!(node.value, Value::Mistaken) {
            return Known::Nothing;
        }
        self.report(|reader| {
            let found = describe::found(&node.value);
            let message = Localized::new(
                format!("`{name}` holds {}", found.en),
                describe::chinese(&format!("`{name}` 写的是"), &found.zh),
            );
            let label = reader.expected_label(of_type);
            let error =
                Diagnostic::error(Code::MANIFEST_WRONG_TYPE, message, reader.span(node.span()), label);
            match describe::rewrite(reader.notation, name, of_type, &node.value) {
                Some(help) => error.help(help),
                None => error,
            }
        });
        Known::Nothing
    }
}

/// The record or list of that name.
pub(super) fn record_named<'program>(
    program: &'program Program,
    name: (Prefix, &str),
) -> Option<(RecordId, &'program RecordType)> {
    let records = &program.vocabulary.records;
    let at = records.binary_search_by(|record| program.texts.compare_symbol(record.name, name)).ok()?;
    Some((RecordId::from_index(at), records.get(at)?))
}

/// Where `name` stands among `items`, which are sorted by name: usually soon after `next`, since a parsed manifest's keys
/// are sorted as well; `next` moves past it.
pub(super) fn position<T>(
    program: &Program,
    items: &[T],
    symbol: impl Fn(&T) -> Symbol,
    next: &mut usize,
    name: (Prefix, &str),
) -> Option<usize> {
    let compare = |item: &T| program.texts.compare_symbol(symbol(item), name);
    let mut at = *next;
    let found = loop {
        match items.get(at).map(compare) {
            Some(Ordering::Less) => at += 1,
            Some(Ordering::Equal) => break at,
            // Only a mistake is found nowhere, or keys that are not sorted.
            Some(Ordering::Greater) | None => break items.binary_search_by(compare).ok()?,
        }
    };
    *next = found + 1;
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::position;
    use crate::program::{Prefix, Program, Symbol};

    #[test]
    fn names_are_found_in_any_order() {
        fn named(name: &str) -> (Prefix, &str) {
            (Prefix::of(name), name)
        }
        let mut program = Program::default();
        let mut names: Vec<String> = (0..100).map(|number| format!("name-{}", number * 3)).collect();
        names.sort();
        let symbols: Vec<Symbol> = names.iter().map(|name| program.texts.intern(name)).collect();
        for step in [1, 2, 7, 50, 99] {
            let mut next = 0;
            for turn in 0..200 {
                let at = turn * step % names.len();
                assert_eq!(position(&program, &symbols, |one| *one, &mut next, named(&names[at])), Some(at));
                assert_eq!(next, at + 1);
                assert_eq!(position(&program, &symbols, |one| *one, &mut next, named("name-1")), None);
                assert_eq!(next, at + 1, "what is not there moves nothing");
            }
        }
        assert_eq!(position(&program, &[], |one: &Symbol| *one, &mut 0, named("name")), None);
    }
}
