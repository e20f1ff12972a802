//! The page: each finding names itself. What a reader does with it is tested in a browser.

use super::{EVERY_OUTCOME, Found, check_against_baseline, check_each, check_together, samples};
use crate::session::{Run, Session};

/// The findings that a page tells, by the attributes of their elements; the sections have the manifests' names.
fn read(page: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for section in page.split("<section class=\"manifest").skip(1) {
        let manifest = text(between(section, "<h2>", "</h2>").unwrap());
        for finding in section.split("<details class=\"finding\"").skip(1) {
            let tag = finding.split('>').next().unwrap();
            let evidence = finding.split("<span class=\"evidence\" ").skip(1).map(|span| {
                let attribute = |name: &str| text(between(span, &format!("data-{name}=\""), "\"").unwrap());
                format!("{} ({})", attribute("id"), attribute("state"))
            });
            let attribute = |name: &str| between(tag, &format!(" data-{name}=\""), "\"").map(text);
            let finding = Found {
                manifest: manifest.clone(),
                rule: attribute("rule").unwrap(),
                element: attribute("element"),
                outcome: match attribute("own-outcome") {
                    Some(own) => format!("{} ({own})", attribute("outcome").unwrap()),
                    None => attribute("outcome").unwrap(),
                },
                evidence: evidence.collect(),
            };
            found.push(finding.marked(attribute("baseline").as_deref() == Some("known")));
        }
    }
    for tag in page.split("<li class=\"observation\"").skip(1) {
        let tag = tag.split('>').next().unwrap();
        let attribute = |name: &str| between(tag, &format!(" data-{name}=\""), "\"").map(text);
        let of_kind = Found::observed(&attribute("kind").unwrap(), attribute("rule").as_deref());
        found.push(Found { element: attribute("element"), ..of_kind });
    }
    found
}

fn between<'text>(text: &'text str, before: &str, after: &str) -> Option<&'text str> {
    text.split_once(before)?.1.split(after).next()
}

fn text(escaped: &str) -> String {
    escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[test]
fn each_finding_is_an_element() {
    // By all packs a few: to look ahead takes time where much is not known.
    let few = ["critical-bank-breaches", "partial-knowledge", "vpn-cryptography"];
    let is_meant =
        |(manifest, _): &(String, String)| few.iter().any(|name| manifest.contains(&format!("/{name}/")));
    let samples: Vec<_> = samples().into_iter().filter(is_meant).collect();
    assert_eq!(samples.len(), few.len());
    check_each("html", EVERY_OUTCOME, &samples, &read);
    check_together("html", EVERY_OUTCOME, &read);
    check_against_baseline("html", EVERY_OUTCOME, &read);
}

/// The parts of the page that name what they lead to.
fn page(check: &str) -> Run {
    Session::in_repository().run(&format!("check {check} --as-of 2026-11-23 --pack csl --format html"))
}

#[test]
fn one_document_for_all_manifests_and_one_that_cannot_be_read_among_them() {
    let broken = "tests/bad_input/manifests/bare-word.toml";
    let run =
        page(&format!("samples/web-shop/manifest.toml {broken} samples/member-app/manifest.toml")).exits(2);
    assert_eq!(run.stdout.matches("<!DOCTYPE html>").count(), 1);
    assert_eq!(run.stdout.matches("<section class=\"manifest").count(), 3);
    assert!(run.stdout.contains(&format!("<h2>{broken}</h2><p class=\"statement\">")));
    // A manifest alone needs no table of all.
    assert!(run.stdout.contains("id=\"overview\""));
    assert!(!page("samples/web-shop/manifest.toml").stdout.contains("id=\"overview\""));
}

#[test]
fn dates_ahead_are_those_of_the_timeline() {
    let manifest = "samples/critical-bank/manifest.toml";
    let session = Session::in_repository();
    let page = session.run(&format!("check {manifest} --as-of 2026-11-23 --format html")).exits(0).stdout;
    let timeline = "--as-of 2026-11-23 --from 2026-11-24 --to 2029-11-23 --format json";
    let timeline = session.run(&format!("timeline {manifest} {timeline}")).json();
    let changes = timeline["changes"].as_array().unwrap().iter();
    let days: Vec<&str> = changes
        .filter(|change| ["flips", "restarts"].iter().any(|kind| change[*kind] != serde_json::json!([])))
        .map(|change| change["date"].as_str().unwrap())
        .collect();
    assert!(days.len() > 3);
    let told: Vec<&str> =
        page.split("<time datetime=\"").skip(1).map(|time| time.split('"').next().unwrap()).collect();
    assert_eq!(told, days);
}

#[test]
fn nothing_that_applies_is_no_verdict() {
    let run = Session::in_repository()
        .run("check samples/web-shop/manifest.toml --as-of 1990-01-01 --format html --lang en");
    let run = run.exits(2);
    assert!(run.stdout.contains("No rule applies: nothing was checked."));
    assert!(!run.stdout.contains("No breach is shown"));
}
