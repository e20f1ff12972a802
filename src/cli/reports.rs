//! The reports of `check` that the user asks for.

use std::path::{Path, PathBuf};

use super::arguments::{Format, FormatTarget};
use super::delivery::{Deliveries, Form};
use super::output::Output;
use super::settings::Settings;
use super::step_summary::StepSummary;
use crate::findings::Particulars;
use crate::report::{self, Against, ColorChoice, Detail, Drawing, Renderer, ReportLanguage, TerminalOptions};

/// The reports of a run.
#[derive(Default)]
pub(crate) struct Reports {
    /// What is drawn of each product on its own.
    pub(crate) drawings: Vec<Drawing>,
    /// Where all reports go.
    pub(crate) deliveries: Deliveries,
}

/// Whether a run is over one product, of which a report may be one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Products {
    One,
    Several,
}

/// Everything that `--format` names, ready to be written, of findings that are held `against` that.
pub(crate) fn reports(
    settings: &Settings,
    products: Products,
    against: Against,
    output: &mut Output,
) -> Reports {
    let mut reports = Reports::default();
    for target in &settings.format {
        let form = match style(target, settings, products, against, output) {
            Style::Apart(drawing) => {
                reports.drawings.push(drawing);
                Form::Drawn(reports.drawings.len() - 1)
            }
            Style::Together(renderer) => Form::Together(renderer),
        };
        match &target.file {
            Some(path) => reports.deliveries.add_to_file(form, path, output),
            None => reports.deliveries.add_to_stdout(form),
        }
    }
    let for_github = settings.format.iter().any(|target| target.format == Format::Github);
    if let Some(summary) = StepSummary::of_this_step().filter(|_| for_github) {
        let language = output.layout().language;
        // The summary is full between two products, not within one: it needs them one by one.
        let renderer = Box::new(markdown(language));
        reports.deliveries.add_to_step_summary(Form::Together(renderer), summary);
    }
    reports
}

/// The first file of a report that would take the place of what the run reads: of a manifest that is named, the settings,
/// waivers, a baseline.
pub(crate) fn overwriting<'s>(settings: &'s Settings, manifests: &[PathBuf]) -> Option<&'s Path> {
    let mut files = settings.format.iter().filter_map(|target| target.file.as_deref()).peekable();
    files.peek()?;
    let account = &settings.account;
    let of_settings = account.file.and_then(|id| account.sources.get(id)).map(|file| Path::new(&file.name));
    let read = manifests.iter().map(PathBuf::as_path);
    let read = read.chain(settings.waivers.iter().chain(&settings.baseline).map(|one| one.value.as_path()));
    let followed = |path: &Path| path.canonicalize().ok();
    let read: Vec<PathBuf> = read.chain(of_settings).filter_map(followed).collect();
    files.find(|file| followed(file).is_some_and(|file| read.contains(&file)))
}

/// Whether any of them shows the rules' own words.
pub(crate) fn show_rules(settings: &Settings) -> bool {
    let shows = |target: &FormatTarget| matches!(target.format, Format::Sarif | Format::Html);
    settings.detail == Detail::Verbose || settings.format.iter().any(shows)
}

/// Whether any of them shows what changes after the as-of date.
pub(crate) fn look_ahead(settings: &Settings) -> bool {
    settings.format.iter().any(|target| target.format == Format::Html)
}

/// How products become a report.
enum Style {
    /// Each on its own.
    Apart(Drawing),
    /// All together.
    Together(Box<dyn Renderer>),
}

fn style(
    target: &FormatTarget,
    settings: &Settings,
    products: Products,
    against: Against,
    output: &Output,
) -> Style {
    let language = output.layout().language;
    let together: Box<dyn Renderer> = match target.format {
        Format::Terminal => {
            let options = terminal_options(target, settings, output);
            let particulars = match options.detail {
                Detail::Quiet => Particulars::OfBreaches,
                Detail::Normal => Particulars::OfOpen,
                Detail::Verbose => Particulars::All,
            };
            let drawing = Drawing::new(
                move |view| report::terminal(view, &options),
                move |observed| report::terminal_observed(observed, &options),
            );
            return Style::Apart(drawing.needing(particulars));
        }
        Format::Json => {
            let of_manifest = if products == Products::One { report::json } else { report::json_line };
            return Style::Apart(Drawing::new(of_manifest, report::json_observed));
        }
        Format::Summary => {
            let drawing = Drawing::new(report::summary, report::summary_observed);
            return Style::Apart(drawing.needing(Particulars::Outcomes));
        }
        Format::Ndjson => return Style::Apart(Drawing::new(report::ndjson, report::ndjson_observed)),
        Format::Markdown => return Style::Apart(markdown(language)),
        Format::Sarif => Box::new(report::Sarif::new(language, settings.detail)),
        Format::Junit => Box::new(report::Junit::new(language)),
        Format::Tap => Box::new(report::Tap::new(language)),
        Format::Github => Box::new(report::GitHub::new(language)),
        Format::Gitlab => Box::new(report::GitLab::new(language)),
        Format::Oscal => Box::new(report::Oscal::new(language)),
        Format::Csv => Box::new(report::Csv::new(language, settings.bom, against)),
        Format::Xlsx => Box::new(report::Xlsx::new(language, against)),
        Format::Html => Box::new(report::Html::new(language)),
    };
    Style::Together(together)
}

fn markdown(language: ReportLanguage) -> Drawing {
    Drawing::new(
        move |view| report::markdown(view, language),
        move |observed| report::markdown_observed(observed, language),
    )
    .refusing(move |refused| report::markdown_refused(refused, language))
}

fn terminal_options(target: &FormatTarget, settings: &Settings, output: &Output) -> TerminalOptions {
    let mut layout = output.layout();
    if target.file.is_some() {
        layout.color = ColorChoice::Never;
    }
    TerminalOptions { detail: settings.detail, layout }
}
