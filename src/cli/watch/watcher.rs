//! What is watched, and what was found of it: checks what is named, and again what has changed.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::memory::{Known, Memory, State};
use super::news::{News, say};
use super::texts::{Changed, Texts};
use crate::cli::arguments::CheckOptions;
use crate::cli::basis::Basis;
use crate::cli::examination::{Afterwards, Examined, Examiner};
use crate::cli::exit_code::ExitCode;
use crate::cli::folders::folders_below;
use crate::cli::manifests::{Inputs, Job, existing_folder};
use crate::cli::output::Output;
use crate::cli::pipeline::{in_order, workers};
use crate::cli::reports::{self, Products};
use crate::cli::settings::Settings;
use crate::findings::{Observation, Particulars};
use crate::localized;
use crate::localized::Localized;
use crate::program::BindingRules;
use crate::report::{self, Drawing, Observed};
use crate::waivers::Uses;

/// What is watched, and what was found of it.
pub(super) struct Watcher<'run> {
    options: &'run CheckOptions,
    /// Those of the beginning, its day too: nothing flips at midnight.
    settings: &'run Settings,
    products: Products,
    /// The report of a manifest that is checked for the first time.
    drawings: Vec<Drawing>,
    basis: Basis,
    /// What rules and waivers were read from.
    texts: Texts,
    /// Whether they could be used when they were read last.
    is_basis_sound: bool,
    memory: Memory,
}

impl<'run> Watcher<'run> {
    /// Watches what the arguments name, on the basis that was read for them.
    pub(super) fn new(
        options: &'run CheckOptions,
        settings: &'run Settings,
        basis: Basis,
        output: &mut Output,
    ) -> Self {
        let is_one = Inputs::of(&options.manifests, settings.input_format).is_one();
        let products = if is_one { Products::One } else { Products::Several };
        Self {
            options,
            settings,
            products,
            drawings: reports::reports(settings, products, basis.known.against(), output).drawings,
            basis,
            texts: Texts::now(settings),
            is_basis_sound: true,
            memory: Memory::new(),
        }
    }

    /// All folders in which something may change that concerns the run.
    pub(super) fn folders(&self) -> BTreeSet<PathBuf> {
        let Self { options, settings, memory, .. } = self;
        let mut folders = Inputs::of(&options.manifests, settings.input_format).folders();
        folders.extend(settings.rules.iter().flat_map(|named| {
            // Where it can't be listed, it may come.
            folders_below(&named.value).unwrap_or_else(|_| vec![named.value.clone()])
        }));
        let files = memory
            .values()
            .flat_map(|known| known.files(&self.basis.rules.program))
            .chain(settings.waivers.iter().chain(&settings.baseline).map(|file| file.value.clone()));
        folders.extend(files.filter_map(|file| Some(file.parent()?.to_owned())));
        folders.iter().filter_map(|folder| existing_folder(folder)).collect()
    }

    /// Writes the first report.
    pub(super) fn first(&mut self, output: &mut Output) {
        for (name, examined) in self.examine(Changed::Rules, output) {
            let Some(examined) = examined else { continue };
            output.complain(&examined.complaints);
            examined.drawn.iter().for_each(|report| output.print(report));
            self.remember(name, examined);
        }
        let observations = self.observations_of_run();
        if !observations.is_empty() {
            let (program, sources) = (&self.basis.rules.program, self.basis.waivers.sources());
            let as_of = self.settings.as_of;
            let observed =
                Observed { program, as_of, manifest: None, observations: &observations, sources: &sources };
            self.drawings.iter().for_each(|drawing| output.print(&drawing.of_run(&observed)));
        }
    }

    /// Looks at everything again, checks what has changed, and tells what flipped.
    pub(super) fn again(&mut self, output: &mut Output) {
        let (changed, replaced) = self.read_basis(output);
        let found = self.examine(changed, output);
        let present: BTreeSet<String> = found.iter().map(|(name, _)| name.clone()).collect();
        let mut is_anything_told = false;
        for (name, examined) in found {
            let Some(examined) = examined else { continue };
            let news = News {
                name: &name,
                known: self.memory.get(&name),
                examined: &examined,
                basis: &self.basis,
                rules_before: replaced
                    .as_ref()
                    .filter(|_| changed == Changed::Rules)
                    .map(|basis| &basis.rules),
                as_of: self.settings.as_of,
            };
            is_anything_told |= news.tell(output);
            self.remember(name, examined);
        }
        self.forget_all_but(&present, output);
        if changed != Changed::Nothing && !is_anything_told {
            say(&localized!("rules and waivers", "规则与例外批准"), report::News::NothingFlipped, output);
        }
    }

    /// What the exit status is for what was found last.
    pub(super) fn code(&self) -> ExitCode {
        let present = self.memory.values().filter(|known| known.state != State::Gone);
        let of_manifests = present.map(|known| known.code).max().unwrap_or(ExitCode::NoConclusion);
        let fail_on = &self.settings.fail_on;
        let is_caught = self.observations_of_run().iter().any(|one| fail_on.catches_observation(one));
        let of_run = if is_caught { ExitCode::Findings } else { ExitCode::Clean };
        let of_basis = if self.is_basis_sound { ExitCode::Clean } else { ExitCode::NoConclusion };
        of_manifests.max(of_run).max(of_basis)
    }

    /// Reads rules and waivers again where they have changed: what has, and what that replaces. What can't be used
    /// replaces nothing.
    fn read_basis(&mut self, output: &mut Output) -> (Changed, Option<Basis>) {
        let now = Texts::now(self.settings);
        let changed = self.texts.changed(&now);
        if changed == Changed::Nothing {
            return (changed, None);
        }
        self.texts = now;
        let read = Basis::read(self.options, self.settings, output);
        self.is_basis_sound = read.is_some();
        let Some(basis) = read else {
            output.say(&localized!(
                "the rules and waivers that were read before stay in use",
                "继续使用此前读取的规则与例外批准"
            ));
            return (Changed::Nothing, None);
        };
        if changed == Changed::Rules {
            // What was found of those that can't be checked now speaks of the rules before.
            self.memory.retain(|_, known| known.state == State::Sound);
        }
        (changed, Some(std::mem::replace(&mut self.basis, basis)))
    }

    /// Checks each manifest of which something may come out otherwise. Comes out: the names of all, in their order, and
    /// what was found of those that were checked.
    fn examine(&self, changed: Changed, output: &Output) -> Vec<(String, Option<Examined>)> {
        let examiner = Examiner {
            settings: self.settings,
            rules: &self.basis.rules,
            binding: Arc::new(BindingRules::of(&self.basis.rules.program, self.settings.as_of)),
            products: self.products,
            waivers: &self.basis.waivers,
            known: &self.basis.known,
            drawings: &self.drawings,
            // What is new is told of any finding.
            particulars: Particulars::All,
            afterwards: Afterwards::Kept,
            layout: output.error_layout(),
        };
        let is_up_to_date = |name: &str, job: &Job| {
            let known = self.memory.get(name).filter(|_| changed == Changed::Nothing);
            let bytes = if let Job::Text(_, _, bytes) = job { Some(bytes) } else { None };
            let shared = self.basis.waivers.texts();
            known
                .zip(bytes)
                .is_some_and(|(known, bytes)| known.is_up_to_date(bytes, shared, &self.basis.rules.program))
        };
        let inputs = Inputs::of(&self.options.manifests, self.settings.input_format);
        let mut seen = BTreeSet::new();
        // A manifest that is named twice is told once.
        let jobs = inputs.jobs().flat_map(Job::apart).filter(move |job| seen.insert(job.name()));
        let mut found = Vec::new();
        in_order(
            jobs,
            workers(self.products, self.settings.jobs),
            |job| {
                let (name, job) = (job.name(), job.read());
                let is_new = !is_up_to_date(&name, &job);
                (name, is_new.then(|| examiner.examine(job)))
            },
            |result| found.push(result),
        );
        found
    }

    fn remember(&mut self, name: String, examined: Examined) {
        let Examined { code, complaints, uses, products, .. } = examined;
        let sound = products.into_iter().find(|product| product.checked().is_some());
        let state = if sound.is_some() { State::Sound } else { State::Broken };
        let before = self.memory.remove(&name).and_then(|known| known.sound);
        self.memory.insert(name, Known { state, sound: sound.or(before), complaints, code, uses });
    }

    /// Tells of manifests that are there no more. One that comes back is compared with what was found last.
    fn forget_all_but(&mut self, present: &BTreeSet<String>, output: &mut Output) {
        self.memory.retain(|name, known| present.contains(name) || known.sound.is_some());
        for (name, known) in &mut self.memory {
            if known.state != State::Gone && !present.contains(name) {
                known.state = State::Gone;
                say(&Localized::same(name.as_str()), report::News::Gone, output);
            }
        }
    }

    /// What is observed of the run as a whole; nothing where it has one manifest, with which that is told.
    fn observations_of_run(&self) -> Vec<Observation> {
        if self.products == Products::One {
            return Vec::new();
        }
        let present = self.memory.values().filter(|known| known.state != State::Gone);
        let uses: Uses = present.flat_map(|known| known.uses.iter().copied()).collect();
        self.basis.waivers.observations(&self.basis.rules.program, &uses, self.settings.as_of)
    }
}
