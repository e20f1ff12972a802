//! How many cases mention each rule, without running them.

use std::collections::BTreeMap;

use super::reader;
use crate::program::Program;
use crate::source::{FileId, Sources};

/// The number of cases in `files` that mention each rule, by the rule's name; rules without cases are left out.
pub fn count(
    program: &Program,
    sources: &Sources,
    bases: &[FileId],
    files: &[FileId],
) -> BTreeMap<String, usize> {
    let name_of = |&file: &FileId| sources.get(file).and_then(|source| source.name.rsplit('/').next());
    let names: Vec<&str> = bases.iter().filter_map(name_of).collect();
    let mut counts = BTreeMap::new();
    for &file in files {
        let Some(source) = sources.get(file) else { continue };
        let read = reader::read(program, &names, file, &source.text, &mut Vec::new());
        for case in read.entries.into_iter().filter_map(|entry| entry.case) {
            let mut rules: Vec<_> = case.expectations.iter().map(|expectation| expectation.rule).collect();
            rules.sort_unstable();
            rules.dedup();
            for rule in rules.into_iter().filter_map(|rule| program.rule(rule)) {
                *counts.entry(program.texts.symbol(rule.name).to_owned()).or_default() += 1;
            }
        }
    }
    counts
}
