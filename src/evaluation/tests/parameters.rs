//! Parameters whose value depends on a key.

use super::fixture::{check_statements, judged_on};

#[test]
fn a_known_key_has_its_own_value() {
    let manifest = "[operator]\nsector = \"finance\"\ncritical = false\nkept = \"200 days\"";
    check_statements(
        "",
        manifest,
        &[
            ("ceiling(operator.sector) is 1 persons", "true"),
            ("ceiling(health) is 3 persons", "true"),
            ("listed(operator.sector)", "true"),
            ("listed(health)", "false"),
            ("not listed(operator.sector) or operator.audited", "? operator.audited"),
            ("operator.kept >= shortest(operator.critical)", "true"),
            ("shortest(not operator.critical) is 5 working days", "true"),
        ],
    );
}

#[test]
fn an_unknown_key_leaves_the_values_that_are_possible() {
    check_statements(
        "",
        "[operator]\npersons = 4\nkept = \"100 days\"",
        &[
            ("operator.persons > ceiling(operator.sector)", "true"),
            ("operator.persons - 2 persons > ceiling(operator.sector)", "? operator.sector"),
            ("ceiling(operator.sector) < 4 persons", "true"),
            ("listed(operator.sector)", "? operator.sector"),
            ("operator.kept >= shortest(operator.critical)", "? operator.critical"),
            ("operator.kept - 97 days >= shortest(operator.critical)", "false"),
            ("some d in dataset: listed(operator.sector) and d.personal", "? dataset operator.sector"),
        ],
    );
    let one_of = "[operator]\nsector = { one-of = [\"health\", \"other-sector\"] }";
    check_statements(
        "",
        one_of,
        &[("ceiling(operator.sector) is 3 persons", "true"), ("listed(operator.sector)", "false")],
    );
}

#[test]
fn the_day_chooses_before_the_key_does() {
    let clause = "require ceiling(operator.sector) is 2 persons";
    let on = |as_of: &str| judged_on(as_of, "", clause, "[operator]\naudited = true").concat();
    assert_eq!(on("2023-12-31"), "Satisfied");
    assert_eq!(on("2024-01-01"), "Undetermined operator.sector");
}

#[test]
fn the_fact_of_an_element_is_a_key() {
    let term = "term kind(d: dataset) -> sector { finance when d.personal otherwise health }";
    let clause = "for d in dataset require d.persons <= ceiling(kind(d))";
    let manifest = "[[dataset]]\nname = \"a\"\npersonal = true\npersons = 2\n\
                    [[dataset]]\nname = \"b\"\npersonal = false\npersons = 2\n\
                    [[dataset]]\nname = \"c\"\npersons = 2";
    let judged = judged_on("2025-01-01", term, clause, manifest);
    assert_eq!(judged, ["a: Breached", "b: Satisfied", "c: Undetermined dataset.c.personal"]);
}
