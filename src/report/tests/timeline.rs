//! The timeline of a sample, and the calendar as other programs read it.
#![expect(clippy::disallowed_methods, reason = "the samples are files")]

use icalendar::parser::{read_calendar, unfold};
use icalendar::{Calendar, CalendarComponent, Component};

use crate::facts::Facts;
use crate::manifest::{described_on, read_toml};
use crate::packs;
use crate::program::Program;
use crate::quantity::Date;
use crate::report::fixture::{check, layout};
use crate::report::{
    CharacterSet, Detail, Layout, ReportLanguage, TimelineView, timeline, timeline_calendar, timeline_json,
};
use crate::source::Sources;
use crate::timeline::Timeline;

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
    fn new(name: &str, from: &str, to: &str) -> Self {
        let path = format!("{}/samples/{name}/manifest.toml", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("a sample");
        let mut program = packs::program();
        program.keep_packs(&["csl".to_owned()]);
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
            described_on: described_on(&self.program, &self.facts),
        }
    }
}

#[test]
fn a_terminal_of_80_columns_and_one_in_chinese() {
    let sample = Sample::new("critical-bank", "2019-01-01", "2029-12-31");
    check("timeline_en_narrow", &timeline(&sample.view(), Detail::Normal, layout(ReportLanguage::En, 80)));
    let sample = Sample::new("partial-knowledge", "2019-01-01", "2029-12-31");
    check("timeline_zh", &timeline(&sample.view(), Detail::Normal, layout(ReportLanguage::Zh, 100)));
}

#[test]
fn verbose_ascii_and_both_languages() {
    let sample = Sample::new("data-centre-2017", "2017-06-01", "2018-12-31");
    let ascii = Layout { characters: CharacterSet::Ascii, ..layout(ReportLanguage::En, 100) };
    check("timeline_verbose_ascii", &timeline(&sample.view(), Detail::Verbose, ascii));
    let sample = Sample::new("critical-bank", "2027-06-01", "2027-12-31");
    check("timeline_both", &timeline(&sample.view(), Detail::Normal, layout(ReportLanguage::Both, 100)));
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
    check("timeline_json", &timeline_json(&sample.view()));
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
