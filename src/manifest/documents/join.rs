//! What documents say, joined with what the manifest itself states.

use std::collections::BTreeMap;

use super::Supply;
use crate::facts::{Completeness, Element, Fact, Facts, Known, KnownList, Possible, Record};
use crate::manifest::reader::Reader;
use crate::program::{BillProperty, FilledFact, FilledList, FilledValue, Filling};
use crate::sbom::{Bill, Entry};
use crate::source::Span;

/// Fills the lists that the documents supply.
pub(in crate::manifest) fn join(reader: &mut Reader<'_>, facts: &mut Facts, supplies: &[Supply<'_>]) {
    for supply in supplies {
        let Some(bill) = supply.bill else {
            open_unread(facts, supply);
            continue;
        };
        for filling in &supply.import.fillings {
            if let Some(list) = filled_list(facts, supply, filling.list) {
                Joining { reader, filling, bill, named: supply.named }.fill(list);
            }
        }
    }
}

/// Of a document that was not read, nobody knows what it would have added.
fn open_unread(facts: &mut Facts, supply: &Supply<'_>) {
    for filling in &supply.import.fillings {
        if let Some(Known::List(list)) = filled_list(facts, supply, filling.list).map(|fact| &mut fact.known)
        {
            list.completeness = Completeness::Open;
        }
    }
}

/// The list that a document fills.
fn filled_list<'f>(facts: &'f mut Facts, supply: &Supply<'_>, list: FilledList) -> Option<&'f mut Fact> {
    match list {
        FilledList::Root(id) => facts.root_mut(id),
        FilledList::Beside(field) => {
            let root = facts.root_mut(supply.import.root)?;
            let holder = holder(root, &supply.import.way, supply.named)?;
            holder.fact_mut(field)
        }
    }
}

/// The table, or the element, in which the fact stands that names the document at that place.
fn holder<'f>(fact: &'f mut Fact, way: &[u16], named: Span) -> Option<&'f mut Record> {
    match &mut fact.known {
        Known::Record(record) => within(record, way, named),
        Known::List(list) => {
            let mut records = list.elements.iter_mut().map(|element| &mut element.record);
            records.find_map(|record| within(record, way, named))
        }
        _ => None,
    }
}

fn within<'f>(record: &'f mut Record, way: &[u16], named: Span) -> Option<&'f mut Record> {
    match way {
        [] => None,
        [last] => {
            let place = record.fact(*last).place;
            (place == Some(named)).then_some(record)
        }
        [step, rest @ ..] => holder(record.fact_mut(*step)?, rest, named),
    }
}

/// One list that is being filled.
pub(super) struct Joining<'a, 'reader, 'input> {
    pub(super) reader: &'a mut Reader<'reader>,
    pub(super) filling: &'a Filling,
    pub(super) bill: &'input Bill,
    named: Span,
}

impl Joining<'_, '_, '_> {
    fn fill(mut self, fact: &mut Fact) {
        if fact.place.is_none() {
            let list = KnownList { elements: Vec::new(), completeness: Completeness::Open };
            *fact = Fact { known: Known::List(list), place: Some(self.named) };
        }
        let place = fact.place;
        let Known::List(list) = &mut fact.known else { return };
        let is_none = list.elements.is_empty() && place != Some(self.named);
        let stated = list.elements.len();
        let mut positions: BTreeMap<Box<str>, usize> = BTreeMap::new();
        for (position, element) in list.elements.iter().enumerate() {
            positions.entry(element.key.clone()).or_insert(position);
        }
        let mut confirmed = vec![false; stated];
        for entry in self.bill.of_parts(&self.filling.parts) {
            if !self.reader.count_element_at(entry.name.place) {
                break;
            }
            let position = positions.get(&entry.key).copied();
            if let Some(element) = position.and_then(|position| list.elements.get_mut(position)) {
                self.fill_element(element, entry);
            } else {
                let fields = self.reader.program.vocabulary.record(self.filling.elements);
                let fields = fields.map_or(0, |record| record.fields.len());
                let record = Record::unknown(fields, entry.name.place);
                let mut element = Element { key: entry.key.clone(), record };
                self.fill_element(&mut element, entry);
                list.elements.push(element);
            }
            if let Some(is_confirmed) = position.and_then(|position| confirmed.get_mut(position)) {
                *is_confirmed = true;
            }
        }
        let completeness = self.completeness();
        list.completeness = completeness;
        if let (true, Some(place), Some(first)) = (is_none, place, list.elements.first()) {
            self.none_stated(place, first);
        }
        if completeness == Completeness::Complete {
            for (element, _) in list.elements.iter().zip(&confirmed).filter(|(_, confirmed)| !**confirmed) {
                self.not_listed(element);
            }
        }
    }

    /// Whether there may be more elements than the manifest and the document state.
    fn completeness(&self) -> Completeness {
        if self.filling.speaks_of_all() {
            self.bill.completeness(&self.filling.parts)
        } else {
            Completeness::Open
        }
    }

    fn fill_element(&mut self, element: &mut Element, entry: &Entry) {
        let Element { key, record } = element;
        let key_field =
            self.reader.program.vocabulary.record(self.filling.elements).and_then(|found| found.key);
        for &FilledFact { field, value } in &self.filling.facts {
            let said = match value {
                FilledValue::Is(constant) => {
                    let known = Known::constant(constant, &self.reader.program.texts);
                    Some((known, entry.name.place))
                }
                FilledValue::From(_) if key_field == Some(field) => {
                    Some((Known::Text(entry.key.clone()), entry.name.place))
                }
                FilledValue::From(property) => said(entry, property),
            };
            let Some((said, place)) = said else { continue };
            let Some(fact) = record.fact_mut(field) else { continue };
            match agree(fact, &said) {
                Agreement::Stated => {}
                Agreement::Said => *fact = Fact { known: said, place: Some(place) },
                Agreement::Contradiction(stated) => self.contradiction(key, field, stated, place),
            }
        }
    }
}

/// What a document says of one property, and where.
fn said(entry: &Entry, property: BillProperty) -> Option<(Known, Span)> {
    let text = |text: &crate::sbom::Stated<Box<str>>| (Known::Text(text.value.clone()), text.place);
    match property {
        BillProperty::Name => Some(text(&entry.name)),
        BillProperty::Version => entry.version.as_ref().map(text),
        BillProperty::Supplier => entry.supplier.as_ref().map(text),
        BillProperty::SupplierCountry => entry
            .country
            .as_ref()
            .map(|country| (Known::Country(Possible::Exactly(country.value)), country.place)),
    }
}

/// How a document's word stands to what the manifest states.
enum Agreement {
    /// The manifest states as much.
    Stated,
    /// The document says more.
    Said,
    /// Only one of them can be true; the place is the manifest's.
    Contradiction(Span),
}

fn agree(fact: &Fact, said: &Known) -> Agreement {
    let Some(place) = fact.place else { return Agreement::Said };
    match (&fact.known, said) {
        (stated, said) if stated == said => Agreement::Stated,
        // What the manifest states is wrong, and was reported.
        (Known::Nothing, _) => Agreement::Stated,
        (Known::Country(stated), Known::Country(said)) if is_possible(stated, said) => Agreement::Said,
        (Known::Choice(stated), Known::Choice(said)) if is_possible(stated, said) => Agreement::Said,
        _ => Agreement::Contradiction(place),
    }
}

fn is_possible<T: Copy + Ord>(stated: &Possible<T>, said: &Possible<T>) -> bool {
    said.values().iter().all(|value| stated.values().contains(value))
}
