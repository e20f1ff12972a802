//! Names of facts, each once, in the order in which they were found.

use super::naming::NameId;
use crate::facts::FactName;
use crate::program::ExpressionId;

/// Of how many elements one and the same fact is named. A finding about one element may miss a fact of every other, so
/// that without a bound the names would grow with the square of the elements.
pub(super) const MOST_NAMED: usize = 20;

/// How many names most findings miss at most.
const ROOM: usize = 32;

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

/// The ids of names that were gathered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Gathered {
    /// The ids, in the order in which they were found.
    pub(super) names: Vec<NameId>,
    /// Whether the same facts of further elements were found as well, which are not among them.
    pub(super) has_more: bool,
}

/// Names that are gathered, with the expressions that read the facts. All that is looked up is sorted: few names are
/// gathered at a time, and many are found again.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The names, each with the expression that read it first, in the order in which they were found.
    found: Vec<(ExpressionId, NameId)>,
    /// The names with the expressions that read them first, by name.
    first: Vec<(NameId, ExpressionId)>,
    /// What other expressions have read of them as well.
    again: Vec<(NameId, ExpressionId)>,
    /// How many names each expression has read.
    read: Vec<(ExpressionId, usize)>,
    has_more: bool,
}

impl Names {
    /// Room for what most findings miss.
    pub(super) fn with_room() -> Self {
        let (found, first, read) =
            (Vec::with_capacity(ROOM), Vec::with_capacity(ROOM), Vec::with_capacity(ROOM));
        Self { found, first, read, ..Self::default() }
    }

    /// Whether it matters what an expression reads: not where it has read as much of other elements already, and it is
    /// known that there is more.
    pub(super) fn wants(&self, by: ExpressionId) -> bool {
        !self.has_more || self.place_to_count(by).is_some()
    }

    /// Adds what an expression reads.
    pub(super) fn add_read(&mut self, by: ExpressionId, names: &[NameId], has_more: bool) {
        for &name in names {
            self.add(by, name);
        }
        self.has_more |= has_more;
    }

    /// Adds what was gathered elsewhere.
    pub(super) fn add_all(&mut self, other: &Self) {
        self.has_more |= other.has_more;
        for &(by, name) in &other.found {
            self.add(by, name);
        }
    }

    fn add(&mut self, by: ExpressionId, name: NameId) {
        match self.first.binary_search_by_key(&name, |&(name, _)| name) {
            Ok(at) => {
                if self.first.get(at).is_some_and(|&(_, first)| first == by) {
                    return;
                }
                if let Err(at) = self.again.binary_search(&(name, by))
                    && self.count(by)
                {
                    self.again.insert(at, (name, by));
                }
            }
            Err(at) if self.count(by) => {
                self.found.push((by, name));
                self.first.insert(at, (name, by));
            }
            Err(_) => self.has_more = true,
        }
    }

    /// Counts one more name that an expression has read; `false` where it has read as many as are named.
    fn count(&mut self, by: ExpressionId) -> bool {
        let Some(place) = self.place_to_count(by) else { return false };
        match place {
            Ok(at) => self.read.get_mut(at).into_iter().for_each(|(_, count)| *count += 1),
            Err(at) => self.read.insert(at, (by, 1)),
        }
        true
    }

    /// Where the names of an expression are counted, or will be; `None` where it has read as many as are named.
    fn place_to_count(&self, by: ExpressionId) -> Option<Result<usize, usize>> {
        let place = self.read.binary_search_by_key(&by, |&(one, _)| one);
        let is_full = |at: usize| self.read.get(at).is_some_and(|&(_, count)| count >= MOST_NAMED);
        Some(place).filter(|place| !place.is_ok_and(is_full))
    }

    /// What was gathered.
    pub(super) fn finish(self) -> Gathered {
        Gathered { names: self.found.into_iter().map(|(_, name)| name).collect(), has_more: self.has_more }
    }
}

#[cfg(test)]
mod tests {
    use super::{Gathered, MOST_NAMED, Names};
    use crate::evaluation::naming::NameId;
    use crate::program::ExpressionId;

    fn name(number: usize) -> NameId {
        NameId::from_index(number)
    }

    fn read(names: &mut Names, by: usize, numbers: std::ops::Range<usize>) {
        for number in numbers {
            names.add_read(ExpressionId::from_index(by), &[name(number)], false);
        }
    }

    #[test]
    fn each_name_stays_once_and_in_its_place() {
        let mut names = Names::default();
        for by in 0..40 {
            read(&mut names, by, by..by + 11);
        }
        let found = Gathered { names: (0..50).map(name).collect(), has_more: false };
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
