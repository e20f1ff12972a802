//! What is not known yet: the questions whose answers decide most.

use super::Detail;
use crate::findings::{Question, questions};
use crate::localized;
use crate::localized::Localized;
use crate::program::{Program, RecordKind};
use crate::report::page::Page;
use crate::report::view::View;
use crate::report::writing::writing;

/// The most facts that one question names.
const MOST_NAMES: usize = 3;
/// The most questions that a report shows unless it is asked for everything.
const MOST_QUESTIONS: usize = 10;

/// The questions, those that decide most first.
pub(super) fn questions_to_answer(view: &View<'_>, detail: Detail, page: &mut Page) {
    let questions = questions(view.program, view.findings);
    if questions.is_empty() {
        return;
    }
    page.blank();
    let count = questions.len();
    let plural = if count == 1 { "" } else { "s" };
    page.heading(&localized!("Not known yet: {count} question{plural}", "待确认：{count} 个问题"));
    let most = if detail == Detail::Verbose { count } else { MOST_QUESTIONS };
    for (question, number) in questions.iter().zip(1..).take(most) {
        page.blank();
        render(view.program, question, number, page);
    }
    let more = count.saturating_sub(most);
    if more > 0 {
        page.blank();
        let command = "`hegui check --verbose`";
        page.sentences(
            "     ",
            &localized!(
                "and {more} more: {command} shows them all",
                "另有 {more} 个问题：{command} 列出全部"
            ),
        );
    }
}

fn render(program: &Program, question: &Question<'_>, number: usize, page: &mut Page) {
    let first = format!("{number:>3}. ");
    let text = page.layout.language.sentences(&question_text(program, question));
    page.paragraph(&first, "     ", &text);
    let indented = |text: Localized| Localized::new(format!("  {}", text.en), format!("  {}", text.zh));
    page.entry(&indented(localized!("write", "填写")), &[how_to_write(program, question)]);
    page.entry(&indented(localized!("decides", "影响")), &[weight(question)]);
}

/// The question itself.
pub(super) fn question_text(program: &Program, question: &Question<'_>) -> Localized {
    let texts = &program.texts;
    match question.field {
        Some(field) => match field.ask {
            Some(ask) => texts.localized(ask),
            None => {
                let title = texts.localized(field.title);
                Localized::new(format!("{}?", title.en), format!("{}？", title.zh))
            }
        },
        None => {
            let title = texts.localized(question.record.title);
            let name = texts.symbol(question.record.name);
            Localized::new(
                format!("{}: are there any (`[[{name}]]`)?", title.en),
                format!("是否有{}（`[[{name}]]`）？", title.zh),
            )
        }
    }
}

fn how_to_write(program: &Program, question: &Question<'_>) -> Localized {
    let Some(field) = question.field else {
        let name = program.texts.symbol(question.record.name);
        return match question.record.kind {
            RecordKind::List => localized!(
                "one `[[{name}]]` for each, or `{name} = []` where there are none",
                "每项写一个 `[[{name}]]`；没有则写 `{name} = []`"
            ),
            RecordKind::Table | RecordKind::Nested => {
                localized!("the table `[{name}]`", "表 `[{name}]`")
            }
        };
    };
    let names: Vec<String> = question.names.iter().take(MOST_NAMES).map(|name| format!("`{name}`")).collect();
    let more = question.names.len().saturating_sub(MOST_NAMES);
    let more = if more > 0 { format!(" +{more}") } else { String::new() };
    let value = writing(program, field.of_type);
    Localized::new(
        format!("{}{more} = {}", names.join(", "), value.en),
        format!("{}{more} = {}", names.join("、"), value.zh),
    )
}

fn weight(question: &Question<'_>) -> Localized {
    let count = question.findings.len();
    let plural = if count == 1 { "" } else { "s" };
    let alone = question.decides_alone;
    if alone == 0 {
        localized!(
            "{count} finding{plural}, together with other facts",
            "{count} 项结论，需与其他事实一并确定"
        )
    } else if alone == count {
        localized!("{count} finding{plural} by itself", "可单独确定 {count} 项结论")
    } else {
        localized!(
            "{count} finding{plural}, {alone} of them by itself",
            "{count} 项结论，其中 {alone} 项可单独确定"
        )
    }
}
