//! Manifests that know a part, and what may be stated in addition to them.

use super::choices::Choices;
use super::pool::Pool;
use crate::facts::{Completeness, Element, Fact, FactName, Facts, Known, KnownList, Record};
use crate::program::{Program, RecordId, RecordKind, Type};
use crate::source::Span;

/// Which facts are stated in addition.
pub(super) type Wanted<'w> = &'w dyn Fn(&FactName, &mut Choices) -> bool;

/// A walk over all facts of a manifest, after which more of them are known.
pub(super) struct Refinement<'r> {
    pub(super) program: &'r Program,
    pub(super) pool: &'r Pool,
    /// A fact that is wanted is known exactly afterwards, a list that is wanted is complete.
    pub(super) wanted: Wanted<'r>,
    /// Whether wanted facts may stay partly known.
    pub(super) partly: bool,
}

/// Everything is stated.
pub(super) fn complete(program: &Program, pool: &Pool, facts: &Facts, choices: &mut Choices) -> Facts {
    Refinement { program, pool, wanted: &|_, _| true, partly: false }.of(facts, choices)
}

/// Some facts are known, some in part, some not at all.
pub(super) fn partly_known(program: &Program, pool: &Pool, choices: &mut Choices) -> Facts {
    let nothing = Facts::unknown(program.vocabulary.records.len());
    Refinement { program, pool, wanted: &|_, choices| choices.below(5) > 0, partly: true }
        .of(&nothing, choices)
}

impl Refinement<'_> {
    /// The facts with what is stated in addition.
    pub(super) fn of(&self, facts: &Facts, choices: &mut Choices) -> Facts {
        let mut refined = facts.clone();
        let roots = || self.program.vocabulary.roots();
        // Lists first: references need to know how long they are.
        for (id, record) in roots().filter(|(_, record)| record.kind == RecordKind::List) {
            let name = FactName::root(self.program.texts.symbol(record.name));
            if (self.wanted)(&name, choices) {
                refined.state(id, stated(self.longer(id, &facts.root(id).known, choices)));
            }
        }
        let lengths = refined.clone();
        for (id, record) in roots() {
            let name = FactName::root(self.program.texts.symbol(record.name));
            let known = match (&refined.root(id).known, record.kind) {
                (Known::List(list), _) => {
                    let before = length(facts, id);
                    Known::List(self.elements(id, &name, list, before as usize, &lengths, choices))
                }
                (known, RecordKind::List) => known.clone(),
                (known, _) => self.table(id, &name, known, false, &lengths, choices),
            };
            refined.state(id, stated(known));
        }
        refined
    }

    /// A list with new elements of which nothing is known yet.
    fn longer(&self, id: RecordId, known: &Known, choices: &mut Choices) -> Known {
        let (mut list, most) = match known {
            Known::List(list) if list.completeness == Completeness::Complete => return known.clone(),
            Known::List(list) => (list.clone(), 2),
            _ => (KnownList { elements: Vec::new(), completeness: Completeness::Open }, 3),
        };
        for _ in 0..choices.below(most) {
            list.elements.push(self.new_element(id, list.elements.len()));
        }
        let stays_open = self.partly && choices.below(3) == 2;
        list.completeness = if stays_open { Completeness::Open } else { Completeness::Complete };
        Known::List(list)
    }

    fn new_element(&self, id: RecordId, position: usize) -> Element {
        let key: Box<str> = ["a", "b c", "d", "e", "f", "g"][position.min(5)].into();
        let definition = self.program.vocabulary.record(id).expect("a record");
        let mut record = Record::unknown(definition.fields.len(), Span::default());
        if let Some(field) = definition.key {
            record.state(field, stated(Known::Text(key.clone())));
        }
        Element { key, record }
    }

    /// The elements of a list; what is new from position `before` on is stated throughout.
    fn elements(
        &self,
        id: RecordId,
        name: &FactName,
        list: &KnownList,
        before: usize,
        lengths: &Facts,
        choices: &mut Choices,
    ) -> KnownList {
        let elements = list.elements.iter().enumerate().map(|(position, element)| {
            let is_new = position >= before && !self.partly;
            let record = Known::Record(element.record.clone());
            match self.table(id, &name.join(&element.key), &record, is_new, lengths, choices) {
                Known::Record(record) => Element { key: element.key.clone(), record },
                _ => element.clone(),
            }
        });
        KnownList { elements: elements.collect(), completeness: list.completeness }
    }

    fn table(
        &self,
        id: RecordId,
        name: &FactName,
        known: &Known,
        everything: bool,
        lengths: &Facts,
        choices: &mut Choices,
    ) -> Known {
        let definition = self.program.vocabulary.record(id).expect("a record");
        let mut record = match known {
            Known::Record(record) => record.clone(),
            _ => Record::unknown(definition.fields.len(), Span::default()),
        };
        for (field, index) in definition.fields.iter().zip(0_usize..) {
            let known = record.fact(index).known.clone();
            let name = name.join(self.program.texts.symbol(field.name));
            record
                .state(index, stated(self.fact(field.of_type, &name, &known, everything, lengths, choices)));
        }
        Known::Record(record)
    }

    fn fact(
        &self,
        of_type: Type,
        name: &FactName,
        known: &Known,
        everything: bool,
        lengths: &Facts,
        choices: &mut Choices,
    ) -> Known {
        if let Type::Nested(inner) = of_type {
            return self.table(inner, name, known, everything, lengths, choices);
        }
        let is_wanted = everything || (self.wanted)(name, choices);
        if let Type::List(inner) = of_type {
            let before = match known {
                Known::List(list) => list.elements.len(),
                _ => 0,
            };
            let known = if is_wanted { self.longer(inner, known, choices) } else { known.clone() };
            return match known {
                Known::List(list) => {
                    let before = if everything { 0 } else { before };
                    Known::List(self.elements(inner, name, &list, before, lengths, choices))
                }
                other => other,
            };
        }
        let length = match of_type {
            Type::Reference(list) | Type::Set(crate::program::Member::Reference(list)) => {
                length(lengths, list)
            }
            _ => 0,
        };
        match (is_wanted, known) {
            (false, _) => known.clone(),
            (true, Known::Nothing) if self.partly => self.pool.partly(of_type, length, choices),
            (true, _) => self.pool.exact(of_type, known, length, choices),
        }
    }
}

fn stated(known: Known) -> Fact {
    let place = (known != Known::Nothing).then(Span::default);
    Fact { known, place }
}

fn length(facts: &Facts, id: RecordId) -> u32 {
    match &facts.root(id).known {
        Known::List(list) => u32::try_from(list.elements.len()).expect("few elements"),
        _ => 0,
    }
}
