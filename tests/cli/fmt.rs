//! `hegui fmt`: the canonical form of rule files.

use crate::session::Session;

const UNTIDY: &str = "# Kept.\nterm  big->bool {\n operator.staff   >=  100 persons and\n operator.ciio }\n";

#[test]
fn the_packs_are_in_canonical_form() {
    let run = Session::in_repository().run("fmt --check").exits(0).quietly();
    assert_eq!(run.stdout, "");
}

#[test]
fn a_file_is_rewritten_once() {
    let session = Session::in_empty_folder().with("rules/mine.hegui", UNTIDY);
    session.run("fmt --check").exits(1).matches("fmt/untidy");
    assert_eq!(session.text_of("rules/mine.hegui"), UNTIDY);
    session.run("fmt").exits(0).quietly();
    let tidy = session.text_of("rules/mine.hegui");
    crate::session::snapshot("fmt/tidy", &tidy);
    session.run("fmt --check").exits(0).quietly();
    session.run("fmt").exits(0).quietly();
    assert_eq!(session.text_of("rules/mine.hegui"), tidy);
}

#[test]
fn a_file_with_mistakes_is_left_alone_and_the_others_are_not() {
    let session = Session::in_empty_folder()
        .with("rules/broken.hegui", "term  big -> bool {\n  operator.staff >=\n}\n")
        .with("rules/mine.hegui", UNTIDY);
    session.run("fmt").exits(2).matches("fmt/broken");
    assert_eq!(session.text_of("rules/broken.hegui"), "term  big -> bool {\n  operator.staff >=\n}\n");
    assert_ne!(session.text_of("rules/mine.hegui"), UNTIDY);
}

#[test]
fn a_file_whose_meaning_would_change_is_left_alone() {
    let text = "term grave -> degree { slight when operator.ciio severity when true }\n";
    let session = Session::in_empty_folder().with("mine.hegui", text);
    session.run("fmt mine.hegui").exits(2).matches("fmt/meaning");
    assert_eq!(session.text_of("mine.hegui"), text);
}

#[test]
fn nothing_to_format_is_no_pass() {
    let session = Session::in_empty_folder().with("rules/notes.txt", "");
    session.run("fmt").exits(2).matches("fmt/nothing");
    session.run("fmt elsewhere").exits(2).matches("fmt/no-folder");
}
