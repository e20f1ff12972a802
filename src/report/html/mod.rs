//! The check report as one page of HTML that needs nothing beside it: no network, no other file, and no script to be read.
//!
//! A page begins with what it sums up, so it is gathered first.

mod ahead;
mod chart;
mod definitions;
mod document;
mod excerpt;
mod facets;
mod filter;
mod finding;
mod findings;
mod listing;
mod mark;
mod observations;
mod overview;
mod policy;
mod proof;
mod questions;
mod refused;
mod section;
mod sheet;
mod stake;
mod text;
mod verdict;

use std::io::{self, Write};

use maud::{Markup, html};

use super::language::ReportLanguage;
use super::observed::Observed;
use super::renderer::{Refused, Renderer};
use super::view::View;
use super::xml::xml_text;
use facets::Facets;
use overview::Entry;

/// A page that is gathered, with both languages in it.
#[derive(Debug)]
pub struct Html {
    language: ReportLanguage,
    entries: Vec<Entry>,
    facets: Facets,
    /// What was observed of the run as a whole.
    of_run: Markup,
}

impl Html {
    /// An empty page. It is shown in that language until its reader chooses another one.
    pub fn new(language: ReportLanguage) -> Self {
        Self { language, entries: Vec::new(), facets: Facets::default(), of_run: html! {} }
    }

    /// The place of the next manifest among those of the page.
    fn next_number(&self) -> usize {
        self.entries.len() + 1
    }
}

impl Renderer for Html {
    fn add(&mut self, view: &View<'_>, _out: &mut dyn Write) -> io::Result<()> {
        let entry = section::section(view, self.next_number(), &mut self.facets);
        self.entries.push(entry);
        Ok(())
    }

    fn observe(&mut self, observed: &Observed<'_>, _out: &mut dyn Write) -> io::Result<()> {
        self.of_run = observations::observations(observed, "run-observations");
        Ok(())
    }

    fn refuse(&mut self, refused: &Refused<'_>, _out: &mut dyn Write) -> io::Result<()> {
        self.entries.push(refused::refused(refused, self.next_number()));
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let page = document::document(self.language, &self.entries, &self.facets, &self.of_run).into_string();
        // No markup holds a character that XML has no way to write, so what is replaced came from a manifest.
        out.write_all(xml_text(&page).as_bytes())
    }
}
