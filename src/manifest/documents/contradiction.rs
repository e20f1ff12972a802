//! Where a manifest and its document can't both be right.

use super::join::Joining;
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::Element;
use crate::localized;
use crate::manifest::describe::{field_name, shortened};
use crate::source::Span;

/// The most names that are compared for a "did you mean".
const MOST_NAMES: usize = 1_000;

impl Joining<'_, '_, '_> {
    /// They say different things of one fact.
    pub(super) fn contradiction(&mut self, key: &str, field: u16, stated: Span, said: Span) {
        let elements = self.filling.elements;
        self.reader.report(|reader| {
            let (key, fact) = (shortened(key), field_name(reader.program, elements, field));
            Diagnostic::error(
                Code::MANIFEST_CONTRADICTION,
                localized!(
                    "the manifest and its document differ on `{fact}` of `{key}`",
                    "清单与其文档对 `{key}` 的 `{fact}` 说法不一"
                ),
                stated,
                localized!("the manifest states this", "清单如此说明"),
            )
            .and(said, localized!("the document says this", "文档如此写明"))
            .help(localized!(
                "correct the one that is wrong, or leave it to the document",
                "改正有误的一方，或仅以文档为准"
            ))
        });
    }

    /// The manifest states that there is none, and the document lists some.
    pub(super) fn none_stated(&mut self, stated: Span, first: &Element) {
        let name = self.filling.name;
        let said = first.record.place;
        self.reader.report(|reader| {
            let list = reader.program.texts.symbol(name);
            Diagnostic::error(
                Code::MANIFEST_CONTRADICTION,
                localized!(
                    "the manifest states no `{list}`, and its document lists some",
                    "清单说明没有 `{list}`，而其文档列有若干"
                ),
                stated,
                localized!("the manifest states that there is none", "清单说明没有"),
            )
            .and(said, localized!("the document lists this", "文档列出此项"))
            .help(localized!("leave the empty list out", "请删去空列表"))
        });
    }

    /// The document is complete without an element that the manifest states.
    pub(super) fn not_listed(&mut self, element: &Element) {
        let (bill, parts, name) = (self.bill, &self.filling.parts, self.filling.name);
        let Some(complete) = bill.complete else { return };
        self.reader.report(|reader| {
            let (list, key) = (reader.program.texts.symbol(name), shortened(&element.key));
            let known = bill.of_parts(parts).take(MOST_NAMES).map(|entry| entry.key.as_ref());
            Diagnostic::error(
                Code::MANIFEST_CONTRADICTION,
                localized!(
                    "the document lists no `{list}` called `{key}`",
                    "文档未列出名为 `{key}` 的 `{list}`"
                ),
                element.record.place,
                localized!("the manifest states it", "清单列有此项"),
            )
            .and(complete, localized!("the document says that it is complete", "文档声明其内容完整"))
            .help(localized!("correct the name, or the document", "请改正名称或文档"))
            .did_you_mean(&element.key, known)
        });
    }
}
