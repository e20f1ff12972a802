//! What a part with a slip would have said is not missed elsewhere: one slip is one diagnostic.

use super::{check, render};
use crate::diagnostic::Diagnostic;

/// A pack without a mistake, whose parts use one another.
const PACK: &str = include_str!("pack.hegui");

/// A file with five mistakes that have nothing to do with one another.
const FIVE_MISTAKES: &str = include_str!("five-mistakes.hegui");

/// The pack with one slip in it: each wording, and what is written instead.
const SLIPS: [(&str, &str, &str); 37] = [
    ("title of a field", "title en \"Kept\" zh \"留存\"", "title en \"Kept\" zh"),
    ("colon of a field", "kept: duration", "kept duration"),
    ("type of a field", "held: list of box", "held: lst of box"),
    ("word of a field", "number: text key", "number: text kye"),
    (
        "question of a field",
        "ask   en \"Are there any?\" zh \"有吗？\"",
        "ask   en \"Are there any? zh \"有吗？\"",
    ),
    ("clause of a field", "title en \"Medium\" zh \"介质\"", "titel en \"Medium\" zh \"介质\""),
    ("brace behind a type", "rhythm: rhythm", "rhythm: rhythm }"),
    ("text of an article", "article 12 en \"Backups\" zh \"备份\"", "article 12 en \"Backups\" zh"),
    ("word of an article", "article 12", "articel 12"),
    ("reason of an article", "not checkable", "not chekable"),
    ("text of a penalty", "penalty 60 en \"Fines\" zh \"罚款\" {", "penalty 60 en \"Fines\" {"),
    ("fine of a penalty", "entity 10 .. 100 CNY", "entity 10 .. CNY"),
    ("text of a value", "nightly en \"Nightly\" zh \"每夜\"", "nightly en \"Nightly zh \"每夜\""),
    ("brace of a record", "record backup {", "record backup"),
    ("brace of a list", "list copy {", "list copy"),
    ("brace of an enum", "enum rhythm {", "enum rhythm"),
    ("brace of a unit", "unit copies {", "unit copies"),
    ("brace of an instrument", "instrument ACME-1 {", "instrument ACME-1"),
    ("word of an item", "term often", "trem often"),
    ("argument of a term", "term local(c: copy)", "term local(c copy)"),
    ("type of a key", "parameter least(rhythm)", "parameter least(rhythm"),
    ("result of a term", "term often -> bool", "term often bool"),
    ("value of a period", "3 months cites ACME-1/12", "3 months cite ACME-1/12"),
    ("day of a period", "from 2025-06-01", "from 2025-06-31"),
    ("last day of a period", "until 2025-06-01", "until 2025-02-30"),
    ("day of an instrument", "in force from 2025-01-01", "in force from 2025-00-01"),
    ("last day of an instrument", "until 2030-01-01", "until 2030-13-01"),
    ("row of a term", "true when backup.rhythm is nightly", "true wen backup.rhythm is nightly"),
    ("case of a parameter", "1 copies for nightly", "1 copies fr nightly"),
    ("variable of a rule", "for c in copy where", "for c in copy were"),
    ("list of a rule", "for c in copy where", "for c of copy where"),
    ("condition of a rule", "require every b in c.held: b.safe", "require every b of c.held: b.safe"),
    ("brace in a rule", "unless often", "unless often }"),
    ("brace in a record", "safe: bool", "} safe: bool"),
    ("day of a holiday", "holiday 2030-02-01", "holiday 2030-02-30"),
    ("quotation marks", "is \"tape\"", "is 'tape'"),
    ("Chinese quotation marks", "is \"tape\"", "is “tape”"),
];

#[test]
fn a_slip_is_one_diagnostic_wherever_its_part_is_used() {
    let (sources, _, diagnostics) = check(&[PACK]);
    assert!(diagnostics.is_empty(), "{}", render(&sources, &diagnostics));
    let (mut shown, mut cascades) = (String::new(), String::new());
    for (name, sound, slip) in SLIPS {
        assert_eq!(PACK.matches(sound).count(), 1, "{name}: {sound}");
        let (sources, _, diagnostics) = check(&[&PACK.replace(sound, slip)]);
        let found = format!("{name}: {slip}\n{}\n", render(&sources, &diagnostics));
        shown += &found;
        if diagnostics.len() != 1 {
            cascades += &found;
        }
    }
    assert!(cascades.is_empty(), "{cascades}");
    insta::assert_snapshot!(shown);
}

#[test]
fn five_mistakes_of_a_file_are_five_diagnostics_through_the_whole_check() {
    let (sources, _, diagnostics) = check(&[FIVE_MISTAKES]);
    insta::assert_snapshot!(render(&sources, &diagnostics));
    assert_eq!(diagnostics.len(), 5);
    assert!(diagnostics.is_sorted_by_key(Diagnostic::primary));
}

#[test]
fn a_slip_hides_no_other_mistake() {
    let changes = [
        ("title   en \"Backups are kept\" zh \"留存备份\"", "title   en \"Backups are kept\""),
        ("{c.number} is kept for", "{c.nomber} is kept for"),
        ("Keep {kept-least}.", "Keep {backup.least} and {kept-lest}."),
        ("made: bool", "made bool"),
        ("when    backup.rhythm", "when    backup.done or backup.rhythm"),
        ("nightly en \"Nightly\" zh", "nightly en \"Nightly"),
        ("is nightly", "is daily"),
        ("article 12 en \"Backups\" zh", "article 12 en \"Backups"),
        ("cites ACME-1/13", "cites ACME-1/14"),
        ("from 2025-06-01 3 months", "from 2025-06-31 3 moons"),
        ("penalty ACME-1/60", "penalty ACME-1/13"),
    ];
    let text = changes.iter().fold(PACK.to_owned(), |text, (sound, mistake)| text.replace(sound, mistake));
    let (sources, _, diagnostics) = check(&[&text]);
    insta::assert_snapshot!(render(&sources, &diagnostics));
    assert_eq!(diagnostics.len(), 13);
}
