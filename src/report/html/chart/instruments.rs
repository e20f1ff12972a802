//! Outcomes by instrument: how many findings rest on each, and how they came out.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use maud::{Markup, html};

use super::strip::stacked;
use crate::findings::Outcome;
use crate::localized;
use crate::localized::Localized;
use crate::program::InstrumentId;
use crate::report::html::mark::sign;
use crate::report::html::sheet::Sheet;
use crate::report::html::text::{both, counted};
use crate::report::language::capital;
use crate::report::outcome::outcome_name;
use crate::report::table::instrument_title;

/// How many findings with each outcome rest on an instrument.
struct Row {
    id: InstrumentId,
    counts: BTreeMap<Outcome, usize>,
}

impl Row {
    fn of(&self, outcome: Outcome) -> usize {
        self.counts.get(&outcome).copied().unwrap_or_default()
    }

    /// How many findings are about a duty that binds.
    fn applied(&self) -> usize {
        let applied = self.counts.iter().filter(|(outcome, _)| **outcome != Outcome::NotApplicable);
        applied.map(|(_, count)| count).sum()
    }
}

/// The most instruments without a breach that are shown before the others are unfolded.
const MOST_WITHOUT_BREACH: usize = 10;

/// A table of the instruments, each with its outcomes as a bar and as numbers, those with the gravest first.
pub(in crate::report::html) fn instruments(sheet: &Sheet<'_, '_>) -> Markup {
    let (applied, others): (Vec<Row>, Vec<Row>) = rows(sheet).into_iter().partition(|row| row.applied() > 0);
    if applied.is_empty() {
        return html! {};
    }
    let breached = applied.iter().filter(|row| row.of(Outcome::Breached) > 0).count();
    let (first, not_breached) = applied.split_at(applied.len().min(breached + MOST_WITHOUT_BREACH));
    let more = counted(not_breached.len(), "more instrument", "more instruments", "件法规文件");
    let none = counted(others.len(), "more instrument", "more instruments", "件法规文件");
    html! {
        section.part.chart id=(sheet.id("instruments")) {
            h3 { (both(&localized!("Outcomes by instrument", "按法规文件统计"))) }
            p.lead {
                (both(&localized!(
                    "A finding that rests on several instruments counts for each of them. The bars leave out what does \
                     not apply.",
                    "一项结论依据多件法规文件的，在各文件下均计入；条形不含不适用项。"
                )))
            }
            (table(sheet, first, &applied))
            @if !not_breached.is_empty() {
                details.more {
                    summary {
                        (both(&Localized::new(
                            format!("{}: nothing is breached", more.en),
                            format!("另有 {}：没有违反", more.zh),
                        )))
                    }
                    (table(sheet, not_breached, &applied))
                }
            }
            @if !others.is_empty() {
                details.more.others {
                    summary {
                        (both(&Localized::new(
                            format!("{}: nothing applies", none.en),
                            format!("另有 {}：均不适用", none.zh),
                        )))
                    }
                    ul {
                        @for row in &others {
                            li { (name(sheet, row)) " " span.count { (row.of(Outcome::NotApplicable)) } }
                        }
                    }
                }
            }
        }
    }
}

/// A table of these rows; the columns and the width of the bars are those of all.
fn table(sheet: &Sheet<'_, '_>, rows: &[Row], all: &[Row]) -> Markup {
    let whole = all.iter().map(Row::applied).max().unwrap_or_default();
    let is_there = |outcome: &Outcome| all.iter().any(|row| row.of(*outcome) > 0);
    let columns: Vec<Outcome> = Outcome::ALL.iter().map(|(_, outcome)| *outcome).filter(is_there).collect();
    html! {
        div.scroll {
            table.instruments {
                thead {
                    tr {
                        th scope="col" { (both(&localized!("Instrument", "法规文件"))) }
                        td {}
                        @for outcome in &columns { (head(*outcome)) }
                    }
                }
                tbody { @for row in rows { (write(sheet, row, &columns, whole)) } }
            }
        }
    }
}

fn rows(sheet: &Sheet<'_, '_>) -> Vec<Row> {
    let mut counts: BTreeMap<InstrumentId, BTreeMap<Outcome, usize>> = BTreeMap::new();
    for (_, finding) in sheet.findings() {
        for id in sheet.instruments(finding) {
            *counts.entry(id).or_default().entry(finding.outcome).or_default() += 1;
        }
    }
    let mut rows: Vec<Row> = counts.into_iter().map(|(id, counts)| Row { id, counts }).collect();
    rows.sort_by_key(|row| {
        Reverse((row.of(Outcome::Breached), row.of(Outcome::Undetermined), row.applied(), Reverse(row.id)))
    });
    rows
}

fn head(outcome: Outcome) -> Markup {
    html! {
        th.number scope="col" data-outcome=(outcome.name()) {
            span.sign aria-hidden="true" { (sign(outcome)) }
            span { (both(&capital(&outcome_name(outcome)))) }
        }
    }
}

fn write(sheet: &Sheet<'_, '_>, row: &Row, columns: &[Outcome], whole: usize) -> Markup {
    let shown = columns.iter().filter(|outcome| **outcome != Outcome::NotApplicable);
    html! {
        tr {
            th scope="row" { (name(sheet, row)) }
            td.bar { (stacked(shown.map(|outcome| (*outcome, row.of(*outcome))), whole)) }
            @for outcome in columns {
                td.number data-outcome=(outcome.name()) data-count=(row.of(*outcome)) data-sign=(sign(*outcome)) { (row.of(*outcome)) }
            }
        }
    }
}

/// The title of an instrument; with the script, it filters the findings.
fn name(sheet: &Sheet<'_, '_>, row: &Row) -> Markup {
    let title = instrument_title(sheet.view.program, row.id);
    html! {
        a href={ "#" (sheet.id("findings")) } data-choose=(sheet.instrument_name(row.id)) { (both(&title)) }
    }
}
