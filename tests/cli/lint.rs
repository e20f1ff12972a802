//! `hegui lint`: what is legal in rule files but wrong.

use crate::session::Session;

#[test]
fn the_packs_are_clean() {
    let run = Session::in_repository().run("lint").exits(0).quietly();
    assert_eq!(run.stdout, "");
}

#[test]
fn every_lint_is_reported_with_its_place() {
    let session = Session::in_empty_folder().with(
        "mine.hegui",
        r#"term unused -> bool {
  operator.ciio
}

term size -> sector {
  finance when operator.staff > 100 persons
  health when operator.staff > 100 persons
  otherwise commerce
}

rule acme.mixed {
  title    en "t" zh "t"
  duty     en "d" zh "d"
  cites    CSL-2025/23(3)

  when     size is finance
  require  operator.ciio or operator.staff > 100 persons and product.mainland-users
  unless   network.military

  breach   en "b" zh "b"
  remedy   en "r" zh "r"
}
"#,
    );
    session.run("lint --rules mine.hegui").exits(1).matches("lint/all");
}

#[test]
fn broken_rules_are_not_linted() {
    let session = Session::in_empty_folder().with("mine.hegui", "term x -> bool {\n  operator.ciioo\n}\n");
    session.run("lint --rules mine.hegui").exits(2).matches("lint/broken");
}

#[test]
fn a_folder_without_rule_files_is_no_clean_one() {
    let session = Session::in_empty_folder().with("mine/notes.txt", "none");
    session.run("lint --rules mine --no-embedded").exits(2).matches("lint/no-rules");
    session.run("lint --rules mine --lang zh").exits(2).matches("lint/no-rules-zh");
}

#[test]
fn a_rule_file_that_is_named_twice_is_read_once() {
    let session = Session::in_empty_folder().with(
        "mine/within/a.hegui",
        "term mine -> bool {\n  title en \"t\" zh \"t\"\n  cites CSL-2025/23(3)\n  operator.ciio\n}\n",
    );
    session.run("lint --rules mine --rules ./mine/within --rules mine/within/a.hegui").exits(0).quietly();
}

/// What it names may be declared in what can't be read, but its form is wrong by itself.
#[test]
fn a_file_that_cannot_be_read_hides_no_slip_in_another() {
    let session = Session::in_empty_folder()
        .with("mine/a.hegui", "term a -> bool {\n  operator.foo and\n}\n")
        .with("mine/b.hegui", b"term \xff");
    session.run("lint --rules mine --no-embedded").exits(2).matches("lint/unreadable-and-slip");
}
