//! Facts by a name that may leave elements out: `dataset.personal` means that fact of every data set.

use std::collections::BTreeMap;

use super::{Element, Fact, FactName, Facts, Known, KnownList, Record};
use crate::program::{Program, RecordId, RecordKind, RecordType, Type};

/// Which facts are meant: one, that of every element, or all within a table, a list or an element.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct FactPattern {
    steps: Vec<Step>,
}

/// One step from the top.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// To a table, a list or a fact.
    Field(Box<str>),
    /// To the element of that key.
    Element(Box<str>),
    /// To every element.
    Every,
}

impl FactPattern {
    /// All patterns that mean the fact of that name, whether by itself or with others. A name that the vocabulary does
    /// not have is meant by none.
    pub fn containing(program: &Program, name: &FactName) -> Vec<Self> {
        let mut parts = name.parts();
        let root = parts.next().and_then(|root| find_root(program, root).map(|(_, record)| (root, record)));
        let Some((root, mut record)) = root else { return Vec::new() };
        let mut longest = vec![Self::default().then(Step::Field(root.into()))];
        let mut all = longest.clone();
        let mut within_list = record.kind == RecordKind::List;
        for part in parts {
            longest = if within_list {
                within_list = false;
                let steps = |pattern: &Self| {
                    [Step::Element(part.into()), Step::Every].map(|step| pattern.clone().then(step))
                };
                longest.iter().flat_map(steps).collect()
            } else {
                let Some((_, of_type)) = find_field(program, record, part) else { return Vec::new() };
                if let Type::Nested(inner) | Type::List(inner) = of_type
                    && let Some(inner) = program.vocabulary.record(inner)
                {
                    record = inner;
                    within_list = matches!(of_type, Type::List(_));
                }
                longest.into_iter().map(|pattern| pattern.then(Step::Field(part.into()))).collect()
            };
            all.extend(longest.iter().cloned());
        }
        all
    }

    fn then(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }
}

/// A name leads nowhere.
#[derive(Debug, Clone)]
pub struct UnknownPart<'f> {
    /// As far as it leads somewhere; `None` where not even its beginning is known.
    pub known: Option<FactName>,
    /// The part behind that.
    pub part: String,
    /// The table that has no fact of that name; `None` where nothing lies behind what is known, or at the top.
    pub record: Option<&'f RecordType>,
    /// The list that has no element of that key either.
    pub list: Option<&'f KnownList>,
}

/// Finds what names mean in one manifest.
pub struct PatternFinder<'f> {
    program: &'f Program,
    facts: &'f Facts,
    /// The elements of the lists that were met, by their keys.
    lists: BTreeMap<FactPattern, BTreeMap<&'f str, &'f Element>>,
}

/// Where a name has led so far, with what is known there; within every element of a list, nothing is.
#[derive(Clone, Copy)]
enum At<'f> {
    /// A list.
    List(RecordId, Option<&'f KnownList>),
    /// A table, or an element.
    Table(RecordId, Option<&'f Record>),
    /// A fact, behind which nothing lies.
    Value,
    /// Something that could not be read, which is reported where it stands.
    Misread,
}

impl<'f> At<'f> {
    fn of(of_type: Type, fact: Option<&'f Fact>) -> Self {
        match (of_type, fact.map(|fact| &fact.known)) {
            (Type::List(_) | Type::Nested(_), Some(Known::Nothing))
                if fact.is_some_and(|fact| fact.place.is_some()) =>
            {
                Self::Misread
            }
            (Type::List(record), Some(Known::List(list))) => Self::List(record, Some(list)),
            (Type::List(record), _) => Self::List(record, None),
            (Type::Nested(record), Some(Known::Record(table))) => Self::Table(record, Some(table)),
            (Type::Nested(record), _) => Self::Table(record, None),
            _ => Self::Value,
        }
    }
}

impl<'f> PatternFinder<'f> {
    /// A finder in what a manifest states.
    pub fn new(program: &'f Program, facts: &'f Facts) -> Self {
        Self { program, facts, lists: BTreeMap::new() }
    }

    /// The facts that a name means. A part behind a list is the key of an element, or else a fact of every element.
    ///
    /// # Errors
    /// The part that leads nowhere.
    pub fn find(&mut self, name: &FactName) -> Result<FactPattern, UnknownPart<'f>> {
        let mut parts = name.parts();
        let first = parts.next().unwrap_or_default();
        let Some((id, record)) = find_root(self.program, first) else {
            return Err(UnknownPart { known: None, part: first.to_owned(), record: None, list: None });
        };
        let of_type = if record.kind == RecordKind::List { Type::List(id) } else { Type::Nested(id) };
        let mut at = At::of(of_type, Some(self.facts.root(id)));
        let mut pattern = FactPattern::default().then(Step::Field(first.into()));
        let mut known = FactName::root(first);
        for part in parts {
            let mut elements = None;
            if let At::List(record, list) = at {
                elements = list;
                if let Some(element) = list.and_then(|list| self.element(&pattern, list, part)) {
                    at = At::Table(record, Some(&element.record));
                    (pattern, known) = (pattern.then(Step::Element(part.into())), known.join(part));
                    continue;
                }
                at = At::Table(record, None);
                pattern = pattern.then(Step::Every);
            }
            let (record, table) = match at {
                At::Table(record, table) => (self.program.vocabulary.record(record), table),
                At::Misread => return Ok(pattern),
                At::List(..) | At::Value => (None, None),
            };
            let Some((position, of_type)) = record.and_then(|record| find_field(self.program, record, part))
            else {
                return Err(UnknownPart {
                    known: Some(known),
                    part: part.to_owned(),
                    record,
                    list: elements,
                });
            };
            at = At::of(of_type, table.map(|table| table.fact(position)));
            (pattern, known) = (pattern.then(Step::Field(part.into())), known.join(part));
        }
        Ok(pattern)
    }

    /// The element of that key in the list to which a pattern leads.
    fn element(&mut self, to: &FactPattern, list: &'f KnownList, key: &str) -> Option<&'f Element> {
        if !self.lists.contains_key(to) {
            let keyed = list.elements.iter().map(|element| (element.key.as_ref(), element));
            self.lists.insert(to.clone(), keyed.collect());
        }
        self.lists.get(to)?.get(key).copied()
    }
}

fn find_root<'p>(program: &'p Program, name: &str) -> Option<(RecordId, &'p RecordType)> {
    program.vocabulary.roots().find(|(_, record)| program.texts.symbol(record.name) == name)
}

fn find_field(program: &Program, record: &RecordType, name: &str) -> Option<(usize, Type)> {
    let position = record.fields.iter().position(|field| program.texts.symbol(field.name) == name)?;
    Some((position, record.fields.get(position)?.of_type))
}
