//! What a name may stand for.

use crate::diagnostic::{Code, nearest};
use crate::findings::{ObservationKind, Outcome};
use crate::program::{
    Field, InstrumentId, Parameter, Program, ProvisionId, RecordId, RecordType, Rule, Type,
};

/// The most names that are suggested.
const MOST_SUGGESTIONS: usize = 5;

/// What is explained.
pub(super) enum Subject<'p> {
    /// A rule.
    Rule(&'p Rule),
    /// A provision.
    Provision(ProvisionId),
    /// A number or length of time fixed by law.
    Parameter(&'p Parameter),
    /// A table or list of the manifest.
    Record(&'p RecordType),
    /// A fact.
    Fact(&'p Field),
    /// An outcome.
    Outcome(Outcome),
    /// A kind of observation.
    Observation(ObservationKind),
    /// A diagnostic code.
    Code(&'static Code),
}

/// What has that name.
pub(super) fn find<'p>(program: &'p Program, name: &str) -> Option<Subject<'p>> {
    if let Some(rule) = program.find_rule(name).and_then(|id| program.rule(id)) {
        return Some(Subject::Rule(rule));
    }
    if let Some(id) = program.find_provision(name) {
        return Some(Subject::Provision(id));
    }
    if let Some(found) = program.parameters.iter().find(|one| program.texts.symbol(one.name) == name) {
        return Some(Subject::Parameter(found));
    }
    if let Some(code) = Code::ALL.iter().find(|code| code.id == name) {
        return Some(Subject::Code(code));
    }
    let spelled = name.replace(' ', "-");
    if let Some((_, outcome)) = Outcome::ALL.iter().find(|(id, _)| *id == spelled) {
        return Some(Subject::Outcome(*outcome));
    }
    if let Some((_, kind, _)) = ObservationKind::ALL.iter().find(|(id, ..)| *id == spelled) {
        return Some(Subject::Observation(*kind));
    }
    find_fact(program, name)
}

fn find_fact<'p>(program: &'p Program, name: &str) -> Option<Subject<'p>> {
    let mut parts = name.split('.');
    let root = parts.next()?;
    let (_, mut record) =
        program.vocabulary.roots().find(|(_, record)| program.texts.symbol(record.name) == root)?;
    let mut found = Subject::Record(record);
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let field = record.fields.iter().find(|field| program.texts.symbol(field.name) == part)?;
        found = Subject::Fact(field);
        if parts.peek().is_some() {
            let (Type::Nested(inner) | Type::List(inner)) = field.of_type else { return None };
            record = program.vocabulary.record(inner)?;
        }
    }
    Some(found)
}

/// The names that may have been meant by one that nothing has: those that hold it, else the nearest one.
pub(super) fn suggestions(program: &Program, name: &str) -> Vec<String> {
    let all = all_names(program);
    let holding = all.iter().filter(|known| !name.is_empty() && known.contains(name));
    let mut found: Vec<String> = holding.take(MOST_SUGGESTIONS).cloned().collect();
    if found.is_empty() {
        found.extend(nearest(name, all.iter().map(String::as_str)).map(str::to_owned));
    }
    found
}

fn all_names(program: &Program) -> Vec<String> {
    let mut names: Vec<String> =
        program.rules.iter().map(|rule| program.texts.symbol(rule.name).to_owned()).collect();
    for (record_id, record) in program.vocabulary.roots() {
        let root = program.texts.symbol(record.name);
        names.push(root.to_owned());
        add_facts(program, record_id, root, &mut vec![record_id], &mut names);
    }
    for (index, instrument) in program.instruments.iter().enumerate() {
        let instrument_id = InstrumentId::from_index(index);
        let ids = (0..).zip(&instrument.provisions).map(|(provision, _)| provision);
        names.extend(
            ids.map(|provision| program.provision_name(ProvisionId { instrument: instrument_id, provision })),
        );
    }
    names.extend(program.parameters.iter().map(|one| program.texts.symbol(one.name).to_owned()));
    names.extend(Outcome::ALL.iter().map(|(name, _)| (*name).to_owned()));
    names.extend(ObservationKind::ALL.iter().map(|(name, ..)| (*name).to_owned()));
    names.extend(Code::ALL.iter().map(|code| code.id.to_owned()));
    names
}

/// Adds the facts below a table; `above` keeps a record that holds itself from going round.
fn add_facts(
    program: &Program,
    record: RecordId,
    path: &str,
    above: &mut Vec<RecordId>,
    names: &mut Vec<String>,
) {
    let fields = program.vocabulary.record(record).map(|record| record.fields.as_slice());
    for field in fields.unwrap_or_default() {
        let path = format!("{path}.{}", program.texts.symbol(field.name));
        if let Type::Nested(inner) | Type::List(inner) = field.of_type
            && !above.contains(&inner)
        {
            above.push(inner);
            add_facts(program, inner, &path, above, names);
            above.pop();
        }
        names.push(path);
    }
}
