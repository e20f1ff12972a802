//! Questions in words: what is asked, how to answer it, what the answer decides.

use super::evidence::supports_name;
use super::writing::writing;
use crate::facts::FactName;
use crate::findings::Question;
use crate::localized;
use crate::localized::Localized;
use crate::manifest::Notation;
use crate::program::{Program, RecordKind};

/// The most facts that one question names.
const MOST_NAMES: usize = 3;

/// The question itself.
pub(super) fn question_text(program: &Program, question: &Question<'_>, notation: Notation) -> Localized {
    if !question.unsupported.is_empty() {
        return localized!("Which documents support these facts?", "哪些材料能够证明以下事实？");
    }
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
            let element = notation.element(texts.symbol(question.record.name));
            Localized::new(
                format!("{}: are there any (`{element}`)?", title.en),
                format!("是否有{}（`{element}`）？", title.zh),
            )
        }
    }
}

/// Where and how a manifest of that notation would state the answer.
pub(super) fn how_to_write(program: &Program, question: &Question<'_>, notation: Notation) -> Localized {
    if let Some((list, supports)) = supports_name(program).filter(|_| !question.unsupported.is_empty()) {
        let (names, more) = some_of(&question.unsupported, |name| quoted(name, notation));
        let names = names.join(", ");
        let (list, entry) = (notation.element(list), notation.entry(supports, &format!("[{names}]")));
        return localized!("`{list}` with `{entry}`{more}", "`{list}`，其中 `{entry}`{more}");
    }
    let Some(field) = question.field else {
        let name = program.texts.symbol(question.record.name);
        return match question.record.kind {
            RecordKind::List => list(name, notation),
            RecordKind::Table | RecordKind::Nested => {
                let table = notation.head(name);
                localized!("the table `{table}`", "表 `{table}`")
            }
        };
    };
    let (names, more) = some_of(&question.names, |name| format!("`{name}`"));
    let value = writing(program, field.of_type, notation);
    let between = match notation {
        Notation::Toml => " = ",
        Notation::Json | Notation::Yaml => ": ",
    };
    Localized::new(
        format!("{}{more}{between}{}", names.join(", "), value.en),
        format!("{}{more}{between}{}", names.join("、"), value.zh),
    )
}

/// The first of some names, as they are written, and how many more there are.
fn some_of(names: &[FactName], write: impl Fn(&FactName) -> String) -> (Vec<String>, String) {
    let more = names.len().saturating_sub(MOST_NAMES);
    let more = if more > 0 { format!(" +{more}") } else { String::new() };
    (names.iter().take(MOST_NAMES).map(write).collect(), more)
}

/// A name as a text; one with quotation marks of its own stands between apostrophes, where they may stand around a text.
fn quoted(name: &FactName, notation: Notation) -> String {
    let name = name.to_string();
    let has_quotation_marks = name.contains('"') && !name.contains('\'');
    if has_quotation_marks && notation != Notation::Json { format!("'{name}'") } else { format!("{name:?}") }
}

/// How a list at the top is stated, and that there are none.
fn list(name: &str, notation: Notation) -> Localized {
    let none = notation.entry(name, "[]");
    match notation {
        Notation::Toml => localized!(
            "one `[[{name}]]` for each, or `{none}` where there are none",
            "每项写一个 `[[{name}]]`；没有则写 `{none}`"
        ),
        Notation::Json | Notation::Yaml => {
            let some = notation.entry(name, "[{ … }]");
            localized!(
                "`{some}` with a table for each, or `{none}` where there are none",
                "`{some}`，每项一个表；没有则写 `{none}`"
            )
        }
    }
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
