//! The proof of an outcome.

use crate::findings::Outcome;
use crate::report::fixture::{Fixture, check, layout};
use crate::report::{CharacterSet, Layout, ReportLanguage, why};

fn report(name: &str, rule: &str, outcome: Outcome, layout: Layout) {
    let fixture = Fixture::new();
    let view = fixture.view();
    let finding = view
        .findings
        .findings
        .iter()
        .find(|finding| view.rule_name(finding) == rule && finding.outcome == outcome)
        .expect("the rule came out so");
    check(name, &why(&view, finding, layout));
}

#[test]
fn breached_undetermined_and_exempt() {
    let english = layout(ReportLanguage::En, 100);
    report("why_breached", "act.log-retention", Outcome::Breached, english);
    report("why_undetermined", "act.localization", Outcome::Undetermined, english);
    report("why_exempt_both", "guide.no-abroad", Outcome::Exempt, layout(ReportLanguage::Both, 100));
    report("why_not_applicable", "future.later", Outcome::NotApplicable, english);
}

#[test]
fn chinese_and_ascii() {
    report("why_zh", "act.localization", Outcome::Undetermined, layout(ReportLanguage::Zh, 80));
    let ascii = Layout { characters: CharacterSet::Ascii, ..layout(ReportLanguage::En, 60) };
    report("why_ascii", "act.localization", Outcome::Undetermined, ascii);
}

#[test]
fn what_is_not_known_of_elements_that_the_manifest_does_not_show_is_called_as_the_rule_calls_it() {
    let english = layout(ReportLanguage::En, 100);
    report("why_unseen", "act.transfer-cleared", Outcome::Undetermined, english);
}
