//! What is read of a bill of materials, and what is refused.

use super::{Bill, Entry, read};
use crate::diagnostic::{Diagnostic, Label};
use crate::facts::Completeness;
use crate::program::BillPart;
use crate::source::{FileId, LineIndex, Sources};

/// A document of version 1.6 with these members.
fn document(members: &str) -> String {
    format!("{{ \"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", {members} }}")
}

/// A document with these components.
fn components(components: &str) -> String {
    document(&format!("\"components\": [{components}]"))
}

fn bill(text: &str) -> Bill {
    let (bill, found) = read(FileId::default(), text);
    bill.unwrap_or_else(|| panic!("{}", render(text, &found)))
}

fn keys(text: &str) -> Vec<String> {
    bill(text).entries.iter().map(|entry| entry.key.to_string()).collect()
}

/// A document and its diagnostics, for a snapshot.
fn mistakes(text: &str) -> String {
    let (bill, found) = read(FileId::default(), text);
    assert_eq!(bill.is_none(), crate::diagnostic::has_errors(&found));
    let shown: String = text.chars().take(400).collect();
    format!("{shown}\n--------\n{}", render(text, &found))
}

fn render(text: &str, found: &[Diagnostic]) -> String {
    let lines = LineIndex::new(text);
    let label = |label: &Label| {
        let place = lines.position(label.span.start as usize);
        let under = text.get(label.span.start as usize..label.span.end as usize).unwrap_or("?");
        let under: String = under.chars().take(40).collect();
        let (en, zh) = (&label.text.en, &label.text.zh);
        format!("  {}:{} `{under}`: {en} / {zh}", place.line, place.column)
    };
    let one = |diagnostic: &Diagnostic| {
        let (en, zh) = (&diagnostic.message.en, &diagnostic.message.zh);
        let mut rendered = vec![format!("{}: {en} / {zh}", diagnostic.code.id)];
        rendered.extend(diagnostic.labels.iter().map(label));
        rendered.extend(diagnostic.help.iter().map(|help| format!("  help: {} / {}", help.en, help.zh)));
        rendered.join("\n")
    };
    found.iter().map(one).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_component_has_name_version_supplier_and_country_each_with_its_place() {
    let text = components(
        r#"{ "type": "library", "group": "org.example", "name": "parser", "version": "2.1",
             "supplier": { "name": "Example GmbH", "address": { "country": "DE" } } }"#,
    );
    let mut sources = Sources::default();
    let file = sources.add("bom.json", text.clone());
    let (bill, found) = read(file, &text);
    assert_eq!(found, []);
    let [Entry { part, key, name, version, supplier, country }] = bill.unwrap().entries.try_into().unwrap();
    assert_eq!((part, key.as_ref()), (Some(BillPart::Components), "org.example/parser"));
    let version = version.unwrap();
    let (supplier, country) = (supplier.unwrap(), country.unwrap());
    assert_eq!((version.value.as_ref(), supplier.value.as_ref()), ("2.1", "Example GmbH"));
    assert_eq!(country.value.code(), "DE");
    let under = [name.place, version.place, supplier.place, country.place].map(|place| sources.slice(place));
    assert_eq!(under, [r#""parser""#, r#""2.1""#, r#""Example GmbH""#, r#""DE""#]);
}

#[test]
fn what_is_not_said_is_not_known() {
    let found = bill(&components(
        r#"{ "type": "library", "name": "bare" },
           { "type": "library", "name": "empty", "version": "", "supplier": { "name": " " } },
           { "type": "library", "name": "nothing", "version": null, "supplier": null }"#,
    ));
    for entry in &found.entries {
        assert_eq!((&entry.version, &entry.supplier, &entry.country), (&None, &None, &None), "{}", entry.key);
    }
}

#[test]
fn nested_components_count_and_follow_what_holds_them() {
    let text = document(
        r#""metadata": { "component": { "type": "application", "name": "product", "components": [
             { "type": "firmware", "name": "boot loader" } ] } },
           "components": [
             { "type": "framework", "name": "outer", "components": [
               { "type": "library", "name": "inner", "components": [{ "type": "file", "name": "innermost" }] } ] },
             { "type": "library", "name": "next" } ]"#,
    );
    assert_eq!(keys(&text), ["boot loader", "outer", "inner", "innermost", "next"]);
}

#[test]
fn one_name_in_two_versions_is_two_entries_and_twice_the_same_is_one() {
    let text = components(
        r#"{ "type": "library", "name": "a", "version": "1", "supplier": { "name": "A" } },
           { "type": "library", "name": "a", "version": "2" },
           { "type": "library", "name": "a", "version": "1" },
           { "type": "library", "name": "b", "version": "1", "supplier": { "name": "B" } },
           { "type": "library", "name": "b", "version": "1", "supplier": { "name": "C" } },
           { "type": "library", "name": "b", "version": "1", "supplier": { "name": "B" } }"#,
    );
    assert_eq!(keys(&text), ["a 1", "a 2", "b"]);
    let suppliers =
        bill(&text).entries.into_iter().map(|entry| entry.supplier.map(|supplier| supplier.value));
    assert_eq!(suppliers.collect::<Vec<_>>(), [Some(Box::from("A")), None, None]);
}

#[test]
fn cryptographic_assets_are_told_by_their_type() {
    let asset = |name: &str, properties: &str| {
        format!(r#"{{ "type": "cryptographic-asset", "name": "{name}"{properties} }}"#)
    };
    let of_type = |kind: &str| format!(r#", "cryptoProperties": {{ "oid": "1.2", "assetType": "{kind}" }}"#);
    let assets = [
        asset("SM4", &of_type("algorithm")),
        asset("TLS", &of_type("protocol")),
        asset("root", &of_type("certificate")),
        asset("key", &of_type("related-crypto-material")),
        asset("vague", ""),
    ];
    let found = bill(&components(&assets.join(",")));
    let named = |parts: &[BillPart]| -> Vec<String> {
        found.of_parts(parts).map(|entry| entry.key.to_string()).collect()
    };
    assert_eq!(named(&[BillPart::Algorithms, BillPart::Protocols]), ["SM4", "TLS"]);
    assert_eq!(named(&[BillPart::Certificates]), ["root"]);
    assert_eq!(named(&[BillPart::RelatedCryptoMaterial]), ["key"]);
    assert_eq!(named(&[BillPart::Components]), [""; 0]);
}

#[test]
fn an_address_in_china_counts_by_its_region() {
    let supplied = |address: &str| {
        let supplier = format!(r#""supplier": {{ "name": "S", "address": {{ {address} }} }}"#);
        let text = components(&format!(r#"{{ "type": "library", "name": "a", {supplier} }}"#));
        bill(&text).entries[0].country.as_ref().map(|country| country.value.to_string())
    };
    assert_eq!(supplied(r#""country": "China", "region": "Guangdong""#).as_deref(), Some("CN"));
    assert_eq!(supplied(r#""country": "CN", "region": "Hong Kong""#).as_deref(), Some("HK"));
    assert_eq!(supplied(r#""country": "CN", "locality": "澳门""#).as_deref(), Some("MO"));
    assert_eq!(supplied(r#""country": "Germany""#).as_deref(), Some("DE"));
    assert_eq!(supplied(r#""region": "Guangdong""#), None);
}

#[test]
fn a_country_that_is_not_understood_is_told_of_and_stays_unknown() {
    let text = components(
        r#"{ "type": "library", "name": "a", "supplier": { "name": "S", "address": { "country": "Deutschland" } } }"#,
    );
    assert_eq!(bill(&text).entries[0].country, None);
    insta::assert_snapshot!("unknown-country", mistakes(&text));
}

/// Whether the components of a document with these compositions are complete.
fn completeness(compositions: &str) -> Completeness {
    let text = document(&format!(
        r#""metadata": {{ "component": {{ "type": "application", "bom-ref": "product", "name": "p" }} }},
           "components": [{{ "type": "library", "bom-ref": "a", "name": "a" }},
                          {{ "type": "library", "bom-ref": "b", "name": "b" }}],
           "compositions": [{compositions}]"#
    ));
    bill(&text).completeness(&[BillPart::Components])
}

#[test]
fn a_bill_is_complete_only_where_it_says_so_of_everything() {
    const ALL: &str = r#"{ "aggregate": "complete", "assemblies": ["product"], "dependencies": ["a", "b"] }"#;
    assert_eq!(completeness(r#"{ "aggregate": "complete" }"#), Completeness::Complete);
    assert_eq!(completeness(ALL), Completeness::Complete);
    let of_vulnerabilities = r#"{ "aggregate": "unknown", "vulnerabilities": ["v"] }"#;
    assert_eq!(completeness(&format!("{ALL}, {of_vulnerabilities}")), Completeness::Complete);
    for open in [
        "",
        r#"{ "aggregate": "incomplete" }"#,
        r#"{ "aggregate": "unknown" }"#,
        r#"{ "aggregate": "not_specified" }"#,
        r#"{ "aggregate": "complete", "assemblies": ["product"] }"#,
        r#"{ "aggregate": "complete", "dependencies": ["a", "b"] }"#,
        r#"{ "aggregate": "complete", "assemblies": [] }"#,
        r#"{ "aggregate": "complete", "vulnerabilities": ["v"] }"#,
        r#"{ "aggregate": "complete" }, { "aggregate": "incomplete_third_party_only", "assemblies": ["a"] }"#,
        r#"{ "assemblies": ["product", "a", "b"] }"#,
    ] {
        assert_eq!(completeness(open), Completeness::Open, "{open}");
    }
}

#[test]
fn a_complete_bill_that_lists_none_of_a_kind_may_not_know_of_it() {
    let complete = r#""compositions": [{ "aggregate": "complete" }]"#;
    let text = document(&format!(r#""components": [{{ "type": "library", "name": "a" }}], {complete}"#));
    let found = bill(&text);
    assert_eq!(found.completeness(&[BillPart::Components]), Completeness::Complete);
    assert_eq!(found.completeness(&[BillPart::Algorithms]), Completeness::Open);
    let asset = r#"{ "type": "cryptographic-asset", "name": "SM4", "cryptoProperties": { "assetType": "algorithm" } }"#;
    let vague = r#"{ "type": "cryptographic-asset", "name": "vague" }"#;
    let of = |assets: &str| {
        bill(&document(&format!(r#""components": [{assets}], {complete}"#)))
            .completeness(&[BillPart::Algorithms])
    };
    assert_eq!(of(asset), Completeness::Complete);
    assert_eq!(of(&format!("{asset}, {vague}")), Completeness::Open);
}

#[test]
fn both_versions_and_a_byte_order_mark_are_read() {
    let text = components(r#"{ "type": "library", "name": "a" }"#);
    assert_eq!(keys(&text.replace("1.6", "1.5")), ["a"]);
    let marked = format!("\u{feff}{text}");
    let mut sources = Sources::default();
    let file = sources.add("bom.json", marked.clone());
    let (bill, _) = read(file, &marked);
    assert_eq!(sources.slice(bill.unwrap().entries[0].name.place), r#""a""#);
}

#[test]
fn what_is_no_supported_bill_is_refused() {
    let of = |head: &str| mistakes(&format!("{{ {head}\"components\": [{{ \"type\": 3 }}] }}"));
    insta::assert_snapshot!("no-format", of(""));
    insta::assert_snapshot!("another-format", of("\"bomFormat\": \"SPDX\", \"specVersion\": \"1.6\", "));
    insta::assert_snapshot!("no-version", of("\"bomFormat\": \"CycloneDX\", "));
    insta::assert_snapshot!("version-1-4", of("\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.4\", "));
    insta::assert_snapshot!("a-list", mistakes("[]"));
    insta::assert_snapshot!("nothing", mistakes(""));
}

#[test]
fn what_is_not_well_formed_is_refused() {
    insta::assert_snapshot!("breaks-off", mistakes(&document(r#""components": [{ "type": "library", "#)));
    insta::assert_snapshot!("two-documents", mistakes(&format!("{}{}", components(""), components(""))));
    insta::assert_snapshot!(
        "trailing-comma",
        mistakes(&components(r#"{ "type": "library", "name": "a", }"#))
    );
}

#[test]
fn parts_of_another_form_are_all_told_of() {
    insta::assert_snapshot!(
        "structure",
        mistakes(&document(
            r#""components": [
  { "type": "library", "name": 3 },
  "openssl",
  { "name": "untyped" },
  { "type": null, "name": " " },
  { "type": "library", "name": "a", "supplier": "S", "version": ["1"], "name": "b" },
  { "type": "library", "name": "c", "components": {} } ],
"metadata": [], "compositions": [{ "aggregate": true, "assemblies": "product" }, "complete"]"#
        ))
    );
    insta::assert_snapshot!(
        "duplicate-reference",
        mistakes(&document(
            r#""metadata": { "component": { "type": "application", "bom-ref": "x", "name": "p" } },
"components": [ { "type": "library", "bom-ref": "y", "name": "a", "components": [
  { "type": "library", "bom-ref": "y", "name": "b" } ] },
  { "type": "library", "bom-ref": "x", "name": "c" } ]"#
        ))
    );
}

#[test]
fn deep_nesting_and_long_lists_end_in_a_diagnostic() {
    let nested = |depth: usize| {
        let open = r#"{ "type": "library", "name": "a", "components": ["#;
        components(&format!("{}{}", open.repeat(depth), "] }".repeat(depth)))
    };
    let (bill, found) = read(FileId::default(), &nested(31));
    assert!(bill.is_some(), "{found:?}");
    insta::assert_snapshot!("too-deep", mistakes(&nested(32)));
    // Also in what is passed over.
    insta::assert_snapshot!(
        "too-deep-elsewhere",
        mistakes(&document(&format!("\"licenses\": {}{}", "[".repeat(1_000_000), "]".repeat(1_000_000))))
    );
    let many = vec![r#"{"type":"library","name":"a"}"#; super::MOST_COMPONENTS + 1].join(",");
    insta::assert_snapshot!("too-many", mistakes(&components(&many)));
    let mistaken = vec!["3"; 1_000].join(",");
    let (_, found) = read(FileId::default(), &components(&mistaken));
    assert_eq!(found.len(), super::MOST_DIAGNOSTICS);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,200}") {
        let (bill, found) = read(FileId::default(), &text);
        proptest::prop_assert_eq!(bill.is_none(), crate::diagnostic::has_errors(&found));
    }

    #[test]
    fn a_document_with_a_piece_missing_is_read_or_refused(start in 0_usize..300, length in 0_usize..40) {
        let mut text = components(
            r#"{ "type": "library", "bom-ref": "a", "name": "a", "supplier": { "name": "S", "address": { "country": "CN" } },
                 "components": [{ "type": "cryptographic-asset", "name": "SM4", "cryptoProperties": { "assetType": "algorithm" } }] }"#,
        );
        let start = start.min(text.len());
        let end = (start + length).min(text.len());
        text.replace_range(start..end, "");
        let (bill, found) = read(FileId::default(), &text);
        proptest::prop_assert_eq!(bill.is_none(), crate::diagnostic::has_errors(&found));
    }
}
