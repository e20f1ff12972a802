//! All texts and names of a program, in blocks that are used where they lie.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::Serialize;
use serde::ser::{SerializeTupleStruct as _, Serializer};

use super::{Prefix, id};
use crate::items::Items;
use crate::localized::{Language, Localized};

id! {
    /// A text in both languages.
    TextId
}
id! {
    /// A name: of a fact, a rule, an instrument.
    Symbol
}

/// Texts, and apart from them names, each one behind the other in a block; the bounds say where each ends. A run looks at
/// many names and at few texts.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    text_block: Cow<'static, str>,
    symbol_block: Cow<'static, str>,
    text_bounds: Items<TextBounds>,
    symbol_bounds: Items<SymbolBounds>,
    known_symbols: BTreeMap<String, Symbol>,
}

/// Where a text in both languages begins, changes its language and ends, in bytes.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct TextBounds {
    pub(crate) start: u32,
    pub(crate) middle: u32,
    pub(crate) end: u32,
}

/// Where a name begins and ends, in bytes, and what it begins with.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct SymbolBounds {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) prefix: Prefix,
}

impl Serialize for Texts {
    /// As a call of [`Texts::fixed`]; the blocks stand beside it.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut call = serializer.serialize_tuple_struct("Texts::fixed", 2)?;
        call.serialize_field(&self.text_bounds)?;
        call.serialize_field(&self.symbol_bounds)?;
        call.end()
    }
}

impl Texts {
    /// Texts and names that are part of the binary, but for their blocks.
    pub(crate) const fn fixed(text_bounds: Items<TextBounds>, symbol_bounds: Items<SymbolBounds>) -> Self {
        let (text_block, symbol_block) = (Cow::Borrowed(""), Cow::Borrowed(""));
        Self { text_block, symbol_block, text_bounds, symbol_bounds, known_symbols: BTreeMap::new() }
    }

    /// Adds a text.
    pub fn add(&mut self, text: &Localized) -> TextId {
        let start = append(&mut self.text_block, "");
        let middle = append(&mut self.text_block, &text.en);
        let end = append(&mut self.text_block, &text.zh);
        self.text_bounds.to_mut().push(TextBounds { start, middle, end });
        TextId::from_index(self.text_bounds.len() - 1)
    }

    /// Adds a name, or finds it where it is there already.
    pub fn intern(&mut self, name: &str) -> Symbol {
        if let Some(&known) = self.known_symbols.get(name) {
            return known;
        }
        let start = append(&mut self.symbol_block, "");
        let end = append(&mut self.symbol_block, name);
        self.symbol_bounds.to_mut().push(SymbolBounds { start, end, prefix: Prefix::of(name) });
        let symbol = Symbol::from_index(self.symbol_bounds.len() - 1);
        self.known_symbols.insert(name.to_owned(), symbol);
        symbol
    }

    /// The blocks themselves, of texts and of names, to be stored beside the program.
    pub fn blocks(&self) -> (&str, &str) {
        (&self.text_block, &self.symbol_block)
    }

    /// Gives texts and names that are part of the binary their blocks.
    pub fn attach(&mut self, texts: &'static str, symbols: &'static str) {
        (self.text_block, self.symbol_block) = (Cow::Borrowed(texts), Cow::Borrowed(symbols));
    }

    /// A text in one language; empty for an id of another program.
    pub fn get(&self, id: TextId, language: Language) -> &str {
        let Some(&TextBounds { start, middle, end }) = self.text_bounds.get(id.index()) else { return "" };
        match language {
            Language::En => slice(&self.text_block, start, middle),
            Language::Zh => slice(&self.text_block, middle, end),
        }
    }

    /// A text in both languages.
    pub fn localized(&self, id: TextId) -> Localized {
        Localized::new(self.get(id, Language::En), self.get(id, Language::Zh))
    }

    /// A name; empty for an id of another program.
    pub fn symbol(&self, id: Symbol) -> &str {
        self.symbol_bounds
            .get(id.index())
            .map_or("", |&SymbolBounds { start, end, .. }| slice(&self.symbol_block, start, end))
    }

    /// Whether this is the name; most others are told by their length alone.
    pub fn is_symbol(&self, id: Symbol, name: &str) -> bool {
        let bounds = self.symbol_bounds.get(id.index());
        bounds.is_some_and(|&SymbolBounds { start, end, .. }| {
            (end - start) as usize == name.len() && slice(&self.symbol_block, start, end) == name
        })
    }

    /// How a name and another one, of that prefix, are ordered.
    pub fn compare_symbol(&self, id: Symbol, (prefix, name): (Prefix, &str)) -> Ordering {
        let Some(bounds) = self.symbol_bounds.get(id.index()) else { return "".cmp(name) };
        bounds.prefix.cmp(&prefix).then_with(|| {
            let bytes = self.symbol_block.as_bytes().get(bounds.start as usize..bounds.end as usize);
            // Texts are ordered as their bytes are.
            bytes.unwrap_or_default().cmp(name.as_bytes())
        })
    }
}

/// Appends to a block and returns where it now ends.
fn append(block: &mut Cow<'static, str>, text: &str) -> u32 {
    block.to_mut().push_str(text);
    u32::try_from(block.len()).unwrap_or(u32::MAX)
}

fn slice(block: &str, start: u32, end: u32) -> &str {
    block.get(start as usize..end as usize).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Texts;
    use crate::localized::{Language, Localized};

    #[test]
    fn texts_and_names_come_back_as_they_went_in() {
        let mut texts = Texts::default();
        let first = texts.add(&Localized::new("law", "法律"));
        let name = texts.intern("ciio");
        let second = texts.add(&Localized::new("", "空"));
        assert_eq!(texts.get(first, Language::Zh), "法律");
        assert_eq!(texts.get(second, Language::En), "");
        assert_eq!(texts.symbol(name), "ciio");
        assert_eq!(texts.intern("ciio"), name);
    }
}
