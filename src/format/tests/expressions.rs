//! Random expressions, in every place where one may stand, keep their meaning and find one form.

use proptest::prelude::*;

use super::check;

fn expression() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "a",
        "operator.ciio",
        "product.vulnerability-process.informs-users",
        "severity",
        "penalty.title",
        "100_000 persons",
        "10 working days",
        "2024-01-01",
        "\"text \\\" of 中文\"",
        "today",
        "true",
    ]);
    leaf.prop_map(str::to_owned).prop_recursive(5, 40, 4, |inner| {
        let several = prop::collection::vec(inner.clone(), 1..5);
        let two = (inner.clone(), inner.clone());
        prop_oneof![
            several.clone().prop_map(|parts| format!("({})", parts.join(" and "))),
            several.clone().prop_map(|parts| format!("({})", parts.join("\n  or "))),
            several.clone().prop_map(|parts| parts.join(" and ")),
            several.clone().prop_map(|parts| parts.join(" or ")),
            several.clone().prop_map(|parts| format!("some-term({})", parts.join(","))),
            several.clone().prop_map(|parts| format!("max(a, {})", parts.join(","))),
            several.prop_map(|parts| format!("(a in {{ {} }})", parts.join(","))),
            inner.clone().prop_map(|part| format!("not ({part})")),
            inner.clone().prop_map(|part| format!("day ( {part}) < day")),
            two.clone().prop_map(|(a, b)| format!("(some x in d.stores where {a}: {b})")),
            two.clone().prop_map(|(a, b)| format!("sum ({a} for x in d.stores where {b})")),
            two.clone().prop_map(|(a, b)| format!("(({a}) - ({b}) * 2 >= 3)")),
            two.prop_map(|(a, b)| format!("(if {a} then {b} else c)")),
            inner.prop_map(|a| format!("every x in y: {a}")),
        ]
    })
}

proptest! {
    #[test]
    fn in_a_rule(one in expression(), other in expression()) {
        check(&format!(
            "rule a.b {{\ncites A/1 if {one}, A/2, B/3 if {other}\nfor d in dataset where {one}\nwhen {other}\nrequire {one}\nunless {other} cites A/1, A/2\n}}"
        ));
    }

    #[test]
    fn in_a_term(one in expression(), other in expression()) {
        check(&format!("term x -> bool {{ ({one}) }}"));
        check(&format!(
            "term x -> bool {{ from 2020-01-01 {{ ({one}) }} from 2021-01-01 {{ v when {other} cites A/1, \
             B/2\n({other}) when {other}\notherwise {other} cites C/3 }} }}"
        ));
    }
}
