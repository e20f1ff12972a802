//! Checks products on any thread: what is found, and what can be drawn of each without the others.

use std::path::Path;
use std::sync::Arc;

use super::baseline::{Change, Known};
use super::evidence::{Evidence, look};
use super::exit_code::ExitCode;
use super::input;
use super::manifests::{Job, Read, read_bytes, read_one};
use super::product::{Checked, Product};
use super::reports::{self, Products};
use super::rules::Rules;
use super::settings::Settings;
use super::waivers::Waivers;
use crate::evaluation::Evaluator;
use crate::evidence::{self, Backing};
use crate::facts::Facts;
use crate::findings::{Findings, Particulars, Waiver};
use crate::localized;
use crate::manifest::{Notation, Room};
use crate::program::BindingRules;
use crate::quantity::{Date, Duration};
use crate::report::{self, Drawing, Layout};
use crate::source::Sources;
use crate::timeline::Timeline;
use crate::waivers::{self, Uses};

/// How far ahead a report looks that shows dates.
const YEARS_AHEAD: i32 = 3;

/// Checks products, one by one.
pub(crate) struct Examiner<'run> {
    /// What the user asks for.
    pub(crate) settings: &'run Settings,
    /// The rules that are applied.
    pub(crate) rules: &'run Rules,
    /// The same as they bind on the day whose law is applied.
    pub(crate) binding: Arc<BindingRules<'run>>,
    /// Whether there is one product, with which the run as a whole is observed.
    pub(crate) products: Products,
    /// The waivers that count.
    pub(crate) waivers: &'run Waivers,
    /// What is known beforehand.
    pub(crate) known: &'run Known,
    /// What is drawn of each product.
    pub(crate) drawings: &'run [Drawing],
    /// What is worked out of each finding.
    pub(crate) particulars: Particulars,
    /// Whether the products are needed once they are drawn.
    pub(crate) afterwards: Afterwards,
    /// How complaints are written.
    pub(crate) layout: Layout,
}

/// What becomes of a product once it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Afterwards {
    /// A report is made of all of them together.
    Kept,
    /// Nobody needs it any more.
    Forgotten,
}

/// What was found of the products of one job.
#[derive(Default)]
pub(crate) struct Examined {
    /// What the exit status is at least.
    pub(crate) code: ExitCode,
    /// What each drawing gave, of all products.
    pub(crate) drawn: Vec<String>,
    /// The products, where they are kept.
    pub(crate) products: Vec<Product>,
    /// What a person should see beside the reports.
    pub(crate) complaints: String,
    /// How many products there were.
    pub(crate) count: u64,
    /// Which waivers of the run covered something.
    pub(crate) uses: Uses,
    /// What the products change in the baseline that is written.
    pub(crate) changes: Vec<Change>,
    /// Whether what was observed of the run as a whole has been told with a product.
    pub(crate) is_run_observed: bool,
}

impl Examiner<'_> {
    /// Does one job.
    pub(crate) fn examine(&self, job: Job) -> Examined {
        let mut examined =
            Examined { drawn: vec![String::new(); self.drawings.len()], ..Examined::default() };
        match job {
            Job::Lines(name, chunk) => {
                let mut room = Room::default();
                for (line, bytes) in chunk.lines() {
                    let name = format!("{name}:{line}");
                    self.one(name, Notation::Json, &mut examined, |name, sources| {
                        let bytes = bytes.to_owned();
                        read_bytes(name, bytes, Notation::Json, &self.rules.program, sources, &mut room)
                    });
                }
            }
            Job::Text(path, notation, bytes) => {
                self.one(path.display().to_string(), notation, &mut examined, |name, sources| {
                    let room = &mut Room::default();
                    read_bytes(name, bytes, notation, &self.rules.program, sources, room)
                });
            }
            Job::File(path, notation) => {
                self.one(path.display().to_string(), notation, &mut examined, |name, sources| {
                    let room = &mut Room::default();
                    match input::read_bytes(&path) {
                        Ok(bytes) => read_bytes(name, bytes, notation, &self.rules.program, sources, room),
                        Err(problem) => Err(vec![problem.diagnostic(&path, sources)]),
                    }
                });
            }
            Job::Line(path) => {
                self.one(path.display().to_string(), Notation::Json, &mut examined, |_, sources| {
                    read_one(&path, None, &self.rules.program, sources)
                });
            }
            Job::Refuse(path, problem) => {
                self.one(path.display().to_string(), Notation::Toml, &mut examined, |_, sources| {
                    Err(vec![problem.diagnostic(&path, sources)])
                });
            }
        }
        examined
    }

    /// Checks one product that is read so.
    fn one(
        &self,
        name: String,
        notation: Notation,
        examined: &mut Examined,
        read: impl FnOnce(&str, &mut Sources) -> Read,
    ) {
        let mut sources = self.waivers.sources();
        let read = read(&name, &mut sources).and_then(|(facts, warnings)| {
            let own = self.waivers.in_manifest(notation, &sources)?;
            let stated = evidence::stated(&self.rules.program, &facts);
            let seen = look(Path::new(&name), &stated)?;
            let backing = Backing::of(stated, &seen, self.binding.as_of);
            Ok((facts, warnings, own, backing, seen))
        });
        let (result, found) = match read {
            Ok((facts, warnings, own, backing, seen)) => {
                let findings = self.findings(&name, (&facts, &backing), &own, examined);
                let ahead = reports::look_ahead(self.settings).then(|| self.ahead(&facts)).flatten();
                (Ok(Checked { facts, findings, seen, ahead }), warnings)
            }
            Err(found) => (Err(found.clone()), found),
        };
        if !found.is_empty() {
            examined.complaints += &report::diagnostics(&found, &sources, self.layout);
        }
        let product = Product { name, notation, sources, result };
        let code = self.judge(&product, examined);
        examined.code = examined.code.max(code);
        examined.count += 1;
        match (self.afterwards, self.products) {
            (Afterwards::Kept, _) => examined.products.push(product),
            (Afterwards::Forgotten, Products::Several) => drop(product),
            // The run is about to end, which frees everything at once.
            (Afterwards::Forgotten, Products::One) => std::mem::forget(product),
        }
    }

    /// What is found by these facts, with the evidence behind it, with what waivers cover: those of the manifest itself,
    /// and those of the run; and what of it is known.
    fn findings(
        &self,
        name: &str,
        (facts, backing): (&Facts, &Backing),
        own: &[Arc<Waiver>],
        examined: &mut Examined,
    ) -> Findings {
        let program = &self.rules.program;
        let evaluator = Evaluator::under(Arc::clone(&self.binding), facts);
        let mut findings = Findings::with(&evaluator, self.particulars);
        let is_required = self.settings.require_evidence == Evidence::Required;
        let particulars = if is_required { Particulars::All } else { self.particulars };
        backing.support(&evaluator, &mut findings, particulars);
        if is_required {
            backing.require(&evaluator, &mut findings);
        }
        findings.observations.extend(evidence::observations(backing.documents()));
        let uses = waivers::cover(program, own, &mut findings);
        findings.observations.extend(waivers::observations(program, own, &uses, self.binding.as_of));
        examined.uses.extend(self.waivers.cover(program, &mut findings));
        if self.products == Products::One {
            findings.observations.extend(self.waivers.observations(
                program,
                &examined.uses,
                self.binding.as_of,
            ));
            examined.is_run_observed = true;
        }
        examined.changes.extend(self.known.mark(program, name, &mut findings));
        findings
    }

    /// What changes after the as-of date; `None` where there are too many elements to look at.
    fn ahead(&self, facts: &Facts) -> Option<Timeline> {
        let program = &self.rules.program;
        let tomorrow = Date::from_days(self.binding.as_of.days().saturating_add(1));
        let last = self.binding.as_of.plus(Duration::of_months(12 * YEARS_AHEAD), &program.calendar);
        Timeline::of(program, facts, tomorrow, last)
    }

    /// Draws what was found of a product, or what is wrong with it; what the exit status is for it.
    fn judge(&self, product: &Product, examined: &mut Examined) -> ExitCode {
        let drawings = self.drawings.iter().zip(&mut examined.drawn);
        let checked = match &product.result {
            Ok(checked) => checked,
            Err(diagnostics) => {
                let refused = product.refused(self, diagnostics);
                drawings.for_each(|(drawing, drawn)| drawn.push_str(&drawing.of_refused(&refused)));
                return ExitCode::NoConclusion;
            }
        };
        let view = product.view(self.rules, checked);
        drawings.for_each(|(drawing, drawn)| drawn.push_str(&drawing.of_manifest(&view)));
        if !checked.findings.anything_applies() {
            let name = &product.name;
            let complaint = localized!(
                "{name}: no rule applies, so nothing was checked",
                "{name}：没有适用的规则，未作任何检查"
            );
            examined.complaints += &self.layout.language.sentences(&complaint);
            examined.complaints.push('\n');
            return ExitCode::NoConclusion;
        }
        if self.settings.fail_on.catches_any(&checked.findings) {
            ExitCode::Findings
        } else {
            ExitCode::Clean
        }
    }
}
