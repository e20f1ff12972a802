//! A cause in words.

use super::Scene;
use crate::facts::Known;
use crate::findings::value_text;
use crate::localized;
use crate::localized::Localized;
use crate::program::{InstrumentId, ParameterId, TermId, Type};
use crate::quantity::Since;
use crate::report::citation::title;
use crate::timeline::{Addend, Cause, Counter, DatedFact, Deadline, Operand, Sign};

/// What makes an outcome change, as a phrase.
pub(in crate::report) fn cause_text(scene: &Scene<'_>, cause: &Cause) -> Localized {
    match cause {
        Cause::InForce(id) => in_force(scene, *id),
        Cause::NoLongerInForce(id) => no_longer_in_force(scene, *id),
        Cause::Parameter { id, before, after } => parameter(scene, *id, before, after),
        Cause::Term(id) => term(scene, *id),
        Cause::Deadline(deadline) => deadline_text(scene, deadline),
        Cause::StartsAgain(counter) => counter_text(scene, counter),
    }
}

fn counter_text(scene: &Scene<'_>, counter: &Counter) -> Localized {
    let (name, from) = (&counter.name, counter.since.first_day(scene.days.1));
    let places = places(scene, &counter.facts);
    let text = match counter.since {
        Since::StartOfYear => localized!("`{name}` starts again from 0", "`{name}` 重新从 0 累计"),
        Since::StartOfPreviousYear => localized!(
            "`{name}` counts from {from} on, and how much that is is not known",
            "`{name}` 改自 {from} 起累计，数量未知"
        ),
    };
    Localized::new(format!("{}{}", text.en, places.en), format!("{}{}", text.zh, places.zh))
}

fn in_force(scene: &Scene<'_>, id: InstrumentId) -> Localized {
    let Some(instrument) = scene.program.instrument(id) else { return Localized::default() };
    let Localized { en, zh } = title(scene.program, instrument);
    match instrument.in_force.and_then(|period| period.from) {
        Some(from) => localized!("{en} is in force from {from}", "{zh}自{from}起施行"),
        None => localized!("{en} is in force", "{zh}有效"),
    }
}

fn no_longer_in_force(scene: &Scene<'_>, id: InstrumentId) -> Localized {
    let Some(instrument) = scene.program.instrument(id) else { return Localized::default() };
    let Localized { en, zh } = title(scene.program, instrument);
    let period = instrument.in_force;
    let ended = period.and_then(|period| period.until).filter(|&until| until <= scene.days.1);
    match (ended, period.and_then(|period| period.from)) {
        (Some(until), _) => localized!("{en} is no longer in force from {until}", "{zh}自{until}起失效"),
        (None, Some(from)) => localized!("{en} is not in force before {from}", "{zh}自{from}起方施行"),
        (None, None) => localized!("{en} is not in force", "{zh}未生效"),
    }
}

fn parameter(scene: &Scene<'_>, id: ParameterId, before: &[Known], after: &[Known]) -> Localized {
    let program = scene.program;
    let Some(parameter) = program.parameters.get(id.index()) else { return Localized::default() };
    let name = program.texts.symbol(parameter.name);
    let called = parameter.title.map_or_else(|| Localized::same(name), |id| program.texts.localized(id));
    let value = |known: &[Known]| {
        let nothing = [Known::Nothing];
        let known = if known.is_empty() { nothing.as_slice() } else { known };
        let values = known.iter().map(|known| value_text(program, scene.facts, parameter.of_type, known));
        let (en, zh): (Vec<_>, Vec<_>) = values.map(|text| (text.en, text.zh)).unzip();
        Localized::new(en.join(", "), zh.join("、"))
    };
    let (before, after) = (value(before), value(after));
    Localized::new(
        format!("“{}” (`{name}`) is {} instead of {}", called.en, after.en, before.en),
        format!("“{}”（`{name}`）由{}变为{}", called.zh, before.zh, after.zh),
    )
}

fn term(scene: &Scene<'_>, id: TermId) -> Localized {
    let program = scene.program;
    let Some(term) = program.terms.get(id.index()) else { return Localized::default() };
    let name = program.texts.symbol(term.name);
    let called = term.title.map_or_else(|| Localized::same(name), |id| program.texts.localized(id));
    Localized::new(
        format!("“{}” (`{name}`) is determined otherwise", called.en),
        format!("“{}”（`{name}`）的认定标准改变", called.zh),
    )
}

fn deadline_text(scene: &Scene<'_>, deadline: &Deadline) -> Localized {
    if deadline.facts.is_empty() {
        return match deadline.day.and_then(|day| day.exact()) {
            Some(day) => localized!("{day}, a date that the rule names", "规则所载日期 {day}"),
            None => localized!("a date that the rule names", "规则所载日期"),
        };
    }
    let places = places(scene, &deadline.facts);
    if deadline.sum.is_empty() {
        let names: Vec<String> = deadline.facts.iter().map(|fact| format!("`{}`", fact.name)).collect();
        let (en, zh) = (names.join(", "), names.join("、"));
        return Localized::new(
            format!("a date that follows from {en}{}", places.en),
            format!("由{zh}得出的日期{}", places.zh),
        );
    }
    let sum = sum(scene, &deadline.sum);
    let comes_to = match deadline.day {
        Some(day) if day.exact().is_some() => Localized::same(" = "),
        Some(_) => Localized::new(", ", "，"),
        None => Localized::default(),
    };
    let day = deadline.day.map(Known::Date);
    let day = day.map(|day| value_text(scene.program, scene.facts, Type::Date, &day)).unwrap_or_default();
    Localized::new(
        format!("{}{}{}{}", sum.en, comes_to.en, day.en, places.en),
        format!("{}{}{}{}", sum.zh, comes_to.zh, day.zh, places.zh),
    )
}

/// The sum as a reader would write it: `operator.licensed` + 1 year.
pub(super) fn sum(scene: &Scene<'_>, addends: &[Addend]) -> Localized {
    let (mut en, mut zh) = (String::new(), String::new());
    for (index, addend) in addends.iter().enumerate() {
        let sign = match (index, addend.sign) {
            (0, Sign::Plus) => "",
            (0, Sign::Minus) => "-",
            (_, Sign::Plus) => " + ",
            (_, Sign::Minus) => " - ",
        };
        let operand = operand(scene, &addend.operand);
        en.push_str(sign);
        en.push_str(&operand.en);
        zh.push_str(sign);
        zh.push_str(&operand.zh);
    }
    Localized::new(en, zh)
}

fn operand(scene: &Scene<'_>, operand: &Operand) -> Localized {
    match operand {
        Operand::Fact(fact) => Localized::same(format!("`{}`", fact.name)),
        Operand::Parameter(id, known) => {
            let of_type = scene.program.parameters.get(id.index()).map_or(Type::Duration, |one| one.of_type);
            value_text(scene.program, scene.facts, of_type, known)
        }
        Operand::Fixed(known) => value_text(scene.program, scene.facts, Type::Duration, known),
    }
}

/// The places of facts, in brackets; empty where none is stated.
fn places(scene: &Scene<'_>, facts: &[DatedFact]) -> Localized {
    let spans = facts.iter().filter_map(|fact| fact.place);
    let places: Vec<String> =
        spans.filter_map(|span| scene.manifest.locate(span)).map(|place| place.short()).collect();
    if places.is_empty() {
        return Localized::default();
    }
    Localized::new(format!(" ({})", places.join(", ")), format!("（{}）", places.join("，")))
}
