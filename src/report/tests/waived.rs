//! What waivers cover and what is observed of them, in every format.

use super::{rendered, rendered_bytes};
use crate::findings::Outcome;
use crate::report::fixture::{Fixture, check, layout};
use crate::report::{
    Against, ByteOrderMark, Csv, Detail, GitHub, GitLab, Junit, Observed, ReportLanguage, Sarif, Tap,
    TerminalOptions, Xlsx, json, json_observed, markdown, markdown_observed, ndjson, ndjson_observed,
    terminal, terminal_observed,
};

/// The lines that speak of waivers.
fn of_waivers(text: &str) -> String {
    let lines = text.lines().filter(|line| line.contains("waive") || line.contains("例外"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_fixture_has_a_waiver_of_each_kind() {
    let fixture = Fixture::waived();
    let findings = fixture.view().findings;
    let waived = findings.findings.iter().filter(|finding| finding.outcome == Outcome::Waived);
    let own: Vec<Outcome> = waived.map(crate::findings::Finding::own_outcome).collect();
    assert!(own.contains(&Outcome::Breached) && own.contains(&Outcome::Undetermined));
    let kinds: Vec<&str> = findings.observations.iter().map(|one| one.kind.name()).collect();
    assert_eq!(kinds, ["waiver-expired", "waiver-not-yet-valid", "waiver-unused", "waiver-refused"]);
}

#[test]
fn for_people() {
    let fixture = Fixture::waived();
    let view = fixture.view();
    for (name, language) in
        [("en", ReportLanguage::En), ("zh", ReportLanguage::Zh), ("both", ReportLanguage::Both)]
    {
        let options = TerminalOptions { detail: Detail::Normal, layout: layout(language, 80) };
        let text = terminal(&view, &options);
        let start = ["Waived", "已批准例外"].iter().filter_map(|head| text.find(head)).min().expect("a head");
        check(&format!("waived_terminal_{name}"), text.split_at(start).1);
        check(&format!("waived_markdown_{name}"), &markdown(&view, language));
    }
}

#[test]
fn for_programs() {
    let fixture = Fixture::waived();
    let view = fixture.view();
    let language = ReportLanguage::En;
    let mut lines = vec![
        of_waivers(&ndjson(&view)),
        of_waivers(&rendered(Csv::new(language, ByteOrderMark::Absent, Against::Nothing), &[view])),
        of_waivers(&rendered(Csv::new(ReportLanguage::Zh, ByteOrderMark::Absent, Against::Nothing), &[view])),
        of_waivers(&rendered(GitHub::new(language), &[view])),
        of_waivers(&rendered(GitHub::new(ReportLanguage::Zh), &[view])),
        of_waivers(&rendered(GitLab::new(language), &[view])),
        of_waivers(&rendered(GitLab::new(ReportLanguage::Zh), &[view])),
    ];
    for line in &mut lines {
        line.push('\n');
    }
    check("waived_lines", &lines.join("\n"));
    let report: serde_json::Value = serde_json::from_str(&json(&view)).expect("JSON");
    let waivers: Vec<_> =
        report["findings"].as_array().expect("findings").iter().map(|one| &one["waiver"]).collect();
    let waivers = waivers.into_iter().filter(|waiver| !waiver.is_null()).collect::<Vec<_>>();
    let shown = serde_json::json!({ "waivers": waivers, "observations": report["observations"] });
    check("waived_json", &serde_json::to_string_pretty(&shown).expect("JSON"));
    let text = rendered(Sarif::new(language, Detail::Normal), &[view]);
    let document: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let results = document["runs"][0]["results"].as_array().expect("results").clone();
    let waived =
        results.iter().filter(|one| one["properties"]["outcome"].as_str().expect("text").contains("waive"));
    check("waived_sarif", &serde_json::to_string_pretty(&waived.collect::<Vec<_>>()).expect("JSON"));
}

#[test]
fn for_test_reports() {
    let fixture = Fixture::waived();
    let view = fixture.view();
    for (name, language) in [("en", ReportLanguage::En), ("zh", ReportLanguage::Zh)] {
        let junit = rendered(Junit::new(language), &[view]);
        let at = junit.find("product.toml observations").expect("a suite");
        let (before, suite) = junit.split_at(at);
        let skipped = of_waivers(before);
        check(&format!("waived_junit_{name}"), &format!("{skipped}\n…\n{suite}"));
        let tap = rendered(Tap::new(language), &[view]);
        check(&format!("waived_tap_{name}"), &tap);
    }
}

/// What was observed of the run as a whole, in every format that several manifests make.
#[test]
fn of_a_run_as_a_whole() {
    let fixture = Fixture::waived();
    let view = fixture.view();
    let observed = Observed {
        program: view.program,
        as_of: view.findings.as_of,
        manifest: None,
        observations: &view.findings.observations[..2],
        sources: view.sources,
    };
    let language = ReportLanguage::En;
    let options = TerminalOptions { detail: Detail::Normal, layout: layout(language, 80) };
    let of_run = |mut renderer: Box<dyn crate::report::Renderer>| {
        let mut bytes = Vec::new();
        renderer.observe(&observed, &mut bytes).expect("memory can be written");
        renderer.finish(&mut bytes).expect("memory can be written");
        String::from_utf8(bytes).expect("text").replace("\r\n", "\n")
    };
    let texts = [
        terminal_observed(&observed, &options),
        json_observed(&observed).replace(env!("CARGO_PKG_VERSION"), "[version]"),
        ndjson_observed(&observed),
        markdown_observed(&observed, language),
        of_run(Box::new(Csv::new(language, ByteOrderMark::Absent, Against::Nothing))),
        of_run(Box::new(GitHub::new(language))),
        of_run(Box::new(GitLab::new(language))),
        of_run(Box::new(Junit::new(language))),
        of_run(Box::new(Tap::new(language))),
    ];
    check("observed_of_a_run", &texts.join("\n----\n"));
    let sarif = of_run(Box::new(Sarif::new(language, Detail::Normal)));
    let sarif: serde_json::Value = serde_json::from_str(&sarif).expect("JSON");
    assert_eq!(sarif["runs"][0]["results"].as_array().map(Vec::len), Some(2));
    assert_eq!(sarif["runs"][0]["artifacts"][0]["location"]["uri"], "product.toml");
}

#[test]
fn in_a_workbook() {
    let fixture = Fixture::waived();
    let bytes = rendered_bytes(Xlsx::new(ReportLanguage::Zh, Against::Nothing), &[fixture.view()]);
    check("waived_xlsx", &super::xlsx::dump(bytes));
}
