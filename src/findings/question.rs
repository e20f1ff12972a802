//! What to ask: the facts that undetermined findings wait for.

use std::collections::BTreeMap;

use super::finding::{Findings, Outcome};
use crate::facts::FactName;
use crate::program::{Field, Program, RecordType, Type};

/// One question, about one fact of one or more elements.
#[derive(Debug, Clone)]
pub struct Question<'p> {
    /// The fact that is asked for; `None` where a whole list is not stated.
    pub field: Option<&'p Field>,
    /// The record to which it belongs.
    pub record: &'p RecordType,
    /// The facts as the manifest would state them, in alphabetical order.
    pub names: Vec<FactName>,
    /// The positions of the findings that wait for it, among all findings.
    pub findings: Vec<usize>,
    /// How many of them wait for nothing else.
    pub decides_alone: usize,
}

/// The fewest questions that decide all undetermined findings: one for each fact of the vocabulary that is missing
/// somewhere, those for which most findings wait first.
pub fn questions<'p>(program: &'p Program, findings: &Findings) -> Vec<Question<'p>> {
    let mut by_fact: BTreeMap<Vec<String>, Question<'p>> = BTreeMap::new();
    let open =
        findings.findings.iter().enumerate().filter(|(_, finding)| finding.outcome == Outcome::Undetermined);
    for (index, finding) in open {
        let mut facts_here = Vec::new();
        for name in &finding.missing {
            let Some((record, field, fact)) = look_up(program, name) else { continue };
            let question = by_fact.entry(fact.clone()).or_insert_with(|| Question {
                field,
                record,
                names: Vec::new(),
                findings: Vec::new(),
                decides_alone: 0,
            });
            if !question.names.contains(name) {
                question.names.push(name.clone());
            }
            if !facts_here.contains(&fact) {
                question.findings.push(index);
                facts_here.push(fact);
            }
        }
        if let [only] = facts_here.as_slice()
            && let Some(question) = by_fact.get_mut(only)
        {
            question.decides_alone += 1;
        }
    }
    let mut questions: Vec<Question<'p>> = by_fact.into_values().collect();
    for question in &mut questions {
        question.names.sort();
    }
    questions.sort_by_key(|question| std::cmp::Reverse(question.findings.len()));
    questions
}

/// The fact of the vocabulary behind a name: its record, its field (none for a whole list at the top), and its path
/// without the keys of elements.
fn look_up<'p>(
    program: &'p Program,
    name: &FactName,
) -> Option<(&'p RecordType, Option<&'p Field>, Vec<String>)> {
    let mut parts = name.parts().peekable();
    let root = parts.next()?;
    let (_, mut record) =
        program.vocabulary.roots().find(|(_, record)| program.texts.symbol(record.name) == root)?;
    let mut path = vec![root.to_owned()];
    let mut field = None;
    let mut within_list = record.kind == crate::program::RecordKind::List;
    while let Some(part) = parts.next() {
        if within_list {
            within_list = false;
            continue;
        }
        let found = record.fields.iter().find(|field| program.texts.symbol(field.name) == part)?;
        path.push(part.to_owned());
        field = Some(found);
        if parts.peek().is_none() {
            break;
        }
        if let Type::Nested(inner) | Type::List(inner) = found.of_type {
            record = program.vocabulary.record(inner)?;
            within_list = matches!(found.of_type, Type::List(_));
        }
    }
    Some((record, field, path))
}
