//! Expectations, coverage and the report.

use insta::assert_snapshot;

use super::{one_case, passes, report_on, results, results_on};
use crate::localized::Language;
use crate::report;
use crate::rule_tests::Failure;

#[test]
fn every_aspect_of_a_finding_can_be_expected() {
    passes(
        r#"unset = ["security.log-retention"]
expect = { "pack.logs" = { outcome = "undetermined", missing = ["security.log-retention"], provisions = ["NEW/23"], severity = "error" } }"#,
    );
    passes(
        r#"as-of = 2025-12-31
expect = { "pack.logs" = { outcome = "satisfied", missing = [], provisions = ["OLD/21"] } }"#,
    );
    passes(
        r#"as-of = 2017-05-31
expect = { "pack.logs" = { outcome = "not-applicable", provisions = [] } }"#,
    );
    passes(
        r#"expect = { "pack.local" = { outcome = "satisfied", elements = 1 }, "pack.local[visitors]" = "not applicable" }"#,
    );
}

#[test]
fn every_mismatch_is_reported() {
    assert_snapshot!(report_on(&one_case(
        r#"unset = ["security.log-retention", "dataset.\"customer profiles\".stores"]
expect = { "pack.logs" = { outcome = "satisfied", missing = [], provisions = ["OLD/21"], severity = "note" }, "pack.local" = { outcome = "breached", elements = 2 }, "pack.local[no such]" = "not applicable", "pack.local[visitors]" = "satisfied" }

[[case]]
name = "with a manifest that has errors"
set = { "operator.critical" = "yes", "dataset.visitors.origins" = ["China"] }
expect = { "pack.logs" = "satisfied" }"#
    )));
}

#[test]
fn a_base_with_errors_fails_its_cases() {
    let (_, results) =
        results_on("[operator]\ncritical = 1\n", &one_case("expect = { \"pack.logs\" = \"satisfied\" }"));
    assert_eq!(results.cases[0].failures, [Failure::Base]);
    assert_eq!(results.diagnostics.len(), 1);
}

#[test]
fn rules_and_days_without_cases_are_listed_and_the_last_line_is_for_programs() {
    let (compiled, results) = results(
        r#"base = "bank.toml"
case = [
  { name = "1", as-of = 2025-12-31, expect = { "pack.logs" = "satisfied" } },
  { name = "2", as-of = 2026-01-01, expect = { "pack.logs" = "satisfied" } },
  { name = "3", as-of = 2019-12-31, expect = { "pack.logs" = "satisfied" } },
  { name = "4", as-of = 2020-01-01, expect = { "pack.logs" = "satisfied", "pack.local" = "satisfied" } },
]
"#,
    );
    assert_snapshot!(report::cases(&compiled.program, &compiled.sources, &results, Language::En));
    let chinese = report::cases(&compiled.program, &compiled.sources, &results, Language::Zh);
    assert_eq!(chinese.lines().last(), Some("4 passed, 0 failed"));
}
