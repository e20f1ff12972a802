//! Questions in words: what is asked, how to answer it, what the answer decides.

use super::writing::writing;
use crate::findings::Question;
use crate::localized;
use crate::localized::Localized;
use crate::program::{Program, RecordKind};

/// The most facts that one question names.
const MOST_NAMES: usize = 3;

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

/// Where and how the manifest would state the answer.
pub(super) fn how_to_write(program: &Program, question: &Question<'_>) -> Localized {
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

/// How many findings the answer decides.
pub(super) fn weight(question: &Question<'_>) -> Localized {
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
