//! Evidence in words: the documents behind a finding, their states, and the facts that lack one.

use super::language::join;
use crate::findings::{Document, Fault, Finding};
use crate::localized;
use crate::localized::Localized;
use crate::program::{EvidencePart, Program};

/// The documents behind a finding, each with its state: `filing (sound): Certificate of filing, documents/filing.pdf`.
pub(super) fn evidence_of(finding: &Finding) -> Vec<Localized> {
    finding.details().evidence.iter().map(|evidence| document_text(&evidence.document)).collect()
}

/// The documents behind a finding in one line; `None` where there is none.
pub(super) fn evidence_line(finding: &Finding) -> Option<Localized> {
    let documents = evidence_of(finding);
    if documents.is_empty() {
        return None;
    }
    let Localized { en, zh } = join(&documents, "; ", "；");
    Some(localized!("evidence: {en}", "证据材料：{zh}"))
}

/// A document with its state.
pub(super) fn document_text(document: &Document) -> Localized {
    let (id, state) = (&document.id, state(document));
    let details = [&document.title, &document.path];
    let details: Vec<Localized> =
        details.into_iter().flatten().map(|detail| Localized::same(detail.as_ref())).collect();
    let Localized { en, zh } = join(&details, ", ", "，");
    let (colon, colon_zh) = if details.is_empty() { ("", "") } else { (": ", "：") };
    Localized::new(format!("{id} ({}){colon}{en}", state.en), format!("{id}（{}）{colon_zh}{zh}", state.zh))
}

/// What a document is worth: that it is sound, or everything that is wrong with it.
pub(super) fn state(document: &Document) -> Localized {
    if document.is_sound() {
        return localized!("sound", "有效");
    }
    join(&document.faults.iter().map(fault).collect::<Vec<_>>(), ", ", "，")
}

fn fault(fault: &Fault) -> Localized {
    match fault {
        Fault::Missing => localized!("missing", "缺失"),
        Fault::Unreadable(_) => localized!("unreadable", "无法读取"),
        Fault::Altered => localized!("altered", "已被改动"),
        Fault::Expired(last) => localized!("expired after {last}", "有效期至 {last}，已过期"),
        Fault::NotYetIssued(_) => localized!("not yet issued", "尚未出具"),
    }
}

/// The name of the fact by which a document states what it supports, and that of their list; `None` where the
/// vocabulary has no evidence.
pub(super) fn supports_name(program: &Program) -> Option<(&str, &str)> {
    let evidence = program.evidence.as_ref()?;
    let list = program.vocabulary.record(evidence.list)?;
    let supports = list.fields.get(evidence.field(EvidencePart::Supports)?)?;
    Some((program.texts.symbol(list.name), program.texts.symbol(supports.name)))
}
