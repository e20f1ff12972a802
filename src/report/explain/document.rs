//! Documents behind facts: which fact names one, what it supplies, and which facts may come from one.

use crate::localized;
use crate::localized::Localized;
use crate::program::{FilledList, Filling, Import, Program, RecordId, Type};
use crate::report::page::Page;

/// Says which lists the document supplies that the fact `name` names, and from which document the fact itself may come.
pub(super) fn explain(program: &Program, name: &str, page: &mut Page) {
    for import in &program.imports {
        let document = path(program, import.root, &import.way);
        let lists = || import.fillings.iter().map(|filling| (filling, list(program, import, filling)));
        if document == name {
            let names: Vec<String> = lists().map(|(_, list)| format!("`{list}`")).collect();
            let names = Localized::new(names.join(", "), names.join("、"));
            page.entry(&localized!("supplies", "提供"), &[names]);
        }
        let is_filled = |filling: &Filling, list: &str| {
            let mut facts = filling.facts.iter();
            facts.any(|fact| format!("{list}.{}", field_name(program, filling.elements, fact.field)) == name)
        };
        if lists().any(|(filling, list)| list == name || is_filled(filling, &list)) {
            let from = localized!("the document that `{document}` names", "`{document}` 指明的文档");
            page.entry(&localized!("also from", "亦可来自"), &[from]);
        }
    }
}

/// The path of a list that a document fills.
fn list(program: &Program, import: &Import, filling: &Filling) -> String {
    match filling.list {
        FilledList::Root(id) => path(program, id, &[]),
        FilledList::Beside(_) => {
            let holder = import.way.split_last().map_or(&[][..], |(_, before)| before);
            format!("{}.{}", path(program, import.root, holder), program.texts.symbol(filling.name))
        }
    }
}

/// The path from the top through these fields, without the keys of elements.
fn path(program: &Program, root: RecordId, fields: &[u16]) -> String {
    let mut record = root;
    let mut path =
        program.vocabulary.record(root).map_or("", |found| program.texts.symbol(found.name)).to_owned();
    for &field in fields {
        path.push('.');
        path.push_str(field_name(program, record, field));
        let found = program.vocabulary.record(record).and_then(|found| found.fields.get(usize::from(field)));
        if let Some(Type::Nested(next) | Type::List(next)) = found.map(|field| field.of_type) {
            record = next;
        }
    }
    path
}

fn field_name(program: &Program, record: RecordId, field: u16) -> &str {
    let found = program.vocabulary.record(record).and_then(|found| found.fields.get(usize::from(field)));
    found.map_or("", |field| program.texts.symbol(field.name))
}
