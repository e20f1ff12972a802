//! The rules that a run uses: the embedded packs, and the folders that the user adds.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::input::Problem;
use super::output::Output;
use super::settings::Settings;
use super::{folders, input};
use crate::diagnostic::{self, Code, Diagnostic};
use crate::localized;
use crate::packs::{self, RuleFile};
use crate::program::Program;
use crate::settings::Stated;
use crate::source::Sources;

/// Where rules come from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RuleSet<'a> {
    /// The folders that the user names.
    pub(crate) folders: &'a [Stated<PathBuf>],
    /// Whether the embedded packs are among the rules.
    pub(crate) embedded: Embedded,
    /// The texts in which the folders are named.
    pub(crate) sources: &'a Sources,
}

/// Whether the embedded packs are among the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Embedded {
    /// They are.
    Included,
    /// Only what the user names counts.
    LeftOut,
}

/// The program of a run.
pub(crate) struct Rules {
    /// The rules.
    pub(crate) program: Program,
    /// The rule files, where they were read for this run already.
    sources: Option<Sources>,
}

/// Why there are no rules, with the texts that the diagnostics point into.
struct BadRules {
    diagnostics: Vec<Diagnostic>,
    sources: Sources,
}

impl Rules {
    /// The rules of a run; what is wrong with them goes to standard error.
    pub(crate) fn load_or_complain(set: RuleSet<'_>, output: &mut Output) -> Option<Self> {
        match Self::load(set) {
            Ok(rules) => Some(rules),
            Err(bad) => {
                output.diagnose(&bad.diagnostics, &bad.sources);
                None
            }
        }
    }

    /// The embedded packs, unless they are left out, with the rule files below the folders that are named.
    ///
    /// # Errors
    /// Everything that is wrong with the rule files.
    fn load(set: RuleSet<'_>) -> Result<Self, BadRules> {
        if set.folders.is_empty() && set.embedded == Embedded::Included {
            return Ok(Self { program: packs::program(), sources: None });
        }
        let mut own = Vec::new();
        let mut unreadable = set.sources.clone();
        let (mut diagnostics, mut seen) = (Vec::new(), BTreeSet::new());
        for folder in set.folders {
            let paths = match folders::files_below(&folder.value, "hegui") {
                Ok(paths) if paths.is_empty() => {
                    diagnostics.push(Problem::NoRules.at(folder.place));
                    continue;
                }
                Ok(paths) => paths,
                Err(problem) => {
                    diagnostics.push(problem.at(folder.place));
                    continue;
                }
            };
            // A file to which several names lead is one file.
            for path in paths.into_iter().filter(|path| seen.insert(folders::real_path(path))) {
                match input::read(&path, &mut unreadable) {
                    Ok(text) => own.push(RuleFile { name: path.display().to_string(), text }),
                    Err(found) => diagnostics.push(*found),
                }
            }
        }
        if !diagnostics.is_empty() {
            // What the others name may be declared in what can't be read; their form is wrong by itself.
            diagnostics.extend(packs::mistakes_of_form(own, &mut unreadable));
            diagnostic::sort(&mut diagnostics);
            return Err(BadRules { diagnostics, sources: unreadable });
        }
        let mut files = match set.embedded {
            Embedded::Included => packs::rule_files(),
            Embedded::LeftOut => Vec::new(),
        };
        files.extend(own);
        let compiled = packs::compile(files);
        if diagnostic::has_errors(&compiled.diagnostics) {
            return Err(BadRules { diagnostics: compiled.diagnostics, sources: compiled.sources });
        }
        Ok(Self { program: compiled.program, sources: Some(compiled.sources) })
    }

    /// Reads the rule files, for what shows the rules' own words.
    pub(crate) fn read_sources(&mut self) {
        self.sources.get_or_insert_with(|| {
            let mut sources = Sources::default();
            for file in packs::rule_files() {
                sources.add(file.name, file.text);
            }
            sources
        });
    }

    /// The rule files, where they were read.
    pub(crate) fn sources_read(&self) -> Option<&Sources> {
        self.sources.as_ref()
    }

    /// Leaves the rules of other packs out, where packs are named; `false` where one that is named has no rules, which is
    /// said.
    pub(crate) fn keep_packs(&mut self, settings: &Settings, output: &mut Output) -> bool {
        if !packs_exist(&self.program, settings, output) {
            return false;
        }
        let packs = settings.pack_names();
        if !packs.is_empty() {
            self.program.keep_packs(&packs);
        }
        true
    }
}

/// Whether each pack that was asked for has rules.
pub(super) fn packs_exist(program: &Program, settings: &Settings, output: &mut Output) -> bool {
    let known = || program.rules.iter().map(|rule| program.pack_of(rule));
    let unknown = settings.packs.iter().filter(|pack| !known().any(|one| one == pack.value.as_str()));
    let found: Vec<Diagnostic> = unknown
        .map(|Stated { value: name, place }| {
            Diagnostic::error(
                Code::SETTINGS_UNKNOWN_PACK,
                localized!("there is no pack `{name}`", "没有规则包 `{name}`"),
                *place,
                localized!("expected the name of a pack", "应为规则包的名称"),
            )
            .help(localized!(
                "reports name rules by their packs: `pack.rule`",
                "报告中规则以规则包命名：`规则包.规则`"
            ))
            .did_you_mean(name, known())
        })
        .collect();
    if !found.is_empty() {
        output.diagnose(&found, &settings.account.sources);
    }
    found.is_empty()
}
