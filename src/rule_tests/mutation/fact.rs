//! Another fact of the same record, type and unit: the count since another day, another date.

use super::workshop::Workshop;
use crate::program::{Base, Expression, FactPath, Program, RecordId, Step, Type};
use crate::rule_tests::places::{Place, Variables, record_of};

/// Each sibling of a fact that measures something.
pub(super) fn mutate(workshop: &mut Workshop<'_>, place: &Place) {
    let Expression::Fact(path) = workshop.program.arena.get(place.id) else { return };
    let steps = workshop.program.arena.steps(path).to_vec();
    let Some((&Step::Field(field), before)) = steps.split_last() else { return };
    let siblings = siblings(&workshop.program, path, before, field, &place.variables);
    let from = workshop.text(place.id);
    let Some((head, _)) = from.rsplit_once('.') else { return };
    for (sibling, name) in siblings.into_iter().flatten() {
        let steps: Vec<Step> = before.iter().copied().chain([Step::Field(sibling)]).collect();
        let path = FactPath::new(path.base(), workshop.program.arena.add_steps(&steps));
        workshop.replace(place, &from, &format!("{head}.{name}"), Expression::Fact(path));
    }
}

/// The other facts of the record to which the last step of a path goes, of the same type and unit.
fn siblings(
    program: &Program,
    path: FactPath,
    before: &[Step],
    field: u16,
    variables: &Variables,
) -> Option<Vec<(u16, String)>> {
    let mut record = match path.base() {
        Base::Root(record) => record,
        Base::Variable(slot) => variables.get(usize::from(slot)).copied().flatten()?,
    };
    for &step in before {
        record = next(program, record, step)?;
    }
    let fields = &program.vocabulary.record(record)?.fields;
    let wanted = fields.get(usize::from(field))?.of_type;
    let measures = matches!(
        wanted,
        Type::Count(_)
            | Type::Date
            | Type::Datetime
            | Type::Duration
            | Type::Size
            | Type::Money
            | Type::Rate(_)
    );
    let others = fields.iter().zip(0..).filter(|(other, at)| *at != field && other.of_type == wanted);
    let named = others.map(|(other, at)| (at, program.texts.symbol(other.name).to_owned()));
    Some(named.filter(|_| measures).collect())
}

fn next(program: &Program, record: RecordId, step: Step) -> Option<RecordId> {
    match step {
        Step::Follow(list) => Some(list),
        Step::Field(field) => {
            record_of(program.vocabulary.record(record)?.fields.get(usize::from(field))?.of_type)
        }
    }
}
