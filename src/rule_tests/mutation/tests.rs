//! Properties of all mutants of the embedded rules.

use std::collections::BTreeSet;

use super::workshop::Workshop;
use super::{make_mutants, patch::Patch};
use crate::packs;
use crate::rule_tests::owner::Dependents;
use crate::source::Sources;

fn workshop(sources: &Sources) -> Workshop<'_> {
    let program = packs::program();
    let mut workshop = Workshop::new(&program, sources);
    for owner in Dependents::of(&program).owners() {
        make_mutants(&mut workshop, owner);
    }
    workshop
}

fn rule_files() -> Sources {
    let mut sources = Sources::default();
    for file in packs::rule_files() {
        sources.add(file.name, file.text);
    }
    sources
}

#[test]
fn a_patch_applied_changes_the_program_and_applied_again_restores_it() {
    let sources = rule_files();
    let (mut program, mutants) = workshop(&sources).finish();
    let before = format!("{program:?}");
    // Every patch is checked for itself where it is cheap, and all of them one after the other.
    for mutant in &mutants {
        let mut patch = mutant.patch.clone();
        patch.swap(&mut program);
        if let (Patch::Expression(id, old), Patch::Expression(_, new)) = (&patch, &mutant.patch) {
            assert_eq!(program.arena.get(*id), *new, "{mutant:?}");
            assert_ne!(old, new, "{mutant:?}");
        }
        patch.swap(&mut program);
    }
    assert_eq!(format!("{program:?}"), before);
}

#[test]
fn no_two_mutants_of_an_item_have_the_same_description() {
    let sources = rule_files();
    let (_, mutants) = workshop(&sources).finish();
    let mut seen = BTreeSet::new();
    for mutant in &mutants {
        assert!(seen.insert((mutant.owner, mutant.change.clone())), "{mutant:?}");
        let (from, to) = mutant.change.split_once(" → ").unwrap();
        assert!(!from.is_empty() && !to.is_empty() && from != to, "{mutant:?}");
    }
    assert!(mutants.len() > 1_000, "{}", mutants.len());
}
