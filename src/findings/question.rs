//! What to ask: the facts that undetermined findings wait for.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::details::Details;
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
    let (by_fact, by_address) = <(BTreeMap<_, _>, BTreeMap<_, _>)>::default();
    let mut asked = Asked { program, questions: Vec::new(), by_fact, by_address };
    let open =
        findings.findings.iter().enumerate().filter(|(_, finding)| finding.outcome == Outcome::Undetermined);
    for (index, finding) in open {
        let Details { missing, unsupported, .. } = finding.details();
        let mut here: Vec<usize> = missing.names.iter().filter_map(|name| asked.question_of(name)).collect();
        here.sort_unstable();
        here.dedup();
        let decides_alone = usize::from(here.len() == 1);
        for at in here {
            let Some((_, question)) = asked.questions.get_mut(at) else { continue };
            question.findings.push(index);
            question.decides_alone += decides_alone;
            question.unsupported.extend(unsupported.iter().cloned());
        }
    }
    let mut questions = asked.questions;
    questions.sort_by(|(one, _), (other, _)| one.cmp(other));
    questions.sort_by_key(|(_, question)| Reverse(question.findings.len()));
    let mut questions: Vec<Question<'p>> = questions.into_iter().map(|(_, question)| question).collect();
    for question in &mut questions {
        question.names.sort();
        question.names.dedup();
        question.unsupported.sort();
        question.unsupported.dedup();
    }
    questions
}

/// The questions that were found so far, each with the name of its fact in the vocabulary.
struct Asked<'p> {
    program: &'p Program,
    questions: Vec<(FactName, Question<'p>)>,
    by_fact: BTreeMap<FactName, usize>,
    /// Which question asks for a fact that was met, by where its name lies: many findings miss the same facts, and share
    /// their names.
    by_address: BTreeMap<usize, Option<usize>>,
}

impl Asked<'_> {
    /// The question that asks for a fact; `None` where the vocabulary has none of that name.
    fn question_of(&mut self, name: &FactName) -> Option<usize> {
        if let Some(known) = self.by_address.get(&name.address()) {
            return *known;
        }
        let found = self.find(name);
        self.by_address.insert(name.address(), found);
        found
    }

    /// The question that asks for a fact which was not met before.
    fn find(&mut self, name: &FactName) -> Option<usize> {
        name.definition(self.program).map(|Definition { record, field, name: fact }| {
            let next = self.questions.len();
            let at = *self.by_fact.entry(fact.clone()).or_insert(next);
            if at == next {
                let (names, unsupported, findings) = <(Vec<_>, Vec<_>, Vec<_>)>::default();
                let question = Question { field, record, names, unsupported, findings, decides_alone: 0 };
                self.questions.push((fact, question));
            }
            if let Some((_, question)) = self.questions.get_mut(at) {
                question.names.push(name.clone());
            }
            at
        })
    }
}
