//! The check report as a workbook: a summary, a sheet for each law with findings, the observations, and the open
//! questions.
//!
//! A workbook is written at once, so it is gathered first: it is the one form that grows with the number of manifests.

mod sheet;
mod summary;

use std::collections::BTreeMap;
use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::language::ReportLanguage;
use super::location::Locator;
use super::novelty::Against;
use super::observed::Observed;
use super::question::{how_to_write, question_text, weight};
use super::renderer::{Refused, Renderer};
use super::table::{Column, Row, observation_cell, verdicts};
use super::view::View;
use crate::findings::{Counts, Novelties, Outcome, questions};
use crate::localized;
use crate::localized::Localized;
use crate::program::InstrumentId;
use crate::quantity::Date;
use sheet::{Cell, SheetNames, Table, sheet_name};

/// The columns of a law's sheet, with their widths in characters.
const COLUMNS: [(Column, f64); 18] = [
    (Column::Law, 24.0),
    (Column::Provision, 16.0),
    (Column::Title, 26.0),
    (Column::Duty, 40.0),
    (Column::Object, 18.0),
    (Column::Verdict, 12.0),
    (Column::Baseline, 10.0),
    (Column::Waiver, 28.0),
    (Column::Explanation, 36.0),
    (Column::Severity, 10.0),
    (Column::Penalty, 36.0),
    (Column::Expected, 28.0),
    (Column::Evidence, 28.0),
    (Column::Remedy, 36.0),
    (Column::Owner, 12.0),
    (Column::Deadline, 12.0),
    (Column::Rule, 26.0),
    (Column::Manifest, 26.0),
];

/// The columns of the observations, with their widths in characters.
const OBSERVATION_COLUMNS: [(Column, f64); 10] = [
    (Column::Manifest, 26.0),
    (Column::Line, 8.0),
    (Column::Verdict, 22.0),
    (Column::Rule, 30.0),
    (Column::Object, 18.0),
    (Column::Explanation, 48.0),
    (Column::Severity, 10.0),
    (Column::Remedy, 48.0),
    (Column::Owner, 12.0),
    (Column::Deadline, 12.0),
];

/// A workbook that is gathered.
#[derive(Debug)]
pub struct Xlsx {
    language: ReportLanguage,
    against: Against,
    as_of: Option<Date>,
    manifests: Vec<Manifest>,
    laws: BTreeMap<Option<InstrumentId>, Law>,
    observations: Vec<Vec<Cell>>,
    questions: Vec<Vec<Cell>>,
}

/// A manifest with its counts, or with what is wrong with it.
#[derive(Debug)]
struct Manifest {
    name: String,
    result: Result<(Counts, Option<Novelties>), String>,
}

/// The findings under one instrument.
#[derive(Debug)]
struct Law {
    title: String,
    id: String,
    outcomes: Vec<Outcome>,
    rows: Vec<Vec<Cell>>,
}

impl Xlsx {
    /// An empty workbook with texts in that language, of findings that are held against that.
    pub fn new(language: ReportLanguage, against: Against) -> Self {
        Self {
            language,
            against,
            as_of: None,
            manifests: Vec::new(),
            laws: BTreeMap::new(),
            observations: Vec::new(),
            questions: Vec::new(),
        }
    }

    /// The columns of a law's sheet, with their widths.
    fn columns(&self) -> impl Iterator<Item = (Column, f64)> {
        COLUMNS.into_iter().filter(|(column, _)| column.is_for(self.against))
    }

    fn phrase(&self, text: &Localized) -> String {
        self.language.phrase(text)
    }

    /// The name of a sheet of our own.
    fn name(&self, name: &Localized) -> String {
        sheet_name(&self.phrase(name))
    }

    fn add_findings(&mut self, view: &View<'_>) {
        let locator = Locator::new(view.sources);
        for finding in &view.findings.findings {
            let row = Row::of(view, finding, &locator);
            let cells = self.columns().map(|(column, _)| {
                let text = self.language.phrase(&row.cell(column));
                if column == Column::Verdict {
                    Cell::verdict(text, finding.outcome)
                } else {
                    Cell::text(&text)
                }
            });
            let cells: Vec<Cell> = cells.collect();
            let id = row.instrument();
            let language = self.language;
            let law = self.laws.entry(id).or_insert_with(|| Law::of(view, id, language));
            law.outcomes.push(finding.outcome);
            law.rows.push(cells);
        }
    }

    fn add_observations(&mut self, observed: &Observed<'_>) {
        for (observation, place) in observed.located() {
            let cells = OBSERVATION_COLUMNS.map(|(column, _)| {
                Cell::text(&self.phrase(&observation_cell(column, observed, observation, place.as_ref())))
            });
            self.observations.push(cells.into());
        }
    }

    fn add_questions(&mut self, view: &View<'_>) {
        let program = view.program;
        for (number, question) in (1_u32..).zip(questions(program, view.findings)) {
            let mut cells = vec![Cell::text(view.manifest), Cell::Number(number)];
            let texts = [
                question_text(program, &question, view.notation),
                how_to_write(program, &question, view.notation),
                weight(&question),
            ];
            cells.extend(texts.iter().map(|text| Cell::text(&self.phrase(text))));
            // The answer, who is responsible, and until when: for the reader to fill in.
            cells.extend([const { Cell::EMPTY }; 3]);
            self.questions.push(cells);
        }
    }

    fn workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        // The one date in a workbook; the clock's would make each run another file.
        let created = self.as_of.map_or_else(|| "1980-01-01".to_owned(), |day| day.to_string());
        let properties = DocProperties::new()
            .set_title(self.phrase(&localized!("Findings of hegui", "hegui 合规检查结果")))
            .set_creation_datetime(&ExcelDateTime::parse_from_str(&created)?);
        workbook.set_properties(&properties);

        let summary = self.name(&localized!("Summary", "概览"));
        let observations = self.name(&localized!("Observations", "观察项"));
        let questions = self.name(&localized!("Open questions", "待确认问题"));
        let mut names = SheetNames::new([&summary, &observations, &questions].map(String::as_str));
        summary::write(self, workbook.add_worksheet().set_name(&summary)?)?;
        let verdicts: Vec<String> = verdicts().iter().map(|verdict| self.phrase(verdict)).collect();
        for law in self.laws.values() {
            let name = names.unused(&[&law.title, &law.id]);
            let heads: Vec<String> = self.columns().map(|(column, _)| self.phrase(&column.head())).collect();
            let widths: Vec<f64> = self.columns().map(|(_, width)| width).collect();
            let choice = self.columns().position(|(column, _)| column == Column::Verdict);
            let table = Table { heads: &heads, widths: &widths, rows: &law.rows };
            let sheet = workbook.add_worksheet().set_name(&name)?;
            table.fill(sheet)?;
            if let Some(column) = choice {
                table.choose_from(sheet, column, &verdicts)?;
            }
        }
        if !self.observations.is_empty() {
            let heads = OBSERVATION_COLUMNS.map(|(column, _)| self.phrase(&column.head()));
            let widths = OBSERVATION_COLUMNS.map(|(_, width)| width);
            let sheet = workbook.add_worksheet().set_name(&observations)?;
            Table { heads: &heads, widths: &widths, rows: &self.observations }.fill(sheet)?;
        }
        let heads = [
            Column::Manifest.head(),
            localized!("no.", "序号"),
            localized!("question", "问题"),
            localized!("how to state it", "填写方式"),
            localized!("decides", "影响"),
            localized!("answer", "答复"),
            Column::Owner.head(),
            Column::Deadline.head(),
        ];
        let heads = heads.map(|head| self.phrase(&head));
        let widths = [26.0, 8.0, 48.0, 48.0, 30.0, 30.0, 12.0, 12.0];
        let sheet = workbook.add_worksheet().set_name(&questions)?;
        Table { heads: &heads, widths: &widths, rows: &self.questions }.fill(sheet)?;
        workbook.save_to_buffer()
    }
}

impl Law {
    fn of(view: &View<'_>, id: Option<InstrumentId>, language: ReportLanguage) -> Self {
        let instrument = id.and_then(|id| view.program.instrument(id));
        let title = instrument.map_or_else(
            || localized!("Other", "其他"),
            |instrument| view.program.texts.localized(instrument.title),
        );
        let id = instrument.map_or("", |instrument| view.program.texts.symbol(instrument.name));
        Self { title: language.phrase(&title), id: id.to_owned(), outcomes: Vec::new(), rows: Vec::new() }
    }
}

impl Renderer for Xlsx {
    fn add(&mut self, view: &View<'_>, _out: &mut dyn Write) -> io::Result<()> {
        self.as_of = Some(view.findings.as_of);
        let result = Ok((view.findings.counts(), view.findings.novelties));
        self.manifests.push(Manifest { name: view.manifest.to_owned(), result });
        self.add_findings(view);
        self.add_observations(&view.observed());
        self.add_questions(view);
        Ok(())
    }

    fn observe(&mut self, observed: &Observed<'_>, _out: &mut dyn Write) -> io::Result<()> {
        self.as_of = Some(observed.as_of);
        self.add_observations(observed);
        Ok(())
    }

    fn refuse(&mut self, refused: &Refused<'_>, _out: &mut dyn Write) -> io::Result<()> {
        let messages = refused.diagnostics.iter().map(|found| self.phrase(&found.message));
        let result = Err(messages.collect::<Vec<_>>().join("\n"));
        self.manifests.push(Manifest { name: refused.manifest.to_owned(), result });
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(&self.workbook().map_err(io::Error::other)?)
    }
}
