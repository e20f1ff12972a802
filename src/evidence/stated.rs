//! What a manifest says of its documents.

use crate::facts::{FactName, FactPattern, Facts, Interval, Known, MemberValue, PatternFinder, Record};
use crate::program::{EvidenceList, EvidencePart, Program};
use crate::quantity::{Date, Digest};
use crate::source::Span;

/// A document as a manifest states it.
#[derive(Debug, Clone, PartialEq)]
pub struct StatedDocument {
    /// The key by which the manifest knows it.
    pub id: Box<str>,
    /// What it is called.
    pub title: Option<Box<str>>,
    /// Its file; `None` where it is kept elsewhere.
    pub file: Option<StatedFile>,
    /// The day of which it is.
    pub issued: Day,
    /// The last day on which it is valid.
    pub expires: Day,
    /// The facts that it supports.
    pub supports: Vec<FactPattern>,
    /// Where the manifest states it.
    pub place: Span,
}

/// The file of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedFile {
    /// Where it lies, from the folder of the manifest.
    pub path: Box<str>,
    /// Where the manifest says that.
    pub place: Span,
    /// The SHA-256 that it should have, where the manifest states one.
    pub digest: Option<Digest>,
}

/// What is known of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// Nothing.
    Unknown,
    /// It never comes.
    Never,
    /// It lies between two days.
    Within(Interval<Date>),
}

/// The documents that a manifest states, in their order.
pub fn stated(program: &Program, facts: &Facts) -> Vec<StatedDocument> {
    let Some(evidence) = &program.evidence else { return Vec::new() };
    let Known::List(documents) = &facts.root(evidence.list).known else { return Vec::new() };
    let mut finder = PatternFinder::new(program, facts);
    let documents = documents.elements.iter();
    documents.map(|element| document(evidence, &element.key, &element.record, &mut finder)).collect()
}

fn document(
    evidence: &EvidenceList,
    id: &str,
    record: &Record,
    finder: &mut PatternFinder<'_>,
) -> StatedDocument {
    let fact = |part| evidence.field(part).map(|field| record.fact(field));
    let text = |part| match fact(part).map(|fact| &fact.known) {
        Some(Known::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let day = |part| match fact(part).map(|fact| &fact.known) {
        Some(Known::Date(days)) => Day::Within(*days),
        Some(Known::Never) => Day::Never,
        _ => Day::Unknown,
    };
    let digest = text(EvidencePart::Sha256).and_then(|text| Digest::parse(&text));
    let place = fact(EvidencePart::Path).and_then(|fact| fact.place);
    let path = text(EvidencePart::Path).zip(place);
    let supports = match fact(EvidencePart::Supports).map(|fact| &fact.known) {
        Some(Known::Set(set)) => set.members.as_ref(),
        _ => &[],
    };
    let pattern = |member: &MemberValue| match member {
        MemberValue::Text(text) => finder.find(&text.parse::<FactName>().ok()?).ok(),
        _ => None,
    };
    StatedDocument {
        id: id.into(),
        title: text(EvidencePart::Title),
        file: path.map(|(path, place)| StatedFile { path, place, digest }),
        issued: day(EvidencePart::Issued),
        expires: day(EvidencePart::Expires),
        supports: supports.iter().filter_map(pattern).collect(),
        place: record.place,
    }
}
