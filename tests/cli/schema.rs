//! `hegui schema`: the JSON Schema of the manifest.

use crate::session::Session;

#[test]
fn it_is_a_schema_of_draft_2020_12() {
    let schema = Session::in_repository().run("schema").exits(0).quietly().json();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert!(jsonschema::draft202012::meta::validate(&schema).is_ok());
}

#[test]
fn every_fact_has_its_question() {
    let schema = Session::in_repository().run("schema").exits(0).json();
    let fact = &schema["$defs"]["record.operator"]["properties"]["ciio"];
    crate::session::snapshot("schema/fact", &format!("{fact:#}"));
    for (name, record) in schema["$defs"].as_object().unwrap() {
        for (field, fact) in record["properties"].as_object().into_iter().flatten() {
            let has_title = fact["title"].as_str().is_some_and(|title| title.contains(" · "));
            assert!(has_title, "{name}.{field}: {fact}");
        }
    }
}

#[test]
fn it_refuses_what_the_reader_refuses() {
    let schema = Session::in_repository().run("schema").exits(0).json();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    for text in [
        "[operator]\nciioo = true",
        "[operator]\nciio = 3",
        "[operator]\nsector = \"bank\"",
        "[operator]\nestablished-in = \"UK\"",
        "[manifest]\nversion = 2",
        "[[dataset]]\npersonal = true",
        "[security]\nlog-retention = \"6 moons\"",
    ] {
        assert!(!validator.is_valid(&hegui::manifest::to_json(text).unwrap()), "{text}");
    }
}
