//! What stands in the program that was checked.

use super::check_sound;
use crate::localized::Localized;
use crate::program::{
    Base, Content, Expression, ExpressionId, MOST_VARIABLES, Period, Program, RecordKind, Step, Type,
};
use crate::quantity::Date;

/// The one expression of the only term.
fn body(program: &Program) -> ExpressionId {
    match program.terms[0].periods[0].content {
        Content::Expression(id) => id,
        Content::Table(_) => panic!("expected an expression"),
    }
}

/// Checks that a condition is free of mistakes.
fn accepts(condition: &str) {
    check_sound(&format!("term stated -> bool {{ {condition} }}"));
}

#[test]
fn well_typed_conditions_are_accepted() {
    accepts("operator.persons >= 100 and 100 persons <= operator.persons");
    accepts("operator.sector is finance or finance is operator.sector");
    accepts("operator.sector in {finance, health}");
    accepts("operator.kept >= 6 months and operator.kept < 1.5 years");
    accepts("operator.volume >= 1.5 GB * 2 and operator.volume > 2 * 3 GB");
    accepts("operator.founded + 6 months < today and today - operator.founded > 3 days");
    accepts("operator.founded is not 2020-01-01");
    accepts("operator.noticed + 1 hour - operator.noticed > 0 hours");
    accepts("operator.protocol >= \"1.2\"");
    accepts("every d in dataset where d.personal: no s in d.stores: s.country is not CN");
    accepts("count(d in dataset where d.origins contains CN) > 2");
    accepts("count(d in dataset) >= operator.persons");
    accepts("sum(t.persons for t in transfer) > 3 persons");
    accepts("max(t.persons for t in transfer) <= between 3 and operator.persons");
    accepts("max(operator.persons, 5) > min(3, operator.persons)");
    accepts("operator.sector is (if operator.critical then finance else health)");
    accepts("some t in transfer: some d in dataset: t.datasets contains d and t.main is d");
    accepts("every t in transfer: t.main.personal and some d in t.datasets: d.personal");
}

#[test]
fn a_reference_is_followed_and_a_variable_is_not() {
    let program = check_sound("term t(t1: transfer) -> bool { t1.main.personal }");
    let Expression::Fact(path) = program.arena.get(body(&program)) else { panic!("expected a fact") };
    assert_eq!(path.base(), Base::Variable(0));
    let dataset =
        program.vocabulary.records.iter().position(|one| program.texts.symbol(one.name) == "dataset");
    let dataset = crate::program::RecordId::from_index(dataset.unwrap());
    // Fields are alphabetical: `main` comes after `datasets`, `personal` after `name` and `origins`.
    let expected = [Step::Field(1), Step::Follow(dataset), Step::Field(2)];
    assert_eq!(program.arena.steps(path), expected);
    assert_eq!(program.terms[0].arguments[0].1, Type::Reference(crate::program::RecordId::from_index(3)));
}

#[test]
fn a_number_of_a_unit_reads_as_its_text_says() {
    let program = check_sound(
        "unit levels { en \"level {number}\" zh \"第{number}级\" }\n\
         term t(a: count persons, b: count levels) -> bool { true }",
    );
    let [Type::Count(persons), Type::Count(levels)] = [0, 1].map(|index| program.terms[0].arguments[index].1)
    else {
        panic!("expected counts")
    };
    let read = |unit, number: i64| {
        let Localized { en, zh } = program.number_of(unit, number, &number.to_string());
        (en, zh)
    };
    assert_eq!(read(persons, 1), ("1 person".to_owned(), "1人".to_owned()));
    assert_eq!(read(persons, 0), ("0 persons".to_owned(), "0人".to_owned()));
    assert_eq!(read(levels, 1), ("level 1".to_owned(), "第1级".to_owned()));
    assert_eq!(program.any_number_of(persons), Localized::new("… persons", "…人"));
    let singular = |unit| program.vocabulary.unit(unit).and_then(|unit| unit.singular(&program.texts));
    assert_eq!((singular(persons).as_deref(), singular(levels)), (Some("person"), None));
}

#[test]
fn the_vocabulary_is_sorted_and_remembers_the_declared_order() {
    let program = check_sound("");
    let names: Vec<&str> =
        program.vocabulary.records.iter().map(|one| program.texts.symbol(one.name)).collect();
    assert_eq!(names, ["dataset", "operator", "store", "transfer"]);
    let kinds: Vec<RecordKind> = program.vocabulary.records.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [RecordKind::List, RecordKind::Table, RecordKind::Nested, RecordKind::List]);
    let operator = &program.vocabulary.records[1];
    assert_eq!(program.texts.symbol(operator.fields[0].name), "critical");
    assert_eq!(operator.fields[0].order, 1);
    assert_eq!(program.vocabulary.records[0].key, Some(0));
}

#[test]
fn a_placeholder_knows_the_statement_that_binds_it() {
    let program = check_sound(
        r#"rule a.rule {
  title en "t" zh "t" duty en "d" zh "d" remedy en "r" zh "r" cites LAW-1/1
  for d in dataset
  require every s in d.stores: s.country is CN
  breach en "{d.name} in {s.country}" zh "{s.name} {d.name}"
}"#,
    );
    let rule = &program.rules[0];
    let bound: Vec<(&str, bool)> = rule
        .breach
        .placeholders
        .iter()
        .map(|one| (program.texts.symbol(one.name), one.bound_by == Some(rule.requirement)))
        .collect();
    assert_eq!(bound, [("d.name", false), ("s.country", true), ("s.name", true)]);
    let Expression::Fact(path) = program.arena.get(rule.breach.placeholders[1].value) else {
        panic!("a fact")
    };
    assert_eq!(path.base(), Base::Variable(1));
}

#[test]
fn a_period_without_an_end_lasts_until_the_next() {
    let program = check_sound(
        "parameter p: duration { from 2022-01-01 2 days cites LAW-1/1\n from 2020-01-01 1 day cites LAW-1/1 }",
    );
    let periods: Vec<Period> = program.parameters[0].periods.iter().map(|one| one.period).collect();
    let (first, second) = (Date::parse("2020-01-01"), Date::parse("2022-01-01"));
    assert_eq!(periods, [Period { from: first, until: second }, Period { from: second, until: None }]);
}

#[test]
fn tables_that_cover_every_case_need_no_otherwise() {
    let table = |rows: &str| check_sound(&format!("term t -> duration {{ {rows} }}"));
    table("1 day when operator.critical\n2 days when true");
    table("1 day when operator.critical\n2 days when not operator.critical");
    table("1 day when operator.critical is true\n2 days when operator.critical is false");
    table("1 day when operator.sector is finance\n2 days when operator.sector in {health, other-sector}");
    table("1 day when operator.sector is finance\n2 days when operator.sector is not finance");
}

#[test]
fn as_many_variables_as_allowed_are_accepted() {
    let lists: String = ["one", "two", "three", "four", "five", "six", "seven", "eight"]
        .map(|name| format!("some {name} in dataset: "))
        .concat();
    assert_eq!(MOST_VARIABLES, 8);
    accepts(&format!("{lists} true"));
}
