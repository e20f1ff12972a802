//! Many mistakes at once, in several files, in any order.

use super::{check, render};
use crate::source::FileId;
use crate::{semantics, syntax};

const ONE: &str = r#"record thing {
  title en "Thing" zh "物"
  size: siez
    title en "Size" zh "大小"
    ask en "How large?" zh "多大？"
}
term big -> bool { thing.size > 3 GB and thing.size < 9 }
parameter few: count persons { from 2020-01-01 3 devices cites LAW-1/1 }
"#;

const TWO: &str = r#"rule two.rule {
  title en "t" zh "t"
  duty en "d" zh "d"
  cites LAW-1/7
  for d in datset where d.personal
  require big and operator.critical is 3 and every s in d.stores: s.country is CN
  breach en "{d.name}" zh "{d.name}"
  remedy en "r" zh "r"
}
"#;

#[test]
fn five_independent_mistakes_are_five_diagnostics() {
    let (sources, _, diagnostics) = check(&[ONE, TWO]);
    insta::assert_snapshot!(render(&sources, &diagnostics));
    assert_eq!(diagnostics.len(), 5);
}

#[test]
fn an_item_that_is_broken_is_not_said_to_lack_what_could_not_be_read() {
    let broken_rule = TWO.replace("remedy en \"r\" zh \"r\"", "remedy en \"r\"").replace("big and", "and");
    let broken_rule = broken_rule.replace("zh \"{d.name}\"", "zh \"{x.name}\"");
    let broken_table = "term kind -> sector { finance when operator.critical\n health wen true }";
    let (sources, _, diagnostics) = check(&[&broken_rule, broken_table]);
    insta::assert_snapshot!(render(&sources, &diagnostics));
}

#[test]
fn what_another_file_declares_takes_no_name_of_a_variable() {
    let other = r#"term d(t: transfer) -> bool { t.persons > 3 persons }
parameter s: count persons { from 2020-01-01 3 persons cites LAW-1/1 }
record x { title en "x" zh "x" name: text title en "n" zh "n" ask en "n" zh "n" }"#;
    let rule = TWO.replace("LAW-1/7", "LAW-1/1").replace("datset", "dataset");
    let rule = rule.replace("big and operator.critical is 3", "some x in transfer: d(x) and x.main is d");
    let rule = rule.replace("{d.name}", "{d.name} {x.persons} {s.country}");
    let (sources, _, diagnostics) = check(&[&rule, other]);
    assert!(diagnostics.is_empty(), "{}", render(&sources, &diagnostics));
    let (sources, _, diagnostics) = check(&[&format!("{rule}{other}")]);
    assert_eq!(diagnostics.len(), 3, "{}", render(&sources, &diagnostics));
}

#[test]
fn a_long_circle_of_terms_is_found_soon() {
    let terms =
        (0..20_000).map(|number| format!("term t{number} -> bool {{ t{} }}\n", (number + 1) % 20_000));
    let start = std::time::Instant::now();
    let (_, _, diagnostics) = check(&[&terms.collect::<String>()]);
    // The bound is generous, for it only has to tell linear time from worse.
    assert!(start.elapsed() < std::time::Duration::from_secs(20), "{:?}", start.elapsed());
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(diagnostics[0].labels.len(), 10);
    assert_eq!(diagnostics[0].help.as_ref().unwrap().en, "19990 more lie on the way");
}

#[test]
fn the_order_of_the_files_changes_nothing() {
    let program = |texts: &[&str]| {
        let files: Vec<_> = texts.iter().map(|text| syntax::parse(FileId::default(), text).0).collect();
        serde_json::to_string(&semantics::check(&files, &[]).0).expect("a program that can be written")
    };
    let rule =
        TWO.replace("datset", "dataset").replace("big and operator.critical is 3", "operator.critical");
    let term = "term other(d: dataset) -> bool { d.personal }";
    let (one, other) = (program(&[super::GROUND, &rule, term]), program(&[term, &rule, super::GROUND]));
    assert!(one == other, "the programs differ");
}
