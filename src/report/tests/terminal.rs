//! The check report and the diagnostics on a terminal.

use crate::report::fixture::{Fixture, check, layout};
use crate::report::{CharacterSet, ColorChoice, Detail, Layout, ReportLanguage, TerminalOptions, terminal};

fn report(name: &str, detail: Detail, layout: Layout) {
    let fixture = Fixture::new();
    check(name, &terminal(&fixture.view(), &TerminalOptions { detail, layout }));
}

#[test]
fn wide_and_narrow_in_each_language() {
    report("terminal_en_wide", Detail::Normal, layout(ReportLanguage::En, 120));
    report("terminal_en_narrow", Detail::Normal, layout(ReportLanguage::En, 80));
    report("terminal_zh_wide", Detail::Normal, layout(ReportLanguage::Zh, 120));
    report("terminal_zh_narrow", Detail::Normal, layout(ReportLanguage::Zh, 60));
    report("terminal_both", Detail::Normal, layout(ReportLanguage::Both, 100));
}

#[test]
fn quiet_and_verbose() {
    report("terminal_quiet", Detail::Quiet, layout(ReportLanguage::En, 100));
    report("terminal_verbose_en", Detail::Verbose, layout(ReportLanguage::En, 100));
    report("terminal_verbose_zh", Detail::Verbose, layout(ReportLanguage::Zh, 100));
}

#[test]
fn ascii_and_colours() {
    let plain = layout(ReportLanguage::En, 80);
    report("terminal_ascii", Detail::Quiet, Layout { characters: CharacterSet::Ascii, ..plain });
    report("terminal_color", Detail::Quiet, Layout { color: ColorChoice::Always, ..plain });
}

#[test]
fn a_manifest_that_states_nothing_asks_everything() {
    let fixture = Fixture::of("[manifest]\nversion = 1\n");
    let options = TerminalOptions { detail: Detail::Normal, layout: layout(ReportLanguage::En, 100) };
    check("terminal_sparse", &terminal(&fixture.view(), &options));
}

#[test]
fn lines_keep_to_the_width() {
    let fixture = Fixture::new();
    for width in [60, 80, 120] {
        let options = TerminalOptions { detail: Detail::Normal, layout: layout(ReportLanguage::Zh, width) };
        let text = terminal(&fixture.view(), &options);
        // A line of the manifest is shown whole, and what is said of it stands below.
        let own = text.lines().filter(|line| !line.contains(['│', '·']));
        let wide: Vec<&str> =
            own.filter(|line| unicode_width::UnicodeWidthStr::width(*line) > width).collect();
        assert_eq!(wide, Vec::<&str>::new());
    }
}
