//! Manifests in YAML: their form, their places, and what is wrong with them.

use insta::assert_snapshot;

use super::fixture::{diagnostics_in, each_error_in, errors_in, fact, facts_in, first, record_id};
use crate::facts::Known;
use crate::manifest::{MOST_BYTES, MOST_NESTING, Notation};

fn errors(texts: &[&str]) -> String {
    each_error_in(Notation::Yaml, texts)
}

#[test]
fn syntax() {
    assert_snapshot!(errors(&[
        "operator:\n  ciio: true\n staff: 1\n",
        "operator:\n\tciio: true\n",
        "operator:\n  sector: \"finance\n  ciio: true\n",
        "operator: { ciio: true\nproduct:\n",
        "product:\n  kinds: [iot-device, mobile-app\n  name: x\n",
        "product:\n  name: a: b\n",
        "product:\n  name: @home\n",
        "product:\n  name: \"\\q\"\n",
        "product:\n  name: *home\n",
        "operator:\n  ciio: true\n  staff\n",
        "operator: {}\n---\noperator: {}\n",
        "- operator\n",
        "客户\n",
        "operator: }\n",
    ]));
}

#[test]
fn a_nul_byte_is_told_itself() {
    for text in [
        "operator:\n  sector: \"a\0b\"\n",
        "operator:\n\0\nproduct: {}\n",
        "product:\n  name: a\0b\n",
        "# \0\n",
    ] {
        let found = diagnostics_in(Notation::Yaml, text);
        assert_eq!(found.len(), 1, "{text:?}");
        assert_eq!(found[0].message.en, "a NUL byte stands in the manifest", "{text:?}");
        let place = found[0].primary().expect("a place");
        assert_eq!(text.get(place.start as usize..place.end as usize), Some("\0"), "{text:?}");
    }
}

#[test]
fn what_no_manifest_is_written_in() {
    assert_snapshot!(errors(&[
        "operator:\n  ciio: true\n  ciio: false\nproduct:\n  name: a\n  'name': b\n",
        "base: &base\n  ciio: true\noperator:\n  <<: *base\n",
        "? [operator]\n: 1\n",
        "&key operator: {}\n",
        "operator: &a\n  mlps: *a\n",
        "operator: !operator\n  ciio: true\n",
        "operator:\n  ciio: !!bool yes\n  staff: !!int \"5\"\n",
        "operator:\n  sector: !!binary Zm9v\n",
    ]));
}

#[test]
fn helps_are_written_as_yaml_is() {
    assert_snapshot!(errors_in(
        Notation::Yaml,
        "
manifest:
  version: 1
  described-on: 2026-02-30
  open:
opertor: {}
ciio: true
operator:
  ciio: yes
  mlps: []
  staff: 4.5
  revenue: 1_000
  sector: ~
product:
  kinds: mobile-app
  name: 5
  tls: 1.2
dataset:
  name: a
incident:
  - detected: 5
  - name: i
    detected: 2026-01-01
transfer:
  - name: t
    main: 5
"
    ));
    assert_snapshot!(errors(&[
        "dataset:\n- name: a\ntransfer:\n- name: t\n  main: b\n  datasets: a\n",
        "- operator:\n    ciio: true\n",
    ]));
}

#[test]
fn places() {
    let text = "# 客户\noperator:\n  ciio: true   # no\n  sector: 'finance'   # no 'more'\ndataset:\n  - name: >-\n      客\n      户\n\n  - {name: \"b\"}\nincident: []\n";
    let facts = facts_in(Notation::Yaml, text);
    let under =
        |span: crate::source::Span| text.get(span.start as usize..span.end as usize).expect("a place");
    let operator = first(&facts, "operator");
    assert_eq!(under(operator.place), "ciio: true   # no\n  sector: 'finance'");
    assert_eq!(fact(operator, "operator", "ciio").place.map(under), Some("true"));
    assert_eq!(fact(operator, "operator", "sector").place.map(under), Some("'finance'"));
    let Known::List(datasets) = &facts.root(record_id("dataset")).known else { panic!("a list") };
    let places: Vec<&str> = datasets.elements.iter().map(|one| under(one.record.place)).collect();
    assert_eq!(places, ["name: >-\n      客\n      户", "{name: \"b\"}"]);
    assert_eq!(datasets.elements[0].key.as_ref(), "客 户");
}

#[test]
fn an_alias_means_what_its_anchor_names_and_has_a_place_of_its_own() {
    let text = "operator:\n  mlps: &level {level: 3}\ndataset:\n- &all\n  name: a\n  tags: &tags [x, y]\n- name: b\n  tags: *tags\n";
    let facts = facts_in(Notation::Yaml, text);
    let Known::List(datasets) = &facts.root(record_id("dataset")).known else { panic!("a list") };
    let [one, other] = [0, 1].map(|at| fact(&datasets.elements[at].record, "dataset", "tags"));
    assert_eq!(one.known, other.known);
    let place = other.place.expect("a place");
    assert_eq!(text.get(place.start as usize..place.end as usize), Some("*tags"));
}

#[test]
fn a_text_without_any_value_states_nothing() {
    for text in ["", "# nothing\n", "---\n", "~", "{}"] {
        assert_eq!(facts_in(Notation::Yaml, text), facts_in(Notation::Toml, ""), "{text}");
    }
}

#[test]
fn limits() {
    let long = " ".repeat(MOST_BYTES + 1);
    let flow = format!("operator: {}{}", "[".repeat(MOST_NESTING), "]".repeat(MOST_NESTING));
    let block = (0..100).map(|level| " ".repeat(level) + "a:\n").collect();
    let entries = "- ".repeat(100_000);
    let braces = "{a: ".repeat(1 << 20);
    let many = format!("dataset: [{{name: a, tags: [{}t]}}]", "t,".repeat(100_000));
    for text in [long, flow, block, entries, braces, many] {
        let found: Vec<&str> = diagnostics_in(Notation::Yaml, &text).iter().map(|one| one.code.id).collect();
        assert_eq!(found, ["input::too-large"], "{text:.80}");
    }
}

/// Nine anchors, each of which names the one before nine times: a thousand million texts.
#[test]
fn aliases_that_explode_are_refused_at_the_one_that_is_too_many() {
    let line = |level: i32| {
        let part = if level == 0 { "lol".to_owned() } else { format!("*a{}", level - 1) };
        format!("a{level}: &a{level} [{}]\n", vec![part; 9].join(", "))
    };
    let lines: Vec<String> = (0..9).map(line).collect();
    assert_snapshot!(errors_in(Notation::Yaml, &lines.concat()));
}
