//! Names of facts, each once, in the order in which they were found.

use std::collections::HashSet;

use crate::facts::FactName;

/// Few names are compared one by one.
const FEW: usize = 16;

/// Names that are gathered: a rule on many elements may miss a fact of each.
#[derive(Default)]
pub(super) struct Names {
    found: Vec<FactName>,
    /// The same, once they are not few any more.
    seen: HashSet<FactName>,
}

impl Names {
    /// Adds those that are not there yet.
    pub(super) fn add_all(&mut self, more: impl IntoIterator<Item = FactName>) {
        for name in more {
            if self.is_new(&name) {
                self.found.push(name);
            }
        }
    }

    fn is_new(&mut self, name: &FactName) -> bool {
        if self.found.len() < FEW {
            return !self.found.contains(name);
        }
        if self.seen.is_empty() {
            self.seen.extend(self.found.iter().cloned());
        }
        self.seen.insert(name.clone())
    }

    /// The names, in the order in which they were found.
    pub(super) fn into_vec(self) -> Vec<FactName> {
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::facts::FactName;

    #[test]
    fn each_name_stays_once_and_in_its_place() {
        let name = |number: usize| FactName::root(&format!("fact-{}", number % 50));
        let mut names = Names::default();
        names.add_all((0..400).map(name));
        names.add_all((10..60).map(name));
        assert_eq!(names.into_vec(), (0..50).map(name).collect::<Vec<_>>());
    }
}
