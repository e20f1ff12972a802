//! Paths into the base.

use super::{one_case, passes, results};

#[test]
fn facts_are_set_by_dotted_paths_quoted_or_not() {
    passes(
        r#"set = { "security.log-retention" = "100 days" }
expect = { "pack.logs" = "breached" }"#,
    );
    passes(
        r#"set = { security.log-retention = "100 days" }
expect = { "pack.logs" = "breached" }"#,
    );
    passes(
        r#"set = { "dataset.\"customer profiles\".stores.primary.country" = "SG" }
expect = { "pack.local[customer profiles]" = "breached" }"#,
    );
    passes(
        r#"set = { dataset."customer profiles".stores.primary = { country = "SG" } }
expect = { "pack.local[customer profiles]" = "breached" }"#,
    );
    passes(
        r#"set = { "security.contact.named" = true }
expect = { "pack.logs" = "satisfied" }"#,
    );
}

#[test]
fn lists_are_emptied_and_elements_removed_and_added() {
    passes(
        r#"set = { dataset = [] }
expect = { "pack.local" = { outcome = "not applicable", elements = 0 } }"#,
    );
    passes(
        r#"unset = ['dataset."customer profiles"']
expect = { "pack.local" = "not applicable" }"#,
    );
    passes(
        r#"add = { dataset = [{ name = "x", personal = false, origins = ["CN"] }] }
expect = { "pack.local[x]" = "not applicable", "pack.local" = { elements = 2 } }"#,
    );
    passes(
        r#"add = { 'dataset.visitors.origins' = ["CN"], 'dataset.visitors.stores' = [{ name = "a", country = "US" }] }
expect = { "pack.local[visitors]" = "breached" }"#,
    );
}

#[test]
fn the_base_of_the_next_case_is_unchanged() {
    let first = r#"unset = ["operator"]
expect = { "pack.logs" = { outcome = "undetermined", missing = ["operator.critical"] } }

[[case]]
name = "two"
expect = { "pack.logs" = "satisfied" }"#;
    let (_, results) = results(&one_case(first));
    assert_eq!((results.passed(), results.failed()), (2, 0));
}
