//! References: the key of an element of a list at the top of the manifest.

use std::ops::Range;

use super::describe::{key_name, record_name, shortened};
use super::element_keys::position;
use super::reader::Reader;
use super::tree::{Node, Value};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::localized;
use crate::program::{RecordId, Type};

/// The most names that are compared for a "did you mean".
const MOST_NAMES: usize = 1_000;

impl Reader<'_> {
    /// Reads a reference to an element of `list`: its position.
    pub(super) fn reference(
        &mut self,
        name: &str,
        list: RecordId,
        of_type: Type,
        node: &Node<'_>,
    ) -> Option<u32> {
        let Value::Text(text) = node.value else {
            self.wrong_type(name, of_type, node);
            return None;
        };
        self.keys.gather(list);
        let found = position(self.keys.of(list)?, text);
        if found.is_none() && !self.is_misspelt(list) && !self.lost.may_hold(text) {
            self.broken_reference(list, text, node.span());
        }
        found
    }

    /// Whether the list is absent since its own name is misspelt, which is reported where it stands.
    fn is_misspelt(&self, list: RecordId) -> bool {
        let program = self.program;
        let name = record_name(program, list);
        let is_root = |key: &str| program.vocabulary.roots().any(|(id, _)| record_name(program, id) == key);
        !self.root.has(name)
            && self.root.entries().any(|one| nearest(one.key, [name]).is_some() && !is_root(one.key))
    }

    fn broken_reference(&mut self, list: RecordId, text: &str, place: Range<usize>) {
        self.report(|reader| {
            let (list_name, key) = (record_name(reader.program, list), key_name(reader.program, list));
            let keys = reader.keys.of(list).unwrap_or_default();
            let shown = shortened(text);
            let (element, entry) =
                (reader.notation.element(list_name), reader.notation.entry(key, &format!("\"{shown}\"")));
            Diagnostic::error(
                Code::MANIFEST_BROKEN_REFERENCE,
                localized!("no `{list_name}` is called `{shown}`", "没有名为 `{shown}` 的 `{list_name}`"),
                reader.span(place),
                reader.expected_label(Type::Reference(list)),
            )
            .help(localized!(
                "correct the name, or add a `{element}` with `{entry}`",
                "改正名称，或补上 `{entry}` 的 `{element}`"
            ))
            .did_you_mean(text, keys.iter().take(MOST_NAMES).map(|key| key.name))
        });
    }
}
