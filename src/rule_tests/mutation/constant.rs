//! Numbers and lengths of time one unit up and one down, and days one earlier and one later.

use super::patch::Patch;
use super::workshop::Workshop;
use crate::program::{Constant, ExpressionId, ParameterId, Period};
use crate::quantity::{Date, Duration};
use crate::rule_tests::owner::Owner;
use crate::rule_tests::places::Place;

/// A constant that stands in a rule or a term.
pub(super) fn mutate(workshop: &mut Workshop<'_>, place: &Place) {
    neighbours(workshop, place.owner, place.id, place.period);
}

/// The values of a parameter.
pub(super) fn mutate_parameter(workshop: &mut Workshop<'_>, id: ParameterId) {
    let periods = workshop.program.parameters.get(id.index()).map(|parameter| parameter.periods.clone());
    for values in periods.iter().flatten() {
        for case in &values.cases {
            neighbours(workshop, Owner::Parameter(id), case.value, values.period);
        }
    }
}

fn neighbours(workshop: &mut Workshop<'_>, owner: Owner, id: ExpressionId, period: Period) {
    let Some(constant) = workshop.program.arena.as_constant(id) else { return };
    let text = workshop.text(id);
    let span = workshop.program.arena.span(id);
    for step in [-1, 1] {
        if let Some((to, constant)) = neighbour(constant, &text, step) {
            let patch = Patch::Expression(id, workshop.constant(constant));
            workshop.change(owner, span, (&text, &to), period, patch);
        }
    }
}

/// The value one step away, with its text. One step is one of the unit in which the value is written.
fn neighbour(constant: Constant, text: &str, step: i64) -> Option<(String, Constant)> {
    match constant {
        Constant::Number(value) => {
            let (written, unit) = text.split_once(' ').unwrap_or((text, ""));
            let amount: i64 = written.replace('_', "").parse().ok()?;
            let size = value.checked_div(amount).unwrap_or(1);
            let moved = value.checked_add(size.checked_mul(step)?).filter(|moved| *moved >= 0)?;
            Some((format!("{} {unit}", amount + step).trim_end().to_owned(), Constant::Number(moved)))
        }
        Constant::Duration(_) => {
            let (written, unit) = text.split_once(' ')?;
            let amount: i64 = written.replace('_', "").parse().ok()?;
            let moved = Duration::from_unit(amount.checked_add(step)?, unit)?;
            Some((format!("{} {unit}", amount + step), Constant::Duration(moved)))
        }
        Constant::Date(day) => {
            let moved = Date::from_days(day.days().checked_add(i32::try_from(step).ok()?)?);
            Some((moved.to_string(), Constant::Date(moved)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::neighbour;
    use crate::program::Constant;
    use crate::quantity::{Date, Duration};

    #[test]
    fn one_step_is_one_of_the_unit_as_written() {
        let thousand = Constant::Number(1_000_000_000_000);
        let up = neighbour(thousand, "1000 GB", 1);
        assert_eq!(up, Some(("1001 GB".to_owned(), Constant::Number(1_001_000_000_000))));
        let down = neighbour(Constant::Number(1_000_000), "1_000_000 persons", -1);
        assert_eq!(down, Some(("999999 persons".to_owned(), Constant::Number(999_999))));
        assert_eq!(neighbour(Constant::Number(0), "0", -1), None);
        assert_eq!(neighbour(Constant::Number(0), "0", 1), Some(("1".to_owned(), Constant::Number(1))));
        let months = neighbour(Constant::Duration(Duration::of_months(6)), "6 months", -1);
        assert_eq!(months, Some(("5 months".to_owned(), Constant::Duration(Duration::of_months(5)))));
        let (day, before) = (Date::parse("2024-03-01").unwrap(), Date::parse("2024-02-29").unwrap());
        let moved = neighbour(Constant::Date(day), "2024-03-01", -1);
        assert_eq!(moved, Some(("2024-02-29".to_owned(), Constant::Date(before))));
    }
}
