//! Baselines as text: what is written can be read, and nothing that is read does harm.

use proptest::prelude::*;

use super::{Baseline, Entry, MOST_DIAGNOSTICS, Reading, read};
use crate::diagnostic::Code;
use crate::findings::{Fingerprint, Outcome};
use crate::program::Severity;
use crate::source::FileId;

fn entry(name: &str, rule: &str, element: Option<&str>) -> Entry {
    Entry {
        fingerprint: Fingerprint::of_unreadable(name),
        rule: rule.into(),
        element: element.map(Into::into),
        outcome: Outcome::Breached,
        severity: Severity::Warning,
        place: None,
    }
}

fn text(baseline: &Baseline) -> String {
    let mut bytes = Vec::new();
    baseline.write(&mut bytes).expect("a vector can be written to");
    String::from_utf8(bytes).expect("JSON is text")
}

fn read_text(text: &str) -> Reading {
    read(FileId::from_index(0), text)
}

/// The baseline without places, which it has from its text.
fn without_places(mut baseline: Baseline) -> Baseline {
    for entry in baseline.manifests.values_mut().flat_map(|entries| entries.values_mut()) {
        entry.place = None;
    }
    baseline
}

#[test]
fn entries_stand_by_manifest_rule_and_element_however_they_came() {
    let entries = [
        ("b.toml", entry("1", "csl.b", None)),
        ("a.toml", entry("2", "csl.b", Some("二"))),
        ("a.toml", entry("3", "csl.b", None)),
        ("a.toml", entry("4", "csl.a", Some("x"))),
    ];
    let of = |order: &[usize]| {
        let mut baseline = Baseline::default();
        for &at in order {
            let (manifest, entry) = &entries[at];
            assert_eq!(baseline.add(manifest, entry.clone()), None);
        }
        text(&baseline)
    };
    let written = of(&[0, 1, 2, 3]);
    assert_eq!(written, of(&[3, 1, 0, 2]));
    let places = ["4", "3", "2", "1"]
        .map(|name| written.find(&Fingerprint::of_unreadable(name).to_string()).expect("it is written"));
    assert!(places.is_sorted(), "{written}");
}

#[test]
fn an_empty_baseline_is_one() {
    let Reading { baseline, diagnostics } = read_text(&text(&Baseline::default()));
    assert_eq!((baseline, diagnostics), (Baseline::default(), Vec::new()));
}

#[test]
fn an_entry_knows_its_line() {
    let mut baseline = Baseline::default();
    baseline.add("a.toml", entry("1", "csl.a", None));
    let written = format!("\u{feff}{}", text(&baseline));
    let read = read_text(&written);
    let entry =
        read.baseline.manifests.values().flat_map(|entries| entries.values()).next().expect("an entry");
    let place = entry.place.expect("a place");
    let line = written.get(place.start as usize..place.end as usize).expect("a place in the text");
    assert!(line.starts_with("{\"manifest\":\"a.toml\"") && line.ends_with('}'), "{line}");
}

#[test]
fn so_many_mistakes_are_told_and_no_more() {
    let text = format!("{{\"schema_version\": 1, \"entries\": [{}]}}", vec!["7"; 1_000].join(","));
    assert_eq!(read_text(&text).diagnostics.len(), MOST_DIAGNOSTICS);
    let deep = format!("{{\"schema_version\": 1, \"tool\": {}", "[".repeat(100_000));
    assert_eq!(read_text(&deep).diagnostics[0].code, Code::BASELINE_SYNTAX);
}

proptest! {
    #[test]
    fn what_is_written_can_be_read(entries in prop::collection::vec((".*", ".*", prop::option::of(".*")), 0..20)) {
        let mut baseline = Baseline::default();
        for (number, (manifest, rule, element)) in entries.iter().enumerate() {
            let entry = entry(&number.to_string(), &format!("a{rule}"), element.as_deref());
            baseline.add(&format!("a{manifest}"), entry);
        }
        let Reading { baseline: read, diagnostics } = read_text(&text(&baseline));
        prop_assert_eq!(diagnostics, Vec::new());
        prop_assert_eq!(without_places(read), baseline);
    }

    #[test]
    fn broken_texts_are_refused_at_a_place_in_them(at in 0_usize..400, what in "[\\]\\[{}\":,0n\\\\é ]{0,3}") {
        let mut baseline = Baseline::default();
        baseline.add("产品.toml", entry("1", "csl.a", Some("x\"y")));
        baseline.add("b.toml", entry("2", "csl.b", None));
        let mut broken = text(&baseline);
        let at = broken.floor_char_boundary(at.min(broken.len()));
        let end = broken.ceil_char_boundary((at + 2).min(broken.len()));
        broken.replace_range(at..end, &what);
        let read = read_text(&broken);
        for label in read.diagnostics.iter().flat_map(|found| &found.labels) {
            let place = label.span.start as usize..label.span.end as usize;
            prop_assert!(broken.get(place).is_some(), "{:?} in {}", label.span, broken);
        }
    }
}
