//! What documents are worth.

use super::fixture::{day, digest, documents};
use crate::evidence::{Backing, FileSeen, observations};
use crate::findings::Unreadable;

/// The state of the one document of a manifest, of which `seen` is the file, and the kinds of what is observed.
fn state(fields: &str, seen: Option<FileSeen>) -> (&'static str, Vec<&'static str>) {
    let backing = Backing::of(documents(&format!("[[paper]]\nnumber = \"p\"\n{fields}")), &[seen], day());
    let kinds = observations(backing.documents()).iter().map(|one| one.kind.name()).collect();
    (backing.documents()[0].state(), kinds)
}

#[test]
fn what_is_not_stated_is_no_fault() {
    assert_eq!(state("", None), ("sound", vec![]));
    assert_eq!(state("scan = \"a\"", Some(FileSeen::Present)), ("sound", vec![]));
    let hash = format!("hash = \"{}\"", digest('a'));
    assert_eq!(state(&hash, None), ("sound", vec![]));
}

#[test]
fn files_are_missing_unreadable_or_altered() {
    let file = |seen| state(&format!("scan = \"a\"\nhash = \"{}\"", "A".repeat(64)), Some(seen));
    assert_eq!(file(FileSeen::Hashed(digest('a'))), ("sound", vec![]));
    assert_eq!(file(FileSeen::Hashed(digest('b'))), ("altered", vec!["evidence-altered"]));
    assert_eq!(file(FileSeen::Nothing), ("missing", vec!["evidence-missing"]));
    let folder = FileSeen::Unreadable(Unreadable::Folder);
    assert_eq!(file(folder), ("unreadable", vec!["evidence-unreadable"]));
}

#[test]
fn days_count_to_their_ends() {
    let sound = ("sound", vec![]);
    assert_eq!(state("signed = 2026-11-23\nuntil = 2026-11-23", None), sound);
    assert_eq!(state("until = 2026-11-22", None), ("expired", vec!["evidence-expired"]));
    assert_eq!(state("signed = 2026-11-24", None), ("not-yet-issued", vec!["evidence-not-yet-issued"]));
    assert_eq!(state("until = false", None), sound);
    assert_eq!(state("signed = false", None), ("not-yet-issued", vec!["evidence-not-yet-issued"]));
}

#[test]
fn a_day_that_is_known_in_part_counts_where_it_is_certain() {
    let sound = ("sound", vec![]);
    assert_eq!(state("until = { at-least = 2026-01-01 }", None), sound);
    assert_eq!(state("until = { at-most = 2026-11-23 }", None), sound);
    assert_eq!(state("until = { less-than = 2026-11-23 }", None).0, "expired");
    assert_eq!(state("signed = { at-least = 2026-11-23 }", None), sound);
    assert_eq!(state("signed = { more-than = 2026-11-23 }", None).0, "not-yet-issued");
}

#[test]
fn the_gravest_fault_is_the_state_and_all_are_observed() {
    let all = state("scan = \"a\"\nuntil = 2020-01-01", Some(FileSeen::Nothing));
    assert_eq!(all, ("missing", vec!["evidence-missing", "evidence-expired"]));
}

#[test]
fn observations_say_what_and_where() {
    let papers = "[[paper]]\nnumber = \"x\"\nscan = \"b/x.pdf\"\n[[paper]]\nnumber = \"y\"\nscan = \"y\"\n\
                  [[paper]]\nnumber = \"z\"\nscan = \"z\"\n";
    let seen = [
        FileSeen::Unreadable(Unreadable::TooLarge(1 << 30)),
        FileSeen::Unreadable(Unreadable::Failed("odd".into())),
        FileSeen::Unreadable(Unreadable::NotPermitted),
    ];
    let backing = Backing::of(documents(papers), &seen.map(Some), day());
    let found = observations(backing.documents());
    let messages: Vec<&str> = found.iter().map(|one| one.message.en.as_str()).collect();
    assert_eq!(
        messages,
        [
            "The file `b/x.pdf` of the document `x` can't be looked at: it is larger than 1 GiB.",
            "The file `y` of the document `y` can't be looked at: reading it failed: odd.",
            "The file `z` of the document `z` can't be looked at: reading it is not permitted.",
        ]
    );
    assert_eq!(found[0].message.zh, "证据材料 `x` 的文件 `b/x.pdf` 无法查看：超过 1 GiB。");
    assert_eq!(&*found[1].subject, "y");
    assert!(found.iter().all(|one| one.rule.is_none() && one.element.is_none() && one.place.is_some()));
}
