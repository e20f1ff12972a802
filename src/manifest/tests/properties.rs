//! Whatever a text holds, reading it ends, without a panic and with labels inside the text.

use proptest::prelude::*;

use super::fixture::{diagnostics_in, program};
use crate::manifest::{Notation, read};
use crate::source::FileId;

/// Pieces out of which nearly well-formed manifests are made.
const PIECES: &[&str] = &[
    "[operator]",
    "[[dataset]]",
    "[manifest]",
    "[",
    "]",
    "{",
    "}",
    "=",
    ",",
    "\n",
    "\n",
    "\n",
    "name",
    "ciio",
    "staff",
    "stores",
    "open",
    "version",
    "main",
    "transfer",
    "at-least",
    "less-than",
    "one-of",
    ".",
    "\"",
    "'",
    "\"\"\"",
    " ",
    "true",
    "5",
    "-9223372036854775808",
    "9223372036854775807",
    "1e9",
    "2026-02-28",
    "2025-02-30",
    "09:30",
    "\"6 months\"",
    "\"1.99999999999999999999 GB\"",
    "\"-1 persons\"",
    "\"CN\"",
    "中",
    "\\",
    "#",
    "_",
    "operator.staff = ",
    "described-on = ",
    "volume = ",
    "retention = ",
    ":",
    ": ",
    "- ",
    "\n  ",
    "\n    ",
    "? ",
    "|\n",
    ">-",
    "&a ",
    "*a",
    "!!str ",
    "! ",
    "<<",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "\t",
    "\r",
    "\u{feff}",
    "\u{0}",
    "null",
    "~",
    "\"operator\": {",
    "operator:\n  ",
    "\"\\u00",
];

fn check(text: &str) {
    for notation in [Notation::Toml, Notation::Json, Notation::Yaml] {
        let first = read(&program(), notation, FileId::default(), text);
        for label in first.1.iter().flat_map(|one| &one.labels) {
            let (start, end) = (label.span.start as usize, label.span.end as usize);
            assert!(text.get(start..end).is_some(), "{notation:?}: {label:?}");
        }
        assert!(first.1.len() <= 100 && first.1.is_sorted_by_key(crate::diagnostic::Diagnostic::primary));
        assert_eq!(first.1, diagnostics_in(notation, text));
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,60}") {
        check(&text);
    }

    #[test]
    fn any_row_of_pieces_is_read(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        check(&pieces.concat());
    }

    #[test]
    fn any_value_is_read(
        place in prop::sample::select(&[
            ("operator", "ciio"), ("operator", "staff"), ("operator", "revenue"), ("operator", "mlps"),
            ("operator", "sector"), ("operator", "established-in"), ("product", "kinds"), ("product", "tls"),
            ("product", "bandwidth"), ("manifest", "described-on"), ("manifest", "open"), ("manifest", "version"),
        ][..]),
        value in prop::sample::select(&[
            "true", "0", "-1", "9223372036854775807", "99999999999999999999", "1.5", "inf", "nan", "0b1", "\"\"",
            "\"1 \"", "\" 1\"", "\"1 GB\"", "\"99999999999999 PB\"", "\"1._ GB\"", "\"-0.5 CNY\"", "\"CN\"",
            "0000-01-01", "9999-12-31", "\"9999-12-31\"", "23:59:60", "9999-12-31T23:59:60Z", "[]", "{}", "[[]]",
            "[{}]", "{ at-least = 1 }", "{ more-than = 9223372036854775807 }", "{ less-than = \"0 CNY\" }",
            "{ more-than = 9999-12-31 }", "{ less-than = 0000-01-01 }", "{ one-of = [] }", "{ at-most = [] }",
            "{ one-of = [\"CN\", \"finance\"] }", "\"99999999999999999999 months\"", "\"v1.2.3.4.5\"",
        ][..]),
    ) {
        check(&format!("[{}]\n{} = {value}\n", place.0, place.1));
        check(&format!("{{\"{}\": {{\"{}\": {value}}}}}", place.0, place.1));
        check(&format!("{}:\n  {}: {value}\n", place.0, place.1));
    }
}
