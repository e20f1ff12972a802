//! What is told beside mistakes of form, and what is not, since it may come of them.

use super::fixture::{diagnostics_in, program};
use crate::facts::Facts;
use crate::manifest::{Notation, read};
use crate::source::FileId;

/// What is wrong with a manifest: the kind of each mistake, and the text where it is.
fn told(notation: Notation, text: &str) -> Vec<String> {
    let shown = |one: &crate::diagnostic::Diagnostic| {
        let place = one.primary().expect("a place");
        let kind = one.code.id.trim_start_matches("manifest::");
        format!("{kind} {}", text.get(place.start as usize..place.end as usize).expect("a text"))
    };
    diagnostics_in(notation, text).iter().map(shown).collect()
}

/// Asserts what is wrong with a manifest of which the form is.
fn check(notation: Notation, text: &str, expected: &[&str]) {
    assert_eq!(told(notation, text), expected, "{text}");
    let program = program();
    let nothing = Facts::unknown(program.vocabulary.records.len());
    assert_eq!(read(&program, notation, FileId::default(), text).0, nothing, "{text}");
}

#[test]
fn a_key_twice_in_json_and_yaml() {
    check(
        Notation::Json,
        r#"{
  "operator": {"ciio": true, "ciio": 5, "staff": "5 persons"},
  "dataset": [{"name": "a", "name": "b\u0063", "stores": [{}]}, {}],
  "transfer": [{"name": "t", "main": "d"}],
  "banana": 1,
  "operator": {"sector": "bank"}
}"#,
        &[
            "syntax \"ciio\"",
            "wrong-type \"5 persons\"",
            "syntax \"name\"",
            "missing-key {}",
            "missing-key {}",
            "unknown-key \"banana\"",
            "syntax \"operator\"",
        ],
    );
    check(
        Notation::Yaml,
        "operator: {ciio: true, ciio: 5, staff: 5 persons}\ndataset:\n- name: a\n  name: b c\n- personal: true\ntransfer:\n- {name: t, main: b c}\n- {name: u, main: d}\n",
        &[
            "syntax ciio",
            "wrong-type 5 persons",
            "syntax name",
            "missing-key personal: true",
            "broken-reference d",
        ],
    );
}

#[test]
fn a_table_twice_in_toml() {
    check(
        Notation::Toml,
        "
[operator]
ciio = 5
[operator]
staff = \"5 persons\"
ciio = true
[operator.mlps]
lvel = 3
[operator.mlps]
levle = 3
[[dataset]]
name = \"a\"
x = 1
[dataset]
name = \"c\"
[[operator]]
z = 1
[[transfer]]
name = \"t\"
datasets = [\"a\", \"b\", \"c\"]
cioo = 1
",
        &[
            "wrong-type 5",
            "syntax operator",
            "wrong-type \"5 persons\"",
            "syntax ciio",
            "unknown-key lvel",
            "syntax mlps",
            "unknown-key levle",
            "unknown-key x",
            "syntax dataset",
            "syntax operator",
            "broken-reference \"b\"",
            "unknown-key cioo",
        ],
    );
}

#[test]
fn references_and_keys_that_nothing_of_what_is_lost_may_have_held() {
    check(
        Notation::Toml,
        "
[manifest]
described-on = 2026-02-30
open = [\"datset\"]
complete = [\"incident\"]
[[dataset]]
personal = true
stores = [{ country = \"CN\" }, { encrypted = 010 }]
[[transfer]]
name = \"t\"
datasets = [\"orders\"]
",
        &[
            "syntax 2026-02-30",
            "broken-reference \"datset\"",
            "unknown-key complete",
            "missing-key [[dataset]]",
            "missing-key { country = \"CN\" }",
            "missing-key { encrypted = 010 }",
            "syntax 0",
            "broken-reference \"orders\"",
        ],
    );
    check(
        Notation::Toml,
        "
[manifest]
open = [\"dataset.orders.stores\"]
[[dataset]]
name = orders
[[dataset]]
name \"customers\"
[[dataset]]
personal = 2026-02-30
[[transfer]]
name = \"t\"
datasets = [\"orders\", \"customers\"]
",
        &["syntax orders", "syntax ", "missing-key [[dataset]]", "syntax 2026-02-30"],
    );
}

#[test]
fn on_the_same_line_and_behind() {
    check(
        Notation::Toml,
        "
[operator]
mlps = { levl = 3, filed = 2026-02-30, level = 2026-02-31 }
[product]
kinds = [\"x\"]
kinds = [
  \"y\",
]
banana = 1
name \"x\"
cherry = 1
[[dataset]]
name = \"a\"
stores = [
  { name = \"one\", country = \"CNX\" },
  { name = \"two\", country = 2026-02-30 },
]
",
        &[
            "unknown-key levl",
            "syntax 2026-02-30",
            "syntax 2026-02-31",
            "unknown-value \"x\"",
            "syntax kinds",
            "unknown-key banana",
            "syntax ",
            "unknown-key cherry",
            "unknown-value \"CNX\"",
            "syntax 2026-02-30",
        ],
    );
}

#[test]
fn nothing_more_is_told_where_it_is_open_what_stands_in_which_table() {
    for text in [
        "[operator\ncioo = true\n",
        "ciio = true\noperator:\ncioo = true\n",
        "[product]\noperator]\ncioo = true\n",
        "[product]\noperator\ncioo = true\n",
        "[product]\nkinds = [\n[operator]\ncioo = true\n",
    ] {
        assert!(told(Notation::Toml, text).iter().all(|one| one.starts_with("syntax")), "{text}");
    }
}

/// Whatever is wrong with one line, it makes nothing a mistake that is none.
#[test]
fn a_slip_makes_no_other_mistake() {
    const SOUND: &str = "[manifest]
version = 1
described-on = 2026-01-31
open = [\"dataset\"]

[operator]
ciio = false
established-in = { one-of = [\"CN\", \"HK\"] }
mlps = { level = 3, filed = false }
staff = { at-least = 5, less-than = 90 }

[[dataset]]
name = \"customers\"
collected-in = [\"CN\", \"SG\"]
stores = [
  { name = \"one\", country = \"CN\" },
  { name = \"two\", encrypted = true },
]
retention = \"6 months\"

[[dataset]]
name = \"orders\"
persons = 10

[[transfer]]
name = \"analytics\"
datasets = [
  \"customers\",
  \"orders\",
]
main = \"orders\"
";
    assert!(diagnostics_in(Notation::Toml, SOUND).is_empty());
    for (at, line) in SOUND.lines().enumerate() {
        let (key, value) = line.split_once('=').unwrap_or((line, ""));
        for slip in [
            format!("{line}\n{line}"),
            format!("{key}= 2026-02-30"),
            format!("{key}="),
            format!("{key}={value} {value}"),
            line.replacen('=', " ", 1),
            line.replacen('"', "", 1),
            line.replace(" = ", " = \\"),
            line.get(..line.len().saturating_sub(1)).unwrap_or_default().to_owned(),
        ] {
            let slipped = |(here, other)| if here == at { slip.as_str() } else { other };
            let text = SOUND.lines().enumerate().map(slipped).collect::<Vec<_>>().join("\n");
            let found = told(Notation::Toml, &text);
            let is_form = found.first().is_some_and(|_| found.iter().any(|one| one.starts_with("syntax")));
            assert!(!is_form || found.iter().all(|one| one.starts_with("syntax")), "{found:?}\n{text}");
        }
    }
}
