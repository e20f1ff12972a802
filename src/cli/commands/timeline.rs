//! `hegui timeline`: the days on which outcomes change, and what changes them.

use crate::cli::arguments::{TimelineFormat, TimelineOptions};
use crate::cli::exit_code::ExitCode;
use crate::cli::manifests::read_one;
use crate::cli::output::Output;
use crate::cli::rules::Rules;
use crate::cli::settings::Settings;
use crate::localized;
use crate::quantity::{Calendar, Date, Duration};
use crate::report::{self, TimelineView};
use crate::source::Sources;
use crate::timeline::{Timeline, first_day_of_law};

/// How far back a timeline looks where no first day is given.
const YEARS_BACK: i32 = 10;
/// How far ahead a timeline looks where no last day is given.
const YEARS_AHEAD: i32 = 5;
/// The most years that a timeline may span: each day of them is looked at.
const MOST_YEARS: i32 = 100;

pub(crate) fn run(options: &TimelineOptions, settings: &Settings, output: &mut Output) -> ExitCode {
    let Some(mut rules) = Rules::load_or_complain(settings.rule_set(), output) else {
        return ExitCode::NoConclusion;
    };
    if !rules.keep_packs(settings, output) {
        return ExitCode::NoConclusion;
    }
    let program = &rules.program;
    let mut sources = Sources::default();
    let facts = match read_one(&options.manifest, settings.input_format, program, &mut sources) {
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
    let today = settings.as_of;
    let years = |count: i32| Duration::of_months(12 * count);
    // What is past needs no reminder.
    let first = match options.format {
        TimelineFormat::Ics => today,
        TimelineFormat::Terminal | TimelineFormat::Json => {
            let looked_back = today.plus(years(-YEARS_BACK), &program.calendar);
            first_day_of_law(program).unwrap_or(today).max(looked_back)
        }
    };
    let from = options.from.or(options.to.map(|to| first.min(to))).unwrap_or(first);
    let to = options.to.unwrap_or_else(|| today.max(from).plus(years(YEARS_AHEAD), &program.calendar));
    if !is_a_span(from, to, output) {
        return ExitCode::NoConclusion;
    }
    let Some(timeline) = Timeline::of(program, &facts, from, to) else {
        output.say(&localized!(
            "from {from} to {to} is too long for so many elements: choose nearer days with --from and --to",
            "清单条目过多，无法逐日评估 {from} 至 {to}：请用 --from 和 --to 缩小范围"
        ));
        return ExitCode::NoConclusion;
    };
    let manifest = options.manifest.display().to_string();
    let view = TimelineView {
        program,
        facts: &facts,
        timeline: &timeline,
        manifest: &manifest,
        sources: &sources,
        today,
    };
    output.print(&match options.format {
        TimelineFormat::Terminal => report::timeline(&view, settings.detail, output.layout()),
        TimelineFormat::Json => report::timeline_json(&view),
        TimelineFormat::Ics => report::timeline_calendar(&view, output.layout().language),
    });
    if timeline.is_empty() {
        output.say(&localized!(
            "{manifest}: no rule applies on any of these days, so nothing was checked",
            "{manifest}：各日均没有适用的规则，未作任何检查"
        ));
        return ExitCode::NoConclusion;
    }
    ExitCode::Clean
}

/// Whether the days are a span that can be looked at.
fn is_a_span(from: Date, to: Date, output: &mut Output) -> bool {
    if from > to {
        output.say(&localized!(
            "the first day, {from}, lies after the last, {to}",
            "起始日期 {from} 晚于截止日期 {to}"
        ));
        return false;
    }
    if from.plus(Duration::of_months(12 * MOST_YEARS), &Calendar::default()) < to {
        output.say(&localized!(
            "from {from} to {to} are more than {MOST_YEARS} years: choose nearer days with --from and --to",
            "{from} 至 {to} 超过 {MOST_YEARS} 年：请用 --from 和 --to 缩小范围"
        ));
        return false;
    }
    true
}
