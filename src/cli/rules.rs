//! The rules that a run uses: the embedded packs, and the folders that the user adds.

use std::path::PathBuf;

use super::arguments::Packs;
use super::input;
use super::output::Output;
use crate::diagnostic::{self, Diagnostic, nearest};
use crate::localized;
use crate::packs::{self, RuleFile};
use crate::program::Program;
use crate::source::Sources;

/// Where rules come from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RuleSet<'a> {
    /// The folders that the user names.
    pub(crate) folders: &'a [PathBuf],
    /// Whether the embedded packs are among the rules.
    pub(crate) embedded: Embedded,
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
        let mut files = match set.embedded {
            Embedded::Included => packs::rule_files(),
            Embedded::LeftOut => Vec::new(),
        };
        let mut unreadable = Sources::default();
        let mut diagnostics = Vec::new();
        for folder in set.folders {
            let paths = match input::files_below(folder, "hegui", &mut unreadable) {
                Ok(paths) => paths,
                Err(found) => {
                    diagnostics.push(*found);
                    continue;
                }
            };
            for path in paths {
                match input::read(&path, &mut unreadable) {
                    Ok(text) => files.push(RuleFile { name: path.display().to_string(), text }),
                    Err(found) => diagnostics.push(*found),
                }
            }
        }
        if !diagnostics.is_empty() {
            return Err(BadRules { diagnostics, sources: unreadable });
        }
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
    pub(crate) fn keep_packs(&mut self, packs: &Packs, output: &mut Output) -> bool {
        if !packs_exist(&self.program, &packs.pack, output) {
            return false;
        }
        if !packs.pack.is_empty() {
            self.program.keep_packs(&packs.pack);
        }
        true
    }
}

/// Whether each pack that was asked for has rules.
pub(super) fn packs_exist(program: &Program, packs: &[String], output: &mut Output) -> bool {
    let known = || program.rules.iter().map(|rule| program.pack_of(rule));
    let unknown: Vec<&String> =
        packs.iter().filter(|pack| !known().any(|one| one == pack.as_str())).collect();
    for pack in &unknown {
        let near = nearest(pack, known());
        let (en, zh) = near.map_or_else(Default::default, |near| {
            (format!("; did you mean `{near}`?"), format!("；是否想写 `{near}`？"))
        });
        output.say(&localized!("there is no pack `{pack}`{en}", "没有规则包 `{pack}`{zh}"));
    }
    unknown.is_empty()
}
