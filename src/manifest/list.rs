//! Lists of tables, at the top of the manifest and within its tables.

use std::ops::Range;

use super::describe::{key_name, shortened};
use super::element_keys::{ElementKey, key_of, sorted_keys};
use super::reader::Reader;
use super::tree::{Node, Table, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::{Completeness, Element, KnownList, Record};
use crate::localized;
use crate::program::{RecordId, Type};

impl<'input> Reader<'input> {
    /// Reads a list of records of that type. A list that is stated has no other elements.
    pub(super) fn list(&mut self, name: &str, id: RecordId, elements: &'input [Node<'input>]) -> KnownList {
        let key = key_name(self.program, id);
        let mut found = Vec::with_capacity(elements.len());
        for node in elements {
            if !self.count_element(node.span()) {
                break;
            }
            found.push(self.element(name, id, key, found.len(), node));
        }
        if !key.is_empty() && may_have_doubles(&found) {
            for (first, again) in doubles(&sorted_keys(elements, key)) {
                self.duplicate_key(name, first, again);
            }
        }
        KnownList { elements: found, completeness: Completeness::Complete }
    }

    /// Reads one element; one that is no table stays in its place, and nothing is known of it.
    fn element(
        &mut self,
        name: &str,
        id: RecordId,
        key: &str,
        position: usize,
        node: &'input Node<'input>,
    ) -> Element {
        let Value::Table(table) = node.value else {
            self.wrong_type(name, Type::Nested(id), node);
            let fields = self.program.vocabulary.record(id).map_or(0, |record| record.fields.len());
            return Element { key: Box::default(), record: Record::unknown(fields, self.span(node.span())) };
        };
        let record = self.record(id, table, node.span());
        if key.is_empty() {
            return Element { key: (position + 1).to_string().into_boxed_str(), record };
        }
        let found = key_of(table, key).map_or("", |(found, _)| found);
        if found.is_empty() {
            self.check_key(name, key, table, node.span());
        }
        Element { key: Box::from(found), record }
    }

    /// Reports a key that is missing or empty; one of another type has been reported already.
    fn check_key(&mut self, list: &str, key: &str, table: Table<'_>, element: Range<usize>) {
        let place = match table.get(key) {
            None if self.lost.is_within(&element) => return,
            None => element,
            Some(value) if matches!(value.value, Value::Text(_)) => value.span(),
            Some(_) => return,
        };
        self.report(|reader| {
            let entry = reader.notation.entry(key, "\"…\"");
            Diagnostic::error(
                Code::MANIFEST_MISSING_KEY,
                localized!("an element of `{list}` has no `{key}`", "`{list}` 的一个元素没有 `{key}`"),
                reader.span(place),
                localized!("expected `{key}`, by which it is known", "应有用来识别它的 `{key}`"),
            )
            .help(localized!("add `{entry}`", "补上 `{entry}`"))
        });
    }

    fn duplicate_key(&mut self, list: &str, first: &ElementKey<'_>, again: &ElementKey<'_>) {
        self.report(|reader| {
            let name = shortened(again.name);
            Diagnostic::error(
                Code::MANIFEST_DUPLICATE_KEY,
                localized!(
                    "two elements of `{list}` are called `{name}`",
                    "`{list}` 中有两个元素名为 `{name}`"
                ),
                reader.span(again.span.clone()),
                localized!("expected another name here", "此处应为其他名称"),
            )
            .and(
                reader.span(first.span.clone()),
                localized!("`{name}` stands here already", "`{name}` 已在此处使用"),
            )
        });
    }
}

/// Whether two elements have the same key; true as well for lists too long to compare one by one.
fn may_have_doubles(elements: &[Element]) -> bool {
    const FEW: usize = 16;
    let double =
        |(index, one): (usize, &Element)| elements.iter().take(index).any(|other| other.key == one.key);
    elements.len() > FEW || elements.iter().enumerate().any(double)
}

/// Neighbours of the same name.
fn doubles<'keys, 'input>(
    keys: &'keys [ElementKey<'input>],
) -> impl Iterator<Item = (&'keys ElementKey<'input>, &'keys ElementKey<'input>)> {
    keys.iter()
        .zip(keys.iter().skip(1))
        .filter(|(first, again)| first.name == again.name && !again.name.is_empty())
}
