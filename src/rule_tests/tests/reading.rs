//! Case files that are not well-formed.

use insta::assert_snapshot;

use super::{one_case, report_on};

#[test]
fn everything_that_is_wrong_with_a_file_is_reported() {
    assert_snapshot!(report_on(
        r#"base = "bnak.toml"
asof = 2026-01-01

[[case]]
nmae = "no name"
as-of = "2026-01-01"
expect = { "pack.log" = "breached" }

[[case]]
name = "twice"
base = "bank.toml"
as-of = 2026-01-01
set = { "operator critical" = true }
unset = "operator"
add = { dataset = {} }
expect = { "pack.logs" = "broken", "pack.local[x" = "breached" }

[[case]]
name = "twice"
base = "bank.toml"
as-of = 2026-01-01

[[case]]
name = "details"
base = "bank.toml"
as-of = 2026-01-01
expect = { "pack.logs" = { missing = ["operatr.critical"], provisions = ["NEW/32"], severity = "eror" }, "pack.local[x]" = { elements = 1, outcom = "breached" } }
"#
    ));
}

#[test]
fn a_file_that_is_no_toml_counts_as_failed() {
    assert_snapshot!(report_on("[[case]\nname = 1\n"));
}

#[test]
fn paths_that_do_not_resolve_are_reported_with_the_nearest_name() {
    assert_snapshot!(report_on(&one_case(
        r#"set = { "operator.critcal" = true, "datset" = [], "dataset.visitor.personal" = true, "operator.persons.exact" = 1, "dataset.visitors" = 1 }
unset = ["security.contact.named", "dataset.visitors.stores.a", "dataset.visitors.personal"]
add = { "operator.persons" = [1] }
expect = { "pack.logs" = "satisfied" }"#
    )));
}
