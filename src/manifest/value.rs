//! One value by the type of its fact.

use super::describe::{shortened, values};
use super::reader::Reader;
use super::tree::{Node, Value};
use crate::diagnostic::{Code, Diagnostic, or_list};
use crate::facts::{Known, Possible};
use crate::localized;
use crate::program::{EnumerationId, Member, Type};
use crate::quantity::Country;

/// The key of a table that lists the values of which one is meant.
pub(super) const ONE_OF: &str = "one-of";

impl<'input> Reader<'input> {
    /// Reads the value of the fact `name`; errors are reported, and what is known then is nothing.
    pub(super) fn known(&mut self, name: &str, of_type: Type, node: &'input Node<'input>) -> Known {
        match (of_type, node.value) {
            (Type::Bool, Value::Truth(truth)) => Known::Truth(truth),
            (Type::Text, Value::Text(text)) => Known::Text(Box::from(text)),
            (Type::Date | Type::Datetime, Value::Truth(false)) => Known::Never,
            (Type::Date, _) => known_as(self.interval(name, of_type, node), Known::Date),
            (Type::Datetime, _) => known_as(self.interval(name, of_type, node), Known::Datetime),
            (Type::Duration, _) => known_as(self.interval(name, of_type, node), Known::Duration),
            (Type::Count(_) | Type::Number | Type::Size | Type::Money | Type::Rate(_), _) => {
                known_as(self.interval(name, of_type, node), Known::Number)
            }
            (Type::Version, _) => known_as(self.interval(name, of_type, node), Known::Version),
            (Type::Country, _) => {
                let read = |reader: &mut Self, one| reader.country(name, of_type, one);
                known_as(self.possible(name, of_type, node, read), Known::Country)
            }
            (Type::Enumeration(id), _) => {
                let read = |reader: &mut Self, one| reader.choice(name, id, of_type, one);
                known_as(self.possible(name, of_type, node, read), Known::Choice)
            }
            (Type::Set(member), _) => known_as(self.set(name, member, node), Known::Set),
            (Type::List(id), Value::List(elements)) => Known::List(self.list(name, id, elements)),
            (Type::Nested(id), Value::Table(table)) => Known::Record(self.record(id, table, node.span())),
            (Type::Reference(list), _) => known_as(self.reference(name, list, of_type, node), Known::Element),
            (Type::Bool | Type::Text | Type::List(_) | Type::Nested(_), _) => {
                self.wrong_type(name, of_type, node)
            }
        }
    }

    /// Reads one value, or `{ one-of = [ … ] }`.
    fn possible<T: Copy + Ord>(
        &mut self,
        name: &str,
        of_type: Type,
        node: &'input Node<'input>,
        mut read: impl FnMut(&mut Self, &'input Node<'input>) -> Option<T>,
    ) -> Option<Possible<T>> {
        let Value::Table(table) = node.value else {
            return read(self, node).map(Possible::Exactly);
        };
        let mut found = None;
        let mut sound = self.only_words(name, table, &[ONE_OF]);
        if let Some(stated) = table.get(ONE_OF) {
            let Value::List(members) = stated.value else {
                self.wrong_type(name, list_of(of_type), stated);
                return None;
            };
            let mut values = Vec::with_capacity(members.len());
            for member in members {
                if !self.count_element(member.span()) {
                    return None;
                }
                match read(self, member) {
                    Some(one) => values.push(one),
                    None => sound = false,
                }
            }
            found = Some(values);
        }
        let Some(values) = found else {
            if sound {
                self.wrong_type(name, of_type, node);
            }
            return None;
        };
        if values.is_empty() && sound {
            self.no_value(name, node.span());
        }
        Possible::one_of(values).filter(|_| sound)
    }

    /// Reads a value of an enum.
    pub(super) fn choice(
        &mut self,
        name: &str,
        id: EnumerationId,
        of_type: Type,
        node: &Node<'_>,
    ) -> Option<u16> {
        let program = self.program;
        let Value::Text(text) = node.value else {
            self.wrong_type(name, of_type, node);
            return None;
        };
        let known = program.vocabulary.enumeration(id).map_or(&[][..], |found| found.values.as_slice());
        let at = known.iter().position(|one| program.texts.is_symbol(one.name, text));
        if at.is_none() {
            self.report(|reader| {
                let names = values(program, id);
                let shown = shortened(text);
                let expected = or_list(&names);
                let (en, zh) = (&expected.en, &expected.zh);
                Diagnostic::error(
                    Code::MANIFEST_UNKNOWN_VALUE,
                    localized!("`{name}` can't be `{shown}`", "`{name}` 不能是 `{shown}`"),
                    reader.span(node.span()),
                    localized!("expected {en}", "应为 {zh}"),
                )
                .help(all_values(&names))
                .did_you_mean(text, names.iter().copied())
            });
        }
        at.and_then(|at| u16::try_from(at).ok())
    }

    /// Reads a country's code.
    pub(super) fn country(&mut self, name: &str, of_type: Type, node: &Node<'_>) -> Option<Country> {
        let Value::Text(text) = node.value else {
            self.wrong_type(name, of_type, node);
            return None;
        };
        if let Some(recent) = self.recent_country.filter(|recent| recent.code() == text) {
            return Some(recent);
        }
        let country = Country::parse(text);
        if country.is_some() {
            self.recent_country = country;
        } else {
            self.report(|reader| {
                let shown = shortened(text);
                let error = Diagnostic::error(
                    Code::MANIFEST_UNKNOWN_VALUE,
                    localized!("no country has the code `{shown}`", "没有代码为 `{shown}` 的国家或地区"),
                    reader.span(node.span()),
                    reader.expected_label(Type::Country),
                );
                match Country::named(text) {
                    Some(code) => error.help(localized!("did you mean `{code}`?", "是否想写 `{code}`？")),
                    None => error,
                }
            });
        }
        country
    }
}

/// What is known by what was read; nothing where it was wrong. `map_or` would make that first, and drop it mostly.
fn known_as<T>(read: Option<T>, known: impl FnOnce(T) -> Known) -> Known {
    match read {
        Some(value) => known(value),
        None => Known::Nothing,
    }
}

/// The values of an enum in full, for a help.
fn all_values(names: &[&str]) -> crate::localized::Localized {
    let all = names.join("`, `");
    let all_zh = names.join("`、`");
    localized!("the values are `{all}`", "可用的值：`{all_zh}`")
}

/// The type of a list of such values.
fn list_of(of_type: Type) -> Type {
    match of_type {
        Type::Country => Type::Set(Member::Country),
        Type::Enumeration(id) => Type::Set(Member::Enumeration(id)),
        other => other,
    }
}
