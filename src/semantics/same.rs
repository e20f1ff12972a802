//! Expressions that say the same in the same words.

use std::collections::BTreeSet;

use crate::program::{Arena, Expression, ExpressionId, List, Program};

/// Gives rules whose `when` is the same the same class, so that an evaluation finds its value once for all of them.
pub(super) fn classify_conditions(program: &mut Program) {
    let mut classes: Vec<ExpressionId> = Vec::new();
    for rule in &mut program.rules {
        let Some(condition) = rule.condition else { continue };
        let known = classes.iter().position(|&class| same(&program.arena, class, condition));
        let class = known.unwrap_or_else(|| {
            classes.push(condition);
            classes.len() - 1
        });
        rule.condition_class = u16::try_from(class).unwrap_or(u16::MAX);
    }
    program.condition_classes = u16::try_from(classes.len()).unwrap_or(u16::MAX);
}

/// Whether two expressions say the same in the same words.
pub(super) fn same(arena: &Arena, one: ExpressionId, other: ExpressionId) -> bool {
    let mut open = vec![(one, other)];
    let mut seen = BTreeSet::new();
    while let Some((one, other)) = open.pop() {
        if one == other || !seen.insert((one, other)) {
            continue;
        }
        match same_form(arena, arena.get(one), arena.get(other)) {
            Some(parts) => open.extend(parts),
            None => return false,
        }
    }
    true
}

type Pairs = Vec<(ExpressionId, ExpressionId)>;

/// The parts that remain to be compared where the outermost forms are the same.
fn same_form(arena: &Arena, one: Expression, other: Expression) -> Option<Pairs> {
    use Expression::{And, Call, Compare, Contains, Day, Fact, In, Keyed, Not, Or};
    match (one, other) {
        (Fact(one), Fact(other)) => {
            (one.base() == other.base() && arena.steps(one) == arena.steps(other)).then(Vec::new)
        }
        (Day(one), Day(other)) | (Not(one), Not(other)) => Some(vec![(one, other)]),
        (And(one), And(other)) | (Or(one), Or(other)) => same_lists(arena, one, other),
        (
            Compare { operator: first, left, right },
            Compare { operator: second, left: other_left, right: other_right },
        ) => (first == second).then(|| vec![(left, other_left), (right, other_right)]),
        (Contains { set, element }, Contains { set: other_set, element: other_element }) => {
            Some(vec![(set, other_set), (element, other_element)])
        }
        (Keyed { parameter, key }, Keyed { parameter: other_parameter, key: other_key }) => {
            (parameter == other_parameter).then(|| vec![(key, other_key)])
        }
        (In { value, members }, In { value: other_value, members: other_members }) => {
            let mut pairs = same_lists(arena, members, other_members)?;
            pairs.push((value, other_value));
            Some(pairs)
        }
        (Call { term, arguments }, Call { term: other_term, arguments: other_arguments }) => {
            if term == other_term { same_lists(arena, arguments, other_arguments) } else { None }
        }
        (one, other) => (one == other).then(Vec::new),
    }
}

fn same_lists(arena: &Arena, one: List, other: List) -> Option<Pairs> {
    let (one, other) = (arena.list(one), arena.list(other));
    (one.len() == other.len()).then(|| one.iter().copied().zip(other.iter().copied()).collect())
}
