//! A fact: the question that asks for it, how it is written, the rules that read it.

use std::collections::BTreeSet;

use super::{Library, document};
use crate::localized;
use crate::localized::Localized;
use crate::manifest::Notation;
use crate::program::{EnumerationId, Field, Member, Program, RecordKind, RecordType, Type};
use crate::quantity::Since;
use crate::report::page::Page;
use crate::report::reads::{facts_read, facts_told};
use crate::report::writing::writing;

/// Explains one fact.
pub(super) fn explain(library: &Library<'_>, name: &str, field: &Field, page: &mut Page) {
    let program = library.program;
    page.heading(&Localized::same(name));
    page.entry(&localized!("title", "名称"), &[program.texts.localized(field.title)]);
    if let Some(ask) = field.ask {
        page.entry(&localized!("question", "问题"), &[program.texts.localized(ask)]);
    }
    if let Some(note) = field.note {
        page.entry(&localized!("note", "说明"), &[program.texts.localized(note)]);
    }
    page.entry(&localized!("write", "填写"), &[writing(program, field.of_type, Notation::Toml)]);
    if let Some(since) = field.since {
        page.entry(&localized!("counts", "累计"), &[window(since)]);
    }
    if let Type::Enumeration(id) | Type::Set(Member::Enumeration(id)) = field.of_type {
        page.entry(&localized!("values", "取值"), &values(program, id));
    }
    if let Type::Nested(id) | Type::List(id) = field.of_type
        && let Some(record) = program.vocabulary.record(id)
    {
        page.entry(&localized!("facts", "事实"), &fields(program, record));
    }
    document::explain(program, name, page);
    readers(library, name, page);
}

/// Explains a table or a list at the top of the manifest.
pub(super) fn explain_record(library: &Library<'_>, name: &str, record: &RecordType, page: &mut Page) {
    let program = library.program;
    page.heading(&Localized::same(name));
    page.entry(&localized!("title", "名称"), &[program.texts.localized(record.title)]);
    if let Some(note) = record.note {
        page.entry(&localized!("note", "说明"), &[program.texts.localized(note)]);
    }
    let written = match record.kind {
        RecordKind::List => localized!(
            "`[[{name}]]` for each, or `{name} = []` where there are none",
            "每项写一个 `[[{name}]]`；没有则写 `{name} = []`"
        ),
        RecordKind::Table | RecordKind::Nested => Localized::same(format!("`[{name}]`")),
    };
    page.entry(&localized!("write", "填写"), &[written]);
    page.entry(&localized!("facts", "事实"), &fields(program, record));
    document::explain(program, name, page);
    readers(library, name, page);
}

/// From when a counter counts.
fn window(since: Since) -> Localized {
    match since {
        Since::StartOfYear => localized!(
            "since 1 January of the year in which the facts hold (`described-on`)",
            "自所述事实所在年度（`described-on`）的1月1日起"
        ),
        Since::StartOfPreviousYear => localized!(
            "since 1 January of the year before that in which the facts hold (`described-on`)",
            "自所述事实所在年度（`described-on`）的上一年1月1日起"
        ),
    }
}

fn values(program: &Program, id: EnumerationId) -> Vec<Localized> {
    let found = program.vocabulary.enumeration(id).map(|found| found.values.as_slice());
    let line = |name: &str, title: Localized| {
        Localized::new(format!("- \"{name}\": {}", title.en), format!("- \"{name}\"：{}", title.zh))
    };
    let values = found.unwrap_or_default().iter();
    values.map(|value| line(program.texts.symbol(value.name), program.texts.localized(value.title))).collect()
}

/// The facts of a table in the order of their declaration.
fn fields(program: &Program, record: &RecordType) -> Vec<Localized> {
    let mut fields: Vec<&Field> = record.fields.iter().collect();
    fields.sort_by_key(|field| field.order);
    let line = |field: &Field| {
        let (name, title) = (program.texts.symbol(field.name), program.texts.localized(field.title));
        Localized::new(format!("- {name}: {}", title.en), format!("- {name}：{}", title.zh))
    };
    fields.into_iter().map(line).collect()
}

/// The rules that read the fact, or one below it; those that only tell it in their texts, apart.
fn readers(library: &Library<'_>, name: &str, page: &mut Page) {
    let program = library.program;
    let below = format!("{name}.");
    let is_among =
        |facts: BTreeSet<String>| facts.iter().any(|fact| fact == name || fact.starts_with(&below));
    let (mut readers, mut tellers) = (Vec::new(), Vec::new());
    for rule in &program.rules {
        let rule_name = program.texts.symbol(rule.name);
        if is_among(facts_read(program, rule)) {
            readers.push(rule_name);
        } else if is_among(facts_told(program, rule)) {
            tellers.push(rule_name);
        }
    }
    let mut lines = Vec::new();
    if !readers.is_empty() {
        lines.push(Localized::new(readers.join(", "), readers.join("、")));
    }
    if !tellers.is_empty() {
        let (en, zh) = (tellers.join(", "), tellers.join("、"));
        lines.push(localized!(
            "{en}, to word a breach or its remedy, not to decide",
            "{zh}（仅用于违反情形或整改建议的文字，不影响结论）"
        ));
    }
    if lines.is_empty() {
        lines.push(localized!("no rule", "无"));
    }
    page.entry(&localized!("read by", "读取规则"), &lines);
}
