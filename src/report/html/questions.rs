//! What to answer next: the fewest questions, those that decide most first.

use maud::{Markup, html};

use super::sheet::Sheet;
use super::text::{both, counted, prose};
use crate::findings::{Outcome, Question, questions};
use crate::localized;
use crate::report::question::{how_to_write, question_text, weight};
use crate::report::view::View;

/// The most questions that are shown before the others are unfolded.
const MOST_QUESTIONS: usize = 10;

/// The open questions; nothing where there is none.
pub(super) fn open_questions(sheet: &Sheet<'_, '_>) -> Markup {
    let view = sheet.view;
    let all = questions(view.program, view.findings);
    let open = view.findings.counts().of(Outcome::Undetermined);
    if all.is_empty() {
        return html! {};
    }
    let (first, others) = all.split_at(all.len().min(MOST_QUESTIONS));
    let more = others.len();
    let (count, start) = (counted(all.len(), "question", "questions", "个问题"), first.len() + 1);
    html! {
        section.part.questions id=(sheet.id("questions")) {
            h3 {
                (both(&localized!("Open questions", "待确认的问题"))) " " span.count { (both(&count)) }
            }
            p.lead {
                (both(&localized!(
                    "The fewest questions that decide all {open} findings that are not known yet, those that decide \
                     most first. Answer them in the manifest and check again.",
                    "回答以下问题即可确定全部 {open} 项待确认结论；影响最大的排在最前。请在清单中填写答案后重新检查。"
                )))
            }
            ol { @for question in first { (item(view, question)) } }
            @if more > 0 {
                details.more {
                    summary { (both(&localized!("{more} more", "另有 {more} 个问题"))) }
                    ol start=(start) { @for question in others { (item(view, question)) } }
                }
            }
        }
    }
}

fn item(view: &View<'_>, question: &Question<'_>) -> Markup {
    html! {
        li {
            p.ask { (prose(&question_text(view.program, question, view.notation))) }
            p.write { (prose(&how_to_write(view.program, question, view.notation))) }
            p.weight { (both(&weight(question))) }
        }
    }
}
