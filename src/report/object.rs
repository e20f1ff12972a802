//! One object in JSON, written member by member: where there are very many, that is quicker than all of them at once.

use std::borrow::Cow;

use serde::Serialize;

/// Bytes that most objects need.
const USUAL_LENGTH: usize = 1024;

/// An object that is open.
pub(super) struct Object {
    text: Vec<u8>,
}

impl Object {
    /// Begins an object.
    pub(super) fn begin() -> Self {
        let mut text = Vec::with_capacity(USUAL_LENGTH);
        text.push(b'{');
        Self { text }
    }

    /// Adds a value of any form.
    pub(super) fn member<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) {
        self.key(key);
        // Texts, numbers and lists always serialize.
        let _ = serde_json::to_writer(&mut self.text, value);
    }

    /// Adds a text.
    pub(super) fn text(&mut self, key: &'static str, value: &str) {
        self.key(key);
        self.quoted(value);
    }

    /// Adds a list of texts.
    pub(super) fn texts<'a>(&mut self, key: &'static str, values: impl Iterator<Item = Cow<'a, str>>) {
        self.key(key);
        self.text.push(b'[');
        for (index, value) in values.enumerate() {
            if index > 0 {
                self.text.push(b',');
            }
            self.quoted(&value);
        }
        self.text.push(b']');
    }

    /// Adds an object.
    pub(super) fn object(&mut self, key: &'static str, members: impl FnOnce(&mut Self)) {
        self.key(key);
        self.text.push(b'{');
        members(self);
        self.text.push(b'}');
    }

    /// Ends the object, and the line that it is.
    pub(super) fn line(mut self) -> String {
        self.text.extend_from_slice(b"}\n");
        String::from_utf8(self.text).unwrap_or_default()
    }

    /// Begins a member. Keys are ours: no character of them is written otherwise than as it is.
    fn key(&mut self, key: &'static str) {
        if self.text.last() != Some(&b'{') {
            self.text.push(b',');
        }
        self.as_it_is(key);
        self.text.push(b':');
    }

    fn quoted(&mut self, value: &str) {
        let is_escaped = |byte| matches!(byte, b'"' | b'\\' | 0..b' ');
        // Every byte is looked at, so that many are at once.
        if value.bytes().fold(false, |any, byte| any | is_escaped(byte)) {
            let _ = serde_json::to_writer(&mut self.text, value);
        } else {
            self.as_it_is(value);
        }
    }

    fn as_it_is(&mut self, value: &str) {
        self.text.push(b'"');
        self.text.extend_from_slice(value.as_bytes());
        self.text.push(b'"');
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::*;
    use serde_json::json;

    use super::Object;

    proptest! {
        #[test]
        fn an_object_reads_back_as_it_was_written(texts in prop::collection::vec(".{0,40}", 0..4), number: usize) {
            let mut object = Object::begin();
            object.object("empty", |_| {});
            object.text("text", &texts.concat());
            object.texts("texts", texts.iter().map(|text| Cow::from(text.as_str())));
            object.object("inner", |inner| inner.member("number", &number));
            object.member("nothing", &None::<bool>);
            let expected = json!({
                "empty": {}, "text": texts.concat(), "texts": texts, "inner": { "number": number }, "nothing": null
            });
            prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&object.line()).expect("an object"), expected);
        }
    }
}
