//! Evidence that is required.

use super::fixture::{KEPT, supported};
use super::supported::HOME;
use crate::findings::{Findings, Particulars};

/// The finding on logs and plan, where evidence is required; `papers` are documents.
fn required(papers: &str) -> String {
    let found = supported(&format!("{KEPT}{papers}"), |backing, evaluator, findings| {
        backing.support(evaluator, findings, Particulars::All);
        backing.require(evaluator, findings);
    });
    found.into_iter().nth(1).expect("a finding")
}

#[test]
fn each_fact_that_meets_the_requirement_needs_a_sound_document() {
    assert_eq!(required(""), "act.kept undetermined; missing paper; unsupported security.logs security.plan");
    let logs = "[[paper]]\nnumber = \"l\"\nshows = ['security.logs']\n";
    assert_eq!(
        required(logs),
        "act.kept undetermined; l sound security.logs; missing paper; unsupported security.plan"
    );
    let plan = "[[paper]]\nnumber = \"p\"\nshows = ['security.plan']\n";
    let both = "act.kept satisfied; l sound security.logs; p sound security.plan";
    assert_eq!(required(&format!("{logs}{plan}")), both);
}

#[test]
fn a_document_that_is_not_sound_supports_nothing() {
    let old = "[[paper]]\nnumber = \"o\"\nuntil = 2026-11-22\nshows = ['security']\n";
    assert_eq!(
        required(old),
        "act.kept undetermined; o expired security.logs security.plan; missing paper; \
         unsupported security.logs security.plan"
    );
    let new = old.replace("\"o\"", "\"n\"").replace("2026-11-22", "2026-11-23");
    assert_eq!(
        required(&format!("{old}{new}")),
        "act.kept satisfied; o expired security.logs security.plan; n sound security.logs security.plan"
    );
}

#[test]
fn only_what_is_satisfied_needs_it() {
    for (from, to, outcome) in [
        ("7 months", "5 months", "breached"),
        ("small = false", "small = true", "not-applicable"),
        ("plan = true\n", "", "undetermined; missing security.plan"),
    ] {
        let manifest = KEPT.replace(from, to);
        let found = supported(&manifest, |backing, evaluator, findings| {
            backing.require(evaluator, findings);
        });
        assert_eq!(found[1], format!("act.kept {outcome}"));
    }
}

#[test]
fn what_lacks_evidence_names_its_element_where_outcomes_alone_were_worked_out() {
    for particulars in [Particulars::Outcomes, Particulars::OfBreaches, Particulars::OfOpen] {
        let found = supported(HOME, |backing, evaluator, findings| {
            *findings = Findings::with(evaluator, particulars);
            backing.require(evaluator, findings);
        });
        let facts = "dataset.guests.stores.main.country";
        assert_eq!(found[1], format!("act.home[guests] undetermined; missing paper; unsupported {facts}"));
    }
}
