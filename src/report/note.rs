//! The words for an assumption behind a finding.

use super::language::join;
use super::outcome::message;
use super::view::View;
use crate::facts::FactName;
use crate::findings::{Finding, Note, Reading};
use crate::localized;
use crate::localized::Localized;
use crate::quantity::Date;

/// What a finding says, and behind it in parentheses what was assumed for it.
pub(super) fn noted_message(view: &View<'_>, finding: &Finding) -> Localized {
    finding.details().notes.iter().fold(message(view, finding), |text, note| {
        let note = note_text(note);
        Localized::new(format!("{} ({})", text.en, note.en), format!("{}（{}）", text.zh, note.zh))
    })
}

/// What was assumed, in a sentence without a full stop.
pub(super) fn note_text(note: &Note) -> Localized {
    match note {
        Note::NoCalendar(years) => {
            let Localized { en, zh } = join(&runs(years), ", ", "、");
            let (that_en, that_zh) = match years.as_slice() {
                [_] => ("that year", "该年"),
                _ => ("those years", "这些年份"),
            };
            localized!(
                "working days of {en} are counted Monday to Friday: the rules have no calendar of {that_en}",
                "{zh}的工作日按星期一至星期五计算：规则中没有{that_zh}的节假日安排"
            )
        }
        Note::Counters { counters, from, reading } => counters_text(counters, *from, *reading),
    }
}

fn counters_text(counters: &[FactName], from: Date, reading: Reading) -> Localized {
    let names: Vec<Localized> = counters.iter().map(|name| Localized::same(format!("`{name}`"))).collect();
    let Localized { en, zh } = join(&names, ", ", "、");
    let year = from.year();
    let one = counters.len() == 1;
    match reading {
        Reading::Hypothesis(as_of) => {
            let (count, they_are) = if one { ("counts", "it is") } else { ("count", "they are") };
            localized!(
                "{en} {count} from 1 January {year}; as of {as_of} {they_are} read as a hypothesis",
                "{zh} 自{year}年1月1日起累计；评估日期 {as_of} 不在同一年度，按假设采用"
            )
        }
        Reading::Assumption => {
            let are = if one { "is" } else { "are" };
            localized!(
                "{en} {are} taken to count from 1 January {year}: the manifest does not say on which day its facts hold (`described-on`)",
                "{zh} 视为自{year}年1月1日起累计：清单未说明所述事实以哪一天为准（`described-on`）"
            )
        }
    }
}

/// Years, those in a row as their first and last.
fn runs(years: &[i16]) -> Vec<Localized> {
    let in_a_row = |one: &i16, next: &i16| one + 1 == *next;
    let runs = years.chunk_by(in_a_row).filter_map(|run| run.first().zip(run.last()));
    let text = |(first, last): (&i16, &i16)| match last - first {
        0 => localized!("{first}", "{first} 年"),
        _ => localized!("{first} to {last}", "{first} 年至 {last} 年"),
    };
    runs.map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::note_text;
    use crate::facts::FactName;
    use crate::findings::{Note, Reading};
    use crate::quantity::Date;

    #[test]
    fn counters_of_another_year_are_named_with_their_first_day() {
        let day = |text| Date::parse(text).expect("a date");
        let name = |field| FactName::root("transfer").join(field);
        let note =
            |counters, reading| note_text(&Note::Counters { counters, from: day("2026-01-01"), reading });
        let text = note(vec![name("persons-this-year")], Reading::Hypothesis(day("2027-01-20")));
        assert_eq!(
            text.en,
            "`transfer.persons-this-year` counts from 1 January 2026; as of 2027-01-20 it is read as a hypothesis"
        );
        assert!(text.zh.starts_with("`transfer.persons-this-year` 自2026年1月1日起累计；"), "{}", text.zh);
        let text = note(vec![name("a"), name("b")], Reading::Assumption);
        assert!(
            text.en.starts_with("`transfer.a`, `transfer.b` are taken to count from 1 January 2026: "),
            "{}",
            text.en
        );
    }

    #[test]
    fn years_in_a_row_are_named_by_their_ends() {
        let text = note_text(&Note::NoCalendar(vec![2003, 2027, 2028, 2029]));
        assert!(text.en.starts_with("working days of 2003, 2027 to 2029 are counted"), "{}", text.en);
        assert!(text.zh.starts_with("2003 年、2027 年至 2029 年的工作日"), "{}", text.zh);
        assert!(text.zh.ends_with("规则中没有这些年份的节假日安排"), "{}", text.zh);
    }
}
