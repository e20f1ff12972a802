//! `hegui fmt`: bring rule files into their canonical form.

use std::path::Path;

use crate::cli::arguments::FmtOptions;
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Output;
use crate::cli::{folders, input, new_file};
use crate::format::format;
use crate::localized;
use crate::source::Sources;

pub(crate) fn run(options: &FmtOptions, output: &mut Output) -> ExitCode {
    let mut sources = Sources::default();
    let mut code = ExitCode::Clean;
    let mut seen = 0_usize;
    for path in &options.paths {
        match folders::files_below(path, "hegui") {
            Ok(files) => {
                seen += files.len();
                for file in files {
                    code = code.max(format_file(&file, options, &mut sources, output));
                }
            }
            Err(problem) => {
                let found = problem.diagnostic(path, &mut sources);
                output.diagnose(&[found], &sources);
                code = ExitCode::NoConclusion;
            }
        }
    }
    if seen == 0 && code == ExitCode::Clean {
        output.say(&localized!("there are no rule files to format", "没有可格式化的规则文件"));
        return ExitCode::NoConclusion;
    }
    code
}

fn format_file(path: &Path, options: &FmtOptions, sources: &mut Sources, output: &mut Output) -> ExitCode {
    let text = match input::read(path, sources) {
        Ok(text) => text,
        Err(found) => {
            output.diagnose(&[*found], sources);
            return ExitCode::NoConclusion;
        }
    };
    let name = path.display().to_string();
    let file = sources.add(name.clone(), text.clone());
    match format(file, &text) {
        Err(found) => {
            output.diagnose(&found, sources);
            ExitCode::NoConclusion
        }
        Ok(canonical) if canonical == text => ExitCode::Clean,
        Ok(_) if options.check => {
            output.say(&localized!("{name} is not in its canonical form", "{name} 不是规范格式"));
            ExitCode::Findings
        }
        Ok(canonical) => match new_file::write(path, &canonical) {
            Ok(()) => ExitCode::Clean,
            Err(error) => {
                output.say(&localized!("{name} can't be written: {error}", "{name} 无法写入：{error}"));
                ExitCode::NoConclusion
            }
        },
    }
}
