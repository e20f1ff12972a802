//! `and` for `or`, and operands left out.

use super::patch::Patch;
use super::workshop::Workshop;
use crate::program::{Expression, ExpressionId, List};
use crate::rule_tests::places::Place;
use crate::rule_tests::quote::shortened;

/// The most characters of an operand beside a connective.
const MOST_CHARACTERS: usize = 40;

/// The other connective, and the same one without each of its operands in turn.
pub(super) fn mutate(workshop: &mut Workshop<'_>, place: &Place) {
    type Make = fn(List) -> Expression;
    let (list, [(word, make), (other, make_other)]): (List, [(&str, Make); 2]) =
        match workshop.program.arena.get(place.id) {
            Expression::And(list) => (list, [("and", Expression::And), ("or", Expression::Or)]),
            Expression::Or(list) => (list, [("or", Expression::Or), ("and", Expression::And)]),
            _ => return,
        };
    let members = workshop.program.arena.list(list).to_vec();
    let texts: Vec<String> = members.iter().map(|&member| workshop.text(member)).collect();
    let (from, to) = (joined(&texts, word), joined(&texts, other));
    workshop.replace(place, &from, &to, make_other(list));
    for (at, (&dropped, text)) in members.iter().zip(&texts).enumerate() {
        let kept = members.iter().enumerate().filter(|(index, _)| *index != at);
        let kept: Vec<ExpressionId> = kept.map(|(_, &member)| member).collect();
        let list = workshop.program.arena.add_list(&kept);
        let span = workshop.program.arena.span(dropped);
        let what = if at == 0 { format!("{text} {word}") } else { format!("{word} {text}") };
        workshop.drop(place.owner, span, &what, place.period, Patch::Expression(place.id, make(list)));
    }
}

/// The operands with the connective between them; of more than two, the first and the last.
fn joined(texts: &[String], word: &str) -> String {
    let short = |text: Option<&String>| text.map(|text| shortened(text, MOST_CHARACTERS)).unwrap_or_default();
    let middle = if texts.len() > 2 { format!(" {word} … {word} ") } else { format!(" {word} ") };
    format!("{}{middle}{}", short(texts.first()), short(texts.last()))
}
