//! Reads what a case expects of each rule.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::case::Expectation;
use super::mistakes::expected_one_of;
use super::reader::{Reader, Value};
use crate::facts::FactName;
use crate::findings::Outcome;
use crate::localized;
use crate::program::{RuleId, Severity};

/// The keys of an expectation that says more than its outcome.
const KEYS: &[&str] = &["outcome", "missing", "provisions", "severity", "elements"];

impl Reader<'_> {
    /// What a case expects: at least something of one rule.
    pub(super) fn expectations(
        &mut self,
        value: Option<&Value<'_>>,
        place: Range<usize>,
    ) -> Vec<Expectation> {
        let Some(value) = value else {
            self.lacks(place, "expect");
            return Vec::new();
        };
        match value.get_ref() {
            DeValue::Table(table) if table.iter().next().is_some() => {
                let expectations = table.iter().filter_map(|(target, value)| self.expectation(target, value));
                let mut expectations: Vec<Expectation> = expectations.collect();
                expectations.sort_by_key(|expectation| expectation.span);
                expectations
            }
            _ => {
                let expected = localized!("rules with the outcomes expected", "规则及其预期结果");
                self.wrong(value.span(), "expect", &expected);
                Vec::new()
            }
        }
    }

    fn expectation(
        &mut self,
        target: &Spanned<std::borrow::Cow<'_, str>>,
        value: &Value<'_>,
    ) -> Option<Expectation> {
        let written = target.get_ref();
        let (name, element) = match written.split_once('[') {
            Some((name, rest)) => match rest.strip_suffix(']') {
                Some(element) => (name, Some(element.to_owned())),
                None => {
                    self.report(
                        target.span(),
                        localized!("`{written}` has no `]` at its end", "`{written}` 末尾没有 `]`"),
                        localized!("expected `rule[element]`", "应为 `规则[元素]`"),
                    );
                    return None;
                }
            },
            None => (written.as_ref(), None),
        };
        let rule = self.rule(name, target.span())?;
        let mut expectation = Expectation {
            target: written.to_string(),
            span: self.span(target.span()),
            rule,
            element,
            outcome: None,
            missing: None,
            provisions: None,
            severity: None,
            elements: None,
        };
        match value.get_ref() {
            DeValue::Table(table) => self.details(table, value.span(), &mut expectation),
            _ => expectation.outcome = self.outcome(value),
        }
        Some(expectation)
    }

    fn rule(&mut self, name: &str, place: Range<usize>) -> Option<RuleId> {
        let program = self.program;
        let found = program.find_rule(name);
        if found.is_none() {
            let error = self.error(
                place,
                localized!("there is no rule `{name}`", "没有规则 `{name}`"),
                localized!("expected the name of a rule", "应为规则的名称"),
            );
            let known = program.rules.iter().map(|rule| program.texts.symbol(rule.name));
            self.push(error.did_you_mean(name, known));
        }
        found
    }

    fn details(&mut self, table: &DeTable<'_>, place: Range<usize>, expectation: &mut Expectation) {
        self.check_keys(table, KEYS);
        if table.iter().next().is_none() {
            let expected = expected_one_of(KEYS);
            self.report(place, localized!("nothing is expected", "没有写明预期"), expected);
        }
        expectation.outcome = table.get("outcome").and_then(|value| self.outcome(value));
        expectation.missing = table.get("missing").and_then(|value| self.names("missing", value));
        if let Some(missing) = &mut expectation.missing {
            self.normalize_facts(missing, table);
        }
        expectation.provisions = table.get("provisions").and_then(|value| self.names("provisions", value));
        if let Some(provisions) = &expectation.provisions {
            self.check_provisions(provisions, table);
        }
        expectation.severity = table.get("severity").and_then(|value| self.severity(value));
        expectation.elements = table.get("elements").and_then(|value| self.elements(value));
        if let (Some(value), Some(_)) = (table.get("elements"), &expectation.element) {
            let label = localized!(
                "expected the rule's name without an element beside it",
                "应与不带元素的规则名称一起使用"
            );
            let message = localized!(
                "`elements` counts the elements of a whole rule",
                "`elements` 计的是整条规则的元素"
            );
            self.report(value.span(), message, label);
        }
    }

    fn outcome(&mut self, value: &Value<'_>) -> Option<Outcome> {
        self.one_of("outcome", value, Outcome::ALL)
    }

    fn severity(&mut self, value: &Value<'_>) -> Option<Severity> {
        self.one_of("severity", value, Severity::ALL)
    }

    /// One of a few named values; a blank counts as a hyphen.
    fn one_of<T: Copy>(&mut self, key: &str, value: &Value<'_>, all: &[(&str, T)]) -> Option<T> {
        let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
        let expected = expected_one_of(&names);
        let DeValue::String(text) = value.get_ref() else {
            self.report(
                value.span(),
                localized!("`{key}` has a value of another kind", "`{key}` 的值类型不符"),
                expected,
            );
            return None;
        };
        let wanted = text.replace(' ', "-");
        let found = all.iter().find(|(name, _)| *name == wanted).map(|(_, found)| *found);
        if found.is_none() {
            let message = localized!("there is no {key} `{text}`", "没有名为 `{text}` 的 {key}");
            let error = self.error(value.span(), message, expected);
            self.push(error.did_you_mean(&wanted, names));
        }
        found
    }

    fn elements(&mut self, value: &Value<'_>) -> Option<usize> {
        let count = match value.get_ref() {
            DeValue::Integer(number) => usize::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        if count.is_none() {
            self.wrong(value.span(), "elements", &localized!("a number of elements", "元素的数量"));
        }
        count
    }

    /// A list of texts.
    fn names(&mut self, key: &str, value: &Value<'_>) -> Option<Vec<String>> {
        let texts = match value.get_ref() {
            DeValue::Array(texts) => {
                texts.iter().map(|text| text.get_ref().as_str().map(str::to_owned)).collect()
            }
            _ => None,
        };
        if texts.is_none() {
            self.wrong(value.span(), key, &localized!("a list of texts", "文本的列表"));
        }
        let mut texts: Vec<String> = texts?;
        texts.sort();
        texts.dedup();
        Some(texts)
    }

    /// Writes the names of facts as findings write them, and reports those that begin with no table.
    fn normalize_facts(&mut self, facts: &mut [String], table: &DeTable<'_>) {
        let place = table.get("missing").map_or(0..0, Spanned::span);
        let program = self.program;
        for fact in facts.iter_mut() {
            let Some(segments) = self.path(fact, place.clone()) else { continue };
            let root = segments.first().map_or("", String::as_str);
            let known: Vec<&str> =
                program.vocabulary.roots().map(|(_, record)| program.texts.symbol(record.name)).collect();
            if !known.contains(&root) {
                let error = self.error(
                    place.clone(),
                    localized!("a manifest has no table `{root}`", "清单中没有表 `{root}`"),
                    expected_one_of(&known),
                );
                self.push(error.did_you_mean(root, known));
            }
            *fact = FactName::new(segments).to_string();
        }
        facts.sort();
    }

    fn check_provisions(&mut self, provisions: &[String], table: &DeTable<'_>) {
        let place = table.get("provisions").map_or(0..0, Spanned::span);
        let program = self.program;
        for name in provisions.iter().filter(|name| program.find_provision(name).is_none()) {
            let all: Vec<String> = program
                .instruments
                .iter()
                .flat_map(|instrument| {
                    let of = program.texts.symbol(instrument.name);
                    let numbers = instrument.provisions.iter();
                    numbers.map(move |one| format!("{of}/{}", program.texts.symbol(one.number)))
                })
                .collect();
            let error = self.error(
                place.clone(),
                localized!("no instrument has the provision `{name}`", "没有条款 `{name}`"),
                localized!("expected an instrument, `/` and a provision", "应为法规文件、`/` 和条款"),
            );
            self.push(error.did_you_mean(name, all.iter().map(String::as_str)));
        }
    }
}
