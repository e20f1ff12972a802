//! Language and theme: chosen by mouse or key, and heeded everywhere.

use super::{CHECK, open};
use crate::browser::screen::Screen;
use crate::session::Session;

/// The words that are seen.
const SEEN: &str = "document.body.innerText";

fn has_chinese(text: &str) -> bool {
    text.chars().any(|one| ('\u{4e00}'..='\u{9fff}').contains(&one))
}

#[test]
fn the_language_is_switched_by_mouse_and_by_key() {
    let Some(screen) = open() else { return };
    let in_chart = "document.querySelector('table.instruments').innerText";
    let statement = "document.querySelector('.statement').innerText";
    assert!(!has_chinese(&screen.text(in_chart)));
    assert!(screen.text(statement).contains("not known yet"));
    assert_eq!(screen.text("document.documentElement.lang"), "en");

    screen.click("label[for=language-zh]");
    assert!(has_chinese(&screen.text(statement)));
    assert!(!screen.text(SEEN).contains("Outcomes by instrument"));
    assert_eq!(screen.text("document.documentElement.lang"), "zh-Hans");

    // The arrows go through the choices, as through those of any form.
    screen.press("ArrowRight");
    screen.wait_for("document.getElementById('language-both').checked");
    let both = screen.text(statement);
    assert!(has_chinese(&both) && both.contains("not known yet"));
    screen.press("ArrowRight");
    screen.wait_for("document.getElementById('language-en').checked");
    assert!(!has_chinese(&screen.text(statement)));
    screen.close();
}

#[test]
fn the_page_begins_in_the_language_asked_for() {
    let check = CHECK.replace("--lang en", "--lang zh");
    let Some(screen) = Screen::open(&Session::in_repository(), &check) else { return };
    assert!(has_chinese(&screen.text("document.querySelector('.statement').innerText")));
    assert_eq!(screen.text("document.documentElement.lang"), "zh-Hans");
    screen.close();
}

#[test]
fn the_theme_follows_the_system_until_it_is_chosen() {
    let Some(screen) = open() else { return };
    let is_dark = || {
        let ground = screen.text("getComputedStyle(document.body).backgroundColor");
        let numbers = ground.trim_start_matches(|one: char| !one.is_ascii_digit()).trim_end_matches(')');
        let sum: f64 = numbers.split(',').take(3).map(|number| number.trim().parse::<f64>().unwrap()).sum();
        sum < 200.0
    };
    screen.prefer("light");
    assert!(!is_dark());
    screen.prefer("dark");
    assert!(is_dark());
    screen.click("label[for=theme-light]");
    assert!(!is_dark());
    screen.prefer("light");
    screen.click("label[for=theme-dark]");
    assert!(is_dark());
    screen.close();
}
