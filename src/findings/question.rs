//! What to ask: the facts that undetermined findings wait for.

use std::collections::BTreeMap;

use super::finding::{Findings, Outcome};
use crate::facts::{Definition, FactName};
use crate::program::{Field, Program, RecordType};

/// One question, about one fact of one or more elements.
#[derive(Debug, Clone)]
pub struct Question<'p> {
    /// The fact that is asked for; `None` where a whole list is not stated.
    pub field: Option<&'p Field>,
    /// The record to which it belongs.
    pub record: &'p RecordType,
    /// The facts as the manifest would state them, in alphabetical order.
    pub names: Vec<FactName>,
    /// The facts for which evidence is asked, in alphabetical order.
    pub unsupported: Vec<FactName>,
    /// The positions of the findings that wait for it, among all findings.
    pub findings: Vec<usize>,
    /// How many of them wait for nothing else.
    pub decides_alone: usize,
}

/// The fewest questions that decide all undetermined findings: one for each fact of the vocabulary that is missing
/// somewhere, those for which most findings wait first.
pub fn questions<'p>(program: &'p Program, findings: &Findings) -> Vec<Question<'p>> {
    let mut by_fact: BTreeMap<FactName, Question<'p>> = BTreeMap::new();
    let open =
        findings.findings.iter().enumerate().filter(|(_, finding)| finding.outcome == Outcome::Undetermined);
    for (index, finding) in open {
        let mut facts_here = Vec::new();
        for name in &finding.missing {
            let Some(Definition { record, field, name: fact }) = name.definition(program) else { continue };
            let question = by_fact.entry(fact.clone()).or_insert_with(|| Question {
                field,
                record,
                names: Vec::new(),
                unsupported: Vec::new(),
                findings: Vec::new(),
                decides_alone: 0,
            });
            question.names.push(name.clone());
            question.unsupported.extend(finding.unsupported.iter().cloned());
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
        question.names.dedup();
        question.unsupported.sort();
        question.unsupported.dedup();
    }
    questions.sort_by_key(|question| std::cmp::Reverse(question.findings.len()));
    questions
}
