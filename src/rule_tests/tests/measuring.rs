//! Coverage and mutation, on a ground of their own.

use insta::assert_snapshot;

use crate::localized::Language;
use crate::packs::{Compiled, RuleFile, compile};
use crate::report::{self, TestedTexts};
use crate::rule_tests::{self, Ground, Mutation, Results, Suite, WhyStale};
use crate::source::{FileId, Sources};

/// Two laws that follow each other, two parameters, a decision table and two rules.
const GROUND: &str = include_str!("measured.hegui");

/// A manifest from which cases on the ground start.
const BASE: &str = include_str!("measured.toml");

/// One case that sees next to nothing.
const ONE: &str = r#"
base = "base.toml"
as-of = 2024-03-01

[[case]]
name = "one"
expect = { "pack.transfers" = { elements = 1 } }
"#;

/// The bound of many persons, from both sides.
const BOUND: &str = r#"
base = "base.toml"
as-of = 2024-03-01

[[case]]
name = "as many as are many"
expect = { "pack.transfers" = "breached" }

[[case]]
name = "one fewer"
set = { "transfer.a.persons-this-year" = 19 }
expect = { "pack.transfers" = "satisfied" }
"#;

struct Measured {
    compiled: Compiled,
    cases: Sources,
    results: Results,
    suite: Suite,
}

impl Measured {
    fn by(cases: &str) -> Self {
        let name = "rules/pack/measured.hegui".to_owned();
        let compiled = compile(vec![RuleFile { name, text: GROUND.to_owned() }]);
        assert_eq!(compiled.diagnostics, [], "the ground has no mistakes");
        let mut sources = Sources::default();
        let base = sources.add("rules/bases/base.toml", BASE);
        let file = sources.add("rules/pack/tests/pack.toml", cases);
        let (results, suite) = rule_tests::run_and_keep(&compiled.program, &sources, &[base], &[file]);
        assert_eq!((results.failed(), &results.diagnostics), (0, &Vec::new()));
        Self { compiled, cases: sources, results, suite }
    }

    fn ground(&self) -> Ground<'_> {
        Ground { program: &self.compiled.program, rules: &self.compiled.sources, packs: &[] }
    }

    fn mutation(&mut self, equivalents: &str) -> Mutation {
        let file: FileId = self.cases.add("rules/pack/tests/equivalent.toml", equivalents);
        rule_tests::mutate(self.ground(), &self.suite, &self.cases, &[file], &|_| ())
    }

    fn survivors(&mut self) -> Vec<String> {
        self.mutation("").survivors.into_iter().map(|survivor| survivor.change).collect()
    }

    fn report(&self, found: &Mutation, language: Language) -> String {
        let texts = TestedTexts { rules: &self.compiled.sources, cases: &self.cases };
        report::mutation(&self.compiled.program, texts, found, language)
    }

    fn coverage(&self, language: Language) -> String {
        let found = rule_tests::coverage(self.ground(), &self.suite);
        report::covered(&self.compiled.program, &self.compiled.sources, &found, language)
    }
}

#[test]
fn every_place_is_changed_in_every_way() {
    let mut measured = Measured::by(ONE);
    let found = measured.mutation("");
    assert_snapshot!(measured.report(&found, Language::En));
}

#[test]
fn a_bound_is_noticed_from_both_sides_and_a_day_beside_it_is_not() {
    let survivors = Measured::by(BOUND).survivors();
    for noticed in [
        "t.persons-this-year >= many → t.persons-this-year > many",
        "t.persons-this-year → t.persons-last-year",
        "20 → 19",
        "20 → 21",
        "contract when t.to is CN → free when t.to is CN",
        "assessment when operator.critical or t.persons-this-year >= many → ∅",
    ] {
        assert!(!survivors.iter().any(|one| one == noticed), "{noticed} in {survivors:#?}");
    }
    for survives in [
        "10 → 9",
        "from 2024-01-01 → from 2024-01-02",
        "6 months → 7 months",
        "severity error → severity warning",
    ] {
        assert!(survivors.iter().any(|one| one == survives), "{survives} not in {survivors:#?}");
    }
}

#[test]
fn equivalent_mutants_do_not_count_and_stale_entries_are_told() {
    let mut measured = Measured::by(BOUND);
    let before = measured.mutation("").total();
    let found = measured.mutation(
        r#"
[[equivalent]]
rule = "pack.transfers"
change = "2020-01-01 → 2019-12-31"
reason = "no law is in force before"

[[equivalent]]
rule = "pack.transfers"
change = "2020-01-01 → 2019-12-31"
reason = "said twice"

[[equivalent]]
term = "way-of"
change = "t.persons-this-year >= many → t.persons-this-year > many"
reason = "wrong: a case tells them apart"

[[equivalent]]
parameter = "many"
change = "30 → 31"
reason = "it was 30 once"
"#,
    );
    let whys: Vec<WhyStale> = found.stale.iter().map(|entry| entry.why).collect();
    assert_eq!(whys, [WhyStale::Repeated, WhyStale::Noticed, WhyStale::NoSuchMutant]);
    let after = found.total();
    assert_eq!((after.equivalent, after.survived, after.killed), (1, before.survived - 1, before.killed));
    for language in [Language::En, Language::Zh] {
        let report = measured.report(&found, language);
        let lines: Vec<&str> = report.lines().collect();
        let from = lines.iter().position(|line| line.starts_with("equivalent") || line.starts_with("等价"));
        assert_snapshot!(format!("equivalent_{language:?}"), lines[from.unwrap()..].join("\n"));
    }
}

#[test]
fn everything_that_is_wrong_with_a_list_of_equivalents_is_reported() {
    let mut measured = Measured::by(ONE);
    let lists = [
        "[[equivalent]",
        "equivalent = 1\nequivalents = 2",
        r#"
[[equivalent]]
rule = "pack.transfer"
change = "a → b"
reason = "misspelt"

[[equivalent]]
change = "a → b"
reason = "of nothing"

[[equivalent]]
rule = "pack.transfers"
term = "way-of"
change = ""
reasn = "of two"
"#,
    ];
    let mut text = String::new();
    for list in lists {
        let found = measured.mutation(list);
        let report = measured.report(&found, Language::En);
        let about_list = report.lines().filter(|line| line.contains("equivalent.toml"));
        let about_list: Vec<&str> = about_list.collect();
        text = [text, list.to_owned(), "────".to_owned(), about_list.join("\n"), String::new()].join("\n");
    }
    assert_snapshot!(text);
}

#[test]
fn coverage_tells_what_was_never_shown() {
    let measured = Measured::by(BOUND);
    assert_eq!(measured.results.passed(), 2);
    assert_snapshot!("coverage_En", measured.coverage(Language::En));
    assert_snapshot!("coverage_Zh", measured.coverage(Language::Zh));
}

#[test]
fn coverage_counts_what_was_shown_from_both_sides() {
    let more = BOUND.to_owned()
        + r#"
[[case]]
name = "a critical operator, and a transfer within"
set = { "operator.critical" = true, "transfer.a.to" = "CN" }
expect = { "pack.transfers" = "not applicable" }

[[case]]
name = "excused"
set = { "operator.critical" = true }
add = { "transfer.a.copies" = [{ name = "x", encrypted = true, kept = "7 months" }, { name = "y", encrypted = false }] }
expect = { "pack.transfers" = "exempt", "pack.copies" = "breached" }

[[case]]
name = "another sector"
set = { "operator.sector" = "other" }
expect = { "pack.transfers" = "not applicable", "pack.copies" = "satisfied" }
"#;
    assert_snapshot!(Measured::by(&more).coverage(Language::En));
}
