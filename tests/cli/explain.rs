//! `hegui explain`: each kind of thing that has an explanation.

use hegui::program::Severity;

use crate::session::Session;

#[test]
fn each_kind_of_name() {
    let session = Session::in_repository();
    for (name, snapshot) in [
        ("csl.log-retention", "rule"),
        ("CSL-2025/23(3)", "provision"),
        ("CSL-2017/59.1", "penalty"),
        ("CSL-2017/9", "not-checkable"),
        ("operator.ciio", "fact"),
        ("dataset.stores.country", "inner-fact"),
        ("operator.sector", "fact-with-values"),
        ("undetermined", "outcome"),
        ("waiver-expired", "observation"),
        ("types::mismatch", "code"),
    ] {
        let run = session.run(&format!("explain {name}")).exits(0).quietly();
        run.matches(&format!("explain/{snapshot}"));
    }
}

#[test]
fn in_chinese_and_in_both_languages() {
    let session = Session::in_repository();
    session.run("explain csl.data-localization --lang zh").exits(0).matches("explain/rule-zh");
    session.run("explain operator.ciio --lang both").exits(0).matches("explain/fact-both");
    session.run("explain 'waiver unused' --lang both").exits(0).matches("explain/observation-both");
    session.run("explain names::cycle --lang both").exits(0).matches("explain/code-both");
}

#[test]
fn an_unknown_name_gets_the_nearest_one() {
    let session = Session::in_repository();
    session.run("explain csl.log-retenton").exits(2).matches("explain/nearly-a-rule");
    session.run("explain operator.cioo").exits(2).matches("explain/nearly-a-fact");
    session.run("explain CSL-2025/23(33)").exits(2).matches("explain/nearly-a-provision");
    session.run("explain banana").exits(2).matches("explain/nothing-near");
    session.run("explain waiver-expird").exits(2).matches("explain/nearly-an-observation");
    session.run("explain banana --lang both").exits(2).matches("explain/nothing-near-both");
}

/// The name of a store stands in breaches, for the elements that break a statement, and decides nothing.
#[test]
fn what_only_words_a_breach_is_told_apart() {
    let run = Session::in_repository().run("explain dataset.stores.name").exits(0).quietly();
    let text = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    let (_, readers) = text.split_once("read by ").unwrap();
    assert!(readers.contains("finance.credit-information-stored-in-china"), "{}", run.transcript());
    assert!(readers.ends_with(", to word a breach or its remedy, not to decide"), "{}", run.transcript());
}

#[test]
fn every_kind_of_observation_is_explained() {
    let session = Session::in_repository();
    let page = std::fs::read_to_string(session.path_of("docs/outcomes.md")).unwrap();
    for (name, _, severity) in hegui::findings::ObservationKind::ALL {
        let run = session.run(&format!("explain {name}")).exits(0).quietly();
        assert!(run.stdout.contains("meaning"), "{}", run.transcript());
        let (severity, _) = Severity::ALL.iter().find(|(_, one)| one == severity).unwrap();
        assert!(page.contains(&format!("| `{name}` | `{severity}` |")), "{name} has no row in the document");
    }
}

#[test]
fn every_diagnostic_code_is_explained() {
    let session = Session::in_repository();
    for code in hegui::diagnostic::Code::ALL {
        let run = session.run(&format!("explain {}", code.id)).exits(0).quietly();
        assert!(run.stdout.contains("meaning"), "{}", run.transcript());
    }
}
