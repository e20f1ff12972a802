//! Values of which the manifest may state an interval: `{ at-least = 1_000_000 }`.

use std::ops::Range;

use super::describe;
use super::quantity::{Misread, Written, never_negative};
use super::reader::Reader;
use super::tree::{Node, Table, Value};
use crate::diagnostic::{Code, Diagnostic, or_list};
use crate::facts::{Bound, Interval};
use crate::localized;
use crate::program::Type;

/// The lower end, which is included.
pub(super) const AT_LEAST: &str = "at-least";
/// The upper end, which is included.
pub(super) const AT_MOST: &str = "at-most";
/// The lower end, which is left out.
pub(super) const MORE_THAN: &str = "more-than";
/// The upper end, which is left out.
pub(super) const LESS_THAN: &str = "less-than";

impl Reader<'_> {
    /// Reads a value, or a table with the ends of an interval.
    pub(super) fn interval<T: Written>(
        &mut self,
        name: &str,
        of_type: Type,
        node: &Node<'_>,
    ) -> Option<Interval<T>> {
        let Value::Table(table) = node.value else {
            return self.point(name, of_type, node).map(Interval::exactly);
        };
        let mut sound = self.only_words(name, table, &[AT_LEAST, AT_MOST, LESS_THAN, MORE_THAN]);
        if table.is_empty() {
            self.wrong_type(name, of_type, node);
            sound = false;
        }
        for (one, other) in [(AT_LEAST, MORE_THAN), (AT_MOST, LESS_THAN)] {
            if table.has(one) && table.has(other) {
                self.two_ends(name, one, other, node.span());
                sound = false;
            }
        }
        let mut interval = Interval::ANYTHING;
        for entry in table.entries() {
            let word = entry.key;
            if ![AT_LEAST, AT_MOST, LESS_THAN, MORE_THAN].contains(&word) {
                continue;
            }
            match self.point::<T>(name, of_type, &entry.node) {
                None => sound = false,
                Some(end) if word == AT_LEAST => interval.low = Bound::Closed(end),
                Some(end) if word == MORE_THAN => interval.low = end.above(),
                Some(end) if word == AT_MOST => interval.high = Bound::Closed(end),
                Some(end) => interval.high = end.below(),
            }
        }
        if !sound {
            return None;
        }
        if interval.is_empty() || self.is_below_zero(of_type, table) {
            self.no_value(name, node.span());
            return None;
        }
        Some(interval)
    }

    /// Whether `less-than = 0` stands where nothing is below zero.
    fn is_below_zero(&self, of_type: Type, table: Table<'_>) -> bool {
        let end = table.get(LESS_THAN).filter(|_| never_negative(of_type));
        end.is_some_and(|end| matches!(i64::read(self.program, of_type, end.value), Ok(0)))
    }

    fn point<T: Written>(&mut self, name: &str, of_type: Type, node: &Node<'_>) -> Option<T> {
        match T::read(self.program, of_type, node.value) {
            Ok(found) => Some(found),
            Err(Misread::Kind) => {
                self.wrong_type(name, of_type, node);
                None
            }
            Err(misread) => {
                self.misread(name, of_type, node, &misread);
                None
            }
        }
    }

    fn misread(&mut self, name: &str, of_type: Type, node: &Node<'_>, misread: &Misread) {
        self.report(|reader| {
            let found = describe::found(&node.value);
            let (en, zh) = (&found.en, &found.zh);
            let message = match misread {
                Misread::Unit(unit) => {
                    let unit = describe::shortened(unit);
                    localized!("`{name}` is given in `{unit}`", "`{name}` 的单位是 `{unit}`")
                }
                Misread::Negative => localized!("`{name}` is below zero: {en}", "`{name}` 小于零：{zh}"),
                Misread::Calendar => {
                    localized!("the calendar has no such day: {en}", "日历中没有这一天：{zh}")
                }
                Misread::Clock => localized!("the clock has no such time: {en}", "没有这个时刻：{zh}"),
                Misread::Range | Misread::Kind => localized!(
                    "`{name}` holds {en}, which is too large or not a whole number",
                    "`{name}` 写的是{zh}，过大或不是整数"
                ),
            };
            let label = reader.expected_label(of_type);
            Diagnostic::error(Code::MANIFEST_WRONG_TYPE, message, reader.span(node.span()), label)
        });
    }

    /// Reports every key of a table that is none of `words`; whether there is none such.
    pub(super) fn only_words(&mut self, name: &str, table: Table<'_>, words: &[&str]) -> bool {
        let mut sound = true;
        for entry in table.entries().filter(|entry| !words.contains(&entry.key)) {
            sound = false;
            self.report(|reader| {
                let word = describe::shortened(entry.key);
                let expected = or_list(words);
                let (en, zh) = (&expected.en, &expected.zh);
                Diagnostic::error(
                    Code::MANIFEST_UNKNOWN_KEY,
                    localized!(
                        "`{word}` says nothing of the value of `{name}`",
                        "`{word}` 不能用来说明 `{name}` 的值"
                    ),
                    reader.span(entry.key_span()),
                    localized!("expected {en}", "应为 {zh}"),
                )
                .did_you_mean(entry.key, words.iter().copied())
            });
        }
        sound
    }

    /// Reports a table that leaves no value.
    pub(super) fn no_value(&mut self, name: &str, place: Range<usize>) {
        self.report(|reader| {
            Diagnostic::error(
                Code::MANIFEST_EMPTY_INTERVAL,
                localized!("no value is left for `{name}`", "`{name}` 没有任何可能的值"),
                reader.span(place),
                localized!("expected at least one value that it can have", "应至少留有一个可能的值"),
            )
        });
    }

    fn two_ends(&mut self, name: &str, one: &str, other: &str, place: Range<usize>) {
        self.report(|reader| {
            Diagnostic::error(
                Code::MANIFEST_WRONG_TYPE,
                localized!("`{name}` has both `{one}` and `{other}`", "`{name}` 同时有 `{one}` 和 `{other}`"),
                reader.span(place),
                localized!("expected one of the two", "应只写其中之一"),
            )
        });
    }
}
