//! The shipped rule files are canonical, and what is done to them is undone.

use proptest::prelude::*;

use super::{assert_same, check, format, items};
use crate::format::slice;
use crate::packs::rule_files;
use crate::source::FileId;
use crate::syntax::lex;

#[test]
fn the_shipped_files_are_canonical() {
    for file in rule_files() {
        let formatted = check(&file.text);
        assert!(formatted == file.text, "{} is not formatted", file.name);
    }
}

#[test]
fn the_canonical_form_does_not_depend_on_blanks() {
    for file in rule_files() {
        let tokens = lex(FileId::default(), &file.text).tokens;
        let mut end = 0;
        let mut text = String::new();
        for token in tokens {
            let between = file.text.get(end..token.span.start as usize).unwrap();
            let tabbed = between.replace(' ', "\t").replace("\n\n", "\n\r\n \n\n");
            text.push_str(&tabbed);
            end = token.span.end as usize;
            text.push_str(slice(&file.text, token.span));
        }
        assert!(check(&text) == file.text, "{}", file.name);
    }
}

/// Puts pieces of text between tokens of a file, each at the token that its number names.
fn insert(text: &str, insertions: &[(usize, &str)]) -> String {
    let tokens = lex(FileId::default(), text).tokens;
    let mut changed = text.to_owned();
    let places: std::collections::BTreeMap<usize, &str> = insertions
        .iter()
        .map(|(number, inserted)| (tokens[number % tokens.len()].span.end as usize, *inserted))
        .collect();
    for (place, inserted) in places.into_iter().rev() {
        changed.insert_str(place, inserted);
    }
    changed
}

/// The items of all shipped files, each a text of its own.
fn shipped_items() -> Vec<String> {
    rule_files().iter().flat_map(|file| items(&file.text)).collect()
}

fn insertions() -> impl Strategy<Value = Vec<(usize, &'static str)>> {
    let inserted = prop::sample::select(vec![
        " # a comment\n",
        "\n# a comment\n",
        "\n\n\n# one\n\n## two\n",
        "\n## a document\n",
        "\n\n",
        "\n",
        "   ",
    ]);
    prop::collection::vec(
        (any::<prop::sample::Index>().prop_map(|index| index.index(10_000)), inserted),
        1..8,
    )
}

proptest! {
    #[test]
    fn comments_anywhere_are_kept_or_refused(
        item in prop::sample::select(shipped_items()),
        insertions in insertions(),
    ) {
        let text = insert(&item, &insertions);
        match format(FileId::default(), &text) {
            Ok(formatted) => {
                assert_same(&text, &formatted);
                prop_assert_eq!(format(FileId::default(), &formatted), Ok(formatted.clone()));
            }
            Err(diagnostics) => prop_assert!(!diagnostics.is_empty()),
        }
    }
}

#[test]
fn items_on_one_line_are_laid_out_anew() {
    for item in shipped_items() {
        let tokens = lex(FileId::default(), &item).tokens;
        if tokens.iter().any(|token| token.kind.is_comment()) {
            continue;
        }
        let words: Vec<&str> = tokens.iter().map(|token| slice(&item, token.span)).collect();
        check(&words.join(" "));
    }
}
