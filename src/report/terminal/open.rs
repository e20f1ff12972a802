//! What is not known yet: the questions whose answers decide most.

use super::Detail;
use crate::findings::{Question, questions};
use crate::localized;
use crate::localized::Localized;
use crate::report::page::Page;
use crate::report::question::{how_to_write, question_text, weight};
use crate::report::view::View;

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
        render(view, question, number, page);
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

fn render(view: &View<'_>, question: &Question<'_>, number: usize, page: &mut Page) {
    let first = format!("{number:>3}. ");
    let text = page.layout.language.sentences(&question_text(view.program, question, view.notation));
    page.paragraph(&first, "     ", &text);
    let indented = |text: Localized| Localized::new(format!("  {}", text.en), format!("  {}", text.zh));
    page.entry(
        &indented(localized!("write", "填写")),
        &[how_to_write(view.program, question, view.notation)],
    );
    page.entry(&indented(localized!("decides", "影响")), &[weight(question)]);
}
