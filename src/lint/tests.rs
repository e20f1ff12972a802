//! Each lint finds what it is about and nothing else; the shipped rules are clean.

use super::{LINTS, lint, lint_sources};
use crate::diagnostic::Level;
use crate::packs::rule_files;
use crate::source::Sources;
use crate::syntax::parse;

/// The warnings for some texts: the code, and what is underlined.
fn check(texts: &[&str]) -> Vec<String> {
    let mut sources = Sources::default();
    let mut files = Vec::new();
    for text in texts {
        let id = sources.add("rules.hegui", *text);
        let (file, diagnostics) = parse(id, text);
        assert_eq!(diagnostics, []);
        files.push(file);
    }
    let found = lint(&sources, &files);
    assert_eq!(found, lint_sources(&sources));
    assert!(found.iter().all(|found| found.level == Level::Warning));
    let shown =
        found.iter().map(|found| format!("{} {}", found.code.id, sources.slice(found.labels[0].span)));
    shown.collect()
}

fn rule(condition: &str) -> Vec<String> {
    check(&[&format!("rule a.b {{\n  require {condition}\n}}\n")])
}

#[test]
fn the_shipped_rules_are_clean() {
    let files = rule_files();
    let texts: Vec<&str> = files.iter().map(|file| file.text.as_str()).collect();
    assert_eq!(check(&texts), [""; 0]);
}

#[test]
fn the_codes_are_unique() {
    let codes: std::collections::BTreeSet<_> = LINTS.iter().map(|lint| lint.code).collect();
    assert_eq!(codes.len(), LINTS.len());
}

#[test]
fn mixed_logic() {
    assert_eq!(rule("a and b or c"), ["lint::mixed-logic a and b"]);
    assert_eq!(rule("(a) and (b) or c"), ["lint::mixed-logic (a) and (b)"]);
    assert_eq!(rule("(a and b) or c"), [""; 0]);
    assert_eq!(rule("a and (b or c)"), [""; 0]);
    assert_eq!(rule("a and some x in y: b or c"), ["lint::mixed-logic some x in y: b or c"]);
    assert_eq!(rule("a and (some x in y: b or c)"), [""; 0]);
    assert_eq!(rule("a and some x in y: (b or c)"), [""; 0]);
    assert_eq!(rule("f(a and b or c)"), ["lint::mixed-logic a and b"]);
    assert_eq!(rule("between a and b < c or d"), [""; 0]);
}

#[test]
fn uncited_exemption() {
    let rule = "rule a.b {\n  require a\n  unless b\n  unless c cites X/1\n}\n";
    assert_eq!(check(&[rule]), ["lint::uncited-exemption unless b"]);
}

#[test]
fn bare_number() {
    assert_eq!(rule("a >= 100_000 persons"), ["lint::bare-number 100_000 persons"]);
    assert_eq!(rule("a >= 1 year and b >= 6 months").len(), 2);
    assert_eq!(rule("count(x in y) >= 1 and a > 0 and b > 1 persons and c > 0 days"), [""; 0]);
    assert_eq!(rule("today >= 2020-01-01"), ["lint::bare-number 2020-01-01"]);
    assert_eq!(check(&["term t -> bool {\n  cites X/1\n  today >= 2020-01-01\n}\n"]), [""; 0]);
}

#[test]
fn dead_row() {
    let table = |rows: &str| check(&[&format!("term t -> x {{\n  cites X/1\n{rows}\n}}\n")]);
    assert_eq!(table("a when b\nc when (b)\notherwise d"), ["lint::dead-row c when (b)"]);
    assert_eq!(table("a when true\nc when d"), ["lint::dead-row c when d"]);
    assert_eq!(table("a when true\notherwise d"), ["lint::dead-row d"]);
    assert_eq!(table("a when false\notherwise d"), ["lint::dead-row a when false"]);
    assert_eq!(table("a when b\nc when (b) or (c)\nd when b or c\notherwise d"), [""; 0]);
}

#[test]
fn unused() {
    let term = "term t -> bool { a }\n";
    assert_eq!(check(&[term]), ["lint::unused t"]);
    assert_eq!(check(&[term, "rule a.b {\n  require not t\n}\n"]), [""; 0]);
    assert_eq!(check(&["term t -> bool { cites X/1 a }\n"]), [""; 0]);
    assert_eq!(check(&["term t -> bool { from 2020-01-01 { a when b cites X/1 otherwise c } }\n"]), [""; 0]);
    assert_eq!(check(&["term t -> bool { t }\n"]), ["lint::unused t"]);
    assert_eq!(check(&["parameter p: duration { from 2020-01-01 6 months cites X/1 }\n"]), [""; 0]);
}

#[test]
fn the_others_of_a_parameter_are_dead_where_every_key_is_named() {
    let sector = "enum sector { a en \"A\" zh \"甲\" b en \"B\" zh \"乙\" }\n";
    let parameter = |key: &str, first: &str, second: &str| {
        let cases = format!(
            "1 day for {first} cites X/1\n 2 days for {second} cites X/1\n otherwise 3 days cites X/1"
        );
        check(&[&format!("{sector}parameter p({key}): duration {{ from 2020-01-01 {{ {cases} }} }}\n")])
    };
    assert_eq!(parameter("sector", "a", "b"), ["lint::dead-row otherwise 3 days cites X/1"]);
    assert_eq!(parameter("bool", "true", "false"), ["lint::dead-row otherwise 3 days cites X/1"]);
    let open = "parameter p(sector): duration { from 2020-01-01 { 1 day for a cites X/1\n otherwise 2 days cites X/1 } }\n";
    assert_eq!(check(&[sector, open]), [""; 0]);
}

#[test]
fn a_term_in_a_placeholder_is_used() {
    let rule = "rule a.b {\n  require a\n  breach en \"{t}\" zh \"{u.v}\"\n}\n";
    assert_eq!(check(&["term t -> bool { a }\nterm u -> bool { a }\n", rule]), [""; 0]);
    assert_eq!(check(&["term v -> bool { a }\n", rule]), ["lint::unused v"]);
}
