//! Names of facts, each once, in the order in which they were found.

use std::collections::{HashMap, HashSet};

use crate::facts::FactName;
use crate::program::ExpressionId;

/// Few names are compared one by one.
const FEW: usize = 16;

/// Of how many elements one and the same fact is named. A finding about one element may miss a fact of every other, so
/// that without a bound the names would grow with the square of the elements.
pub(super) const MOST_NAMED: usize = 20;

/// The facts that would decide what is not decided.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Missing {
    /// Their names, in the order in which they were found.
    pub names: Vec<FactName>,
    /// Whether the same facts of further elements are missing as well, which are not named.
    pub has_more: bool,
}

impl From<Vec<FactName>> for Missing {
    /// All that are missing.
    fn from(names: Vec<FactName>) -> Self {
        Self { names, has_more: false }
    }
}

/// Names that are gathered, with the expressions that read the facts.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The names, each with the expression that read it first.
    found: Vec<(ExpressionId, FactName)>,
    /// Where each name stands among them, once they are not few any more.
    places: HashMap<FactName, usize>,
    /// What other expressions have read of them as well.
    again: HashSet<(ExpressionId, usize)>,
    /// How many names each expression has read.
    read: Vec<(ExpressionId, usize)>,
    has_more: bool,
}

impl Names {
    /// Adds what an expression reads, unless it has read as much of other elements already.
    pub(super) fn read(&mut self, by: ExpressionId, facts: impl FnOnce() -> Missing) {
        // Once it is known that there is more, nobody asks what.
        if self.has_room(by) || !self.has_more {
            let Missing { names, has_more } = facts();
            for name in &names {
                self.add(by, name);
            }
            self.has_more |= has_more;
        }
    }

    /// Adds what was gathered elsewhere.
    pub(super) fn add_all(&mut self, other: &Self) {
        self.has_more |= other.has_more;
        for (by, name) in &other.found {
            self.add(*by, name);
        }
    }

    fn add(&mut self, by: ExpressionId, name: &FactName) {
        let has_room = self.has_room(by);
        match self.place(name) {
            None if !has_room => {
                self.has_more = true;
                return;
            }
            None => self.push(by, name),
            Some(place) => {
                let is_first = self.found.get(place).is_some_and(|(first, _)| *first == by);
                if !has_room || is_first || !self.again.insert((by, place)) {
                    return;
                }
            }
        }
        match self.read.iter_mut().find(|(one, _)| *one == by) {
            Some((_, count)) => *count += 1,
            None => self.read.push((by, 1)),
        }
    }

    fn push(&mut self, by: ExpressionId, name: &FactName) {
        self.found.push((by, name.clone()));
        if self.found.len() > FEW {
            let indexed = self.places.len();
            let rest = self.found.iter().enumerate().skip(indexed);
            self.places.extend(rest.map(|(place, (_, name))| (name.clone(), place)));
        }
    }

    fn place(&self, name: &FactName) -> Option<usize> {
        if self.found.len() > FEW {
            self.places.get(name).copied()
        } else {
            self.found.iter().position(|(_, found)| found == name)
        }
    }

    fn has_room(&self, by: ExpressionId) -> bool {
        let is_full = |(one, count): &(ExpressionId, usize)| *one == by && *count >= MOST_NAMED;
        !self.read.iter().any(is_full)
    }

    /// What was gathered.
    pub(super) fn finish(self) -> Missing {
        Missing { names: self.found.into_iter().map(|(_, name)| name).collect(), has_more: self.has_more }
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_NAMED, Missing, Names};
    use crate::facts::FactName;
    use crate::program::ExpressionId;

    fn name(number: usize) -> FactName {
        FactName::root(&format!("fact-{number}"))
    }

    fn read(names: &mut Names, by: usize, numbers: std::ops::Range<usize>) {
        for number in numbers {
            names.read(ExpressionId::from_index(by), || vec![name(number)].into());
        }
    }

    #[test]
    fn each_name_stays_once_and_in_its_place() {
        let mut names = Names::default();
        for by in 0..40 {
            read(&mut names, by, by..by + 11);
        }
        let found = Missing { names: (0..50).map(name).collect(), has_more: false };
        assert_eq!(names.finish(), found);
    }

    #[test]
    fn one_fact_is_named_of_so_many_elements_alone() {
        let mut names = Names::default();
        read(&mut names, 1, 0..MOST_NAMED);
        assert!(!names.has_more);
        read(&mut names, 1, MOST_NAMED..MOST_NAMED + 1);
        assert!(names.has_more);
        assert_eq!(names.finish().names, (0..MOST_NAMED).map(name).collect::<Vec<_>>());
    }

    #[test]
    fn who_reads_the_same_again_reads_no_more() {
        let mut names = Names::default();
        for _ in 0..3 {
            read(&mut names, 1, 0..MOST_NAMED);
            read(&mut names, 2, 0..MOST_NAMED);
        }
        assert!(!names.has_more);
        read(&mut names, 2, MOST_NAMED..MOST_NAMED + 1);
        assert_eq!((names.found.len(), names.has_more), (MOST_NAMED, true), "two expressions read one fact");
    }

    #[test]
    fn what_was_gathered_elsewhere_counts_with_the_rest() {
        let (mut one, mut other) = (Names::default(), Names::default());
        read(&mut one, 1, 0..5);
        read(&mut other, 1, 0..MOST_NAMED);
        one.add_all(&other);
        assert!(!one.has_more, "the same names again are no more");
        let mut others = Names::default();
        read(&mut others, 1, 100..101);
        one.add_all(&others);
        let found = one.finish();
        assert_eq!((found.names.len(), found.has_more), (MOST_NAMED, true));
    }
}
