//! The check report for a terminal: breaches first, then what is not known, then the counts.

mod breach;
mod observations;
mod open;
mod others;
mod summary;

pub(super) use summary::counted;

use super::detail::Detail;
use super::layout::Layout;
use super::observed::Observed;
use super::page::Page;
use super::view::View;

/// What a terminal report is asked to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct TerminalOptions {
    /// How much it tells.
    pub detail: Detail,
    /// How it is laid out.
    pub layout: Layout,
}

/// Renders the check of one manifest for a terminal.
pub fn terminal(view: &View<'_>, options: &TerminalOptions) -> String {
    let mut page = Page::new(options.layout);
    breach::breaches(view, options.detail, &mut page);
    if options.detail != Detail::Quiet {
        if options.detail != Detail::Verbose {
            others::known_breaches(view, &mut page);
        }
        open::questions_to_answer(view, options.detail, &mut page);
        others::waived(view, &mut page);
        observations::observations(&view.observed(), &mut page);
    }
    if options.detail == Detail::Verbose {
        others::all(view, &mut page);
    }
    summary::summary(view, &mut page);
    page.finish()
}

/// Renders what was observed of a run as a whole for a terminal.
pub fn terminal_observed(observed: &Observed<'_>, options: &TerminalOptions) -> String {
    let mut page = Page::new(options.layout);
    if options.detail != Detail::Quiet {
        observations::observations(observed, &mut page);
    }
    summary::observed(observed, &mut page);
    page.finish()
}
