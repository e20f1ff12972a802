//! A page with the findings of all packs, in a window whose width changes.

use super::screen::Screen;
use crate::session::Session;

/// It takes a tenth of a second; one walk through the page for each of its elements takes ten.
const MOST_SECONDS: f64 = 2.0;

#[test]
fn crossing_a_width_takes_no_time() {
    let check = "check samples/critical-bank-breaches/manifest.toml --as-of 2026-11-23 --lang en";
    let Some(screen) = Screen::open(&Session::in_repository(), check) else { return };
    assert!(screen.number("document.querySelectorAll('*').length") > 20_000);
    let display = "getComputedStyle(document.querySelector('.columns')).display";
    screen.measure();
    for (width, expected) in [(1100, "grid"), (1000, "block"), (1100, "grid")] {
        screen.resize(width);
        screen.wait_for(&format!("{display} === '{expected}'"));
    }
    let seconds = screen.seconds_of_work();
    assert!(seconds < MOST_SECONDS, "{seconds}");
    screen.close();
}
