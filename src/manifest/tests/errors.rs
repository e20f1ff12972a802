//! Each kind of mistake, and many at once.

use insta::assert_snapshot;

use super::fixture::{diagnostics, errors};

#[test]
fn syntax() {
    assert_snapshot!(errors("[operator]\nciio = yes\nstaff 5\nsector = \"finance\nrevenue =\nciio = true"));
}

#[test]
fn syntax_of_tables_and_lists() {
    assert_snapshot!(errors("[operator\nciio = true\n[product]\nkinds = [\"iot-device\"\nname = \"x\"\n"));
}

#[test]
fn syntax_of_braces() {
    assert_snapshot!(errors("[operator]\nmlps = { level = 3\nciio = true ciio = false\nstaff = 010\n"));
}

#[test]
fn duplicates() {
    assert_snapshot!(errors("[operator]\nciio = true\nciio = false\n[operator]\n[[operator]]\n"));
}

#[test]
fn impossible_dates() {
    assert_snapshot!(errors("[manifest]\ndescribed-on = 2025-02-30\n"));
    assert_snapshot!(errors("[manifest]\ndescribed-on = \"2025-02-30\"\n"));
}

#[test]
fn impossible_moments() {
    let told = |written: &str| {
        let found = diagnostics(&format!("[[incident]]\nname = \"i\"\ndetected = \"{written}\"\n"));
        found.first().map(|one| one.message.en.split(':').next().unwrap_or_default().to_owned())
    };
    for moment in ["2026-02-30T10:00:00+08:00", "2026-13-01 10:00:00Z", "2026-02-30T10:00"] {
        assert_eq!(told(moment).as_deref(), Some("the calendar has no such day"), "{moment}");
    }
    for moment in ["2026-03-03T24:00:00+08:00", "2026-03-03T10:60:00.5", "2026-03-03t10:00:00+25:00"] {
        assert_eq!(told(moment).as_deref(), Some("the clock has no such time"), "{moment}");
    }
    for moment in ["2026-03-03T10:00:00 CST", "2026-03-03T", "2026-02-3OT10:00:00", "soon"] {
        assert!(told(moment).is_some_and(|message| message.starts_with("`detected` holds")), "{moment}");
    }
    let day = diagnostics("[manifest]\ndescribed-on = \"2026-02-30T10:00:00\"\n");
    assert!(day[0].message.en.starts_with("`described-on` holds"));
}

#[test]
fn texts_without_quotation_marks() {
    for word in ["finance", "t", "no", "inside", "health"] {
        let found = diagnostics(&format!("[operator]\nsector = {word}\n"));
        assert_eq!(found[0].message.en, "a text stands without quotation marks", "{word}");
    }
}

#[test]
fn unknown_keys() {
    assert_snapshot!(errors(
        "
opertor = { }
store = []
[product]
knids = []
ciio = true
banana = 1
[operator.mlps]
lvel = 3
"
    ));
}

#[test]
fn wrong_types() {
    assert_snapshot!(errors(
        "
[operator]
ciio = \"yes\"
established-in = true
mlps = 3
revenue = \"5 USD\"
sector = [\"finance\"]
staff = \"420 persons\"
[product]
bandwidth = 10
kinds = \"mobile-app\"
name = 5
packets = \"10 Gbps\"
tls = 1.3
[[dataset]]
name = \"a\"
persons = -5
personal = 1
retention = \"6 moons\"
stores = [\"primary\"]
tags = [1]
volume = \"0.5 B\"
[[incident]]
name = \"i\"
detected = 2026-01-01
reported = 09:30:00
transfer = [\"x\"]
"
    ));
}

#[test]
fn tables_and_lists() {
    assert_snapshot!(errors(
        "[dataset]\nname = \"a\"\n[[operator]]\nciio = true\n[[transfer]]\nname = \"t\"\nmain = \"a\"\n"
    ));
}

#[test]
fn unknown_values() {
    assert_snapshot!(errors(
        "
[operator]
established-in = \"UK\"
sector = \"finanse\"
[product]
kinds = [\"mobile-app\", \"banana\"]
[[dataset]]
name = \"a\"
collected-in = [\"cn\", \"Singapore\", \"XX\"]
"
    ));
}

#[test]
fn references() {
    assert_snapshot!(errors(
        "
[manifest]
open = [\"datset\", \"transfer\", \"operator\"]
[[dataset]]
name = \"customer profiles\"
[[transfer]]
name = \"t\"
datasets = [\"customer profile\", \"customer profiles\"]
main = \"orders\"
"
    ));
}

#[test]
fn a_misspelt_list_is_reported_once() {
    assert_eq!(
        diagnostics("[[datasett]]\nname = \"a\"\n[[transfer]]\nname = \"t\"\nmain = \"a\"\n").len(),
        1
    );
}

#[test]
fn keys_of_elements() {
    assert_snapshot!(errors(
        "
[[dataset]]
name = \"a\"
stores = [{ name = \"s\" }, { name = \"s\" }, { country = \"CN\" }]
[[dataset]]
name = \"a\"
[[dataset]]
personal = true
[[dataset]]
name = \"\"
[[dataset]]
name = 5
"
    ));
}

#[test]
fn intervals() {
    assert_snapshot!(errors(
        "
[operator]
established-in = { one-of = [] }
sector = { any-of = [\"finance\"] }
staff = { at-least = 5, at-most = 4 }
revenue = { at-least = 1, more-than = 2 }
[[dataset]]
name = \"a\"
collected-in = { at-least = [\"CN\"], at-most = [\"SG\"] }
persons = { less-than = 0 }
retention = { at-last = \"6 months\", at-most = 7 }
volume = { more-than = \"1 GB\", less-than = \"1 GB\" }
tags = {}
"
    ));
}

#[test]
fn version() {
    assert_snapshot!(errors("[manifest]\nversion = 2\n"));
}

#[test]
fn ten_mistakes_are_ten_diagnostics_in_order() {
    let text = "
[manifest]
version = 3
[operator]
cioo = true
staff = \"5 persons\"
sector = \"bank\"
established-in = \"ZZ\"
[[transfer]]
name = \"a\"
main = \"nothing\"
[[transfer]]
name = \"a\"
[[transfer]]
datasets = 5
[[dataset]]
name = \"d\"
persons = { at-least = 3, at-most = 2 }
";
    let found: Vec<&str> = diagnostics(text).iter().map(|one| one.code.id).collect();
    let expected = [
        "manifest::wrong-version",
        "manifest::unknown-key",
        "manifest::wrong-type",
        "manifest::unknown-value",
        "manifest::unknown-value",
        "manifest::broken-reference",
        "manifest::duplicate-key",
        "manifest::missing-key",
        "manifest::wrong-type",
        "manifest::empty-interval",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_line_with_a_slip_hides_no_other_mistake() {
    let text = "
[manifest]
described-on = 2025-02-30
[operator]
cioo = true
staff = \"5 persons\"
established-in = \"CN\"
established-in = \"ZZ\"
[[dataset]]
name = \"a
[[transfer]]
name = \"t\"
datasets = [\"a\"]
x = 5
";
    let found: Vec<(&str, u32)> = diagnostics(text)
        .iter()
        .map(|one| (one.code.id, one.primary().map_or(0, |span| span.start)))
        .collect();
    let place = |content: &str| u32::try_from(text.rfind(content).unwrap()).unwrap();
    let expected = [
        ("manifest::syntax", place("2025")),
        ("manifest::unknown-key", place("cioo")),
        ("manifest::wrong-type", place("\"5 persons")),
        ("manifest::syntax", place("established-in")),
        ("manifest::syntax", place("\n[[transfer]]")),
        ("manifest::unknown-key", place("x = 5")),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_slip_in_the_head_of_a_table_is_told_alone() {
    let found: Vec<&str> = diagnostics("[operator\ncioo = true\n").iter().map(|one| one.code.id).collect();
    assert_eq!(found, ["manifest::syntax"]);
}

#[test]
fn limits() {
    let long = "#".repeat(crate::manifest::MOST_BYTES + 1);
    let deep = format!("[operator]\nmlps = {}1{}", "[".repeat(200), "]".repeat(200));
    let many = format!("[[dataset]]\nname = \"a\"\ntags = [{}]", "\"t\",".repeat(100_001));
    for text in [long, deep, many] {
        let found: Vec<&str> = diagnostics(&text).iter().map(|one| one.code.id).collect();
        assert_eq!(found, ["input::too-large"]);
    }
    let wrong = "[[dataset]]\nx = 1\n".repeat(2_000);
    assert_eq!(diagnostics(&wrong).len(), 1_000);
}
