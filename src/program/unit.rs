//! What a `count` counts, and how a number of it reads.

use serde::Serialize;

use super::{Program, Symbol, TextId, Texts, UnitId};
use crate::localized::{Language, Localized};
use crate::source::Span;

/// What a `count` counts.
#[derive(Debug, Clone, Serialize)]
pub struct Unit {
    /// Its name in rule files and manifests.
    pub name: Symbol,
    /// A number of it, with [`Unit::PLACE`] in both wordings.
    pub many: TextId,
    /// One of it, where English has a form of its own.
    pub one: Option<TextId>,
    /// Its place in the rule files.
    pub span: Span,
}

impl Unit {
    /// Where the number stands.
    pub const PLACE: &'static str = "{number}";

    /// What stands behind the number one in English, where that has a form of its own: `person`.
    pub fn singular(self: &Unit, texts: &Texts) -> Option<String> {
        let one = texts.get(self.one?, Language::En);
        Some(one.replace(Self::PLACE, "").trim().to_owned())
    }
}

impl Program {
    /// The name of a unit; empty for an id of another program.
    pub fn unit_name(&self, id: UnitId) -> &str {
        self.vocabulary.unit(id).map_or("", |unit| self.texts.symbol(unit.name))
    }

    /// A number of a unit in words, where `written` is the number.
    pub fn number_of(&self, id: UnitId, number: i64, written: &str) -> Localized {
        let form = |unit: &Unit| unit.one.filter(|_| number == 1).unwrap_or(unit.many);
        self.vocabulary
            .unit(id)
            .map_or_else(|| Localized::same(written), |unit| self.filled(form(unit), written))
    }

    /// What any number of a unit reads like: `… persons`.
    pub fn any_number_of(&self, id: UnitId) -> Localized {
        self.vocabulary.unit(id).map_or_else(Localized::default, |unit| self.filled(unit.many, "…"))
    }

    fn filled(&self, text: TextId, number: &str) -> Localized {
        let in_language = |language| self.texts.get(text, language).replace(Unit::PLACE, number);
        Localized::new(in_language(Language::En), in_language(Language::Zh))
    }
}
