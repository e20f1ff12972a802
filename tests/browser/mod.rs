//! The page of HTML in a real browser: what a reader can do with it, and what it does not do.

mod accessibility;
mod filter;
mod print;
mod reveal;
mod safety;
mod screen;
mod switches;
mod width;

use screen::Screen;

/// The check of the page that most tests look at: breaches, what is not known yet, and all that is in order.
const CHECK: &str =
    "check samples/partial-knowledge/manifest.toml --pack csl --pack incidents --as-of 2026-11-23 --lang en";

/// The page of that check in a browser; `None` where there is none.
fn open() -> Option<Screen> {
    Screen::open(&crate::session::Session::in_repository(), CHECK)
}
