//! A cause as JSON.

use serde::Serialize;

use super::Scene;
use super::cause::{cause_text, sum};
use crate::findings::value_text;
use crate::program::{InstrumentId, Program, ProvisionId, Symbol};
use crate::report::json::{LocationEntry, Text};
use crate::timeline::{Cause, DatedFact};

/// What makes an outcome change.
#[derive(Serialize)]
pub(in crate::report) struct CauseEntry<'a> {
    kind: &'static str,
    name: Option<String>,
    text: Text,
    deadline: Option<Text>,
    day: Option<String>,
    facts: Vec<FactEntry<'a>>,
}

#[derive(Serialize)]
struct FactEntry<'a> {
    fact: String,
    value: Text,
    location: Option<LocationEntry<'a>>,
}

impl<'a> CauseEntry<'a> {
    /// The entry of one cause.
    pub(in crate::report) fn of(scene: &Scene<'a>, cause: &Cause) -> Self {
        let program = scene.program;
        let named = |symbol: Symbol| program.texts.symbol(symbol).to_owned();
        let of_instrument = |id: InstrumentId| program.instrument(id).map(|one| named(one.name));
        let (kind, name) = match cause {
            Cause::InForce(id) => ("in-force", of_instrument(*id)),
            Cause::NoLongerInForce(id) => ("no-longer-in-force", of_instrument(*id)),
            Cause::Parameter { id, .. } => {
                ("parameter", program.parameters.get(id.index()).map(|one| named(one.name)))
            }
            Cause::Term(id) => ("term", program.terms.get(id.index()).map(|one| named(one.name))),
            Cause::Deadline(_) => ("deadline", None),
            Cause::StartsAgain(counter) => ("starts-again", Some(counter.name.to_string())),
        };
        let (deadline, facts) = match cause {
            Cause::Deadline(deadline) => (Some(deadline), deadline.facts.as_slice()),
            Cause::StartsAgain(counter) => (None, counter.facts.as_slice()),
            _ => (None, [].as_slice()),
        };
        Self {
            kind,
            name,
            text: cause_text(scene, cause).into(),
            deadline: deadline
                .filter(|deadline| !deadline.sum.is_empty())
                .map(|deadline| sum(scene, &deadline.sum).into()),
            day: deadline.and_then(|deadline| deadline.day?.exact()).map(|day| day.to_string()),
            facts: facts.iter().map(|fact| FactEntry::of(scene, fact)).collect(),
        }
    }
}

impl<'a> FactEntry<'a> {
    fn of(scene: &Scene<'a>, fact: &DatedFact) -> Self {
        let of_type = scene.program.arena.type_of(fact.expression);
        Self {
            fact: fact.name.to_string(),
            value: value_text(scene.program, scene.facts, of_type, &fact.known).into(),
            location: fact.place.and_then(|span| scene.manifest.locate(span)).map(LocationEntry::from),
        }
    }
}

/// Provisions by the names that programs know.
pub(in crate::report) fn provision_names(program: &Program, provisions: &[ProvisionId]) -> Vec<String> {
    provisions.iter().map(|&id| program.provision_name(id)).collect()
}
