//! `hegui check`: evaluate and report.

use std::path::Path;

use crate::cli::arguments::{CheckOptions, Shared};
use crate::cli::delivery::Deliveries;
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Output;
use crate::cli::rules::Rules;
use crate::cli::{clock, input, reports};
use crate::diagnostic::{self, Diagnostic};
use crate::evaluation::Evaluator;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::localized;
use crate::manifest::read_toml;
use crate::program::Program;
use crate::quantity::{Date, Duration};
use crate::report::{Refused, View};
use crate::source::Sources;
use crate::timeline::Timeline;

/// How far ahead a report looks that shows dates.
const YEARS_AHEAD: i32 = 3;

pub(crate) fn run(options: &CheckOptions, shared: &Shared, output: &mut Output) -> ExitCode {
    let Some(mut rules) = Rules::load_or_complain(shared.rule_set(), output) else {
        return ExitCode::NoConclusion;
    };
    if reports::show_rules(options) {
        rules.read_sources();
    }
    if !rules.keep_packs(&options.packs, output) {
        return ExitCode::NoConclusion;
    }
    let as_of = options.when.as_of.unwrap_or_else(clock::today);
    let mut check = Check { options, rules: &rules, as_of, reports: reports::reports(options, output) };
    let mut code = ExitCode::Clean;
    for path in &options.manifests {
        code = code.max(check.manifest(path, output));
    }
    code.max(check.reports.finish(output))
}

/// One run over several manifests.
struct Check<'run> {
    options: &'run CheckOptions,
    rules: &'run Rules,
    as_of: Date,
    reports: Deliveries,
}

impl Check<'_> {
    /// Checks one manifest.
    fn manifest(&mut self, path: &Path, output: &mut Output) -> ExitCode {
        let mut sources = Sources::default();
        let name = path.display().to_string();
        let facts = match read(path, &self.rules.program, &mut sources) {
            Ok((facts, warnings)) => {
                if !warnings.is_empty() {
                    output.diagnose(&warnings, &sources);
                }
                facts
            }
            Err(found) => {
                output.diagnose(&found, &sources);
                let refused = Refused { manifest: &name, diagnostics: &found, sources: &sources };
                self.reports.each(output, |renderer, out| renderer.refuse(&refused, out));
                return ExitCode::NoConclusion;
            }
        };
        let findings = Findings::of(&Evaluator::new(&self.rules.program, &facts, self.as_of));
        let ahead = reports::look_ahead(self.options).then(|| self.ahead(&facts)).flatten();
        let view = View {
            program: &self.rules.program,
            facts: &facts,
            findings: &findings,
            manifest: &name,
            sources: &sources,
            rules: self.rules.sources_read(),
            ahead: ahead.as_ref(),
        };
        self.reports.each(output, |renderer, out| renderer.add(&view, out));
        if !findings.anything_applies() {
            output.say(&localized!(
                "{name}: no rule applies, so nothing was checked",
                "{name}：没有适用的规则，未作任何检查"
            ));
            return ExitCode::NoConclusion;
        }
        let caught = findings.findings.iter().any(|finding| self.options.fail_on.catches(finding));
        if caught { ExitCode::Findings } else { ExitCode::Clean }
    }

    /// What changes after the as-of date; `None` where there are too many elements to look at.
    fn ahead(&self, facts: &Facts) -> Option<Timeline> {
        let program = &self.rules.program;
        let tomorrow = Date::from_days(self.as_of.days().saturating_add(1));
        let last = self.as_of.plus(Duration::of_months(12 * YEARS_AHEAD), &program.calendar);
        Timeline::of(program, facts, tomorrow, last)
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
