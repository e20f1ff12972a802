//! Another value of an enum, another country, `true` for `false`.

use super::workshop::Workshop;
use crate::program::{Constant, Expression, ExpressionId, Program, Type};
use crate::quantity::Country;
use crate::rule_tests::places::Place;

/// Codes that are most easily taken for one another.
const NEIGHBOURS: &[&str] = &["HK", "CN", "MO", "TW"];

/// Another constant where constants are compared, and the opposite of a truth value.
pub(super) fn mutate(workshop: &mut Workshop<'_>, place: &Place) {
    let arena = &workshop.program.arena;
    if let Some(Constant::Truth(value)) = arena.as_constant(place.id) {
        let with = workshop.constant(Constant::Truth(!value));
        workshop.replace(place, &value.to_string(), &(!value).to_string(), with);
        return;
    }
    let compared = match arena.get(place.id) {
        Expression::Compare { left, right, .. } => vec![left, right],
        Expression::Contains { element, .. } => vec![element],
        Expression::In { members, .. } => arena.list(members).to_vec(),
        _ => return,
    };
    for &id in &compared {
        let Some((to, constant)) = another(&workshop.program, id, &compared) else { continue };
        let (whole, from) = (workshop.text(place.id), workshop.text(id));
        // The value is shown with what it is compared with: it stands last, or in braces.
        let to = match whole.strip_suffix(from.as_str()) {
            Some(head) => format!("{head}{to}"),
            None => whole.replacen(&from, &to, 1),
        };
        let with = workshop.constant(constant);
        workshop.replace_at(place, id, &whole, &to, with);
    }
}

/// The next value of the same type that does not stand beside this one, with its name.
fn another(program: &Program, id: ExpressionId, beside: &[ExpressionId]) -> Option<(String, Constant)> {
    let is_free = |constant: &Constant| {
        !beside.iter().any(|&other| program.arena.as_constant(other) == Some(*constant))
    };
    match (program.arena.as_constant(id)?, program.arena.type_of(id)) {
        (Constant::Choice(value), Type::Enumeration(of)) => {
            let values = &program.vocabulary.enumeration(of)?.values;
            let count = u16::try_from(values.len()).ok()?;
            let others = (1..count).map(|step| (value + step) % count);
            let other = others.map(Constant::Choice).find(is_free)?;
            let Constant::Choice(at) = other else { return None };
            let name = program.texts.symbol(values.get(usize::from(at))?.name);
            Some((name.to_owned(), other))
        }
        (Constant::Country(value), _) => {
            let others = NEIGHBOURS.iter().copied().filter_map(Country::parse);
            let others = others.filter(|&other| other != value);
            let country = others.into_iter().find(|&other| is_free(&Constant::Country(other)))?;
            Some((country.code().to_owned(), Constant::Country(country)))
        }
        _ => None,
    }
}
