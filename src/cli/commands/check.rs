//! `hegui check`: evaluate and report.

use std::path::Path;
use std::sync::Arc;

use crate::cli::arguments::{CheckOptions, Shared};
use crate::cli::delivery::Deliveries;
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Output;
use crate::cli::rules::Rules;
use crate::cli::waivers::Waivers;
use crate::cli::{clock, input, reports};
use crate::diagnostic::{self, Diagnostic};
use crate::evaluation::Evaluator;
use crate::facts::Facts;
use crate::findings::{Findings, Waiver};
use crate::localized;
use crate::manifest::read_toml;
use crate::program::Program;
use crate::quantity::Date;
use crate::report::{Observed, Refused, View};
use crate::source::Sources;

pub(crate) fn run(options: &CheckOptions, shared: &Shared, output: &mut Output) -> ExitCode {
    let Some(mut rules) = Rules::load_or_complain(shared.rule_set(), output) else {
        return ExitCode::NoConclusion;
    };
    if reports::show_rules(options) {
        rules.read_sources();
    }
    let waivers =
        Waivers::new(options.waived.waiving(), &rules.program).read(&options.waived.waivers, output);
    let Some(waivers) = waivers else { return ExitCode::NoConclusion };
    if !rules.keep_packs(&options.packs, output) {
        return ExitCode::NoConclusion;
    }
    let as_of = options.when.as_of.unwrap_or_else(clock::today);
    let reports = reports::reports(options, output);
    let mut check = Check { options, rules: &rules, as_of, waivers, is_observed: false, reports };
    let mut code = ExitCode::Clean;
    for path in &options.manifests {
        code = code.max(check.manifest(path, output));
    }
    code.max(check.finish(output))
}

/// One run over several manifests.
struct Check<'run> {
    options: &'run CheckOptions,
    rules: &'run Rules,
    as_of: Date,
    waivers: Waivers,
    /// Whether what was observed of the run as a whole has been told: where there is one manifest, with that.
    is_observed: bool,
    reports: Deliveries,
}

impl Check<'_> {
    /// Checks one manifest.
    fn manifest(&mut self, path: &Path, output: &mut Output) -> ExitCode {
        let mut sources = self.waivers.sources();
        let name = path.display().to_string();
        let (facts, own) = match self.read(path, &mut sources, output) {
            Ok(read) => read,
            Err(found) => {
                output.diagnose(&found, &sources);
                let refused = Refused {
                    manifest: &name,
                    program: &self.rules.program,
                    as_of: self.as_of,
                    diagnostics: &found,
                    sources: &sources,
                };
                self.reports.each(output, |renderer, out| renderer.refuse(&refused, out));
                return ExitCode::NoConclusion;
            }
        };
        let program = &self.rules.program;
        let mut findings = Findings::of(&Evaluator::new(program, &facts, self.as_of));
        self.waivers.cover(program, &own, &mut findings);
        if self.options.manifests.len() == 1 {
            findings.observations.extend(self.waivers.observations(program, self.as_of));
            self.is_observed = true;
        }
        let view = View {
            program,
            facts: &facts,
            findings: &findings,
            manifest: &name,
            sources: &sources,
            rules: self.rules.sources_read(),
        };
        self.reports.each(output, |renderer, out| renderer.add(&view, out));
        if !findings.anything_applies() {
            output.say(&localized!(
                "{name}: no rule applies, so nothing was checked",
                "{name}：没有适用的规则，未作任何检查"
            ));
            return ExitCode::NoConclusion;
        }
        if self.options.fail_on.catches_any(&findings) { ExitCode::Findings } else { ExitCode::Clean }
    }

    /// Reads a manifest: what it states, and the waivers in its comments.
    fn read(
        &self,
        path: &Path,
        sources: &mut Sources,
        output: &mut Output,
    ) -> Result<(Facts, Vec<Arc<Waiver>>), Vec<Diagnostic>> {
        let (facts, warnings) = read(path, &self.rules.program, sources)?;
        if !warnings.is_empty() {
            output.diagnose(&warnings, sources);
        }
        Ok((facts, self.waivers.in_manifest(sources)?))
    }

    /// Tells what was observed of the run as a whole, and ends the reports.
    fn finish(mut self, output: &mut Output) -> ExitCode {
        let mut code = ExitCode::Clean;
        let observations = self.waivers.observations(&self.rules.program, self.as_of);
        if !self.is_observed && !observations.is_empty() {
            let sources = self.waivers.sources();
            let observed = Observed {
                program: &self.rules.program,
                as_of: self.as_of,
                manifest: None,
                observations: &observations,
                sources: &sources,
            };
            self.reports.each(output, |renderer, out| renderer.observe(&observed, out));
            if observations.iter().any(|one| self.options.fail_on.catches_observation(one)) {
                code = ExitCode::Findings;
            }
        }
        code.max(self.reports.finish(output))
    }
}

/// Reads a manifest and what is known by it, with warnings; or what is wrong with it.
pub(super) fn read(
    path: &Path,
    program: &Program,
    sources: &mut Sources,
) -> Result<(Facts, Vec<Diagnostic>), Vec<Diagnostic>> {
    let text = input::read(path, sources).map_err(|found| vec![*found])?;
    let file = sources.add(path.display().to_string(), text);
    let text = sources.get(file).map_or("", |file| &file.text);
    let (facts, found) = read_toml(program, file, text);
    if diagnostic::has_errors(&found) { Err(found) } else { Ok((facts, found)) }
}
