//! Takes the reports of a run to where they go: standard output, files, and the summary of a workflow's step.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::examination::{Afterwards, Examined, Examiner};
use super::exit_code::ExitCode;
use super::new_file::NewFile;
use super::output::Output;
use super::step_summary::StepSummary;
use crate::findings::Particulars;
use crate::localized;
use crate::localized::Localized;
use crate::report::{Drawing, Observed, Renderer};

/// All reports of a run.
#[derive(Default)]
pub(crate) struct Deliveries {
    all: Vec<Delivery>,
    code: ExitCode,
}

/// How a report comes to be.
pub(crate) enum Form {
    /// From products that are drawn on their own: the drawing of that number.
    Drawn(usize),
    /// From all products together.
    Together(Box<dyn Renderer>),
}

/// A report and where it goes.
struct Delivery {
    form: Form,
    /// `None` once writing has failed.
    destination: Option<Destination>,
}

enum Destination {
    /// Standard output, as the report grows.
    Stdout,
    /// Standard output, after the reports before it.
    Later(Vec<u8>),
    File(PathBuf, NewFile),
    StepSummary(StepSummary),
}

impl Destination {
    fn writer<'a>(&'a mut self, output: &'a mut Output) -> &'a mut dyn Write {
        match self {
            Self::Stdout => output.stdout(),
            Self::Later(bytes) => bytes,
            Self::File(_, file) => file,
            Self::StepSummary(summary) => summary,
        }
    }

    /// How it is called where it can't be written.
    fn name(&self) -> Localized {
        match self {
            Self::Stdout | Self::Later(_) => localized!("standard output", "标准输出"),
            Self::File(path, _) => Localized::same(path.display().to_string()),
            Self::StepSummary(summary) => Localized::same(summary.path().display().to_string()),
        }
    }

    fn finish(self, output: &mut Output) -> io::Result<()> {
        match self {
            Self::Stdout => output.stdout().flush(),
            Self::Later(bytes) => {
                output.stdout().write_all(&bytes)?;
                output.stdout().flush()
            }
            Self::File(_, file) => file.keep(),
            Self::StepSummary(summary) => summary.append(),
        }
    }
}

impl Deliveries {
    /// One more report, for standard output.
    pub(crate) fn add_to_stdout(&mut self, form: Form) {
        let is_first = !self.all.iter().any(|one| matches!(one.destination, Some(Destination::Stdout)));
        let destination = if is_first { Destination::Stdout } else { Destination::Later(Vec::new()) };
        self.all.push(Delivery { form, destination: Some(destination) });
    }

    /// One more report, for a file.
    pub(crate) fn add_to_file(&mut self, form: Form, path: &Path, output: &mut Output) {
        let place = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let is_this = |one: &Delivery| match &one.destination {
            Some(Destination::File(other, _)) => place(other) == place(path),
            _ => false,
        };
        if self.all.iter().any(is_this) {
            let path = path.display();
            output.say(&localized!("{path} is to hold two reports", "{path} 被指定用于两份报告"));
            self.code = ExitCode::NoConclusion;
            return;
        }
        match NewFile::create(path) {
            Ok(file) => {
                let destination = Some(Destination::File(path.to_owned(), file));
                self.all.push(Delivery { form, destination });
            }
            Err(error) => self.complain(&Localized::same(path.display().to_string()), &error, output),
        }
    }

    /// One more report, for the summary of a workflow's step.
    pub(crate) fn add_to_step_summary(&mut self, form: Form, summary: StepSummary) {
        self.all.push(Delivery { form, destination: Some(Destination::StepSummary(summary)) });
    }

    /// What is needed of the products once they are drawn.
    pub(crate) fn afterwards(&self) -> Afterwards {
        let is_together = |one: &Delivery| matches!(one.form, Form::Together(_));
        if self.all.iter().any(is_together) { Afterwards::Kept } else { Afterwards::Forgotten }
    }

    /// What is needed of each finding.
    pub(crate) fn particulars(&self, drawings: &[Drawing]) -> Particulars {
        let of_drawings = drawings.iter().map(Drawing::particulars).max();
        match self.afterwards() {
            Afterwards::Kept => Particulars::All,
            Afterwards::Forgotten => of_drawings.unwrap_or(Particulars::All),
        }
    }

    /// Writes what was found into each report.
    pub(crate) fn deliver(&mut self, examined: &Examined, run: &Examiner<'_>, output: &mut Output) {
        self.each(output, |form, out| match form {
            Form::Drawn(number) => match examined.drawn.get(*number) {
                Some(text) => out.write_all(text.as_bytes()),
                None => Ok(()),
            },
            Form::Together(renderer) => {
                examined.products.iter().try_for_each(|product| product.write(run, renderer.as_mut(), out))
            }
        });
    }

    /// Writes what was observed of the run as a whole into each report.
    pub(crate) fn observe(&mut self, observed: &Observed<'_>, drawings: &[Drawing], output: &mut Output) {
        self.each(output, |form, out| match form {
            Form::Drawn(number) => match drawings.get(*number) {
                Some(drawing) => out.write_all(drawing.of_run(observed).as_bytes()),
                None => Ok(()),
            },
            Form::Together(renderer) => renderer.observe(observed, out),
        });
    }

    /// Lets each report write something.
    fn each(
        &mut self,
        output: &mut Output,
        mut write: impl FnMut(&mut Form, &mut dyn Write) -> io::Result<()>,
    ) {
        for index in 0..self.all.len() {
            let Some(delivery) = self.all.get_mut(index) else { continue };
            let Some(destination) = &mut delivery.destination else { continue };
            if let Err(error) = write(&mut delivery.form, destination.writer(output)) {
                let name = destination.name();
                delivery.destination = None;
                self.complain(&name, &error, output);
            }
        }
    }

    /// Ends each report; the exit status where one of them could not be written.
    pub(crate) fn finish(mut self, output: &mut Output) -> ExitCode {
        self.each(output, |form, out| match form {
            Form::Drawn(_) => Ok(()),
            Form::Together(renderer) => renderer.finish(out),
        });
        for delivery in std::mem::take(&mut self.all) {
            let Some(destination) = delivery.destination else { continue };
            let name = destination.name();
            if let Err(error) = destination.finish(output) {
                self.complain(&name, &error, output);
            }
        }
        self.code
    }

    /// Says that a report can't be written. A reader that has gone away, such as `head`, is no error of ours.
    fn complain(&mut self, name: &Localized, error: &io::Error, output: &mut Output) {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return;
        }
        let Localized { en, zh } = name;
        output.say(&localized!("{en} can't be written: {error}", "{zh} 无法写入：{error}"));
        self.code = ExitCode::NoConclusion;
    }
}
