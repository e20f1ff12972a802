//! References: the key of an element of a list at the top of the manifest.

use std::ops::Range;

use toml::de::DeValue;

use super::describe::{self, key_name, record_name, shortened};
use super::element_keys::position;
use super::reader::{Reader, Value};
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
        value: &Value<'_>,
    ) -> Option<u32> {
        let DeValue::String(text) = value.get_ref() else {
            self.wrong_type(name, of_type, value);
            return None;
        };
        let found = position(self.keys.of(list)?, text);
        if found.is_none() && !self.is_misspelt(list) {
            self.broken_reference(list, text, value.span());
        }
        found
    }

    /// Whether the list is absent since its own name is misspelt, which is reported where it stands.
    fn is_misspelt(&self, list: RecordId) -> bool {
        let program = self.program;
        let name = record_name(program, list);
        let is_root = |key: &str| program.vocabulary.roots().any(|(id, _)| record_name(program, id) == key);
        !self.root.contains_key(name)
            && self.root.keys().any(|key| nearest(key.get_ref(), [name]).is_some() && !is_root(key.get_ref()))
    }

    fn broken_reference(&mut self, list: RecordId, text: &str, place: Range<usize>) {
        self.report(|reader| {
            let (list_name, key) = (record_name(reader.program, list), key_name(reader.program, list));
            let keys = reader.keys.of(list).unwrap_or_default();
            let shown = shortened(text);
            Diagnostic::error(
                Code::MANIFEST_BROKEN_REFERENCE,
                localized!("no `{list_name}` is called `{shown}`", "没有名为 `{shown}` 的 `{list_name}`"),
                reader.span(place),
                describe::expected_label(reader.program, Type::Reference(list)),
            )
            .help(localized!(
                "correct the name, or add a `[[{list_name}]]` with `{key} = \"{shown}\"`",
                "改正名称，或补上 `{key} = \"{shown}\"` 的 `[[{list_name}]]`"
            ))
            .did_you_mean(text, keys.iter().take(MOST_NAMES).map(|key| key.name))
        });
    }
}
