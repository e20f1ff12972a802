//! The walk and TOML's own tables read the same text alike, wherever the walk reads it at all.

use proptest::prelude::*;

use super::{by_tables, parse, walk};
use crate::manifest::tree::Arena;
use crate::source::FileId;

const FILE: FileId = FileId(0);

/// What the walk reads, and what TOML's own tables do; nothing where a text is refused.
fn read(text: &str) -> (Option<String>, Option<String>) {
    let arena = Arena::new();
    let shown = |table| format!("{table:#?}");
    (walk::parse(FILE, text, &arena).map(shown), by_tables(FILE, text, &arena).if_well_formed().map(shown))
}

/// Asserts that the walk reads a text, and reads it as TOML's own tables do.
fn check_walked(text: &str) {
    let (walked, tabled) = read(text);
    assert!(walked.is_some(), "given up: {text}");
    assert_eq!(walked, tabled, "{text}");
}

/// Asserts that the walk leaves a text alone, and whether TOML's own tables take it.
fn check_given_up(text: &str, is_taken: bool) {
    let (walked, tabled) = read(text);
    assert_eq!(walked, None, "{text}");
    assert_eq!(tabled.is_some(), is_taken, "{text}");
}

#[test]
fn the_walk_reads_what_manifests_are_made_of() {
    check_walked("");
    check_walked("# nothing but a comment\n");
    check_walked("\u{feff}key = 1\r\nother = 2\r\n");
    check_walked("b = 'x'\na = \"\\u4e2d\"\n\"quoted key\" = \"\"\"\nseveral\nlines\"\"\"\n'' = true\n");
    check_walked("whole = -1_000\nfraction = 1.5\nday = 2026-01-31\nmoment = 2026-01-31T09:30:00+08:00\n");
    check_walked("list = [1, [2, { a = 3, b = [] }], # comment\n]\ntable = {}\n");
    check_walked(&format!(
        "a = [\n{}]\nb = {{\n{}}}\nc = 1 # {}\n",
        "1,\n".repeat(300),
        "\n".repeat(300),
        "(".repeat(300)
    ));
    check_walked("[a]\nx = 1\n[a.b]\ny = 2\n[a.c.d]\nz = 3\n[a.c.e]\n[f]\n");
    check_walked("[[a]]\nx = 1\n[[a.b]]\ny = 2\n[[a.b]]\n[a.b.c]\n[[a]]\n[[a.b]]\n[ d . e ]\n[[d.f]]\n");
}

#[test]
fn the_walk_leaves_what_only_tables_know() {
    for text in [
        "a.b = 1\na.c = 2\n",
        "a = { b.c = 1 }\n",
        "a = 0xff\n",
        "[a.b]\n[a]\n",
        "[a.b]\n[c]\n[a.d]\n",
        "[[a]]\n[b]\n[[a]]\n",
        "[[a]]\n[b]\n[a.c]\n",
    ] {
        check_given_up(text, true);
    }
    for text in [
        "a = 1\na = 2\n",
        "[a]\n[a]\n",
        "[a]\n[[a]]\n",
        "[[a]]\n[a]\n",
        "a = []\n[[a]]\n",
        "a = {}\n[a.b]\n",
        "a = 1\n[a.b]\n",
        "[a]\nb = 1\n[a.b.c]\n",
        "[a.b]\n[[a]]\n",
        "[]\n",
        "[a\n",
        "a = [\n",
        "a = }\n",
        "a = 2026-02-30\n",
        "a = 1 # \u{1}\n",
    ] {
        check_given_up(text, false);
    }
    check_given_up(&format!("a = {}{}\n", "[".repeat(70), "]".repeat(70)), true);
    check_given_up(&format!("a = {}{}\n", "[".repeat(90), "]".repeat(90)), false);
    check_given_up(&format!("[a{}]\n", ".a".repeat(70)), true);
    check_given_up(&format!("[a{}]\n", ".a".repeat(90)), false);
}

#[test]
fn what_the_walk_gives_up_is_read_all_the_same() {
    let arena = Arena::new();
    assert!(parse(FILE, "a.b = 1\n", &arena).if_well_formed().is_some());
    assert!(parse(FILE, "a = 1\na = 2\n", &arena).if_well_formed().is_none());
}

/// Lines out of which nearly well-formed texts are made.
fn line() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec!["a", "b", "c", "\"a\"", "a.b"]);
    let path = prop::collection::vec(key.clone(), 1..4).prop_map(|keys| keys.join("."));
    let value = prop::sample::select(vec![
        "1",
        "\"text\"",
        "true",
        "1979-05-27",
        "[]",
        "[1, 2]",
        "{}",
        "{ a = 1, b = { c = [] } }",
        "{ a = 1, a = 2 }",
        "[{ a = 1 }, { b.c = 2 }]",
        "[",
        "",
    ]);
    prop_oneof![
        path.clone().prop_map(|path| format!("[{path}]")),
        path.clone().prop_map(|path| format!("[[{path}]]")),
        (key, value).prop_map(|(key, value)| format!("{key} = {value}")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn whatever_the_walk_reads_tables_read_alike(
        lines in prop::collection::vec(line(), 0..9),
        // Many of them take lines apart that are else parsed at once.
        line_ends in prop::sample::select(vec![1, 100, 300]),
    ) {
        let (walked, tabled) = read(&lines.join(&"\n".repeat(line_ends)));
        if walked.is_some() {
            prop_assert_eq!(walked, tabled);
        }
    }
}
