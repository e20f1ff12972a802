//! Changes that are told together.

use crate::timeline::Flip;

/// The flips, those together that change in the same way for the same causes; the gravest outcome first.
pub(in crate::report) fn groups(flips: &[Flip]) -> Vec<Vec<&Flip>> {
    let mut groups: Vec<Vec<&Flip>> = Vec::new();
    for flip in flips {
        let same = |group: &&mut Vec<&Flip>| {
            group.first().is_some_and(|first| {
                (first.before, first.after) == (flip.before, flip.after) && first.causes == flip.causes
            })
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(flip),
            None => groups.push(vec![flip]),
        }
    }
    groups.sort_by_key(|group| group.first().map(|flip| flip.after));
    groups
}
