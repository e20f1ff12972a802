//! Which documents stand behind which findings.

use super::fixture::{KEPT, supported};
use crate::evaluation::Evaluator;
use crate::evidence::Backing;
use crate::findings::{Findings, Particulars};

/// Two lists of what is kept where.
pub(super) const HOME: &str = r#"[[dataset]]
name = "staff"
personal = true
stores = [{ name = "main", country = "CN" }, { name = "copy", country = "CN" }]
[[dataset]]
name = "guests"
personal = true
stores = [{ name = "main", country = "CN" }]
"#;

fn in_full(backing: &Backing, evaluator: &Evaluator<'_>, findings: &mut Findings) {
    backing.support(evaluator, findings, Particulars::All);
}

/// The findings of a manifest with one paper that shows this.
fn with_paper(manifest: &str, shows: &str) -> Vec<String> {
    let paper = format!("[[paper]]\nnumber = \"p\"\nshows = [{shows}]\n");
    supported(&format!("{manifest}{paper}"), in_full)
}

#[test]
fn a_document_stands_behind_the_findings_that_its_facts_decided() {
    let of_kept = |shows| with_paper(KEPT, shows).remove(1);
    assert_eq!(of_kept("'security.logs'"), "act.kept satisfied; p sound security.logs");
    assert_eq!(of_kept("'security'"), "act.kept satisfied; p sound security.logs security.plan");
    // That the duty binds is not what it is met by.
    assert_eq!(of_kept("'security.small'"), "act.kept satisfied");
    assert_eq!(of_kept(""), "act.kept satisfied");
}

#[test]
fn breaches_and_exemptions_have_their_evidence_too() {
    let paper = "'security'";
    let breached = KEPT.replace("7 months", "5 months");
    assert_eq!(with_paper(&breached, paper)[1], "act.kept breached; p sound security.logs");
    let exempt = KEPT.replace("7 months", "12 months").replace("plan = true", "plan = false");
    assert_eq!(with_paper(&exempt, paper)[1], "act.kept exempt; p sound security.plan security.logs");
    let small = KEPT.replace("small = false", "small = true");
    assert_eq!(with_paper(&small, paper)[1], "act.kept not-applicable");
}

#[test]
fn elements_are_named_or_left_out() {
    let both = |shows| with_paper(HOME, shows)[..2].to_vec();
    let of_staff = |supports: &str| format!("act.home[staff] satisfied{supports}");
    let of_guests = |supports: &str| format!("act.home[guests] satisfied{supports}");
    let (main, copy, guests) = (
        "dataset.staff.stores.main.country",
        "dataset.staff.stores.copy.country",
        "dataset.guests.stores.main.country",
    );
    let one = |fact: &str| format!("; p sound {fact}");
    assert_eq!(both("'dataset.staff.stores.copy.country'"), [of_staff(&one(copy)), of_guests("")]);
    assert_eq!(
        both("'dataset.staff.stores.country'"),
        [of_staff(&format!("{} {copy}", one(main))), of_guests("")]
    );
    assert_eq!(
        both("'dataset.stores.country'"),
        [of_staff(&format!("{} {copy}", one(main))), of_guests(&one(guests))]
    );
    assert_eq!(both("'dataset.guests'"), [of_staff(""), of_guests(&one(guests))]);
    assert_eq!(both("'dataset'"), [of_staff(&format!("{} {copy}", one(main))), of_guests(&one(guests))]);
    // Which data set is looked at is no matter of whether the duty is met.
    assert_eq!(both("'dataset.personal'"), [of_staff(""), of_guests("")]);
}

#[test]
fn an_element_that_is_called_like_a_fact_is_meant() {
    let called = HOME.replace("\"guests\"", "\"stores\"");
    let found = with_paper(&called, "'dataset.stores'");
    assert_eq!(
        found[..2],
        [
            "act.home[staff] satisfied",
            "act.home[stores] satisfied; p sound dataset.stores.stores.main.country"
        ]
    );
}

#[test]
fn an_empty_list_is_itself_a_fact() {
    let empty = HOME.replace("[{ name = \"main\", country = \"CN\" }]", "[]");
    let found = with_paper(&empty, "'dataset.guests.stores'");
    assert_eq!(found[1], "act.home[guests] satisfied; p sound dataset.guests.stores");
}

#[test]
fn several_documents_stand_in_the_order_of_the_manifest() {
    let papers = "[[paper]]\nnumber = \"z\"\nshows = ['security.plan']\n[[paper]]\nnumber = \"a\"\nshows = ['security.logs', \
                  'security']\n";
    let found = supported(&format!("{KEPT}{papers}"), in_full);
    assert_eq!(found[1], "act.kept satisfied; z sound security.plan; a sound security.logs security.plan");
}

#[test]
fn documents_are_sought_for_what_is_worked_out() {
    let papers = "[[paper]]\nnumber = \"p\"\nshows = ['security']\n";
    let found = supported(&format!("{KEPT}{papers}"), |backing, evaluator, findings| {
        backing.support(evaluator, findings, Particulars::OfOpen);
    });
    assert_eq!(found[1], "act.kept satisfied");
}
