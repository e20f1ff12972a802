//! The words for an assumption behind a finding.

use super::language::join;
use crate::findings::Note;
use crate::localized;
use crate::localized::Localized;

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
                "working days of {en} are counted Monday to Friday: the rules have no holiday calendar of {that_en}",
                "{zh}的工作日按星期一至星期五计算：规则中没有{that_zh}的节假日安排"
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
    use crate::findings::Note;

    #[test]
    fn years_in_a_row_are_named_by_their_ends() {
        let text = note_text(&Note::NoCalendar(vec![2003, 2027, 2028, 2029]));
        assert!(text.en.starts_with("working days of 2003, 2027 to 2029 are counted"), "{}", text.en);
        assert!(text.zh.starts_with("2003 年、2027 年至 2029 年的工作日"), "{}", text.zh);
        assert!(text.zh.ends_with("规则中没有这些年份的节假日安排"), "{}", text.zh);
    }
}
