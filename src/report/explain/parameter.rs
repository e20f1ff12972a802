//! A parameter: what it depends on, and its values with what fixes them.

use super::Library;
use crate::facts::{Facts, Known};
use crate::findings::value_text;
use crate::localized;
use crate::localized::Localized;
use crate::program::{Constant, Parameter, ParameterCase, Period, Program, Type};
use crate::report::citation::citation;
use crate::report::language::join;
use crate::report::page::Page;

pub(super) fn explain(library: &Library<'_>, parameter: &Parameter, page: &mut Page) {
    let program = library.program;
    page.heading(&Localized::same(program.texts.symbol(parameter.name)));
    if let Some(title) = parameter.title {
        page.entry(&localized!("title", "名称"), &[program.texts.localized(title)]);
    }
    if let Some(key) = parameter.key {
        page.entry(&localized!("depends on", "取决于"), &[key_title(program, key)]);
    }
    let mut lines = Vec::new();
    for period in &parameter.periods {
        lines.push(period_name(period.period));
        let is_one = period.cases.len() == 1;
        let key = parameter.key.filter(|_| !is_one);
        lines.extend(period.cases.iter().map(|case| value(library.program, (parameter.of_type, key), case)));
    }
    page.entry(&localized!("values", "取值"), &lines);
}

fn key_title(program: &Program, key: Type) -> Localized {
    let enumeration = match key {
        Type::Enumeration(id) => program.vocabulary.enumeration(id),
        _ => None,
    };
    enumeration
        .map_or_else(|| localized!("yes or no", "是或否"), |found| program.texts.localized(found.title))
}

fn period_name(period: Period) -> Localized {
    match (period.from, period.until) {
        (Some(from), Some(until)) => localized!("{from} until {until}", "{from} 至 {until} 前"),
        (Some(from), None) => localized!("from {from} on", "自 {from} 起"),
        (None, Some(until)) => localized!("until {until}", "{until} 前"),
        (None, None) => localized!("always", "始终"),
    }
}

/// `15 years for Health (Some Law, Art. 5)`
fn value(program: &Program, (of_type, key): (Type, Option<Type>), case: &ParameterCase) -> Localized {
    let named = |of_type: Type, constant: Constant| {
        let known = Known::constant(constant, &program.texts);
        value_text(program, &Facts::unknown(0), of_type, &known)
    };
    let value = program.arena.as_constant(case.value);
    let value = value.map(|constant| named(of_type, constant)).unwrap_or_default();
    let keys = case.keys.iter().filter_map(|&one| Some(named(key?, one)));
    let keys = join(&keys.collect::<Vec<_>>(), ", ", "、");
    let cited: Vec<Localized> = case.citations.iter().map(|&id| citation(program, id)).collect();
    let cited = join(&cited, "; ", "；");
    let (for_en, for_zh) = match (case.keys.is_empty(), key) {
        (false, _) => (format!(" for {}", keys.en), format!("{}：", keys.zh)),
        (true, Some(_)) => (" otherwise".to_owned(), "其他：".to_owned()),
        (true, None) => (String::new(), String::new()),
    };
    Localized::new(
        format!("- {}{for_en} ({})", value.en, cited.en),
        format!("- {for_zh}{}（{}）", value.zh, cited.zh),
    )
}
