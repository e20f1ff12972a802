//! The check report as OSCAL assessment results: a result for each manifest, behind them the plan and the catalog.

mod back_matter;
mod catalog;
mod characterization;
mod component;
mod context;
mod finding;
mod identity;
mod markup;
mod metadata;
mod objective;
mod observation;
mod plan;
mod property;
mod result;
mod risk;
mod selection;
mod subject;

use std::io::{self, Write};

use serde::Serialize;

use super::language::ReportLanguage;
use super::renderer::{Refused, Renderer};
use super::view::View;
use crate::localized;
use crate::program::Program;
use crate::quantity::Date;
use back_matter::{BackMatter, Resource};
use catalog::ControlIds;
pub use catalog::law_oscal;
use context::Context;
use identity::Contents;
use markup::Markup;
use metadata::Metadata;
use objective::{LocalDefinitions, reviewed_controls};
use plan::Import;
use result::ResultEntry;
use selection::ReviewedControls;

/// What OSCAL has no name for is named here.
const NAMESPACE: &str = "urn:hegui:oscal";
/// The resource that holds the catalog.
const CATALOG: &str = "catalog";

/// A document of assessment results that grows.
#[derive(Debug)]
pub struct Oscal {
    markup: Markup,
    /// Set by the first manifest.
    head: Option<Head>,
    has_results: bool,
    contents: Contents,
}

/// What all results share.
#[derive(Debug)]
struct Head {
    ids: ControlIds,
    reviewed: ReviewedControls,
    back_matter: BackMatter,
}

impl Oscal {
    /// An empty document with texts in that language.
    pub fn new(language: ReportLanguage) -> Self {
        Self { markup: Markup { language }, head: None, has_results: false, contents: Contents::default() }
    }

    /// Writes everything before the results.
    fn begin(&mut self, program: &Program, day: Date, out: &mut dyn Write) -> io::Result<Head> {
        let markup = self.markup;
        let ids = ControlIds::of(program);
        let reviewed = reviewed_controls(program, &ids, day);
        let catalog = Resource::described(
            CATALOG,
            &localized!("Provisions", "条款目录"),
            &localized!(
                "The catalog of the provisions that control ids name; `hegui law --format oscal` prints it.",
                "控制项编号所指条款的目录；`hegui law --format oscal` 输出同一目录。"
            ),
            markup,
        );
        let plan = Resource::described(
            "plan",
            &localized!("Plan", "评估计划"),
            &localized!("Which rules are applied, as of which day.", "适用哪些规则，以及评估日期。"),
            markup,
        );
        let import = Import::of(plan.uuid());
        let document = catalog::Document::of(program, &ids, markup);
        let catalog = catalog.with_document("catalog.json", document.uuid(), &document);
        let document = plan::Document::of(reviewed.clone(), day, markup);
        let plan = plan.with_document("plan.json", document.uuid(), &document);

        let title = localized!("Findings of hegui as of {day}", "hegui 合规检查结果（评估日期 {day}）");
        out.write_all(b"{\"assessment-results\":{\n")?;
        self.field("metadata", &Metadata::of(&title, day, day.to_string(), markup), out)?;
        self.field("import-ap", &import, out)?;
        self.field("local-definitions", &LocalDefinitions::of(program, &ids, day, markup), out)?;
        out.write_all(b"\"results\":[")?;
        Ok(Head { ids, reviewed, back_matter: BackMatter { resources: vec![catalog, plan] } })
    }

    /// Writes a field of the document, with the comma behind it.
    fn field(&mut self, name: &str, value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
        let text = serde_json::to_vec(value)?;
        self.contents.add(&text);
        write!(out, "\"{name}\":")?;
        out.write_all(&text)?;
        out.write_all(b",\n")
    }

    fn result(&mut self, result: &ResultEntry<'_>, out: &mut dyn Write) -> io::Result<()> {
        let text = serde_json::to_vec(result)?;
        self.contents.add(&text);
        out.write_all(if self.has_results { b",\n" } else { b"\n" })?;
        self.has_results = true;
        out.write_all(&text)
    }
}

impl Renderer for Oscal {
    fn add(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        let head = match self.head.take() {
            Some(head) => head,
            None => self.begin(view.program, view.findings.as_of, out)?,
        };
        let context = Context::new(view, &head.ids, self.markup);
        self.result(&ResultEntry::of(&context, &head.reviewed), out)?;
        self.head = Some(head);
        Ok(())
    }

    fn refuse(&mut self, refused: &Refused<'_>, out: &mut dyn Write) -> io::Result<()> {
        if self.head.is_none() {
            self.head = Some(self.begin(refused.program, refused.as_of, out)?);
        }
        self.result(&ResultEntry::of_refused(refused, self.markup), out)
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        // OSCAL has no document without results.
        let Some(head) = self.head.take() else { return Ok(()) };
        out.write_all(b"\n],\n")?;
        self.field("back-matter", &head.back_matter, out)?;
        // What a document holds is known at its end, and so is what it is told by.
        writeln!(out, "\"uuid\":\"{}\"\n}}}}", self.contents.uuid())
    }
}
