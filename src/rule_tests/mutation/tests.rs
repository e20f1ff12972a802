//! Properties of all mutants: of the embedded rules, and of a ground of their own.

use std::collections::BTreeSet;

use super::workshop::{Mutant, Workshop};
use super::{can_show, make_mutants, mutate, patch::Patch};
use crate::diagnostic::has_errors;
use crate::packs::{self, Compiled, RuleFile, compile};
use crate::program::Program;
use crate::rule_tests::owner::Dependents;
use crate::rule_tests::{Ground, run, run_and_keep};
use crate::source::Sources;

fn workshop<'s>(program: &Program, sources: &'s Sources) -> Workshop<'s> {
    let mut workshop = Workshop::new(program, sources);
    for owner in Dependents::of(program).owners() {
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
    let (mut program, mutants) = workshop(&packs::program(), &sources).finish();
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
    let (_, mutants) = workshop(&packs::program(), &sources).finish();
    let mut seen = BTreeSet::new();
    for mutant in &mutants {
        assert!(seen.insert((mutant.owner, mutant.change.clone())), "{mutant:?}");
        let (from, to) = mutant.change.split_once(" → ").unwrap();
        assert!(!from.is_empty() && !to.is_empty() && from != to, "{mutant:?}");
    }
    assert!(mutants.len() > 1_000, "{}", mutants.len());
}

/// The rule files with the change written into their text, where it can be: the words at its place are those that are
/// changed, and nothing else changes with them.
fn written(sources: &Sources, mutant: &Mutant) -> Option<Vec<RuleFile>> {
    let (from, to) = mutant.change.split_once(" → ")?;
    // Behind the last of several equal changes stands which one it is: (1/2).
    let is_number = |text: &str| text.ends_with(')') && text.contains('/');
    let to = to.rsplit_once(" (").filter(|(_, number)| is_number(number)).map_or(to, |(to, _)| to);
    let span = mutant.span;
    if sources.slice(span) != from || to == "∅" {
        return None;
    }
    let files = sources.iter().map(|(id, file)| {
        let mut text = file.text.clone();
        if id == span.file {
            text.replace_range(span.start as usize..span.end as usize, to);
        }
        RuleFile { name: file.name.clone(), text }
    });
    Some(files.collect())
}

/// Cases on either side of some of what the ground says.
const CASES: &str = r#"
base = "base.toml"
as-of = 2024-03-01

[[case]]
name = "as many as are many"
expect = { "pack.transfers" = "breached", "pack.copies" = { outcome = "satisfied", provisions = ["NEW/3"] } }

[[case]]
name = "one fewer"
set = { "transfer.a.persons-this-year" = 19 }
expect = { "pack.transfers" = { outcome = "satisfied", provisions = ["NEW/2"] } }

[[case]]
name = "the last day of the old law"
as-of = 2023-12-31
set = { "transfer.a.persons-this-year" = 1 }
expect = { "pack.transfers" = "breached" }

[[case]]
name = "a copy kept too long"
add = { "transfer.a.copies" = [{ name = "x", encrypted = true, kept = "7 months" }] }
expect = { "pack.transfers" = "exempt", "pack.copies" = { outcome = "breached", severity = "warning" } }
"#;

/// A manifest from which cases on the ground start.
const BASE: &str = include_str!("../tests/measured.toml");

#[test]
fn a_mutant_is_noticed_where_its_text_would_be() {
    let name = "rules/pack/measured.hegui".to_owned();
    let text = include_str!("../tests/measured.hegui").to_owned();
    let Compiled { program, sources, .. } = compile(vec![RuleFile { name, text }]);
    let mut cases = Sources::default();
    let base = cases.add("rules/bases/base.toml", BASE);
    let file = cases.add("rules/pack/tests/pack.toml", CASES);
    let (results, suite) = run_and_keep(&program, &cases, &[base], &[file]);
    assert_eq!(results.failed(), 0);
    let found =
        mutate(Ground { program: &program, rules: &sources, packs: &[] }, &suite, &cases, &[], &|_| ());
    let (_, mutants) = workshop(&program, &sources).finish();
    let dependents = Dependents::of(&program);
    let mut checked = 0;
    for mutant in &mutants {
        let Some(files_written) = written(&sources, mutant) else { continue };
        let changed = compile(files_written);
        // One end of a period moves alone in the text, and so leaves a gap.
        if has_errors(&changed.diagnostics) {
            assert!(mutant.change.starts_with("from "), "{mutant:?} {:?}", changed.diagnostics);
            continue;
        }
        let survives =
            found.survivors.iter().any(|one| (one.owner, &one.change) == (mutant.owner, &mutant.change));
        let noticed = run(&changed.program, &cases, &[base], &[file]).failed() > 0;
        // What can't show is no mutant, and no case notices it.
        let is_mutant = can_show(&program, mutant, &dependents.on(mutant.owner));
        assert_eq!(noticed, is_mutant && !survives, "{mutant:?}");
        checked += 1;
    }
    assert!(checked > 25, "{checked}");
}
