//! Fingerprints: what changes them, and what does not.

use std::collections::BTreeSet;

use crate::findings::{Fingerprint, Outcome};
use crate::report::View;
use crate::report::fixture::{Fixture, INSTRUMENTS, MANIFEST, RULES};

/// The outcome, the rule and the fingerprint of each finding, in the order of rules.
fn fingerprints(view: &View<'_>) -> BTreeSet<(Outcome, String, String)> {
    let findings = view.findings.findings.iter();
    let of = |finding| Fingerprint::of(view.program, view.manifest, finding).to_string();
    findings.map(|finding| (finding.outcome, view.rule_name(finding).to_owned(), of(finding))).collect()
}

#[test]
fn each_finding_has_its_own() {
    let fixture = Fixture::new();
    let distinct: BTreeSet<String> =
        fingerprints(&fixture.view()).into_iter().map(|(_, _, fingerprint)| fingerprint).collect();
    assert_eq!(distinct.len(), fixture.view().findings.findings.len());
    assert!(distinct.iter().all(|one| one.len() == 32 && one.bytes().all(|byte| byte.is_ascii_hexdigit())));
}

#[test]
fn moved_lines_another_order_and_other_values_change_nothing() {
    let known = fingerprints(&Fixture::new().view());
    let (head, datasets) = MANIFEST.split_once("[[dataset]]").expect("there are datasets");
    let (first, second) = datasets.split_once("[[dataset]]").expect("there are two");
    let moved =
        format!("\n\n# moved\n{head}[[dataset]]{second}\n\n[[dataset]]{first}").replace("90 days", "30 days");
    assert_ne!(moved, MANIFEST);
    assert_eq!(fingerprints(&Fixture::of(&moved).view()), known);
}

#[test]
fn other_numbers_of_articles_change_nothing() {
    let renumber = |text: &str| text.replace("23(3)", "32(3)").replace("ACT-2025/39", "ACT-2025/93");
    let instruments = renumber(INSTRUMENTS).replace("article 39 ", "article 93 ");
    let renumbered = Fixture::with(&instruments, &renumber(RULES), MANIFEST);
    assert_eq!(fingerprints(&renumbered.view()), fingerprints(&Fixture::new().view()));
}

#[test]
fn another_manifest_and_another_reason_are_other_findings() {
    let fixture = Fixture::new();
    let known = fingerprints(&fixture.view());
    let elsewhere = View { manifest: "other.toml", ..fixture.view() };
    assert!(fingerprints(&elsewhere).is_disjoint(&known));

    let localized = |stores: &str| {
        let manifest = format!("transfer = []\n{MANIFEST}")
            .replace("roles = [", "ciio = true\nroles = [")
            .replace("\"CN\" }, { name = \"分析副本\", country = \"SG\" }", stores);
        let found = fingerprints(&Fixture::of(&manifest).view());
        found.into_iter().find(|(_, rule, _)| rule == "act.localization").expect("a breach")
    };
    let one = localized("\"CN\" }, { name = \"分析副本\", country = \"SG\" }");
    let another = localized("\"HK\" }, { name = \"分析副本\", country = \"SG\" }");
    assert_eq!((one.0, another.0), (Outcome::Breached, Outcome::Breached));
    assert_ne!(one, another, "a second store abroad is another breach");
}

#[test]
fn a_breach_for_which_no_fact_is_needed_is_another_finding_than_what_was_not_known() {
    let rule = r#"
rule act.never {
  title   en "Operators of critical infrastructure do not do this" zh "关键信息基础设施的运营者不得如此"
  duty    en "Never do this." zh "不得如此。"
  cites   ACT-2025/39
  when    operator.ciio
  require false
  breach  en "It is done" zh "如此"
  remedy  en "Stop." zh "停止。"
}
"#;
    let of = |manifest: &str| {
        let fixture = Fixture::with(INSTRUMENTS, &format!("{RULES}{rule}"), manifest);
        let found = fingerprints(&fixture.view());
        found.into_iter().find(|(_, rule, _)| rule == "act.never").expect("a finding")
    };
    let (open, breached) = (of(MANIFEST), of(&MANIFEST.replace("roles = [", "ciio = true\nroles = [")));
    assert_eq!((open.0, breached.0), (Outcome::Undetermined, Outcome::Breached));
    assert_ne!(open.2, breached.2);
}
