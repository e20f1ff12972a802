//! One input for each kind of mistake.

use super::mistakes;

/// A rule of these clauses that has all others it needs.
fn rule(clauses: &str) -> String {
    format!("{HEAD}  {clauses}\n  breach en \"b\" zh \"b\"\n}}")
}

const HEAD: &str = r#"rule one.rule {
  title en "t" zh "t"
  duty en "d" zh "d"
  remedy en "r" zh "r"
  cites LAW-1/1
"#;

/// Checks a condition as a rule's requirement.
fn condition(text: &str) -> String {
    mistakes(&rule(&format!("require {text}")))
}

#[test]
fn names_unknown() {
    insta::assert_snapshot!("unknown-table", condition("operater.critical"));
    insta::assert_snapshot!("unknown-field", condition("operator.critcal"));
    insta::assert_snapshot!("unknown-value", condition("operator.sector is finnance"));
    insta::assert_snapshot!("unknown-country", condition("some d in dataset: d.origins contains XX"));
    insta::assert_snapshot!("unknown-term", condition("cleared(operator)"));
    insta::assert_snapshot!("unknown-unit", condition("operator.persons > 3 perons"));
    insta::assert_snapshot!("nested-as-head", condition("store.country is CN"));
    insta::assert_snapshot!("list-without-variable", condition("dataset.personal"));
    insta::assert_snapshot!(
        "unknown-rank",
        mistakes(
            "instrument N { title en \"t\" zh \"t\" issuer en \"i\" zh \"i\" rank lwa in force from 2020-01-01 }"
        )
    );
    insta::assert_snapshot!("unknown-type", mistakes("term x -> durration { 3 days }"));
    insta::assert_snapshot!("unknown-severity", mistakes(&rule("severity eror require operator.critical")));
}

#[test]
fn what_stands_in_place_of_penalties() {
    let penalty = |clause: &str| {
        let head = "instrument N { title en \"t\" zh \"t\" issuer en \"i\" zh \"i\" rank law in force from 2020-01-01";
        mistakes(&format!("{head}\n  penalty 9 en \"p\" zh \"p\" {{\n    {clause}\n  }}\n}}"))
    };
    insta::assert_snapshot!("instead-of-an-article", penalty("instead of LAW-1/1 if operator.critical"));
    insta::assert_snapshot!("instead-of-nothing", penalty("instead of N/8 if operator.critical"));
    insta::assert_snapshot!("instead-if-a-number", penalty("instead of N/9 if operator.persons"));
    insta::assert_snapshot!("instead-of-whom", penalty("instead of N/9"));
}

#[test]
fn names_duplicate() {
    insta::assert_snapshot!(
        "duplicate-parameter",
        mistakes("parameter operator: duration { from 2020-01-01 3 days cites LAW-1/1 }")
    );
    insta::assert_snapshot!("named-day", mistakes("term day(o: datetime) -> bool { true }"));
    insta::assert_snapshot!(
        "shadowed-variable",
        condition("every d in dataset: some d in dataset: d.personal")
    );
    insta::assert_snapshot!(
        "shadowed-table",
        mistakes(&format!(
            "term held -> bool {{ true }}\n{}",
            rule(
                "require some held in dataset: held.personal and some transfer in dataset: transfer.personal"
            )
        ))
    );
    insta::assert_snapshot!(
        "duplicate-value",
        mistakes("enum colour { title en \"c\" zh \"c\" red en \"r\" zh \"r\" red en \"r\" zh \"r\" }")
    );
    insta::assert_snapshot!(
        "duplicate-rule",
        mistakes(&format!("{}\n{}", rule("require true"), rule("require true")))
    );
}

#[test]
fn names_unknown_provision() {
    insta::assert_snapshot!("unknown-provision", mistakes(&rule("penalty LAW-1/99 require true")));
    insta::assert_snapshot!(
        "unknown-instrument",
        mistakes(&rule("require true unless operator.critical cites LWA-1/1"))
    );
}

#[test]
fn the_condition_of_a_citation() {
    let cites = "LAW-1/1 if operator.persons, LAW-1/1 if operater.critical, LAW-1/99 if d.personal";
    let text = rule("for d in dataset require true").replace("LAW-1/1", cites);
    insta::assert_snapshot!("condition-of-a-citation", mistakes(&text));
}

#[test]
fn names_unknown_placeholder() {
    let text = HEAD.to_owned()
        + r#"  for d in dataset
  require every s in d.stores: s.country is CN
  breach en "{d.name} in {s.country}, {s.contry}" zh "{d.nam}、{d.stores}、{"
}"#;
    insta::assert_snapshot!("unknown-placeholder", mistakes(&text));
}

#[test]
fn units() {
    insta::assert_snapshot!(
        "undeclared-unit",
        mistakes(
            "parameter p: count perons { from 2020-01-01 3 cites LAW-1/1 }\nterm t -> count staff { operator.persons }"
        )
    );
    insta::assert_snapshot!(
        "texts-of-units",
        mistakes(
            r#"unit persons { en "{number}" zh "{number}" }
unit half { zh "{number}" }
unit nowhere { en "{number} one" "many" zh "{number}{number}" }
unit elsewhere { en "{number} of {total}" zh "{number" }
unit broken { en zh "{number}" }"#
        )
    );
}

#[test]
fn counters() {
    insta::assert_snapshot!(
        "counters",
        mistakes(
            r#"record yearly { title en "y" zh "y"
  on: bool since start of year title en "a" zh "a" ask en "a" zh "a"
  fast: rate Gbps since start of previous year title en "a" zh "a" ask en "a" zh "a"
  spent: money since start of year title en "a" zh "a" ask en "a" zh "a"
  lost: count persons since begin of year title en "a" zh "a" ask en "a" zh "a"
}"#
        )
    );
}

#[test]
fn evidence() {
    let list = |kind: &str, name: &str, fields: &str| {
        mistakes(&format!(
            "list paper {{ title en \"p\" zh \"p\" id: text key title en \"i\" zh \"i\"\n\
             for: set of text evidence supports title en \"f\" zh \"f\" ask en \"f\" zh \"f\" }}\n\
             {kind} {name} {{ title en \"t\" zh \"t\" id: text key title en \"i\" zh \"i\"\n{fields} }}"
        ))
    };
    let asked = "title en \"a\" zh \"a\" ask en \"a\" zh \"a\"";
    insta::assert_snapshot!("second-list", list("list", "photo", &format!("of: text evidence path {asked}")));
    insta::assert_snapshot!(
        "in-a-record",
        list("record", "photo", &format!("of: text evidence path {asked}"))
    );
    let fields = [
        "where: date evidence path",
        "hash: text evidence sha265",
        "from: date evidence issued",
        "since: date evidence issued",
    ];
    let fields = fields.map(|field| format!("{field} {asked}\n")).concat();
    insta::assert_snapshot!(
        "parts",
        mistakes(&format!(
            "list paper {{ title en \"p\" zh \"p\" id: text key title en \"i\" zh \"i\"\n{fields} }}"
        ))
    );
}

#[test]
fn names_cycle() {
    insta::assert_snapshot!(
        "cycle-of-terms",
        mistakes(
            "term a -> bool { b }\nterm b -> bool { not c }\nterm c -> bool { a or a }\nterm d -> bool { a }\nterm e -> bool { e }"
        )
    );
    insta::assert_snapshot!(
        "cycle-of-records",
        mistakes("record inner { title en \"i\" zh \"i\"\n  deeper: inner title en \"d\" zh \"d\" }")
    );
}

#[test]
fn types_mismatch() {
    insta::assert_snapshot!("is-of-a-set", condition("some d in dataset: d.origins is CN"));
    insta::assert_snapshot!("text-and-number", condition("operator.name > 3"));
    insta::assert_snapshot!("date-and-datetime", condition("operator.noticed > operator.founded"));
    insta::assert_snapshot!(
        "day-of-a-date",
        condition("day(operator.founded) is today and day(oprator.noticed) is today")
    );
    insta::assert_snapshot!("condition-is-a-number", condition("operator.persons and operator.critical"));
    insta::assert_snapshot!(
        "member-of-another-set",
        condition("some d in dataset: some t in transfer: d.origins contains t")
    );
    insta::assert_snapshot!("not-a-list", condition("some s in operator.name: true"));
    insta::assert_snapshot!(
        "row-of-another-type",
        mistakes("term kind -> sector { finance when operator.critical\n otherwise 3 days }")
    );
    insta::assert_snapshot!(
        "calculated-parameter",
        mistakes("parameter p: duration { from 2020-01-01 1 day + 1 day cites LAW-1/1 }")
    );
    insta::assert_snapshot!("set-of-records", mistakes("term x -> set of store { operator.name }"));
}

#[test]
fn types_unit_mismatch() {
    insta::assert_snapshot!("persons-and-devices", condition("operator.persons >= operator.devices"));
    insta::assert_snapshot!("duration-and-bare-number", condition("operator.kept >= 6"));
    insta::assert_snapshot!("size-and-duration", condition("operator.volume + 3 days > 1 GB"));
    insta::assert_snapshot!("half-a-person", condition("operator.persons > 1.5 persons"));
}

#[test]
fn types_not_exhaustive() {
    insta::assert_snapshot!(
        "not-exhaustive",
        mistakes(
            "term kind -> duration {\n  1 day when operator.sector is finance\n  2 days when operator.sector in {health}\n}"
        )
    );
}

#[test]
fn types_wrong_arguments() {
    insta::assert_snapshot!(
        "wrong-argument",
        mistakes(&format!(
            "term cleared(t: transfer) -> bool {{ t.persons > 3 }}\n{}",
            rule("require some d in dataset: cleared(d) and cleared(d, d) and cleared")
        ))
    );
}

#[test]
fn parameters_by_key() {
    insta::assert_snapshot!(
        "cases",
        mistakes(
            "parameter kept(sector): duration {
  from 2020-01-01 {
    1 day for finance cites LAW-1/1
    2 days for finnance, finance cites LAW-1/1
  }
  from 2021-01-01 { 1 day for finance cites LAW-1/1 }
  from 2022-01-01 { 3 for operator.sector cites LAW-1/1 otherwise 1 day cites LAW-1/1 }
}
parameter by-day(date): duration { from 2020-01-01 { 1 day for today cites LAW-1/1 } }
parameter without-key: duration {
  from 2020-01-01 { 1 day for finance cites LAW-1/1 otherwise 2 days cites LAW-1/1 }
}
parameter by-truth(bool): duration { from 2020-01-01 { 1 day for true cites LAW-1/1 } }"
        )
    );
    let kept = "parameter kept(sector): duration { from 2020-01-01 1 day cites LAW-1/1 }\n\
                parameter plain: duration { from 2020-01-01 1 day cites LAW-1/1 }\n";
    insta::assert_snapshot!(
        "keys",
        mistakes(&format!(
            "{kept}{}",
            rule("require operator.kept > kept and operator.kept > kept(operator.critical)
    and operator.kept > kept(finance, health) and operator.kept > plain(finance) and operator.kept > kpt(finance)
    and operator.kept > kept(heath)")
        ))
    );
}

#[test]
fn law_clauses() {
    insta::assert_snapshot!("no-citation", mistakes("rule a.rule { title en \"t\" zh \"t\" require true }"));
    insta::assert_snapshot!(
        "missing-clauses",
        mistakes("list thing { flag: bool }\ninstrument N { article 1 en \"a\" zh \"a\" }")
    );
    insta::assert_snapshot!("not-a-penalty", mistakes(&rule("penalty LAW-2/1 require true")));
}

#[test]
fn law_periods() {
    insta::assert_snapshot!(
        "periods",
        mistakes(
            r"parameter overlapping: duration {
  from 2022-01-01 2 days cites LAW-1/1
  from 2020-01-01 until 2022-06-01 1 day cites LAW-1/1
}
parameter with-gap: duration {
  from 2020-01-01 until 2021-01-01 1 day cites LAW-1/1
  from 2022-01-01 2 days cites LAW-1/1
}
parameter empty: duration { from 2020-01-01 until 2020-01-01 1 day cites LAW-1/1 }"
        )
    );
}

#[test]
fn law_calendar_day() {
    insta::assert_snapshot!(
        "calendar",
        mistakes(
            r#"calendar 2030 {
  source en "s" zh "s"
  holiday 2030-01-01 .. 2030-01-03, 2030-01-03, 2030-02-08 .. 2030-02-01, 2031-02-01
  working 2030-01-05, 2030-01-07
}
calendar 2030 { source en "s" zh "s" holiday 2029-12-31 }
calendar 2032 { working 2032-01-04 }"#
        )
    );
    insta::assert_snapshot!(
        "calendar-without-work",
        mistakes("calendar 2030 { source en \"s\" zh \"s\" holiday 2030-01-01 .. 2030-01-20 }")
    );
}

const BILLS: &str = r#"record thing {
  title en "t" zh "t"
  bill: text title en "t" zh "t" ask en "a" zh "a"
  parts: list of part title en "t" zh "t"
  ready: bool title en "t" zh "t" ask en "a" zh "a"
}
record part {
  title en "t" zh "t"
  name: text key title en "t" zh "t"
  maker: country title en "t" zh "t" ask en "a" zh "a"
  sector: sector title en "t" zh "t" ask en "a" zh "a"
}
list box {
  title en "t" zh "t"
  name: text key title en "t" zh "t"
  bill: text title en "t" zh "t" ask en "a" zh "a"
  content: list of part title en "t" zh "t"
}
"#;

/// Checks imports with a small vocabulary of things and boxes.
fn imports(text: &str) -> String {
    mistakes(&format!("{BILLS}{text}"))
}

#[test]
fn imports_of_documents() {
    insta::assert_snapshot!(
        "import-names",
        imports(
            r"import spdx from thing.bill { thing.parts from components { name from name } }
import cyclonedx from thing.bil { thing.parts from components { name from name } }
import cyclonedx from part.name { thing.parts from components { name from name } }
import cyclonedx from box.bill { box.contents from parts, algorithms { name from title maker from country } }"
        )
    );
    insta::assert_snapshot!(
        "import-types",
        imports(
            r"import cyclonedx from thing.ready { thing.parts from components { name from name } }
import cyclonedx from thing { thing.parts from components { name from name } }
import cyclonedx from box.bill { box.bill from components { name from name } }
import cyclonedx from thing.bill { thing.parts from components {
  name from supplier
  maker from supplier
  sector is marvellous
  sector is thing.ready
} }"
        )
    );
    insta::assert_snapshot!(
        "import-places",
        imports(
            r"import cyclonedx from box.bill { thing.parts from components { name from name } }
import cyclonedx from box.bill { box from components { name from name } }
import cyclonedx from thing.bill { box.content from components { name from name } }"
        )
    );
    insta::assert_snapshot!(
        "import-clauses",
        imports(
            r"import cyclonedx from box.bill { }
import cyclonedx from thing.bill {
  thing.parts from components, components { maker from supplier-country maker is CN }
  thing.parts from algorithms { name from name }
  dataset from protocols { name is true }
}"
        )
    );
}

#[test]
fn law_periods_uncovered() {
    let rule = rule("cites LAW-2/1 require long-kept").replace("cites LAW-1/1\n", "");
    insta::assert_snapshot!(
        "uncovered",
        mistakes(&format!(
            "parameter shortest: duration {{ from 2020-01-01 until 2024-06-01 1 day cites LAW-1/1
 from 2024-07-01 until 2025-01-01 2 days cites LAW-1/1 }}
term long-kept -> bool {{ operator.kept >= shortest }}\n{rule}"
        ))
    );
    let gaps = rule.replace("require long-kept", "require operator.kept >= shortest and before and behind");
    insta::assert_snapshot!(
        "all-that-is-uncovered",
        mistakes(&format!(
            "parameter shortest: duration {{ from 2024-06-01 until 2025-01-01 1 day cites LAW-1/1 }}
parameter middle: duration {{ from 2024-03-01 until 2026-01-01 2 days cites LAW-1/1 }}
term before -> bool {{ from 2020-01-01 until 2024-06-01 {{ operator.kept > middle }} from 2024-06-01 {{ true }} }}
term behind -> bool {{ from 2020-01-01 {{ true }} from 2025-06-01 {{ operator.kept > middle }} }}
{gaps}"
        ))
    );
}

#[test]
fn too_many_variables() {
    let names = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let lists = names.map(|name| format!("some {name} in dataset: ")).concat();
    insta::assert_snapshot!("too-many-variables", condition(&format!("{lists} true")));
}
