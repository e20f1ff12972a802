//! Manifests in JSON: their form, their places, and what is wrong with them.

use insta::assert_snapshot;

use super::fixture::{diagnostics_in, each_error_in, errors_in, fact, facts_in, first, record_id};
use crate::facts::{Interval, Known};
use crate::manifest::{MOST_BYTES, MOST_NESTING, Notation};

fn errors(texts: &[&str]) -> String {
    each_error_in(Notation::Json, texts)
}

#[test]
fn syntax() {
    assert_snapshot!(errors(&[
        "",
        "{\"operator\": {\"ciio\": true",
        "{\"operator\": {\"ciio\": true,}}",
        "{\"operator\": {\"ciio\" true}}",
        "{\"operator\": {\"ciio\": yes}}",
        "{\"operator\": {\"ciio\": True}}",
        "{\"operator\": {\"ciio\": tru}}",
        "{\"operator\": {\"staff\": 010}}",
        "{\"operator\": {\"staff\": +1}}",
        "{\"operator\": {\"staff\": NaN}}",
        "{\"operator\": {\"sector\": \"finance}}",
        "{\"operator\": {\"sector\": \"fin\\ance\"}}",
        "{\"operator\": {\"sector\": \"fin\nance\"}}",
        "{\"operator\": {\"sector\": \"\\ud83d\"}}",
        "{\"operator\": {sector: 1}}",
        "{\"operator\": {} // no comments\n}",
        "{\"product\": {\"kinds\": [\"iot-device\" \"mobile-app\"]}}",
        "{\"product\": {\"kinds\": [\"iot-device\"",
        "{\"product\": {}} {\"product\": {}}",
        "[{\"product\": {}}]",
        "\"客户\"",
    ]));
}

#[test]
fn a_key_that_is_written_twice_is_reported_with_both_places() {
    assert_snapshot!(errors(&[
        "{\"operator\": {\"ciio\": true, \"staff\": 1, \"ciio\": false},\n \"oper\\u0061tor\": {}}",
        "{\"dataset\": [{\"name\": \"a\", \"name\": \"a\", \"name\": \"b\"}]}",
    ]));
}

#[test]
fn helps_are_written_as_json_is() {
    assert_snapshot!(errors_in(
        Notation::Json,
        r#"{
  "manifest": { "version": 1, "described-on": "2026-02-30", "open": null },
  "opertor": {},
  "ciio": true,
  "operator": { "ciio": "yes", "mlps": [], "staff": 4.5, "revenue": 1e30, "sector": null },
  "product": { "kinds": "mobile-app", "name": 5, "tls": 1.2 },
  "dataset": { "name": "a" },
  "incident": [{ "detected": 5 }, { "name": "i", "detected": "2026-01-01" }],
  "transfer": [{ "name": "t", "main": 5 }]
}"#
    ));
    assert_snapshot!(errors(&[
        r#"{"dataset": [{"name": "a"}], "transfer": [{"name": "t", "main": "b", "datasets": "a"}]}"#,
        r#"{"operator": {"staff": "1_000"}}"#,
    ]));
}

#[test]
fn places() {
    let text = "\u{feff}{\"operator\" : {\"ciio\":true , \"sector\":\n\"fin\\u0061nce\"},\"dataset\":[{\"name\":\"客\"}, {\"name\" :\"b\"}]}";
    let facts = facts_in(Notation::Json, text);
    let under =
        |span: crate::source::Span| text.get(span.start as usize..span.end as usize).expect("a place");
    let operator = first(&facts, "operator");
    assert_eq!(under(operator.place), "{\"ciio\":true , \"sector\":\n\"fin\\u0061nce\"}");
    assert_eq!(fact(operator, "operator", "ciio").place.map(under), Some("true"));
    assert_eq!(fact(operator, "operator", "sector").place.map(under), Some("\"fin\\u0061nce\""));
    let Known::List(datasets) = &facts.root(record_id("dataset")).known else { panic!("a list") };
    let places: Vec<&str> = datasets.elements.iter().map(|one| under(one.record.place)).collect();
    assert_eq!(places, ["{\"name\":\"客\"}", "{\"name\" :\"b\"}"]);
    let key = "{\"operator\": {\"\\u0063iioo\" : true}}";
    let found = diagnostics_in(Notation::Json, key);
    assert_eq!(found[0].labels[0].span.start, 14);
    assert_eq!(found[0].labels[0].span.end, 26);
}

/// Draft 2020-12 counts `5.0` among the integers.
#[test]
fn a_number_is_whole_however_it_is_written() {
    for written in ["5", "5.0", "50e-1", "0.5E+1"] {
        let facts = facts_in(Notation::Json, &format!("{{\"operator\": {{\"staff\": {written}}}}}"));
        let staff = &fact(first(&facts, "operator"), "operator", "staff").known;
        assert_eq!(*staff, Known::Number(Interval::exactly(5)), "{written}");
    }
}

#[test]
fn limits() {
    let long = " ".repeat(MOST_BYTES + 1);
    let deep = format!("{{\"operator\": {}{}}}", "[".repeat(MOST_NESTING), "]".repeat(MOST_NESTING));
    let deepest = "[".repeat(1 << 20);
    let many =
        format!("{{\"dataset\": [{{\"name\": \"a\", \"tags\": [{}\"t\"]}}]}}", "\"t\",".repeat(100_000));
    for text in [long, deep, deepest, many] {
        let found: Vec<&str> = diagnostics_in(Notation::Json, &text).iter().map(|one| one.code.id).collect();
        assert_eq!(found, ["input::too-large"]);
    }
    let doubles = format!("{{{}\"x\": 1}}", "\"x\": 1,".repeat(2_000));
    assert_eq!(diagnostics_in(Notation::Json, &doubles).len(), 1_000);
}
