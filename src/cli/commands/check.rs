//! `hegui check`: evaluate and report.

use std::path::Path;

use crate::cli::arguments::{CheckOptions, Format, FormatTarget, Shared};
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Output;
use crate::cli::rules::Rules;
use crate::cli::{clock, input};
use crate::diagnostic::{self, Diagnostic, nearest};
use crate::evaluation::Evaluator;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::localized;
use crate::manifest::read_toml;
use crate::program::{Program, Rule};
use crate::quantity::Date;
use crate::report::{self, Detail, TerminalOptions, View};
use crate::source::Sources;

pub(crate) fn run(options: &CheckOptions, shared: &Shared, output: &mut Output) -> ExitCode {
    let Some(mut rules) = Rules::load_or_complain(shared.rule_set(), output) else {
        return ExitCode::NoConclusion;
    };
    if options.verbose {
        rules.read_sources();
    }
    if !packs_exist(&rules.program, &options.pack, output) {
        return ExitCode::NoConclusion;
    }
    let as_of = options.when.as_of.unwrap_or_else(clock::today);
    let mut check =
        Check { options, rules: &rules, as_of, reports: vec![String::new(); options.format.len()] };
    let mut code = ExitCode::Clean;
    for path in &options.manifests {
        code = code.max(check.manifest(path, output));
    }
    code.max(check.deliver(output))
}

/// One run over several manifests.
struct Check<'run> {
    options: &'run CheckOptions,
    rules: &'run Rules,
    as_of: Date,
    /// What has been written so far, one text for each format.
    reports: Vec<String>,
}

impl Check<'_> {
    /// Checks one manifest.
    fn manifest(&mut self, path: &Path, output: &mut Output) -> ExitCode {
        let mut sources = Sources::default();
        let facts = match read(path, &self.rules.program, &mut sources) {
            Ok((facts, warnings)) => {
                if !warnings.is_empty() {
                    output.diagnose(&warnings, &sources);
                }
                facts
            }
            Err(found) => {
                output.diagnose(&found, &sources);
                return ExitCode::NoConclusion;
            }
        };
        let mut findings = Findings::of(&Evaluator::new(&self.rules.program, &facts, self.as_of));
        if !self.options.pack.is_empty() {
            let program = &self.rules.program;
            let of_pack = |rule: &Rule| self.options.pack.iter().any(|pack| pack == pack_of(program, rule));
            findings.findings.retain(|finding| program.rule(finding.rule).is_some_and(of_pack));
        }
        let name = path.display().to_string();
        let view = View {
            program: &self.rules.program,
            facts: &facts,
            findings: &findings,
            manifest: &name,
            sources: &sources,
            rules: self.rules.sources_read(),
        };
        for (target, report) in self.options.format.iter().zip(&mut self.reports) {
            report.push_str(&render(&view, target, self.options, output));
        }
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

    /// Hands each report to its file or to standard output.
    fn deliver(self, output: &mut Output) -> ExitCode {
        let mut code = ExitCode::Clean;
        for (target, report) in self.options.format.iter().zip(self.reports) {
            let Some(file) = &target.file else {
                output.print(&report);
                continue;
            };
            if let Err(error) = input::write(file, &report) {
                let file = file.display();
                output.say(&localized!("{file} can't be written: {error}", "{file} 无法写入：{error}"));
                code = ExitCode::NoConclusion;
            }
        }
        code
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

fn render(view: &View<'_>, target: &FormatTarget, options: &CheckOptions, output: &Output) -> String {
    match target.format {
        Format::Terminal => {
            let detail = match (options.quiet, options.verbose) {
                (true, _) => Detail::Quiet,
                (false, true) => Detail::Verbose,
                (false, false) => Detail::Normal,
            };
            let mut layout = output.layout();
            if target.file.is_some() {
                layout.color = report::ColorChoice::Never;
            }
            report::terminal(view, &TerminalOptions { detail, layout })
        }
        Format::Json if options.manifests.len() == 1 => report::json(view),
        Format::Json => report::json_line(view),
    }
}

/// The pack of a rule: what stands before the first dot of its name.
fn pack_of<'p>(program: &'p Program, rule: &Rule) -> &'p str {
    program.texts.symbol(rule.name).split('.').next().unwrap_or_default()
}

/// Whether each pack that was asked for has rules.
pub(super) fn packs_exist(program: &Program, packs: &[String], output: &mut Output) -> bool {
    let known = || program.rules.iter().map(|rule| pack_of(program, rule));
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
