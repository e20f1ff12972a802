//! The timeline of a sample, and the calendar as other programs read it.
#![expect(clippy::disallowed_methods, reason = "the samples are files")]

use icalendar::parser::{read_calendar, unfold};
use icalendar::{Calendar, CalendarComponent, Component};

use crate::facts::Facts;
use crate::manifest::read_toml;
use crate::packs;
use crate::program::Program;
use crate::quantity::Date;
use crate::report::fixture::layout;
use crate::report::{
    CharacterSet, Detail, Layout, ReportLanguage, TimelineView, timeline, timeline_calendar, timeline_json,
};
use crate::source::Sources;
use crate::timeline::Timeline;

/// Compares with a snapshot beside the other reports on samples, whose provisions are real ones.
fn check(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../../../tests/snapshots/timelines",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, text);
    });
}

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

struct Sample {
    program: Program,
    sources: Sources,
    facts: Facts,
    timeline: Timeline,
}

impl Sample {
    /// Under the Cybersecurity Law.
    fn new(name: &str, from: &str, to: &str) -> Self {
        Self::under("csl", name, from, to)
    }

    fn under(pack: &str, name: &str, from: &str, to: &str) -> Self {
        let path = format!("{}/samples/{name}/manifest.toml", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("a sample");
        let mut program = packs::program();
        program.keep_packs(&[pack.to_owned()]);
        let mut sources = Sources::default();
        let file = sources.add("manifest.toml", text.as_str());
        let (facts, _) = read_toml(&program, file, &text);
        let timeline = Timeline::of(&program, &facts, day(from), day(to)).expect("few judgements");
        Self { program, sources, facts, timeline }
    }

    fn view(&self) -> TimelineView<'_> {
        TimelineView {
            program: &self.program,
            facts: &self.facts,
            timeline: &self.timeline,
            manifest: "manifest.toml",
            sources: &self.sources,
            today: day("2026-11-23"),
        }
    }
}

#[test]
fn a_terminal_of_80_columns_and_one_in_chinese() {
    let sample = Sample::new("critical-bank", "2019-01-01", "2029-12-31");
    check("en_narrow", &timeline(&sample.view(), Detail::Normal, layout(ReportLanguage::En, 80)));
    let sample = Sample::new("partial-knowledge", "2019-01-01", "2029-12-31");
    check("zh", &timeline(&sample.view(), Detail::Normal, layout(ReportLanguage::Zh, 100)));
}

#[test]
fn verbose_ascii_and_both_languages() {
    let sample = Sample::new("data-centre-2017", "2017-06-01", "2018-12-31");
    let ascii = Layout { characters: CharacterSet::Ascii, ..layout(ReportLanguage::En, 100) };
    check("verbose_ascii", &timeline(&sample.view(), Detail::Verbose, ascii));
    let sample = Sample::new("critical-bank", "2027-06-01", "2027-12-31");
    check("both", &timeline(&sample.view(), Detail::Normal, layout(ReportLanguage::Both, 100)));
}

#[test]
fn lines_keep_to_the_width() {
    let sample = Sample::new("critical-bank", "2017-06-01", "2029-12-31");
    for width in [60, 80, 120] {
        let text = timeline(&sample.view(), Detail::Verbose, layout(ReportLanguage::Zh, width));
        let wide: Vec<&str> =
            text.lines().filter(|line| unicode_width::UnicodeWidthStr::width(*line) > width).collect();
        assert_eq!(wide, Vec::<&str>::new());
    }
}

#[test]
fn json() {
    let sample = Sample::new("critical-bank", "2027-06-01", "2027-12-31");
    check("json", &timeline_json(&sample.view()));
}

#[test]
fn counters_that_start_again() {
    let sample = Sample::under("crossborder", "certificate-lapsed", "2025-12-31", "2027-12-31");
    let view = sample.view();
    check("counters_en", &timeline(&view, Detail::Normal, layout(ReportLanguage::En, 100)));
    check("counters_zh", &timeline(&view, Detail::Normal, layout(ReportLanguage::Zh, 100)));
    check("counters_verbose", &timeline(&view, Detail::Verbose, layout(ReportLanguage::En, 100)));
    let report: serde_json::Value = serde_json::from_str(&timeline_json(&view)).expect("JSON");
    let new_year = &report["changes"][0];
    assert_eq!(new_year["date"], "2026-01-01");
    let of_rule = |of: &str| {
        let entries = new_year[of].as_array().expect("a list");
        let found = entries.iter().find(|one| one["rule"] == "crossborder.contract-or-certification");
        found.expect("the rule").clone()
    };
    let (flip, restart) = (of_rule("flips"), of_rule("restarts"));
    // What is stated decides, and beside it stands what would be.
    assert_eq!((&flip["before"], &flip["after"]), (&"satisfied".into(), &"breached".into()));
    assert_eq!((&restart["before"], &restart["after"]), (&"breached".into(), &"exempt".into()));
    check("counters_json", &serde_json::to_string_pretty(&restart).expect("JSON"));
}

#[test]
fn a_day_on_which_counters_start_again_is_one_event() {
    let sample = Sample::under("crossborder", "certificate-lapsed", "2026-06-01", "2027-12-31");
    let text = timeline_calendar(&sample.view(), ReportLanguage::En);
    let unfolded = unfold(&text);
    let calendar = Calendar::from(read_calendar(&unfolded).expect("a calendar"));
    let [CalendarComponent::Event(event)] = calendar.components.as_slice() else {
        panic!("one event, not {text}")
    };
    assert_eq!(event.property_value("DTSTART"), Some("20270101"));
    assert_eq!(event.get_uid(), Some("2027-01-01/counters/manifest.toml@hegui"));
    check("counters_event", event.get_description().expect("a description"));
    assert_eq!(event.get_summary(), Some("Counters start again: 2 findings still by the numbers stated"));
}

#[test]
fn without_a_day_of_the_facts_no_counter_starts_again() {
    let mut sample = Sample::under("crossborder", "certificate-lapsed", "2025-12-31", "2027-12-31");
    sample.facts.described_on = None;
    sample.timeline = Timeline::of(&sample.program, &sample.facts, day("2025-12-31"), day("2027-12-31"))
        .expect("few judgements");
    assert!(sample.timeline.changes.iter().all(|change| change.restarts.is_empty()));
    let text = timeline(&sample.view(), Detail::Normal, layout(ReportLanguage::En, 200));
    assert!(text.contains("no day is shown on which counts start again"), "{text}");
}

#[test]
fn the_calendar_is_one_that_other_programs_read() {
    let sample = Sample::new("critical-bank", "2020-01-01", "2029-12-31");
    for language in [ReportLanguage::En, ReportLanguage::Zh, ReportLanguage::Both] {
        let text = timeline_calendar(&sample.view(), language);
        assert_eq!(text, timeline_calendar(&sample.view(), language));
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        assert!(text.split("\r\n").all(|line| line.len() <= 75));

        let unfolded = unfold(&text);
        let calendar = Calendar::from(read_calendar(&unfolded).expect("a calendar"));
        let events: Vec<_> = calendar
            .components
            .iter()
            .filter_map(|component| match component {
                CalendarComponent::Event(event) => Some(event),
                _ => None,
            })
            .collect();
        let flips: Vec<_> = sample
            .timeline
            .changes
            .iter()
            .flat_map(|change| change.flips.iter().map(move |flip| (change.date, flip)))
            .collect();
        assert_eq!(events.len(), flips.len());
        let mut ids = std::collections::BTreeSet::new();
        for (event, (date, flip)) in events.iter().zip(&flips) {
            let compact = date.to_string().replace('-', "");
            assert_eq!(event.property_value("DTSTART"), Some(compact.as_str()));
            assert_eq!(event.property_value("DTSTAMP"), Some("20261123T000000Z"));
            assert!(event.get_start().is_some() && event.get_end().is_some());
            assert!(ids.insert(event.get_uid().expect("an id").to_owned()));
            let rule = sample.program.rule(flip.rule).expect("a rule");
            let name = sample.program.texts.symbol(rule.name);
            assert!(event.get_description().expect("a description").starts_with(name));
            assert!(event.get_summary().is_some_and(|summary| summary.contains('→')));
        }
    }
}
