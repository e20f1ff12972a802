//! Manifests joined with the documents that they name.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Label};
use crate::facts::{Completeness, Element, Fact, Facts, Known, KnownList};
use crate::manifest::{Document, NamedDocument, Notation, Room, read_with_documents};
use crate::packs::{RuleFile, compile};
use crate::program::{Program, RecordType};
use crate::source::{LineIndex, Sources};

/// A product with a bill of materials, components that it supplies, and systems that name bills of their own.
const VOCABULARY: &str = include_str!("documents.hegui");

fn program() -> Program {
    let compiled = compile(vec![RuleFile { name: "v.hegui".to_owned(), text: VOCABULARY.to_owned() }]);
    assert!(compiled.diagnostics.is_empty(), "{:?}", compiled.diagnostics);
    compiled.program
}

/// A bill of materials that lists these components, with more members.
fn bill(components: &str, members: &str) -> String {
    format!(
        "{{ \"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": [{components}]{members} }}"
    )
}

const COMPLETE: &str = r#", "compositions": [{ "aggregate": "complete" }]"#;
const PARSER: &str = r#"{ "type": "library", "name": "parser", "version": "2.1",
  "supplier": { "name": "Example GmbH", "address": { "country": "DE" } } }"#;
const BARE: &str = r#"{ "type": "library", "name": "bare" }"#;
const SM4: &str =
    r#"{ "type": "cryptographic-asset", "name": "SM4", "cryptoProperties": { "assetType": "algorithm" } }"#;

/// What a manifest and its documents state, and what is wrong with them.
struct Reading {
    program: Program,
    sources: Sources,
    facts: Facts,
    mistakes: String,
}

/// Reads a manifest whose documents are these, by the paths that it names; other paths lead nowhere.
fn read(manifest: &str, documents: &[(&str, &str)]) -> Reading {
    let program = program();
    let mut sources = Sources::default();
    let file = sources.add("product.toml", manifest);
    let read_documents = |named: &[NamedDocument]| {
        let given = named.iter().filter_map(|named| {
            let (path, text) = documents.iter().find(|(path, _)| *path == named.path)?;
            let file = sources.add(*path, *text);
            Some(Document { named: named.place, file, text: Arc::from(*text) })
        });
        given.collect()
    };
    let (facts, found) =
        read_with_documents(&program, Notation::Toml, file, manifest, &mut Room::default(), read_documents);
    let mistakes = found.iter().map(|diagnostic| render(&sources, diagnostic)).collect::<Vec<_>>().join("\n");
    Reading { program, sources, facts, mistakes }
}

fn render(sources: &Sources, diagnostic: &Diagnostic) -> String {
    let label = |label: &Label| {
        let file = sources.get(label.span.file).expect("a text");
        let place = LineIndex::new(&file.text).position(label.span.start as usize);
        let under: String = sources.slice(label.span).chars().take(40).collect();
        let (name, en, zh) = (&file.name, &label.text.en, &label.text.zh);
        format!("  {name}:{}:{} `{under}`: {en} / {zh}", place.line, place.column)
    };
    let (en, zh) = (&diagnostic.message.en, &diagnostic.message.zh);
    let mut rendered = vec![format!("{}: {en} / {zh}", diagnostic.code.id)];
    rendered.extend(diagnostic.labels.iter().map(label));
    rendered.extend(diagnostic.help.iter().map(|help| format!("  help: {} / {}", help.en, help.zh)));
    rendered.join("\n")
}

impl Reading {
    fn list(&self, name: &str) -> &KnownList {
        let mut roots = self.program.vocabulary.roots();
        let (id, _) =
            roots.find(|(_, record)| self.program.texts.symbol(record.name) == name).expect("a list");
        match &self.facts.root(id).known {
            Known::List(list) => list,
            other => panic!("{name} is {other:?}"),
        }
    }

    /// The facts of an element in the order of their names.
    fn fact<'r>(&'r self, element: &'r Element, name: &str) -> &'r Fact {
        let position = |record: &RecordType| {
            let mut fields = record.fields.iter();
            fields.position(|field| self.program.texts.symbol(field.name) == name)
        };
        let records = self.program.vocabulary.records.iter();
        let mut records = records.filter(|record| record.fields.len() == element.record.facts().count());
        element.record.fact(records.find_map(position).expect("a field"))
    }

    fn keys(&self, name: &str) -> Vec<&str> {
        self.list(name).elements.iter().map(|element| element.key.as_ref()).collect()
    }

    fn text(&self, fact: &Fact) -> &str {
        self.sources.slice(fact.place.expect("a place"))
    }
}

const NAMED: &str = "[product]\nsbom = \"bom.json\"\n";

#[test]
fn components_come_from_the_document_with_their_places() {
    let reading = read(NAMED, &[("bom.json", &bill(&format!("{PARSER}, {SM4}, {BARE}"), ""))]);
    assert_eq!(reading.mistakes, "");
    assert_eq!(reading.keys("component"), ["parser", "bare"]);
    assert_eq!(reading.list("component").completeness, Completeness::Open);
    let [parser, bare] = reading.list("component").elements.as_slice() else { panic!("two") };
    assert_eq!(reading.fact(parser, "version").known, Known::Text("2.1".into()));
    let under: Vec<&str> = ["name", "version", "supplier", "supplier-country"]
        .map(|name| reading.text(reading.fact(parser, name)))
        .into();
    assert_eq!(under, [r#""parser""#, r#""2.1""#, r#""Example GmbH""#, r#""DE""#]);
    assert_eq!(reading.sources.slice(parser.record.place), r#""parser""#);
    assert_eq!(*reading.fact(bare, "supplier"), Fact::UNKNOWN);
}

#[test]
fn what_the_manifest_states_is_joined_by_key() {
    let manifest = format!(
        "{NAMED}[[component]]\nname = \"board\"\nsupplier = \"Boards\"\n[[component]]\nname = \"bare\"\nsupplier = \"Someone\"\n"
    );
    let reading = read(&manifest, &[("bom.json", &bill(&format!("{PARSER}, {BARE}"), ""))]);
    assert_eq!(reading.mistakes, "");
    assert_eq!(reading.keys("component"), ["board", "bare", "parser"]);
    assert_eq!(reading.list("component").completeness, Completeness::Open);
    let bare = &reading.list("component").elements[1];
    assert_eq!(reading.text(reading.fact(bare, "supplier")), "\"Someone\"");
}

#[test]
fn a_country_that_is_known_in_part_is_made_exact() {
    let stated = |countries: &str| {
        let manifest = format!(
            "{NAMED}[[component]]\nname = \"parser\"\nsupplier-country = {{ one-of = [{countries}] }}\n"
        );
        read(&manifest, &[("bom.json", &bill(PARSER, ""))])
    };
    let reading = stated("\"DE\", \"US\"");
    let parser = &reading.list("component").elements[0];
    assert!(reading.fact(parser, "supplier-country").known.is_exact());
    assert!(stated("\"FR\", \"US\"").mistakes.starts_with("manifest::contradiction"));
}

#[test]
fn a_bill_that_is_complete_makes_the_list_complete() {
    let complete = bill(&format!("{PARSER}, {BARE}"), COMPLETE);
    assert_eq!(
        read(NAMED, &[("bom.json", &complete)]).list("component").completeness,
        Completeness::Complete
    );
    let opened = format!("{NAMED}[manifest]\nopen = [\"component\"]\n");
    assert_eq!(read(&opened, &[("bom.json", &complete)]).list("component").completeness, Completeness::Open);
    let closed = format!("{NAMED}[manifest]\ncomplete = [\"component\"]\n");
    let open = bill(PARSER, "");
    assert_eq!(read(&closed, &[("bom.json", &open)]).list("component").completeness, Completeness::Complete);
}

#[test]
fn a_bill_with_a_value_fixed_leaves_the_list_open() {
    let manifest = r#"
[manifest]
complete = ["plant.systems.beta.ciphers"]
[[plant.systems]]
name = "alpha"
bill = "a.json"
ciphers = [{ name = "card", kind = "device" }]
[[plant.systems]]
name = "beta"
bill = "b.json"
[[plant.systems]]
name = "gamma"
"#;
    let bill = bill(SM4, COMPLETE);
    let reading = read(manifest, &[("a.json", &bill), ("b.json", &bill)]);
    assert_eq!(reading.mistakes, "");
    let ciphers = |system: &str| -> &KnownList {
        let mut roots = reading.program.vocabulary.roots();
        let (plant, _) =
            roots.find(|(_, record)| reading.program.texts.symbol(record.name) == "plant").expect("a table");
        let Known::Record(record) = &reading.facts.root(plant).known else { panic!("a table") };
        let Known::List(systems) = &record.fact(0_usize).known else { panic!("a list") };
        let found = systems.elements.iter().find(|element| element.key.as_ref() == system).expect("a system");
        match &found.record.fact(1_usize).known {
            Known::List(list) => list,
            _ => panic!("no list in {system}"),
        }
    };
    let keys = |system| ciphers(system).elements.iter().map(|one| one.key.to_string()).collect::<Vec<_>>();
    assert_eq!(
        (keys("alpha"), keys("beta")),
        (vec!["card".to_owned(), "SM4".to_owned()], vec!["SM4".to_owned()])
    );
    assert_eq!(ciphers("alpha").completeness, Completeness::Open);
    assert_eq!(ciphers("beta").completeness, Completeness::Complete);
}

#[test]
fn what_the_document_supplies_can_be_referred_to() {
    let manifest =
        format!("{NAMED}[[component]]\nname = \"board\"\n[[flaw]]\nname = \"f\"\ncomponent = \"bare\"\n");
    let reading = read(&manifest, &[("bom.json", &bill(&format!("{PARSER}, {BARE}"), ""))]);
    assert_eq!(reading.mistakes, "");
    let flaw = &reading.list("flaw").elements[0];
    assert_eq!(reading.fact(flaw, "component").known, Known::Element(2));
    assert_eq!(reading.keys("component")[2], "bare");
}

#[test]
fn of_a_document_that_is_not_there_nothing_is_said() {
    let manifest =
        format!("{NAMED}[[component]]\nname = \"board\"\n[[flaw]]\nname = \"f\"\ncomponent = \"bare\"\n");
    let reading = read(&manifest, &[]);
    assert_eq!(reading.mistakes, "");
    assert_eq!(reading.list("component").completeness, Completeness::Open);
}

#[test]
fn contradictions_show_both_places() {
    let shown = |manifest: &str, bill: &str| {
        let mistakes = read(manifest, &[("bom.json", bill)]).mistakes;
        format!("{}\n----\n{bill}\n----\n{mistakes}", manifest.trim())
    };
    let both = bill(&format!("{PARSER},\n{BARE}"), COMPLETE);
    insta::assert_snapshot!(
        "document-differs",
        shown(
            &format!(
                "{NAMED}[[component]]\nname = \"parser\"\nversion = \"2.0\"\nsupplier-country = \"FR\"\n"
            ),
            &both
        )
    );
    insta::assert_snapshot!("document-lists-some", shown(&format!("component = []\n{NAMED}"), &both));
    insta::assert_snapshot!(
        "document-lists-no-such",
        shown(&format!("{NAMED}[[component]]\nname = \"parsr\"\n[[component]]\nname = \"board\"\n"), &both)
    );
    insta::assert_snapshot!(
        "document-is-broken",
        shown(
            &format!("{NAMED}[[flaw]]\nname = \"f\"\ncomponent = \"bar\"\n"),
            "{ \"bomFormat\": \"CycloneDX\","
        )
    );
    insta::assert_snapshot!(
        "reference-to-no-component",
        shown(&format!("{NAMED}[[flaw]]\nname = \"f\"\ncomponent = \"barre\"\n"), &both)
    );
    insta::assert_snapshot!(
        "complete-names-no-list",
        shown(
            "[manifest]\ncomplete = [\"component\", \"componet\", \"plant\", \"plant.systems.x.ciphers\"]\n",
            &both
        )
    );
}

#[test]
fn one_document_that_many_elements_name_counts_each_time() {
    let many = (0..400).map(|at| SM4.replace("SM4", &format!("SM4-{at}")));
    let bill = bill(&many.collect::<Vec<_>>().join(","), "");
    let system = |at| format!("[[plant.systems]]\nname = \"s{at}\"\nbill = \"b.json\"\n");
    let systems = (0..300).map(system).collect::<Vec<_>>().concat();
    let reading = read(&systems, &[("b.json", &bill)]);
    assert!(reading.mistakes.starts_with("input::too-large"), "{}", reading.mistakes);
}
