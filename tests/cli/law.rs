//! `hegui law`: every provision has its rule, its term, or the reason why there is none.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::session::Session;

/// The whole Cybersecurity Law in both wordings: how many provisions were read out of each, how many can be checked
/// by what a manifest states, and how many set penalties.
const CYBERSECURITY_LAW: [(&str, usize, usize, usize); 2] =
    [("CSL-2017", 103, 48, 22), ("CSL-2025", 111, 48, 26)];

fn law() -> Value {
    Session::in_repository().run("law --format json").exits(0).quietly().json()
}

fn provisions<'l>(law: &'l Value, instrument: &str) -> &'l Vec<Value> {
    let instruments = law["instruments"].as_array().unwrap();
    let found = instruments.iter().find(|one| one["id"] == instrument).expect("the instrument is listed");
    found["provisions"].as_array().unwrap()
}

fn is_empty(list: &Value) -> bool {
    list.as_array().unwrap().is_empty()
}

#[test]
fn no_provision_of_the_cybersecurity_law_is_left_out() {
    let law = law();
    for (instrument, all, checkable, penalties) in CYBERSECURITY_LAW {
        let provisions = provisions(&law, instrument);
        let of_kind = |kind: &str| provisions.iter().filter(|one| one["kind"] == kind).count();
        assert_eq!(
            (provisions.len(), of_kind("checkable"), of_kind("penalty")),
            (all, checkable, penalties),
            "{instrument}"
        );
        let ids: BTreeSet<String> = provisions.iter().map(|one| one["id"].to_string()).collect();
        assert_eq!(ids.len(), all, "ids are unique in {instrument}");
    }
}

#[test]
fn every_checkable_provision_is_encoded_and_every_other_has_its_reason() {
    let law = law();
    for (instrument, ..) in CYBERSECURITY_LAW {
        for provision in provisions(&law, instrument) {
            let encoded = !is_empty(&provision["rules"]) || !is_empty(&provision["terms"]);
            let checkable = provision["checkable"].as_bool().unwrap();
            assert_eq!(checkable, encoded, "{provision}");
            assert_ne!(checkable, provision["reason"].is_object(), "{provision}");
        }
    }
}

#[test]
fn every_rule_that_encodes_a_provision_has_cases() {
    let law = law();
    for (instrument, ..) in CYBERSECURITY_LAW {
        for provision in provisions(&law, instrument) {
            if !is_empty(&provision["rules"]) {
                assert!(provision["cases"].as_u64().unwrap() >= 4, "{provision}");
            }
        }
    }
}

#[test]
fn succession_leads_from_the_old_wording_into_the_new_one() {
    let law = law();
    let new: BTreeSet<&str> =
        provisions(&law, "CSL-2025").iter().map(|one| one["id"].as_str().unwrap()).collect();
    for provision in provisions(&law, "CSL-2017") {
        let successor = provision["succeeded_by"].as_str().expect("each old provision has a successor");
        assert!(new.contains(successor), "{provision}");
    }
}

/// What follows from duties that a manifest can't show: publishing vulnerabilities (26), help and groups for crime
/// (27, 46), orders of an authority in a single case (28, 49, 50), content of users (12), attacks from abroad.
#[test]
fn a_penalty_that_no_rule_cites_is_one_of_the_known_few() {
    let law = law();
    let unused: Vec<&str> = CYBERSECURITY_LAW
        .iter()
        .flat_map(|(instrument, ..)| provisions(&law, instrument))
        .filter(|one| one["kind"] == "penalty" && is_empty(&one["penalty_of"]))
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    crate::session::snapshot("law/penalties-that-no-rule-cites", &unused.join("\n"));
}

#[test]
fn as_text() {
    let session = Session::in_repository();
    session.run("law").exits(0).quietly().matches("law/text-en");
    session.run("law --lang zh").exits(0).quietly().matches("law/text-zh");
}

#[test]
fn as_a_picture_and_as_a_page() {
    let session = Session::in_repository();
    let svg = session.run("law --format svg").exits(0).quietly().stdout;
    assert!(svg.starts_with("<svg "), "{svg}");
    assert!(svg.contains("Cybersecurity Law") && !svg.contains("网络安全法"));
    let html = session.run("law --format html --lang both").exits(0).quietly().stdout;
    assert!(html.starts_with("<!DOCTYPE html>"), "{html}");
    assert!(html.contains("<svg ") && html.contains("Cybersecurity Law") && html.contains("网络安全法"));
    let law = law();
    for instrument in law["instruments"].as_array().unwrap() {
        let id = instrument["id"].as_str().unwrap();
        assert!(html.contains(&format!("<span class=\"name\">{id}</span>")), "{id}");
    }
    // The name of a namespace is no address that anything loads.
    let addresses = html.replace("http://www.w3.org/2000/svg", "");
    assert!(!addresses.contains("://"), "the page needs no network");
}
