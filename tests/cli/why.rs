//! `hegui why`: the proof of one outcome.

use crate::session::Session;

const BREACHES: &str = "samples/critical-bank-breaches/manifest.toml";

#[test]
fn a_breach_is_proved() {
    let run = Session::in_repository().run(&format!("why {BREACHES} csl.log-retention --as-of 2026-11-23"));
    run.exits(0).quietly().matches("why/breach");
}

#[test]
fn one_element_alone() {
    let session = Session::in_repository();
    let run = session
        .run(&format!("why {BREACHES} 'csl.data-localization[card payments]' --as-of 2026-11-23 --lang zh"));
    run.exits(0).quietly().matches("why/element-zh");
    let run =
        session.run(&format!("why {BREACHES} 'csl.data-localization[card payment]' --as-of 2026-11-23"));
    run.exits(2).matches("why/unknown-element");
}

#[test]
fn what_is_not_known_is_named() {
    let command = "why samples/web-shop/manifest.toml csl.malware-protection --as-of 2026-11-23";
    Session::in_repository().run(command).exits(0).quietly().matches("why/undetermined");
}

#[test]
fn a_rule_without_elements_has_one_proof() {
    let command = "why samples/web-shop/manifest.toml csl.export-assessment --as-of 2026-11-23 --lang both";
    Session::in_repository().run(command).exits(0).quietly().matches("why/not-applicable-both");
}

#[test]
fn an_unknown_rule_gets_the_nearest_one() {
    let run = Session::in_repository().run(&format!("why {BREACHES} csl.log-retentoin --as-of 2026-11-23"));
    run.exits(2).matches("why/unknown-rule");
}

#[test]
fn a_broken_manifest_has_no_proof() {
    let session = Session::in_empty_folder().with("broken.toml", "[operator]\nciio = 3\n");
    session.run("why broken.toml csl.log-retention").exits(2).matches("why/broken-manifest");
}
