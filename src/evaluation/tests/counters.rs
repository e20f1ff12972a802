//! Counters in findings: which were read, and how.

use super::fixture::{day, facts_of, program_of, rule_with};
use crate::evaluation::Evaluator;
use crate::findings::{Findings, Note, Reading};

const VOCABULARY: &str = r#"record sent {
  title en "Sent" zh "发送"
  total: count persons title en "Total" zh "总数" ask en "?" zh "？"
  this-year: count persons since start of year title en "This year" zh "本年" ask en "?" zh "？"
  two-years: count persons since start of previous year title en "Two years" zh "两年" ask en "?" zh "？"
}
list batch {
  title en "Batch" zh "批次"
  name: text key title en "Name" zh "名称"
  large: bool title en "Large" zh "大" ask en "?" zh "？"
  this-year: count persons since start of year title en "This year" zh "本年" ask en "?" zh "？"
}
term many(n: count persons) -> bool { n > 10 }
"#;

/// The outcomes of a rule with these clauses, each with the counters that it is said to rest on.
fn noted_on(as_of: &str, clauses: &str, manifest: &str) -> Vec<String> {
    let program = program_of(&[VOCABULARY, &rule_with(clauses)]);
    let facts = facts_of(&program, manifest);
    let found = Findings::of(&Evaluator::new(&program, &facts, day(as_of)));
    let said = |note: &Note| match note {
        Note::Counters { counters, from, reading } => {
            let names: Vec<String> = counters.iter().map(ToString::to_string).collect();
            let how = match reading {
                Reading::Hypothesis(day) => format!("read as of {day}"),
                Reading::Assumption => "assumed".to_owned(),
            };
            format!("{} since {from} {how}", names.join(" "))
        }
        Note::NoCalendar(_) => panic!("no working days: {note:?}"),
    };
    let line = |notes: &[Note]| notes.iter().map(said).collect::<Vec<_>>().join("; ");
    found
        .findings
        .iter()
        .map(|one| format!("{}: {}", one.outcome.name(), line(&one.details().notes)))
        .collect()
}

/// The counters that are read as a hypothesis, a year later.
fn noted(clauses: &str, manifest: &str) -> Vec<String> {
    let manifest = format!("[manifest]\ndescribed-on = 2024-06-01\n{manifest}");
    let lines = noted_on("2025-02-01", clauses, &manifest);
    lines.iter().map(|line| line.replace(" since 2024-01-01 read as of 2025-02-01", "")).collect()
}

#[test]
fn a_counter_of_another_year_is_a_hypothesis() {
    let require = "require sent.this-year < 5 and sent.two-years < 50";
    let on = |described: &str| format!("[manifest]\n{described}\n[sent]\nthis-year = 3\ntwo-years = 30\n");
    let described = on("described-on = 2024-06-01");
    assert_eq!(noted_on("2024-01-01", require, &described), ["satisfied: "]);
    assert_eq!(noted_on("2024-12-31", require, &described), ["satisfied: "]);
    assert_eq!(
        noted_on("2025-01-01", require, &described),
        ["satisfied: sent.two-years since 2023-01-01 read as of 2025-01-01; \
          sent.this-year since 2024-01-01 read as of 2025-01-01"]
    );
    assert_eq!(
        noted_on("2023-12-31", require, &described),
        ["satisfied: sent.two-years since 2023-01-01 read as of 2023-12-31; \
          sent.this-year since 2024-01-01 read as of 2023-12-31"]
    );
    for undescribed in ["", "described-on = false", "described-on = { at-least = 2024-01-01 }"] {
        assert_eq!(
            noted_on("2025-01-01", require, &on(undescribed)),
            ["satisfied: sent.two-years since 2024-01-01 assumed; sent.this-year since 2025-01-01 assumed"]
        );
    }
}

#[test]
fn only_what_an_outcome_rests_on_is_noted() {
    let sent = "[sent]\ntotal = 100\nthis-year = 3\n";
    assert_eq!(noted("require sent.total > 5", sent), ["satisfied: "]);
    assert_eq!(noted("require sent.this-year > 5 or sent.total > 5", sent), ["satisfied: "]);
    assert_eq!(noted("require sent.this-year > 5 and sent.total > 5", sent), ["breached: sent.this-year"]);
    assert_eq!(
        noted("when sent.this-year > 5 require sent.total > 5", sent),
        ["not-applicable: sent.this-year"]
    );
    assert_eq!(noted("when sent.total < 5 require sent.this-year > 5", sent), ["not-applicable: "]);
    let exempt = "cites LAW-2/1 require sent.total > 5 unless sent.this-year < 5 cites LAW-1/1";
    assert_eq!(noted(exempt, sent), ["exempt: sent.this-year"]);
    assert_eq!(noted("require if sent.total > 5 then true else sent.this-year > 5", sent), ["satisfied: "]);
    // An answer would be read in the same way.
    assert_eq!(noted("require sent.this-year > 5", "[sent]\ntotal = 100"), ["undetermined: sent.this-year"]);
    assert_eq!(noted("require sent.this-year > 5", ""), ["undetermined: sent.this-year"]);
    // No provision is in force.
    assert_eq!(noted_on("2010-01-01", "require sent.this-year > 5", sent), ["not-applicable: "]);
}

#[test]
fn counters_are_found_in_arguments_filters_and_elements() {
    let batches = "[[batch]]\nname = \"a\"\nlarge = true\nthis-year = 3\n[[batch]]\nname = \"b\"\nlarge = false\nthis-year = 30\n";
    let of_batch = "satisfied: batch.this-year";
    assert_eq!(noted("require many(sum(b.this-year for b in batch))", batches), [of_batch]);
    assert_eq!(
        noted("require many(max(b.this-year for b in batch where b.large)) is false", batches),
        [of_batch]
    );
    // The filter leaves one out, and does so by what it counts.
    assert_eq!(noted("require count(b in batch where b.this-year > 50) is 0", batches), [of_batch]);
    assert_eq!(noted("require no b in batch where b.this-year > 50: b.large", batches), [of_batch]);
    assert_eq!(
        noted("for b in batch where b.this-year > 50 require b.large", batches),
        ["not-applicable: batch.this-year"]
    );
    assert_eq!(
        noted("for b in batch where b.this-year > 10 require b.large", batches),
        ["breached: batch.this-year"]
    );
    assert_eq!(noted("for b in batch require b.large", batches), ["satisfied: ", "breached: "]);
}
