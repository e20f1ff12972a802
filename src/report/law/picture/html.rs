//! The picture as one page of HTML that needs no network, with a table that says the same.

use std::io::{self, Write as _};

use quick_xml::Writer;
use quick_xml::events::{BytesText, Event};

use super::axis::Axis;
use super::row::Row;
use super::shares::{Share, Shares};
use super::svg::law_svg;
use super::words;
use crate::localized::{Language, Localized};
use crate::program::Program;
use crate::report::language::{ReportLanguage, tag};
use crate::report::law::rank_name;
use crate::report::xml::xml_text;

type Xml = Writer<Vec<u8>>;

/// All instruments as a page: the picture, and below it a table. The page is well-formed XML too.
pub fn law_html(program: &Program, language: ReportLanguage) -> String {
    let page = Page { program, language, rows: Row::all(program) };
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    // Memory can always be written to.
    let _ = page.write(&mut xml);
    let mut text = String::from("<!DOCTYPE html>\n");
    text.push_str(&String::from_utf8_lossy(&xml.into_inner()));
    text.push('\n');
    text
}

struct Page<'p> {
    program: &'p Program,
    language: ReportLanguage,
    rows: Vec<Row<'p>>,
}

impl Page<'_> {
    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        let first = self.language.languages().first().copied().unwrap_or(Language::En);
        let title = self.language.phrase(&words::heading());
        xml.create_element("html").with_attribute(("lang", tag(first))).write_inner_content(|xml| {
            xml.create_element("head").write_inner_content(|xml| {
                xml.create_element("meta").with_attribute(("charset", "utf-8")).write_empty()?;
                let viewport = [("name", "viewport"), ("content", "width=device-width, initial-scale=1")];
                xml.create_element("meta").with_attributes(viewport).write_empty()?;
                xml.create_element("title").write_text_content(BytesText::new(&xml_text(&title)))?;
                xml.create_element("style")
                    .write_text_content(BytesText::from_escaped(include_str!("html.css")))?;
                Ok(())
            })?;
            xml.create_element("body").write_inner_content(|xml| {
                xml.create_element("main").write_inner_content(|xml| {
                    xml.create_element("figure").write_inner_content(|xml| {
                        let picture = law_svg(self.program, self.language);
                        xml.write_event(Event::Text(BytesText::from_escaped(picture)))
                    })?;
                    let scroll = [("class", "scroll"), ("tabindex", "0")];
                    let scroll = xml.create_element("div").with_attributes(scroll);
                    scroll.write_inner_content(|xml| self.table(xml))?;
                    Ok(())
                })?;
                Ok(())
            })?;
            Ok(())
        })?;
        xml.get_mut().flush()
    }

    fn table(&self, xml: &mut Xml) -> io::Result<()> {
        xml.create_element("table").write_inner_content(|xml| {
            let axis = Axis::over(&self.rows, 0, 1);
            let caption = words::description(&self.rows, axis.as_ref());
            xml.create_element("caption").write_inner_content(|xml| self.text(xml, &caption))?;
            xml.create_element("thead").write_inner_content(|xml| {
                xml.create_element("tr").write_inner_content(|xml| self.head(xml))?;
                Ok(())
            })?;
            xml.create_element("tbody").write_inner_content(|xml| {
                for row in &self.rows {
                    xml.create_element("tr").write_inner_content(|xml| self.row(xml, row))?;
                }
                Ok(())
            })?;
            xml.create_element("tfoot").write_inner_content(|xml| {
                xml.create_element("tr").write_inner_content(|xml| {
                    let head = [("scope", "row"), ("colspan", "4")];
                    let head = xml.create_element("th").with_attributes(head);
                    head.write_inner_content(|xml| self.text(xml, &words::together()))?;
                    numbers(xml, &Shares::sum(self.rows.iter().map(|row| &row.shares)))
                })?;
                Ok(())
            })?;
            Ok(())
        })?;
        Ok(())
    }

    fn head(&self, xml: &mut Xml) -> io::Result<()> {
        let texts = [words::instrument(), words::rank(), words::in_force(), words::replaced_by()];
        for text in texts {
            let head = xml.create_element("th").with_attribute(("scope", "col"));
            head.write_inner_content(|xml| self.text(xml, &text))?;
        }
        let shares = Share::ALL.iter().map(|share| words::share_name(*share));
        for text in shares.chain([words::provisions()]) {
            let head = xml.create_element("th").with_attributes([("scope", "col"), ("class", "number")]);
            head.write_inner_content(|xml| self.text(xml, &text))?;
        }
        Ok(())
    }

    fn row(&self, xml: &mut Xml, row: &Row<'_>) -> io::Result<()> {
        let head = xml.create_element("th").with_attribute(("scope", "row"));
        head.write_inner_content(|xml| {
            self.text(xml, &row.title)?;
            name(xml, row.name)
        })?;
        for text in [rank_name(row.instrument.rank), words::when(row)] {
            xml.create_element("td").write_inner_content(|xml| self.text(xml, &text))?;
        }
        let successor = words::successor(self.program, row).unwrap_or("—");
        xml.create_element("td").write_inner_content(|xml| name(xml, successor))?;
        numbers(xml, &row.shares)
    }

    /// A text in the languages of the reader, each marked as what it is, the same wording once.
    fn text(&self, xml: &mut Xml, text: &Localized) -> io::Result<()> {
        let mut before = None;
        for language in self.language.languages() {
            let wording = text.get(*language);
            if before != Some(wording) {
                let span = xml.create_element("span").with_attribute(("lang", tag(*language)));
                span.write_text_content(BytesText::new(&xml_text(wording)))?;
            }
            before = Some(wording);
        }
        Ok(())
    }
}

fn name(xml: &mut Xml, name: &str) -> io::Result<()> {
    let span = xml.create_element("span").with_attribute(("class", "name"));
    span.write_text_content(BytesText::new(&xml_text(name)))?;
    Ok(())
}

/// The numbers of provisions, and how many there are in all.
fn numbers(xml: &mut Xml, shares: &Shares) -> io::Result<()> {
    let counts = Share::ALL.iter().map(|share| shares.get(*share));
    for count in counts.chain([shares.total()]) {
        let cell = xml.create_element("td").with_attribute(("class", "number"));
        cell.write_text_content(BytesText::new(&count.to_string()))?;
    }
    Ok(())
}
