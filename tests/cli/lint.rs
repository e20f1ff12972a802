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
