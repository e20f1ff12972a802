//! Filters narrow the findings, and the counts say so.

use serde_json::Value;

use super::{CHECK, open};
use crate::session::Session;

/// The findings of the same check as the JSON report has them.
fn findings() -> Vec<Value> {
    let run = Session::in_repository().run(&format!("{CHECK} --format json"));
    run.json()["findings"].as_array().unwrap().clone()
}

fn count(findings: &[Value], is_meant: impl Fn(&Value) -> bool) -> u64 {
    findings.iter().filter(|finding| is_meant(finding)).count() as u64
}

#[test]
fn outcomes_packs_and_severities_narrow_and_all_is_shown_again() {
    let Some(screen) = open() else { return };
    let all = findings();
    let outcome = |finding: &Value, name: &str| finding["outcome"] == name;
    let in_pack = |finding: &Value, pack: &str| finding["rule"].as_str().unwrap().starts_with(pack);
    screen.shows(all.len() as u64);

    screen.click("input[name=outcome][value=breached]");
    let breached = count(&all, |one| outcome(one, "breached"));
    assert!(breached > 1);
    screen.shows(breached);
    // Two choices of one kind: either of them.
    screen.click("input[name=outcome][value=satisfied]");
    screen.shows(count(&all, |one| outcome(one, "breached") || outcome(one, "satisfied")));
    assert!(screen.holds("document.querySelector('.group[data-outcome=undetermined]').hidden"));
    // What was folded is unfolded where it is all there is.
    assert!(screen.holds("document.querySelector('.group[data-outcome=satisfied]').open"));
    // Choices of two kinds: both.
    screen.run("document.querySelector('input[name=pack]').closest('details').open = true");
    screen.click("input[name=pack][value=csl]");
    let both = |one: &Value| (outcome(one, "breached") || outcome(one, "satisfied")) && in_pack(one, "csl.");
    screen.shows(count(&all, both));

    screen.click("#filter button[type=reset]");
    screen.shows(all.len() as u64);
    assert!(!screen.holds("document.querySelector('.group[data-outcome=satisfied]').open"));
    for severity in ["error", "warning", "note"] {
        let expected = count(&all, |one| one["severity"] == severity);
        if expected > 0 && expected < all.len() as u64 {
            screen.click(&format!("input[name=severity][value={severity}]"));
            screen.shows(expected);
            screen.click("#filter button[type=reset]");
        }
    }
    screen.close();
}

#[test]
fn what_the_choices_count_is_what_they_show() {
    let Some(screen) = open() else { return };
    let counts = "JSON.stringify([...document.querySelectorAll('.choice')].map((choice) => [
        choice.querySelector('input').name, choice.querySelector('input').value,
        Number(choice.querySelector('.count').textContent)]))";
    let counts: Vec<(String, String, u64)> = serde_json::from_str(&screen.text(counts)).unwrap();
    assert!(counts.len() > 10);
    screen.run("document.querySelectorAll('.choices').forEach((one) => one.open = true)");
    for (name, value, count) in counts {
        let selector = format!("input[name={name}][value=\"{value}\"]");
        screen.click(&selector);
        screen.shows(count);
        screen.click(&selector);
    }
    screen.close();
}

#[test]
fn the_search_finds_words_in_either_language_and_names() {
    let Some(screen) = open() else { return };
    let all = findings().len() as u64;
    screen.type_into("#search", "CSL.log");
    screen.shows(1);
    assert!(screen.holds("document.querySelector('[data-rule=\"csl.log-retention\"]').checkVisibility()"));
    screen.click("#filter button[type=reset]");
    screen.shows(all);
    // Several words: all of them, wherever they stand.
    screen.type_into("#search", "months logs network");
    screen.wait_for("document.querySelectorAll('.finding:not([hidden])').length < 10");
    let english = screen.number("document.querySelectorAll('.finding:not([hidden])').length");
    assert!(english > 0);
    screen.click("#filter button[type=reset]");
    screen.type_into("#search", "网络日志");
    screen.wait_for("document.querySelectorAll('.finding:not([hidden])').length < 10");
    assert!(screen.holds("!document.querySelector('[data-rule=\"csl.log-retention\"]').hidden"));
    screen.click("#filter button[type=reset]");
    screen.type_into("#search", "no such words anywhere");
    screen.shows(0);
    assert!(screen.holds("document.querySelector('.nothing').checkVisibility()"));
    // The count is told to those who hear the page.
    assert!(screen.holds("document.getElementById('shown').tagName === 'OUTPUT'"));
    assert!(screen.holds("document.getElementById('shown').getAttribute('aria-live') === 'polite'"));
    // The key that sends a form sends nothing.
    screen.press("Enter");
    screen.shows(0);
    screen.close();
}

#[test]
fn a_law_in_the_chart_leads_to_its_findings() {
    let Some(screen) = open() else { return };
    let link = "table.instruments tbody tr:first-child th a";
    let law = screen.text(&format!("document.querySelector('{link}').dataset.choose"));
    let row = "[...document.querySelectorAll('table.instruments tbody tr:first-child td.number')]";
    let expected =
        screen.number(&format!("{row}.reduce((sum, cell) => sum + Number(cell.dataset.count), 0)"));
    screen.click(link);
    screen.shows(expected);
    let cites = |finding: &Value| {
        let provisions = finding["provisions"].as_array().unwrap();
        provisions.iter().any(|provision| provision.as_str().unwrap().starts_with(&format!("{law}/")))
    };
    assert_eq!(count(&findings(), cites), expected);
    screen.close();
}
