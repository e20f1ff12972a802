//! Each operator on values that are known in part.

use super::fixture::{check_statements, holds_with};

#[test]
fn logic_is_kleenes() {
    let manifest = "[operator]\ncritical = true";
    check_statements(
        "",
        manifest,
        &[
            ("operator.critical or operator.audited", "true"),
            ("operator.critical and operator.audited", "? operator.audited"),
            ("not operator.critical and operator.audited", "false"),
            ("not operator.audited", "? operator.audited"),
            ("if operator.audited then operator.critical else true", "true"),
            ("if operator.audited then operator.critical else false", "? operator.audited"),
            ("operator.critical is true", "true"),
        ],
    );
}

#[test]
fn an_interval_decides_where_it_lies_on_one_side() {
    let manifest = "[operator]\npersons = { at-least = 5 }\nrevenue = { more-than = 1, less-than = 4 }\nprotocol = \"1.3\"";
    check_statements(
        "",
        manifest,
        &[
            ("operator.persons >= 5", "true"),
            ("operator.persons > 5", "? operator.persons"),
            ("operator.persons < 5", "false"),
            ("operator.persons is 4", "false"),
            ("operator.persons is not 4", "true"),
            ("operator.persons + 1 persons > 5", "true"),
            ("operator.persons * 2 >= 10", "true"),
            ("operator.persons * 2 >= 11", "? operator.persons"),
            ("operator.persons * operator.persons >= 25", "true"),
            ("(operator.persons - 9 persons) * 0 >= 0", "true"),
            ("3 persons - operator.persons < 0", "true"),
            ("operator.revenue * 2 >= 4 CNY", "true"),
            ("max(operator.persons, 9 persons) >= 9", "true"),
            ("min(operator.persons, 9 persons) <= 9", "true"),
            ("min(operator.persons, 9 persons) >= 5", "true"),
            ("operator.protocol >= \"1.2\"", "true"),
            ("operator.protocol is \"1.10\"", "false"),
            ("operator.name is \"1.2\"", "? operator.name"),
            ("operator.revenue in {2 CNY, 3 CNY}", "? operator.revenue"),
            ("operator.revenue in {1 CNY, 4 CNY}", "false"),
        ],
    );
}

#[test]
fn a_choice_decides_where_all_that_is_possible_agrees() {
    let manifest = "[operator]\nsector = { one-of = [\"finance\", \"health\"] }\nseat = { one-of = [\"HK\", \"MO\"] }\n\
                    sectors = { at-least = [\"finance\"], at-most = [\"finance\", \"health\"] }\nmarkets = []";
    check_statements(
        "",
        manifest,
        &[
            ("operator.sector is other-sector", "false"),
            ("operator.sector is not other-sector", "true"),
            ("operator.sector is finance", "? operator.sector"),
            ("operator.sector in {finance, health}", "true"),
            ("operator.sector in {health, other-sector}", "? operator.sector"),
            ("operator.seat is CN", "false"),
            ("operator.seat in {CN, operator.seat}", "? operator.seat"),
            ("operator.sectors contains finance", "true"),
            ("operator.sectors contains health", "? operator.sectors"),
            ("operator.sectors contains other-sector", "false"),
            ("operator.sectors contains operator.sector", "? operator.sectors operator.sector"),
            ("operator.markets contains operator.seat", "false"),
        ],
    );
}

#[test]
fn members_that_are_facts_are_asked_for() {
    let manifest = "[operator]\nseat = \"HK\"\n[[dataset]]\nname = \"a\"\n[[dataset.stores]]\nname = \"s\"";
    let statement = "every d in dataset: every s in d.stores: operator.seat in {CN, s.country}";
    assert_eq!(holds_with("", statement, manifest), "? dataset.a.stores.s.country");
}

#[test]
fn sets_are_compared_by_their_members() {
    let manifest = "[operator]\nsectors = [\"finance\"]\nmarkets = { at-least = [\"CN\"] }\n\
                    [[dataset]]\nname = \"a\"\norigins = [\"HK\"]\n[[dataset]]\nname = \"b\"\norigins = [\"HK\"]";
    check_statements(
        "",
        manifest,
        &[
            ("every d in dataset: every e in dataset: d.origins is e.origins", "true"),
            ("some d in dataset: d.origins is operator.markets", "false"),
        ],
    );
}

#[test]
fn one_element_decides_a_quantifier_even_if_there_may_be_more() {
    let manifest = "[manifest]\nopen = [\"dataset\"]\n\
                    [[dataset]]\nname = \"a\"\npersonal = true\npersons = 3\n[[dataset]]\nname = \"b\"\npersons = 4";
    check_statements(
        "",
        manifest,
        &[
            ("some d in dataset: d.personal", "true"),
            ("every d in dataset: not d.personal", "false"),
            ("no d in dataset: d.personal", "false"),
            ("every d in dataset: d.personal", "? dataset.b.personal dataset"),
            ("some d in dataset where d.personal: d.persons > 3", "? dataset.b.personal dataset"),
            ("every d in dataset: d.personal or true", "true"),
            ("every d in dataset where false: d.personal", "true"),
            ("some d in dataset: d.persons > 4 and operator.critical", "? dataset operator.critical"),
        ],
    );
}

#[test]
fn the_known_part_of_a_sum_may_pass_a_threshold() {
    let manifest = "[manifest]\nopen = [\"dataset\"]\n\
                    [[dataset]]\nname = \"a\"\npersonal = true\npersons = 3\ngain = 3\n\
                    [[dataset]]\nname = \"b\"\npersons = { at-least = 4 }\ngain = 4";
    check_statements(
        "",
        manifest,
        &[
            ("count(d in dataset) >= 2", "true"),
            ("count(d in dataset) < 2", "false"),
            ("count(d in dataset) is 2", "? dataset"),
            ("count(d in dataset where d.personal) >= 1", "true"),
            ("count(d in dataset where d.personal) >= 2", "? dataset.b.personal dataset"),
            ("sum(d.persons for d in dataset) >= 7", "true"),
            ("sum(d.persons for d in dataset) > 7", "? dataset.b.persons dataset"),
            ("sum(d.persons for d in dataset where d.personal) >= 3", "true"),
            ("max(d.persons for d in dataset) >= 4", "true"),
            ("min(d.persons for d in dataset) <= 3", "true"),
            // Money may be lost, and differences may lie below zero.
            ("sum(d.gain for d in dataset) >= 7 CNY", "? dataset"),
            ("sum(d.persons - 9 persons for d in dataset) >= 0", "? dataset.b.persons dataset"),
        ],
    );
}

#[test]
fn a_sum_of_what_may_lie_below_zero_has_no_lower_end() {
    let manifest = "[[dataset]]\nname = \"a\"\ngain = 3\n[[dataset]]\nname = \"b\"";
    assert_eq!(holds_with("", "sum(d.gain for d in dataset) >= 3 CNY", manifest), "? dataset.b.gain");
    let manifest = "[[dataset]]\nname = \"a\"\nkept = \"20 days\"\n[[dataset]]\nname = \"b\"";
    let least = "every t in transfer: sum(d.kept for d in dataset) >= 20 days";
    assert_eq!(holds_with("", least, &format!("{manifest}\n[[transfer]]\nname = \"t\"")), "true");
    assert_eq!(holds_with("", "sum(d.kept for d in dataset) < 10 days", "dataset = []"), "true");
}

#[test]
fn a_value_between_two_is_known_only_to_lie_there() {
    let manifest = "[[dataset]]\nname = \"a\"\npersons = 3\n[[dataset]]\nname = \"b\"\npersons = 4";
    let between = "between max(d.persons for d in dataset) and sum(d.persons for d in dataset)";
    check_statements(
        "",
        manifest,
        &[
            (&format!("({between}) >= 4"), "true"),
            (&format!("({between}) >= 8"), "false"),
            (&format!("({between}) >= 5"), "? dataset dataset.a.persons dataset.b.persons"),
        ],
    );
    assert_eq!(holds_with("", &format!("({between}) >= 1"), "dataset = []"), "false");
}

#[test]
fn an_undecided_row_leaves_its_value_and_those_that_may_follow() {
    let terms = "term level -> count persons {\n\
                 5 persons when operator.critical cites LAW-1/1\n\
                 7 persons when operator.audited cites LAW-1/1\n\
                 otherwise 9 persons }";
    check_statements(
        terms,
        "[operator]\naudited = true",
        &[
            ("level >= 5", "true"),
            ("level <= 7", "true"),
            ("level is 5", "? operator.critical"),
            ("level in {9}", "false"),
        ],
    );
    let missing = "? operator.critical operator.audited";
    assert_eq!(holds_with(terms, "level <= 7", ""), missing);
    assert_eq!(holds_with(terms, "level <= 7", "[operator]\ncritical = true"), "true");
}

#[test]
fn references_lead_to_elements() {
    let terms = "term fits(d: dataset) -> bool { d.personal } term many(n: count persons) -> bool { n > 3 }";
    let manifest = "[operator]\ncritical = true\n[[dataset]]\nname = \"a b\"\npersonal = true\npersons = 4\n\
                    [[dataset]]\nname = \"c\"\n\
                    [[transfer]]\nname = \"t\"\nmain = \"a b\"\nspare = \"c\"\ndatasets = [\"a b\"]";
    check_statements(
        terms,
        manifest,
        &[
            ("every t in transfer: t.main.personal", "true"),
            ("every t in transfer: t.spare.personal", "? dataset.c.personal"),
            ("every t in transfer: fits(t.main)", "true"),
            ("every t in transfer: many(t.main.persons)", "true"),
            ("every t in transfer: many(t.spare.persons + 1 persons)", "? dataset.c.persons"),
            ("every t in transfer: fits(if operator.critical then t.main else t.spare)", "true"),
            (
                "every t in transfer: fits(if operator.critical then t.spare else t.main)",
                "? dataset.c.personal",
            ),
            ("every t in transfer: t.main is t.spare", "false"),
            ("every t in transfer: every d in t.datasets: d.personal", "true"),
            ("some d in dataset: some t in transfer: t.datasets contains d", "true"),
        ],
    );
    let unknown = "[[transfer]]\nname = \"t\"";
    assert_eq!(holds_with(terms, "every t in transfer: t.main.personal", unknown), "? transfer.t.main");
    assert_eq!(holds_with(terms, "every t in transfer: fits(t.main)", unknown), "? transfer.t.main");
}
